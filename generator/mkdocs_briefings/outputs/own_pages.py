"""Hand-written pages as outputs tell of them: what they are called, and their Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from mkdocs_briefings.addresses import destination
from mkdocs_briefings.load.front_matter import front_matter, without_front_matter

_HEADLINE = re.compile(r"^#[ \t]+(.*?)[ \t#]*(?:\{[^{}]*\})?[ \t]*$", re.M)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")


class HandWritten(NamedTuple):
    """A page: its address as a page, its title, and its Markdown as it is written."""

    uri: str
    title: str
    markdown: str


def texts_by_hand(texts: Mapping[str, str], files: Iterable[str]) -> dict[str, HandWritten]:
    """Those of some files that are Markdown, by their paths."""
    return {
        file: _read(file, texts[file])
        for file in files
        if file in texts and destination(file) != file
    }


def _read(file: str, text: str) -> HandWritten:
    markdown = without_front_matter(text)
    headline = _HEADLINE.search(markdown)
    told = _LINK.sub(r"\1", headline[1]) if headline else ""
    path = PurePosixPath(file).with_suffix("")
    title = str(front_matter(text).get("title") or told or path.name)
    return HandWritten(str(path), title, markdown)
