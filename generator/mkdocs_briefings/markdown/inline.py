"""Spares Python-Markdown the inline patterns that cannot match: half of its time, the same HTML.

Python-Markdown tries each of its patterns on each piece of text, and `[` as a link by reference
several times, also where a page defines no references. As an extension, this looks first whether
the character that a pattern begins with is in the text at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from markdown import Markdown, inlinepatterns, treeprocessors
from markdown.extensions import Extension
from markdown.util import AtomicString

_BEGINNINGS = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: "\\",
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.IMAGE_LINK_RE: "![",
    inlinepatterns.AUTOLINK_RE: "<",
    inlinepatterns.AUTOMAIL_RE: "<",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
    inlinepatterns.LINE_BREAK_RE: "  \n",
}
"""What text that matches a pattern of Python-Markdown's own begins with."""

_BY_REFERENCE: tuple[type, ...] = (
    inlinepatterns.ReferenceInlineProcessor,
    inlinepatterns.ShortReferenceInlineProcessor,
    inlinepatterns.ImageReferenceInlineProcessor,
    inlinepatterns.ShortImageReferenceInlineProcessor,
)

_AS_EVER = 20  # the priority of Python-Markdown's own

Candidate = tuple[int, Callable[[str], object], Any]
"""A pattern with its place among all, and a quick look whether it may be in a text."""


class InlineProcessor(treeprocessors.InlineProcessor):
    """As the one that it takes the place of, whose name it has: so its private methods are found.

    (Python makes `__handleInline` of a class to `_InlineProcessor__handleInline`.)
    """

    def run(self, tree, ancestors=None):  # type: ignore[no-untyped-def]
        """Go over a page; by now it is known whether it defines references."""
        self.candidates = list(self._candidates())
        return super().run(tree, ancestors)

    def _candidates(self) -> Iterator[Candidate]:
        """The patterns that may match on this page, with their places and beginnings."""
        for index, pattern in enumerate(self.inlinePatterns):
            if type(pattern) not in _BY_REFERENCE or self.md.references:
                yield index, _look_for(pattern), pattern

    def __handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString):
            return data
        for index, may_be_in, pattern in self.candidates:
            if index < patternIndex or not may_be_in(data):
                continue
            matched, start = True, 0
            while matched:
                data, matched, start = self.__applyPattern(pattern, data, index, start)  # type: ignore[attr-defined]
        return data


def _look_for(pattern: Any) -> Callable[[str], object]:
    beginning = _BEGINNINGS.get(pattern.pattern)
    if beginning is None:  # a pattern of an extension
        found: Callable[[str], object] = pattern.getCompiledRegExp().search
        return found
    return re.compile(re.escape(beginning)).search


class Inline(Extension):
    """The extension."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take the place of Python-Markdown's own."""
        md.treeprocessors.register(InlineProcessor(md), "inline", _AS_EVER)


def makeExtension(**options: object) -> Inline:
    """Make the extension, by the name of this module."""
    return Inline(**options)
