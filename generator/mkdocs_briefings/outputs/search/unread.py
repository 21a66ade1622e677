"""What search does not read on a page, and the words of its statements that stand only there.

Who says something, on which sources and where it was counted is told for each statement; around it
search leaves that out, as it would end what another statement says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING

from mkdocs_briefings.outputs.search.repeats import IGNORED, own_sections

if TYPE_CHECKING:  # what indexes loads no more than it must, where nothing has changed
    from mkdocs_briefings.pages.parts.told import Told

UNREAD = (
    *(".headerlink", "svg", "thead", "[data-search-exclude]"),
    *(".briefing-ways", ".briefing-published", 'sup > [id^="mark:"]', ".briefing-menu"),
    # Who speaks is packed for each statement; here it would end what another said before.
    *(".briefing-account > summary", ".briefing-account > .briefing-meta", "#briefing-told"),
)
"""What Pagefind is to leave out, as selectors, besides what says so of itself."""

_SECTION = re.compile(r"(?=<h2\b)")
_FOLDED = re.compile(r"<details\b[^>]*briefing-account")
_HEADING = re.compile(rf"(?<!{IGNORED}>)(?=<h[3-6]\b)")
_ENDS = re.compile(
    r"<(?:summary|svg|thead)\b"
    r"|<[^>]*(?:data-pagefind-ignore|data-search-exclude|briefing-(?:menu|published|ways))"
)
_TAG = re.compile(r"<sup>.*?</sup>|<[^>]*>", re.S)
_AROUND = ".,;:!?()[]“”‘’«»…–—·/\"'"  # signs around a word


def words_unread(told: Sequence[Told], content: str) -> list[str]:
    """The words of a page's statements that search may not read in its HTML. In order, each once.

    Of its text counts what search reads without doubt.
    """
    if not told:
        return []
    read = {word.lower() for word in _words(_surely_read(content))}
    said = {word for one in told for part in _parts(one) for word in _words(part)}
    return sorted(word for word in said if word.lower() not in read)


def _surely_read(content: str) -> str:
    """The text from each heading to the first thing that search does not read; to the end of a
    section, nothing more of what is folded away, whose parts may be either."""
    found = []
    for section in _SECTION.split(own_sections(content)):
        shown = _FOLDED.split(section, maxsplit=1)[0]
        found += [_ENDS.split(part, maxsplit=1)[0] for part in _HEADING.split(shown)]
    return unescape(_TAG.sub(" ", " ".join(found)))


def _parts(told: Told) -> tuple[str, ...]:
    """What is told of a statement, and its name, which may be an author's own words."""
    name = told.anchor.partition("-")[2].replace("-", " ")
    return name, told.sentence, told.speakers, told.sources, told.where


def _words(text: str) -> set[str]:
    return {word.strip(_AROUND) for word in text.split()} - {""}
