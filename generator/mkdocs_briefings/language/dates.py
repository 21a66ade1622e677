"""A date as records write it (a subset of EDTF): what it covers, and where it comes in order."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

Precision = Literal["year", "month", "day", "time"]

_RANKS: Final[dict[str, int]] = {"year": 0, "month": 1, "day": 2, "time": 3}


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month, year, time or interval.

    `start` and `end` are the first and the last day covered, as the record's own clock counted
    them (None: open end). `precision` is that of the start (of the end where the start is open),
    `moment` the exact time of the same, `approximate` true where either end is. `ends` are the
    dates between which an interval lies, as each is written.
    """

    text: str
    start: date | None
    end: date | None
    precision: Precision
    approximate: bool = False
    moment: datetime | None = None
    ends: tuple[Date | None, Date | None] | None = None

    @property
    def first(self) -> date:
        """The first day covered; of an open start, the end."""
        return self.start or self.end or date.min

    @property
    def last(self) -> date:
        """The last day covered; of an open end, the start."""
        return self.end or self.start or date.max

    @property
    def year(self) -> int:
        """The year of the first day."""
        return self.first.year

    @property
    def interval(self) -> bool:
        """Whether this is a span of time, written with both of its ends."""
        return self.ends is not None

    @property
    def is_single(self) -> bool:
        """Whether this is one day or one time (approximate or not)."""
        return not self.interval and self.precision in ("day", "time")

    @property
    def sort_key(self) -> tuple[int, int, int, int, str]:
        """A key that puts any dates in one order, earliest first.

        By the first day as written, so that pages can group by day; of one day the coarser date
        first, times by UTC (one without an offset counts as UTC), then what ends first.
        """
        second = utc_seconds(self.moment) if self.moment else 0
        last = self.end.toordinal() if self.end else date.max.toordinal() + 1
        return (self.first.toordinal(), _RANKS[self.precision], second, last, self.text)

    @property
    def chronological(self) -> tuple[int, int, int]:
        """A key for events in the order in which they are told: what is exact comes first.

        A day comes after the times that are known of it, a month after its days and a year after
        its months, since nobody knows where within it the event belongs; what was before a day
        comes ahead of that day.
        """
        if self.start is None:
            return (_first_of(self.last, self.precision).toordinal(), -1, 0)
        seconds = utc_seconds(self.moment) if self.moment else 0
        end = _last_of(self.start, self.precision).toordinal()
        return (end, _RANKS["time"] - _RANKS[self.precision], seconds)


def _first_of(day: date, precision: Precision) -> date:
    """The first day of the year or month that a day is in; else the day."""
    if precision == "year":
        return day.replace(month=1, day=1)
    return day.replace(day=1) if precision == "month" else day


def _last_of(day: date, precision: Precision) -> date:
    """The last day of the year or month that a day is in; else the day."""
    if precision == "year":
        return day.replace(month=12, day=31)
    if precision == "month":
        return day.replace(day=monthrange(day.year, day.month)[1])
    return day


def utc_seconds(moment: datetime) -> int:
    """Seconds since the year 1 in UTC; counted, since datetime cannot leave its years 1–9999."""
    offset = moment.utcoffset()
    day = moment.toordinal() * 86400 + moment.hour * 3600 + moment.minute * 60 + moment.second
    return day - (int(offset.total_seconds()) if offset else 0)
