"""Marks of citations: where a page cites a source, until the whole page is there to be numbered.

Views and templates write marks; only when a page is laid out is it known which source it cites
first. A mark is framed by control characters, which no record can hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from markupsafe import Markup

_START, _BETWEEN, _END = "\x02", "\x04", "\x03"
_MARK = re.compile(rf"{_START}([^{_START}{_END}\n]+){_END}")
_RUN = re.compile(rf"{_MARK.pattern}(?:[^\S\n]*{_MARK.pattern})*")  # those at one place
_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001)))).replace("\n", "")
LIST = f"{_START}{_END}"
"""Stands where a page has its list of sources."""


class SourceMark(NamedTuple):
    """A source by its id, the place in it, and what differs there from what is known of it.

    `grade` is its meaning in words, `via` the label of the source through which it is known.
    `below` is set where it stands below a drawing of what is cited elsewhere on the page: it is the
    number of its source then, and nothing leads back to it.
    """

    source: str
    at: str = ""
    grade: str = ""
    via: str = ""
    below: str = ""


def written(mark: SourceMark) -> Markup:
    """A mark as views and templates put it into a text."""
    return Markup(f"{_START}{_BETWEEN.join(mark)}{_END}")


def marks_in(text: str) -> Iterator[SourceMark]:
    """The marks of a text in their order."""
    return (SourceMark(*found.split(_BETWEEN)) for found in _MARK.findall(text))


def with_marks(text: str, show: Callable[[list[SourceMark]], str]) -> str:
    """The text with all marks of one place as `show` writes them, close to the word before."""
    written: list[str] = []
    at = 0
    for run in _RUN.finditer(text):
        written += text[at : run.start()].rstrip(_BLANKS), show(list(marks_in(run[0])))
        at = run.end()
    return "".join([*written, text[at:]])
