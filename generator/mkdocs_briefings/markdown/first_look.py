"""Spares Python-Markdown the tests of blocks that cannot hold: a twentieth of its time, the same
HTML.

Python-Markdown tries each of its kinds of block on each block of text. As an extension, this looks
first whether the characters that a kind begins with are in the block at all. Which tags are of
blocks it asks once for each, not for each element again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown, blockprocessors
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.tables import TableProcessor
from pymdownx.details import DetailsProcessor

Look = Callable[[str], bool]
Test = Callable[[Element, str], bool]


def _heading(block: str) -> bool:
    return block.startswith("#") or "\n#" in block


def _underlined(block: str) -> bool:
    return "\n=" in block or "\n-" in block


def _quotation(block: str) -> bool:
    return block.startswith((">", " ")) or "\n>" in block or "\n " in block


def _table(block: str) -> bool:
    return "|" in block


def _admonition(block: str) -> bool:
    return "!!!" in block


def _details(block: str) -> bool:
    return "???" in block


_KINDS = {
    "admonition": (AdmonitionProcessor, _admonition),
    "details": (DetailsProcessor, _details),
    "table": (TableProcessor, _table),
    "hashheader": (blockprocessors.HashHeaderProcessor, _heading),
    "setextheader": (blockprocessors.SetextHeaderProcessor, _underlined),
    "quote": (blockprocessors.BlockQuoteProcessor, _quotation),
}
"""What makes a kind of block, by the name that it is registered under, and the quick look."""


def _looking_first(kind: Any, may_be: Look) -> Test:
    """The test of a kind of block, after a quick look."""
    test: Test = kind.test

    def looks(parent: Element, block: str) -> bool:
        return may_be(block) and test(parent, block)

    def looks_for_more(parent: Element, block: str) -> bool:
        """Of a kind that goes on over indented blocks, and knows it where it has begun to."""
        goes_on = block.startswith(indent) or kind.current_sibling is not None
        return (goes_on or may_be(block)) and test(parent, block)

    indent = " " * kind.tab_length
    return looks_for_more if hasattr(kind, "current_sibling") else looks


class FirstLook(Extension):
    """The extension."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Let the kinds that are as Python-Markdown has them look first."""
        known = md.parser.blockprocessors
        for name, (made_by, may_be) in _KINDS.items():
            if name in known and type(found := known[name]) is made_by:
                found.test = _looking_first(found, may_be)  # type: ignore[method-assign, assignment]
        md.is_block_level = cache(md.is_block_level)  # type: ignore[method-assign]


def makeExtension(**options: object) -> FirstLook:
    """Make the extension, by the name of this module."""
    return FirstLook(**options)
