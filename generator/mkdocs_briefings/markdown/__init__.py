"""Authors' Markdown: read once, then written for any page as Markdown that can do no harm."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from mkdocs_briefings.escaping import escape
from mkdocs_briefings.markdown.code import indent_fences
from mkdocs_briefings.markdown.pieces import Citation, Fault, Marks, Page, Piece, merged
from mkdocs_briefings.markdown.reader import CITATION, citations, read, too_long
from mkdocs_briefings.markdown.spans import plain_text, text_node
from mkdocs_briefings.markdown.writer import Writer

__all__ = ["Citation", "Fault", "Prose", "indent", "parse"]

# What only CommonMark can read: inside a line, at the start of the text, on its further lines.
_MARKUP = re.compile(r"[\\`*_\[\]<&]")
_BLOCK = re.compile(r" {4}|\t|[ ]{0,3}(?:[#>+\-=~]|\d{1,9}[.)])")
_LINES = re.compile(r"[ \t]{2}$|^[ \t]*$|^(?: {4}|\t|[ ]{0,3}(?:[#>+\-=~|:]|\d{1,9}[.)]))", re.M)

_NOT_BESIDE_A_MARKER = re.compile(r" {4}|[->|](?: |$)|\d+\. |\*\*\*$|<pre>")
_SHOWN = 1000  # characters of a text that cannot be read


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown field that has been read; equal to another of the same source."""

    source: str
    citations: tuple[Citation, ...] = field(compare=False)
    """What is cited, in order, once for each time."""
    links: tuple[str, ...] = field(compare=False)
    """Relative targets of links, as written; `#…` alone too."""
    images: tuple[str, ...] = field(compare=False)
    """Relative paths of pictures, as written."""
    faults: tuple[Fault, ...] = field(compare=False)
    plain: str = field(compare=False)
    """The words alone, in one line, without markup and citations."""
    _blocks: tuple[Piece, ...] = field(compare=False, repr=False)
    _lines: tuple[Piece, ...] = field(compare=False, repr=False)

    @property
    def has_headings(self) -> bool:
        """Whether any heading stands in it."""
        return any(isinstance(piece, Marks) for piece in self._blocks)

    def render(
        self,
        *,
        cite: Callable[[Citation], str],
        link: Callable[[str], str],
        heading: int = 3,
        inline: bool = False,
        text: Callable[[str], str] | None = None,
    ) -> Markup:
        """Return Markdown for a page.

        cite: the Markdown of a citation, in one line.
        link: the address of a relative link or picture on this page; empty to show words only.
        heading: the level of the highest headings, 1 to 6.
        inline: one line; paragraphs and items end in `<br>`, headings and tables lose their form.
        text: the Markdown of a run of plain text, made with `escaping.escape_inline` where it is
            kept; called for what is not in a link, code or heading.
        """
        page = Page(cite, link, heading, text)
        return Markup(page.write(self._lines if inline else self._blocks).strip(" \n"))


def parse(source: str) -> Prose:
    """Read a text; what is wrong with it is in `faults`, and it can be rendered all the same."""
    if fault := too_long(source):
        return _refused(source, fault)
    return _parse_plain(source) or _parse_marked(source)


def indent(markdown: str, by: int = 4) -> Markup:
    """Return Markdown for a list item or an admonition: all lines but the first moved right.

    Fenced code becomes indented code, since Python-Markdown sees no fence inside of anything.
    """
    first, *rest = indent_fences(markdown).split("\n")
    if _NOT_BESIDE_A_MARKER.match(first):
        first, rest = "<!-- -->", ["", first, *rest]
    return Markup("\n".join([first, *(" " * by + line if line else "" for line in rest)]))


def _parse_plain(source: str) -> Prose | None:
    """Most texts are prose with citations at most: read at a fiftieth of the cost of CommonMark."""
    text = source.strip()
    # Texts and what is between the brackets of citations take turns.
    parts = CITATION.split(text) if "[" in text else [text]
    if (
        any(_MARKUP.search(part) for part in parts[::2])
        or _BLOCK.match(source.lstrip("\r\n"))
        or ("\n" in text and _LINES.search(text))
    ):
        return None
    if len(parts) == 1:
        pieces: tuple[Piece, ...] = (text_node(text, True),)
        return Prose(source, (), (), (), (), " ".join(text.split()), pieces, pieces)
    cited = [tuple(citations(inner)) for inner in parts[1::2]]
    mixed: list[Piece] = []
    for part, group in zip(parts[::2], [*cited, ()], strict=True):
        mixed += [text_node(part, not mixed), *group] if part else group
    pieces = tuple(mixed)
    plain = "".join([*(part.rstrip() for part in parts[:-1:2]), parts[-1]])
    every = tuple(citation for group in cited for citation in group)
    return Prose(source, every, (), (), (), " ".join(plain.split()), pieces, pieces)


def _parse_marked(source: str) -> Prose:
    tokens, faults = read(source)
    if not tokens and faults:
        return _refused(source, *faults)
    writer = Writer(tokens)
    blocks = writer.write()
    joined = [piece for line in writer.lines for piece in ("<br>", *line)][1:]
    found = writer.spans
    return Prose(
        source,
        tuple(found.citations),
        tuple(found.links),
        tuple(found.images),
        tuple(_with_needle(fault, source) for fault in (*faults, *found.faults)),
        plain_text(tokens),
        blocks,
        merged(joined),
    )


def _refused(source: str, *faults: Fault) -> Prose:
    beginning = source[:_SHOWN] + ("…" if len(source) > _SHOWN else "")
    shown: tuple[Piece, ...] = (escape(beginning),)
    return Prose(source, (), (), (), faults, " ".join(beginning.split()), shown, shown)


def _with_needle(fault: Fault, source: str) -> Fault:
    """An address is found where it is written as it is read, so without entities and the like."""
    return fault if fault.needle in source else replace(fault, needle="")
