"""Dates of the calendars whose years are taken for Gregorian ones, turned into those.

Solar Hijri: the 33-year cycle of intercalation that ICU (`persncal.cpp`) uses, which agrees with
the calendar kept in Iran and Afghanistan for all years read here. Lunar Hijri: the tabular calendar
of 30-year cycles (Reingold and Dershowitz, Calendrical Calculations, ch. 7), a day or two from what
is seen of the moon, and so always "about". Buddhist: the Thai solar one, 543 years ahead. Hebrew:
only the year (ch. 8), as some count its months from spring and others from autumn.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Span = tuple[date, date]
"""The first and the last Gregorian day of a year, a month or a day."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar: its name, the years in which its dates look like Gregorian ones by mistake."""

    name: str
    years: range
    day: Callable[[int, int, int], date]
    """The Gregorian day of a year, month and day; months follow each other without gaps."""
    is_exact: bool = True
    has_months: bool = True
    """Whether the number of a month says which it is."""

    def span(self, year: int, month: int | None, day: int | None) -> Span | None:
        """What a date covers in Gregorian days; None where there is no such date."""
        if not self.has_months:
            return self.day(year, 1, 1), date.fromordinal(self.day(year + 1, 1, 1).toordinal() - 1)
        if month is not None and not 1 <= month <= 12:
            return None
        first = self.day(year, month or 1, 1)
        after = self.day(year, month + 1, 1) if month and month < 12 else self.day(year + 1, 1, 1)
        last = date.fromordinal(after.toordinal() - 1)
        if day is None:
            return first, last
        one = date.fromordinal(first.toordinal() + day - 1)
        return (one, one) if day >= 1 and one <= last else None


def _solar(year: int, month: int, day: int) -> date:
    months = 31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6
    return date.fromordinal(226_894 + 365 * (year - 1) + (8 * year + 21) // 33 + months + day)


def _lunar(year: int, month: int, day: int) -> date:
    months = 29 * (month - 1) + month // 2
    return date.fromordinal(227_014 + 354 * (year - 1) + (3 + 11 * year) // 30 + months + day)


def _buddhist(year: int, month: int, day: int) -> date:
    return date(year - 543, month, day)


def _hebrew(year: int, _month: int, _day: int) -> date:
    """The new year, put off where else a year would be of a length that none has."""
    before, this, after = (_days_before(one) for one in (year - 1, year, year + 1))
    put_off = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(this + put_off - 1_373_427)


def _days_before(year: int) -> int:
    """The days of all years before one, which begins on no Sunday, Wednesday or Friday."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


# Years of about 1920 to 2055; before 1941 the Thai year began in April.
CALENDARS = (
    Calendar("solar Hijri", range(1300, 1435), _solar),
    Calendar("lunar Hijri", range(1340, 1480), _lunar, is_exact=False),
    Calendar("Buddhist", range(2484, 2600), _buddhist),
    Calendar("Hebrew", range(5680, 5816), _hebrew, has_months=False),
)


def calendars_of(year: int) -> list[Calendar]:
    """The calendars that a year looks like one of; none where it is Gregorian."""
    return [calendar for calendar in CALENDARS if year in calendar.years]


_BY_DIGITS = {
    re.compile(r"[০-৯]{4}"): range(1320, 1480),
    re.compile(r"[०-९]{4}"): range(2050, 2120),
}
"""Years of the Bengali and the Nepali calendar, of which days are not worked out here, by the
digits in which these are written."""


def is_of_unknown(text: str) -> bool:
    """Whether a date is written as one of a calendar that is not among these."""
    return any(
        found and int(found[0]) in years
        for pattern, years in _BY_DIGITS.items()
        if (found := pattern.search(text))
    )


_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(T[^~]*)?)?)?(~?)", re.ASCII)


def meant(text: str) -> list[tuple[Calendar, str]] | None:
    """What a date in EDTF means by each calendar that its years look like one of, in EDTF.

    None where all years are Gregorian; empty where no such calendar has the date.
    """
    sides = text.split("/")
    points = [point for side in sides if (point := _POINT.fullmatch(side))]
    found = dict.fromkeys(one for point in points for one in calendars_of(int(point[1])))
    if not found:
        return None
    readings = [(calendar, [_side(calendar, side) for side in sides]) for calendar in found]
    return [(calendar, _joined(written)) for calendar, written in readings if all(written)]


def _side(calendar: Calendar, side: str) -> str:
    """One side of an interval; what is Gregorian or open stays; empty where there is none such."""
    point = _POINT.fullmatch(side)
    if point is None or not calendars_of(int(point[1])):
        return side
    month, day = (int(part) if part else None for part in point.group(2, 3))
    if (year := int(point[1])) not in calendar.years or not (
        span := calendar.span(year, month, day)
    ):
        return ""
    about = "" if calendar.is_exact and not point[5] else "~"
    days = [f"{one}{point[4] or ''}{about}" for one in _edtf(*span)]
    return "/".join(days)


def _edtf(first: date, last: date) -> list[str]:
    """The two days in EDTF; as one where they are the same, or make a whole month or year."""
    after = date.fromordinal(last.toordinal() + 1)
    if first != last and first.day == after.day == 1:
        if first.replace(year=first.year + 1) == after and first.month == 1:
            return [f"{first:%Y}"]
        if last.month == first.month and last.year == first.year:
            return [f"{first:%Y-%m}"]
    return list(dict.fromkeys((first.isoformat(), last.isoformat())))


def _joined(sides: list[str]) -> str:
    """An interval from the first day of the first side to the last day of the last."""
    return "/".join(dict.fromkeys((sides[0].split("/")[0], sides[-1].split("/")[-1])))
