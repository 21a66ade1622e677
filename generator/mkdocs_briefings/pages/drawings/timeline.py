"""A timeline as a strip: days as strokes, months and years as bands, on one axis of time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mkdocs_briefings.language.date_reading import parse
from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.pages.drawings.axis import Tick

WIDTH, LEFT, RIGHT = 360, 10, 350
"""Units across, and where the axis begins and ends."""
_LANE, _FIRST_LANE, _LANES = 14, 12, 4
_NEAR = 10  # units: strokes nearer than this stand one above the other
_FEWEST = 3  # moments that are worth a drawing
_LETTER = 8


@dataclass(frozen=True, slots=True)
class Moment:
    """Something with a date: what it says and where on the page it stands."""

    date: Date
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A moment on the strip: from `start` to `end`, which are equal for a day; its height `y`."""

    start: int
    end: int
    y: int
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The strip: its height, where the axis runs, and what is on it."""

    height: int
    axis: int
    strokes: list[Stroke]
    ticks: list[Tick]


def timeline(moments: Iterable[Moment], show: Callable[[Date], str]) -> TimelineView | None:
    """The strip of some moments; None where there are too few, or all are of one day.

    `show` writes a date in words.
    """
    dated = sorted(moments, key=lambda one: one.date.chronological)
    bounds = [_bounds(one.date) for one in dated]
    if len(dated) < _FEWEST or len(set(bounds)) < 2:
        return None
    scale = _Scale(min(start for start, _ in bounds), max(end for _, end in bounds))
    strokes = list(_strokes(dated, bounds, scale))
    axis = max(stroke.y for stroke in strokes) + _LANE
    return TimelineView(axis + 24, axis, strokes, list(_ticks(scale, show)))


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def at(self, day: date) -> int:
        """Where a day lies."""
        length = max(1, (self.last - self.first).days)
        return LEFT + round((RIGHT - LEFT) * (day - self.first).days / length)


def _bounds(when: Date) -> tuple[date, date]:
    """The first and the last day of a date; an open end is the day that is known."""
    return when.first, max(when.first, when.last)


def _strokes(
    moments: Sequence[Moment], bounds: Sequence[tuple[date, date]], scale: _Scale
) -> Iterable[Stroke]:
    """Each moment in the first lane where it has room; what is too much shares the last one."""
    ends = [-_NEAR] * _LANES
    for moment, (first, last) in zip(moments, bounds, strict=True):
        start, end = scale.at(first), scale.at(last)
        lane = next((n for n, taken in enumerate(ends) if start - taken >= _NEAR), _LANES - 1)
        ends[lane] = max(ends[lane], end)
        yield Stroke(start, end, _FIRST_LANE + lane * _LANE, moment.label, moment.href)


def _ticks(scale: _Scale, show: Callable[[Date], str]) -> Iterable[Tick]:
    """The first and the last day, and between them the turns of years or months with room."""
    start = Tick(LEFT, _words(scale.first, show), "start")
    end = Tick(RIGHT, _words(scale.last, show), "end")
    taken = [(LEFT, LEFT + _LETTER * len(start.label)), (RIGHT - _LETTER * len(end.label), RIGHT)]
    yield start
    for day, text in _turns(scale.first, scale.last, show):
        x, half = scale.at(day), _LETTER * len(text) // 2 + 6
        if all(x + half < left or right < x - half for left, right in taken):
            taken.append((x - half, x + half))
            yield Tick(x, text)
    yield end


def _words(day: date, show: Callable[[Date], str]) -> str:
    return show(parse(day.isoformat()))


def _turns(first: date, last: date, show: Callable[[Date], str]) -> Iterable[tuple[date, str]]:
    """The first days of years within a span, or of months where it is short of two years."""
    years = last.year - first.year
    if years >= 2:
        step = max(1, years // 6)
        for year in range(first.year + 1, last.year + 1, step):
            yield date(year, 1, 1), show(parse(f"{year:04}"))
        return
    day = first.replace(day=1)
    while (day := (day + timedelta(days=32)).replace(day=1)) <= last:
        yield day, show(parse(f"{day:%Y-%m}"))
