"""Spares Python-Markdown what takes it long in texts with much markup; the HTML is the same.

Python-Markdown tries each of its patterns on each piece of text, and `[` as a link by reference
several times, also where a page defines no references. As an extension, this looks first whether
the character that a pattern begins with is in the text at all: half of the time of a usual page.
Plain links, of which it looks at each letter, and plain HTML are read at once.

It also writes the whole text anew for each match, and again for each piece that comes back: time
that grows with the square of the length. Here the pieces of a text are joined once for a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as etree

from markdown import Markdown, inlinepatterns, treeprocessors
from markdown.extensions import Extension
from markdown.util import INLINE_PLACEHOLDER_PREFIX, INLINE_PLACEHOLDER_RE, STX, AtomicString

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
_ANY_BEGINNING = re.compile(r"[`\\[<&]|  \n")

_LINK = re.compile(r"\[([^][]*)\]\(([^()<'\"\s\x02]+)\)")
"""A link without title, brackets or marks in its address, from where it begins."""

_BY_REFERENCE: tuple[type, ...] = (
    inlinepatterns.ReferenceInlineProcessor,
    inlinepatterns.ShortReferenceInlineProcessor,
    inlinepatterns.ImageReferenceInlineProcessor,
    inlinepatterns.ShortImageReferenceInlineProcessor,
)

_BY_THEMSELVES: tuple[type, ...] = (
    inlinepatterns.BacktickInlineProcessor,
    inlinepatterns.EscapeInlineProcessor,
    inlinepatterns.LinkInlineProcessor,
    inlinepatterns.ImageInlineProcessor,
    inlinepatterns.AutolinkInlineProcessor,
    inlinepatterns.AutomailInlineProcessor,
    inlinepatterns.HtmlInlineProcessor,
)
"""Patterns to which it is all the same what an earlier match of theirs has become.

Emphasis remembers places, which move with each match; of extensions nothing is known.
"""

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
        self.unknown = [one for one in self.candidates if one[2].pattern not in _BEGINNINGS]
        return super().run(tree, ancestors)

    def _candidates(self) -> Iterator[Candidate]:
        """The patterns that may match on this page, with their places and beginnings."""
        for index, pattern in enumerate(self.inlinePatterns):
            if type(pattern) not in _BY_REFERENCE or self.md.references:
                yield index, _look_for(pattern), pattern

    def __handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString):
            return data
        candidates = self.candidates if _ANY_BEGINNING.search(data) else self.unknown
        for index, may_be_in, pattern in candidates:
            if index < patternIndex or not may_be_in(data):
                continue
            if type(pattern) in _BY_THEMSELVES:
                data = self._with_all_at_once(pattern, data, index)
            else:
                data = self._with_one_after_another(pattern, data, index)
        return data

    def _with_one_after_another(self, pattern: Any, data: str, index: int) -> str:
        """The text with a mark in the place of each match of a pattern, whose number is `index`."""
        matched, start = True, 0
        while matched:
            data, matched, start = self.__applyPattern(pattern, data, index, start)  # type: ignore[attr-defined]
        return data

    def _with_all_at_once(self, pattern: Any, data: str, index: int) -> str:
        """The same, with the pieces of the text joined once."""
        if any(one.lower() in self.ancestors for one in pattern.ANCESTOR_EXCLUDES):
            return data
        parts: list[str] = []
        done = at = 0
        while found := _next(pattern, data, at):
            node, start, at = found
            if node is None:
                continue
            self._go_into(node, index)
            parts += data[done:start], self.__stashNode(node, pattern.type())  # type: ignore[attr-defined]
            if at <= start or data[at - 1] == "\\":  # as if only the mark were before what follows
                data, at = data[at:], 0
            done = at
        return "".join([*parts, data[done:]]) if parts else data

    def _go_into(self, node: etree.Element | str, index: int) -> None:
        """Look for more in a match: in it for later patterns, after its parts for this one too."""
        if isinstance(node, str) or isinstance(node.text, AtomicString):
            return
        for part in [node, *node]:
            if part.text:
                self.ancestors.append(part.tag.lower())
                part.text = self.__handleInline(part.text, index + 1)
                self.ancestors.pop()
            if part.tail:
                part.tail = self.__handleInline(part.tail, index)

    def __processPlaceholders(
        self, data: str | None, parent: etree.Element, isText: bool = True
    ) -> list[tuple[etree.Element, list[str]]]:
        if data and not isinstance(data, AtomicString):
            data = INLINE_PLACEHOLDER_RE.sub(self._text_or_mark, data)
            if INLINE_PLACEHOLDER_PREFIX not in data:
                if isText:
                    parent.text = (parent.text or "") + data
                else:
                    parent.tail = (parent.tail or "") + data
                return []
        return super().__processPlaceholders(data, parent, isText)  # type: ignore

    def _text_or_mark(self, mark: re.Match[str]) -> str:
        """What is to stand in the place of a mark, if that is text; the rest becomes elements."""
        node = self.stashed_nodes.get(mark[1])
        return node if isinstance(node, str) and INLINE_PLACEHOLDER_PREFIX not in node else mark[0]


def _next(
    pattern: inlinepatterns.InlineProcessor, data: str, at: int
) -> tuple[etree.Element | str | None, int, int] | None:
    """What the next match of a pattern becomes, if anything, with its place in the text."""
    at_once = _AT_ONCE.get(type(pattern))
    for match in pattern.getCompiledRegExp().finditer(data, at):
        found = at_once(pattern, match, data) if at_once else pattern.handleMatch(match, data)
        node, start, end = found
        if start is not None and end is not None:
            return node, start, end
    return None


def _link(pattern: Any, match: re.Match[str], data: str) -> Any:
    """What a match of `[` becomes."""
    link = _LINK.match(data, match.start())
    if link is None:
        return pattern.handleMatch(match, data)
    node = etree.Element("a", {"href": link[2]})
    node.text = link[1]
    return node, match.start(), link.end()


def _html(pattern: Any, match: re.Match[str], data: str) -> Any:
    """What a match of a tag or an entity becomes."""
    if STX in match[0]:
        return pattern.handleMatch(match, data)
    return pattern.md.htmlStash.store(match[0]), *match.span()


_AT_ONCE: Mapping[type, Callable[..., Any]] = {
    inlinepatterns.LinkInlineProcessor: _link,
    inlinepatterns.HtmlInlineProcessor: _html,
}


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
