"""Where sources disagree: statements that somebody disputes, and figures that cannot all be so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from mkdocs_briefings.language.vocabulary import MEASURE, Term
from mkdocs_briefings.library.figures import Comparison, day, span
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.model.quantities import About

ABOUT = 0.05
"""What share of a number may lie between it and what agrees with "about" that number."""


def is_disputed(statement: Statement) -> bool:
    """Whether any response disputes or denies it."""
    return any(
        r.data.stance in ("disputes", "denies") for r in statement.responses if r.kind == "response"
    )


def against(statement: Statement) -> dict[str, list[Statement]]:
    """The responses that dispute or deny it, by their stance."""
    found: dict[str, list[Statement]] = {}
    for response in statement.responses:
        if response.kind == "response" and response.data.stance in ("disputes", "denies"):
            found.setdefault(response.data.stance, []).append(response)
    return found


def is_open(statement: Statement) -> bool:
    """Whether it is disputed and nothing has been found out since."""
    resolution = statement.data.resolution
    settled = resolution is not None and resolution.outcome != "unresolved"
    return is_disputed(statement) and not settled


class _Reading(NamedTuple):
    """A figure that is compared: all numbers that agree with it, and when it stood so.

    `when` is None where time explains nothing: of most measures, and of figures without a day.
    """

    low: float
    high: float
    when: date | None
    figure: Statement


def disagrees(comparison: Comparison) -> bool:
    """Whether two current figures differ, and time does not explain it.

    Of a measure that grows, a later and higher figure is the newer state; of one that varies,
    figures of different months are a development; of any other, days do not matter
    (the record format, "What the format means", 1).
    """
    readings = list(_readings(comparison))
    undated = [one for one in readings if one.when is None]
    if _above(undated, readings) or _above(readings, undated):
        return True
    earlier: list[_Reading] = []
    for _, group in groupby(_in_time(readings), key=lambda one: one.when):
        together = list(group)
        if _above(together, together) or (_grows(comparison) and _above(earlier, together)):
            return True
        earlier = [max([*earlier, *together], key=lambda one: one.low)]
    return False


def overtaken(comparison: Comparison) -> set[Statement]:
    """The current figures that are not the latest state, and stand as of their day only."""
    dated = _in_time(_readings(comparison))
    if not _grows(comparison):
        return {one.figure for one in dated if one.when != dated[-1].when}
    found: set[Statement] = set()
    later: list[_Reading] = []
    for _, group in groupby(reversed(dated), key=lambda one: one.when):
        together = list(group)
        found.update(one.figure for one in together if _above(later, [one]))
        later = [max([*later, *together], key=lambda one: one.low)]
    return found


def _readings(comparison: Comparison) -> Iterator[_Reading]:
    measure = MEASURE.lookup(comparison.measure)
    for figure in comparison.current:
        if bounds := span(figure.data):
            low, high = bounds
            data = figure.data
            if isinstance(data.min if data.min is not None else data.value, About):
                low *= 1 - ABOUT
            if isinstance(data.max if data.max is not None else data.value, About):
                high *= 1 + ABOUT
            yield _Reading(low, high, _when(figure, measure), figure)


def _when(figure: Statement, measure: Term | None) -> date | None:
    if measure is None or not (measure.grows or measure.varies):
        return None
    when = day(figure)
    return when.replace(day=1) if when and measure.varies else when


def _in_time(readings: Iterable[_Reading]) -> list[_Reading]:
    dated = [(one.when, one) for one in readings if one.when]
    return [one for _, one in sorted(dated, key=lambda pair: pair[0])]


def _above(some: Sequence[_Reading], others: Sequence[_Reading]) -> bool:
    """Whether one of some figures lies wholly above one of others."""
    lows, highs = [one.low for one in some], [one.high for one in others]
    return bool(lows and highs) and max(lows) > min(highs)


def _grows(comparison: Comparison) -> bool:
    measure = MEASURE.lookup(comparison.measure)
    return measure is not None and measure.grows
