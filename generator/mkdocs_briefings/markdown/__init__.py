"""Authors' Markdown: read once, then written for any page as Markdown that can do no harm."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from mkdocs_briefings.markdown.code import indent_fences
from mkdocs_briefings.markdown.escaping import escape
from mkdocs_briefings.markdown.pieces import Cited, Fillings, Marks, NoteStart, Piece, merged
from mkdocs_briefings.markdown.plain import Block, read_plain, written
from mkdocs_briefings.markdown.reader import read, too_divided, too_long
from mkdocs_briefings.markdown.spans import plain_text
from mkdocs_briefings.markdown.writer import Writer
from mkdocs_briefings.problems import Fault

__all__ = ["Cited", "Prose", "indent", "parse"]

_NOT_BESIDE_A_MARKER = re.compile(r" {4}|[->|](?: |$)|\d+\. |\*\*\*$|<pre>")
_TOLD = 100  # faults of one text
_SHOWN = 1000  # characters of a text that cannot be read


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown field that has been read; equal to another of the same source."""

    source: str
    citations: tuple[Cited, ...] = field(compare=False)
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
    def has_blocks(self) -> bool:
        """Whether it is more than the words of one paragraph."""
        return self._blocks != self._lines

    @property
    def has_headings(self) -> bool:
        """Whether any heading stands in it."""
        return any(isinstance(piece, Marks) for piece in self._blocks)

    @property
    def has_notes(self) -> bool:
        """Whether any footnote stands in it."""
        return any(isinstance(piece, NoteStart) for piece in self._blocks)

    def render(
        self,
        *,
        cite: Callable[[Cited], str],
        link: Callable[[str], str],
        heading: int = 3,
        inline: bool = False,
        text: Callable[[str], str] | None = None,
        notes: str = "",
        tag: str = "",
    ) -> Markup:
        """Return Markdown for a page.

        cite: the Markdown of a citation, in one line.
        link: the address of a relative link or picture on this page; empty to show words only.
        heading: the level of the highest headings, 1 to 6.
        inline: one line; paragraphs and items end in `<br>`, headings and tables lose their form.
        text: the Markdown of a run of plain text, made with `escaping.escape_inline` where it is
            kept; called for what is not in a link, code or heading.
        notes: what the anchors of its footnotes begin with, which no other text on the page has;
            without it, and in one line, they are numbers only.
        tag: the language (BCP 47) that each of its blocks says it is in.
        """
        page = Fillings(cite, link, heading, text, "" if inline else notes, tag)
        return Markup(page.write(self._lines if inline else self._blocks).strip(" \n"))


def parse(source: str) -> Prose:
    """Read a text; what is wrong with it is in `faults`, and it can be rendered all the same."""
    if blocks := read_plain(source):
        fault = too_divided(sum(block.level > 0 for block in blocks))
        return _refused(source, fault) if fault else _plain(source, blocks)
    if fault := too_long(source):
        return _refused(source, fault)
    return _parse_marked(source)


def indent(markdown: str, by: int = 4) -> Markup:
    """Return Markdown for a list item or an admonition: all lines but the first moved right.

    Fenced code becomes indented code, since Python-Markdown sees no fence inside of anything.
    """
    first, *rest = indent_fences(markdown).split("\n")
    if _NOT_BESIDE_A_MARKER.match(first):
        first, rest = "<!-- -->", ["", first, *rest]
    return Markup("\n".join([first, *(" " * by + line if line else "" for line in rest)]))


def _plain(source: str, blocks: Sequence[Block]) -> Prose:
    cited = tuple(citation for block in blocks for citation in block.citations)
    words = " ".join(block.plain for block in blocks if block.plain)
    return Prose(source, cited, (), (), (), words, *written(blocks))


def _parse_marked(source: str) -> Prose:
    tokens, faults = read(source)
    if not tokens and faults:
        return _refused(source, *faults)
    writer = Writer(tokens)
    blocks = writer.write()
    line = merged([piece for line in writer.lines for piece in ("<br>", *line)][1:])
    found = writer.spans
    return Prose(
        source,
        tuple(found.citations),
        tuple(found.links),
        tuple(found.images),
        tuple(_with_needle(fault, source) for fault in [*faults, *found.faults][:_TOLD]),
        plain_text(tokens),
        line if writer.is_line else blocks,
        line,
    )


def _refused(source: str, *faults: Fault) -> Prose:
    beginning = source[:_SHOWN] + ("…" if len(source) > _SHOWN else "")
    shown: tuple[Piece, ...] = (escape(beginning),)
    return Prose(source, (), (), (), faults, " ".join(beginning.split()), shown, shown)


def _with_needle(fault: Fault, source: str) -> Fault:
    """An address is found where it is written as it is read, so without entities and the like."""
    return fault if fault.needle in source else replace(fault, needle="")
