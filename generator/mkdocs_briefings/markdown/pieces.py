"""What an author's Markdown becomes: ready Markdown, and holes that each page fills in its way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from mkdocs_briefings.markdown.escaping import escape_inline, guard, line_in_language, url


class Cited(NamedTuple):
    """A source cited in the text; `at` is the place in it, `para. 4`, or empty."""

    key: str
    at: str = ""


class Text(NamedTuple):
    """A run of plain text as it was written, and whether its block begins with it."""

    raw: str
    first: bool

    @property
    def markdown(self) -> str:
        """The one place where an author's plain text becomes Markdown."""
        return guard(escape_inline(self.raw), self.first)


class NoteMark(NamedTuple):
    """The number of a footnote in the text; `leads_back` where the note leads back to."""

    number: int
    leads_back: bool


def letters(number: int) -> str:
    """A number from 1 on as letters: a to z, then aa and on."""
    rest, last = divmod(number - 1, 26)
    return (letters(rest) if rest else "") + chr(ord("a") + last)


class NoteStart(NamedTuple):
    """The place where a footnote begins, and the way back to where its number stands."""

    number: int


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A link within the site, around what it shows; `title` is Markdown, quotes included."""

    target: str
    title: str
    shown: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SiteImage:
    """A picture of the site; `alt` and `title` are Markdown."""

    target: str
    title: str
    alt: str


@dataclass(frozen=True, slots=True)
class Marks:
    """A heading's `#`s; `below` says how many levels it is below the highest of its text."""

    below: int


@dataclass(frozen=True, slots=True)
class BlockText:
    """The words of one block of a text: a paragraph, an item, a heading, a cell."""

    pieces: tuple[Piece, ...]


Piece = str | Text | Cited | SiteLink | SiteImage | Marks | NoteMark | NoteStart | BlockText


@dataclass(frozen=True, slots=True)
class Fillings:
    """How a page fills the holes; see `Prose.render`."""

    cite: Callable[[Cited], str]
    link: Callable[[str], str]
    heading: int
    text: Callable[[str], str] | None
    notes: str = ""
    tag: str = ""

    def write(self, pieces: Iterable[Piece]) -> str:
        """Return the pieces as Markdown."""
        return "".join([p if isinstance(p, str) else self._write(p) for p in pieces])

    def _write(
        self, piece: Text | Cited | SiteLink | SiteImage | Marks | NoteMark | NoteStart | BlockText
    ) -> str:
        if isinstance(piece, Text):  # nearly always
            return piece.markdown if self.text is None else self._hooked(piece, self.text)
        match piece:
            case BlockText(pieces):
                words = self.write(pieces)
                return line_in_language(words, self.tag) if self.tag else words
            case Cited():
                return self.cite(piece)
            case NoteMark() | NoteStart():
                return self._note(piece)
            case Marks(below):
                return "#" * min(self.heading + below, 6)
            case SiteLink(target, title, shown):
                address, words = url(self.link(target)), self.write(shown)
                return f"[{words}]({address}{title})" if address else words
            case SiteImage(target, title, alt):
                address = url(self.link(target))
                return f"![{alt}]({address}{title})" if address else alt

    def _note(self, piece: NoteMark | NoteStart) -> str:
        """As HTML, so that the marks stand whether or not a site switches footnotes on.

        On a page they are letters, as numbers are those of sources.
        """
        number, name, shown = piece.number, self.notes, letters(piece.number)
        if isinstance(piece, NoteStart):
            way = f'class="briefing-footnote" id="{name}-{number}" href="#{name}-{number}-back"'
            return f"<a {way}>{shown} ↑</a> " if name else ""
        if not name:
            return f"<sup>{number}</sup>"
        back = f' id="{name}-{number}-back"' if piece.leads_back else ""
        return f'<sup{back}><a href="#{name}-{number}">{shown}</a></sup>'

    @staticmethod
    def _hooked(piece: Text, hook: Callable[[str], str]) -> str:
        return guard(hook(piece.raw), piece.first)


def merged(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with neighbouring ready ones made one."""
    result: list[Piece] = []
    ready: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            ready.append(piece)
            continue
        if ready:
            result.append("".join(ready))
            ready = []
        result.append(piece)
    if ready:
        result.append("".join(ready))
    return tuple(result)
