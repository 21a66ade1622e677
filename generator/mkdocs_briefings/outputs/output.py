"""What an output is: files that a site offers beside its pages, for other software."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, TypeVar

from mkdocs_briefings.addresses import HOME, text_beside
from mkdocs_briefings.library.gathered import Gathered
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.reads import note
from mkdocs_briefings.library.remembered import Remembered
from mkdocs_briefings.outputs.file_parts import FilePart, Piece
from mkdocs_briefings.outputs.own_pages import HandWritten
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.publication import Publication

R = TypeVar("R")

TEXT = "text"
"""Under which it is noted that a page's Markdown was read, by its file."""


@dataclass
class Edition:
    """A site as its outputs read it: what it holds, its pages, and their Markdown by file.

    The library holds only what is shown, so no output can let anything else out.
    """

    library: Library
    pages: Sequence[Page]
    site: Publication
    markdown: Mapping[str, str] = field(default_factory=dict)
    by_hand: dict[str, HandWritten] = field(default_factory=dict)
    """The pages that stand beside the records, by their files."""
    built: Path | None = None
    """The folder of a built site, in which texts stand beside their pages already."""
    outputs: frozenset[str] = frozenset()
    """The names of the outputs that are made."""
    kept: Callable[[FilePart], bytes] | None = None
    """What knows pieces of files that were made before, and those that were made for this site."""

    def part(self, part: FilePart) -> bytes:
        """A part of a piece; made together with the others of the piece, if nobody has it."""
        if self.kept:
            return self.kept(part)
        piece = part.piece
        if piece.name not in self._pieces:
            self._pieces[piece.name] = piece.make(piece.of)
        return self._pieces[piece.name][part.name]

    @cached_property
    def _pieces(self) -> dict[str, Mapping[str, bytes]]:
        return {}

    def once(self, gather: Callable[[Edition], R]) -> R:
        """What a function gathers for several files or outputs, gathered the first time."""
        return self._gathered.once(gather, lambda: gather(self))

    @cached_property
    def _gathered(self) -> Gathered:
        return Gathered()

    def text(self, file: str) -> str:
        """The Markdown of a page, by its file; made again only where it stands nowhere yet."""
        note(TEXT, file)
        path = self.built / text_beside(file, folders=self.site.folders) if self.built else None
        return path.read_text("utf-8") if path and path.is_file() else self.markdown[file]

    def card(self, uri: str) -> Card:
        """The card of a page, by its address; several outputs ask for it."""
        return self._card(uri)

    @cached_property
    def _card(self) -> Remembered[Card]:
        return Remembered(lambda uri: self._by_uri[uri].card())

    @cached_property
    def _by_uri(self) -> dict[str, Page]:
        return {page.uri: page for page in self.pages}

    def ways_up(self, page: Page) -> list[Page]:
        """The pages above a page, the nearest first, the home page last."""
        found: list[Page] = []
        step = self._by_uri.get(page.above)
        while step:
            found.append(step)
            step = self._by_uri.get(step.above)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """A file of an output: where it stands, what it is, and how it is written.

    `path` is from the site's root; `title` and `family` are in the site's language, `form` is the
    format's own name. `write` gives the same bytes each time. `rows` is None where it has none to
    count. `page` is the page of which the file is another form, told in that page's head. Files of
    one `family` are one for each of many pages: they are listed together. One that is made
    `with_page` may have been written when its page was. One that is `settled` holds nothing of
    any record. One that has `parts` is joined from these. One that is made with a `piece` holds
    nothing of other subjects: it is written where the piece is made, with the parts at hand.
    """

    path: str
    title: str
    form: str
    media_type: str
    write: Callable[[BinaryIO], None]
    rows: int | None = None
    page: str = HOME
    family: str = ""
    with_page: bool = False
    settled: bool = False
    parts: Sequence[FilePart] = ()
    piece: Piece | None = None

    @property
    def reads_little(self) -> bool:
        """Whether it reads a part of the library only: what a page shows, or less."""
        return bool(self.family or self.parts) or self.settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Files of one purpose, which the option `outputs` switches on and off by `name`.

    `title` and `about` are messages. `files` tells the files, each to be written when it is
    asked for; `head` what it tells in the head of a page, as tags. One that `needs_address` is not
    made where nobody says where the site will stand.
    """

    name: str
    title: str
    about: str
    files: Callable[[Edition], Iterable[OutputFile]] = lambda _: ()
    head: Callable[[Edition, Page], Iterable[str]] = lambda _, __: ()
    needs_address: bool = False
