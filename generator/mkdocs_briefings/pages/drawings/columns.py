"""Counts as columns: how many incidents in each month, on an axis that begins at zero."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from mkdocs_briefings.language.date_reading import parse
from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.pages.drawings.axis import Tick

WIDTH, HEIGHT = 360, 130
_LEFT, _RIGHT, _TOP, _FLOOR = 28, 352, 12, 104
FEWEST = 5
"""Incidents that are worth a drawing."""
_MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class TimeColumn:
    """One column: its place, its height, what it counts, and how many there are."""

    x: int
    y: int
    width: int
    height: int
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ColumnsView:
    """Columns above their axis; `unit` is month or year."""

    unit: str
    columns: list[TimeColumn]
    dates: list[Tick]
    counts: list[Tick]


def activity(dates: Iterable[Date], show: Callable[[Date], str]) -> ColumnsView | None:
    """How much happened in each month, in each year where a span is long; None where too little.

    A date that covers more than a month counts in the drawing by years only. `show` writes a month
    or a year in words.
    """
    known = [one for one in dates if one.start]
    if len(known) < FEWEST:
        return None
    months = [_month(one.first) for one in known]
    if max(months) - min(months) >= _MOST_COLUMNS or any(one.precision == "year" for one in known):
        counted = Counter(one.year for one in known)
        labels = {year: show(parse(f"{year:04}")) for year in range(min(counted), max(counted) + 1)}
        return _view("year", counted, labels)
    counted = Counter(months)
    span = range(min(counted), max(counted) + 1)
    return _view("month", counted, {month: show(parse(_iso(month))) for month in span})


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _iso(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"


def _view(unit: str, counted: Counter[int], labels: dict[int, str]) -> ColumnsView | None:
    if len(labels) < 2:
        return None
    most, step = max(counted.values()), (_RIGHT - _LEFT) / len(labels)
    top = _round(most)
    columns = []
    for place, (key, label) in enumerate(labels.items()):
        if count := counted[key]:
            height = max(2, round((_FLOOR - _TOP) * count / top))
            x, end = round(_LEFT + place * step), round(_LEFT + (place + 1) * step)
            gap = 2 if end - x > 6 else 0
            columns.append(TimeColumn(x, _FLOOR - height, end - x - gap, height, label, count))
    first, *_, last = labels.values()
    dates = [Tick(_LEFT, first, "start"), Tick(_RIGHT, last, "end")]
    counts = [Tick(_FLOOR, "0", "end"), Tick(_TOP, str(top), "end")]
    return ColumnsView(unit, columns, dates, counts)


def _round(most: int) -> int:
    """The number at the top of the axis: the next that reads easily."""
    power: int = 10 ** int(math.log10(most)) if most > 10 else 1
    return -(-most // power) * power
