"""One measure over time: what each source said when, as points above an axis from zero."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mkdocs_briefings.language.date_reading import parse
from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.pages.drawings.axis import Tick

WIDTH, HEIGHT = 360, 170
_LEFT, _RIGHT, _TOP, _FLOOR = 46, 350, 14, 138
FEWEST = 3
"""Figures of different days that are worth a drawing."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """A figure with its day: the least and the most that it says, and the number that it gives."""

    date: Date
    low: float
    high: float
    who: str
    amount: str
    href: str


@dataclass(frozen=True, slots=True)
class Point:
    """A figure on the drawing: a dot, or an upright line from `low` to `high`."""

    x: int
    low: int
    high: int
    label: str
    amount: str
    href: str


@dataclass(frozen=True, slots=True)
class OverTimeView:
    """Points in the order of time, with both axes."""

    points: list[Point]
    dates: list[Tick]
    numbers: list[Tick]


def over_time(
    readings: Iterable[Measurement],
    show: Callable[[Date], str],
    number: Callable[[float], str],
    ceiling: Callable[[float], float],
) -> OverTimeView | None:
    """The drawing of one measure; None where fewer than three days have a figure.

    `show` writes dates, `number` numbers; `ceiling` gives the number at the top of an axis that has
    to reach a value.
    """
    ordered = sorted(readings, key=lambda one: one.date.sort_key)
    days = {one.date.first for one in ordered}
    if len(days) < FEWEST:
        return None
    first, last = min(days), max(days)
    top = ceiling(max(one.high for one in ordered))
    span = (last - first).days
    points = [
        Point(
            _LEFT + 6 + round((_RIGHT - _LEFT - 12) * (one.date.first - first).days / span),
            _height(one.low, top),
            _height(one.high, top),
            one.who,
            one.amount,
            one.href,
        )
        for one in ordered
    ]
    dates = [
        Tick(_LEFT, show(parse(first.isoformat())), "start"),
        Tick(_RIGHT, show(parse(last.isoformat())), "end"),
    ]
    numbers = [Tick(_FLOOR, number(0), "end"), Tick(_TOP, number(top), "end")]
    return OverTimeView(points, dates, numbers)


def _height(value: float, top: float) -> int:
    return _FLOOR - round((_FLOOR - _TOP) * value / top) if top else _FLOOR
