"""Spares Python-Markdown reading HTML that is no block, most of what a page holds; the same HTML.

Python-Markdown reads each tag of a page to find what stands by itself, such as a drawing; MkDocs
does so again to find places that can be linked to. As an extension, this leaves out the paragraphs
whose tags all stand in a line, and notes the places on its way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown import Markdown
from markdown.extensions import Extension
from markdown.htmlparser import HTMLExtractor
from markdown.preprocessors import HtmlBlockPreprocessor

_NAME = "html_block"
_AS_EVER = 20  # the priority of Python-Markdown's own
_OPENED = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")
_WITH_ID = re.compile(r"""<[a-zA-Z][^<>']*? id="([^"&]*)\"""")
_COMMENT = "<!-- -->"
# A paragraph out of which no tag, comment or entity goes on into the next.
_WHOLE = re.compile(
    r"(?:[^<&]++|&(?!#)|&#\d+;|<!-- -->"
    r"""|</?[a-zA-Z][a-zA-Z0-9-]*+(?:\s+[a-z:-]++(?:="[^"<]*"|='[^'<]*')?)*+\s*/?>)*+"""
)


class _Reader(HTMLExtractor):
    """As ever, and it notes the places that it comes by."""

    def __init__(self, md: Markdown, places: set[str]) -> None:
        super().__init__(md)
        self._places = places

    @property
    def has_begun(self) -> bool:
        """Whether what it has read goes on in what comes next."""
        return bool(self.inraw or self.intail or self._cache or self.rawdata)  # type: ignore[attr-defined]

    def handle_starttag(self, tag, attrs):  # type: ignore[no-untyped-def]
        """Note the places in a tag."""
        self._note(tag, attrs)
        super().handle_starttag(tag, attrs)

    def handle_startendtag(self, tag, attrs):  # type: ignore[no-untyped-def]
        """The same, in one that is closed at once."""
        self._note(tag, attrs)
        super().handle_startendtag(tag, attrs)

    def _note(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and (name == "id" or (name == "name" and tag == "a")):
                self._places.add(value)


class HtmlBlocks(HtmlBlockPreprocessor):
    """As the one that it takes the place of; afterwards it knows the places in the page's HTML."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.places: set[str] = set()

    def run(self, lines: list[str]) -> list[str]:
        """The lines with a mark in the place of each block of HTML."""
        self.places = set()
        paragraphs = "\n".join(lines).replace("\n\n", "\n\n\0").split("\0")
        if all(map(_WHOLE.fullmatch, paragraphs)):
            return "".join(self._one_by_one(paragraphs)).split("\n")
        return "".join(self._together(paragraphs)).split("\n")

    def _one_by_one(self, paragraphs: Sequence[str]) -> Iterator[str]:
        """Each paragraph by itself, until a block goes on behind one."""
        for at, paragraph in enumerate(paragraphs):
            if self._is_in_line(paragraph):
                yield paragraph
                continue
            reader = _Reader(self.md, self.places)
            reader.feed(paragraph)
            if reader.has_begun:
                yield from self._together(paragraphs[at:])
                return
            yield from reader.cleandoc

    def _together(self, paragraphs: Sequence[str]) -> Sequence[str]:
        reader = _Reader(self.md, self.places)
        reader.feed("".join(paragraphs))
        reader.close()
        return reader.cleandoc

    def _is_in_line(self, paragraph: str) -> bool:
        """Whether a whole paragraph holds no blocks, for sure; then its places are noted."""
        if _COMMENT in paragraph or "name=" in paragraph:
            return False
        if any(map(self.md.is_block_level, set(_OPENED.findall(paragraph)))):
            return False
        ids = _WITH_ID.findall(paragraph) if "id=" in paragraph else []
        self.places.update(ids)
        return len(ids) == paragraph.count("id=")


class HtmlInLine(Extension):
    """The extension."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take the place of Python-Markdown's own, where no other has."""
        if type(md.preprocessors[_NAME]) is HtmlBlockPreprocessor:
            md.preprocessors.register(HtmlBlocks(md), _NAME, _AS_EVER)


def makeExtension(**options: object) -> HtmlInLine:
    """Make the extension, by the name of this module."""
    return HtmlInLine(**options)
