"""What several sources say of one measure as a strip from zero, small enough for a box."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_briefings.language.language import Language
from mkdocs_briefings.library.amounts import amount
from mkdocs_briefings.library.figures import span
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.pages.drawings.ranges import ceiling

_LEFT, _RIGHT, _EDGE = 3, 93, 99
"""Where the scale begins and ends in a strip that is 100 wide, and where an open end leads."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A line from `low` to `high`, all that sources say, and a dot at each number.

    The scale goes from zero to `top`; `words` has the figures as they are said.
    """

    low: int
    high: int
    dots: list[int]
    top: str
    words: str


def spread(figures: Iterable[Statement], language: Language) -> Spread | None:
    """The strip of the current figures of one measure; None unless two of them differ."""
    known = [(figure, bounds) for figure in figures if (bounds := span(figure.data))]
    if len({bounds for _, bounds in known}) < 2:
        return None
    ends = [end for _, bounds in known for end in bounds]
    top = ceiling(max(abs(end) for end in ends if not math.isinf(end)))
    single = {figure.data.value for figure, _ in known if figure.data.value is not None}
    said = dict.fromkeys(amount(figure.data, language) for figure, _ in known)
    return Spread(
        _at(min(ends), top),
        _at(max(ends), top),
        [_at(value, top) for value in sorted(single)],
        language.number(int(top) if top.is_integer() else top),
        language.listed(list(said), apart=True),
    )


def _at(value: float, top: float) -> int:
    """Where a number lies; what is open above goes beyond the scale, nothing lies below zero."""
    if math.isinf(value):
        return _LEFT if value < 0 else _EDGE
    return _LEFT + round(max(value, 0.0) / top * (_RIGHT - _LEFT))
