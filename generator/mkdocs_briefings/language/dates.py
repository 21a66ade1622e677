"""Dates as records write them (a subset of EDTF): reading, ordering, showing."""

import calendar
import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final, Literal

from mkdocs_briefings.language import calendars
from mkdocs_briefings.language.countries import cldr_locale
from mkdocs_briefings.language.date_slips import MONTHS, guesses
from mkdocs_briefings.problems import Fault, Faulty

Precision = Literal["year", "month", "day", "time"]

LONGEST: Final = 80  # characters; an interval of two full times has 53
FORMS: Final = (
    "Write a date as 2024, 2024-03, 2024-03-22 or 2024-03-22T19:55+03:00, with ~ after it for "
    "approximate; a/b for from a to b, a/.. or ../b for an open end."
)
TIMES: Final = "Write hours 00 to 23, minutes 00 to 59 and the offset from UTC, as in 19:55+03:00."

_POINT = re.compile(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
    r"(?:T([0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?))?)?)?(~?)"
)
_TIME = re.compile(  # a real one: no offset on Earth is over 14 hours
    r"(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){1,2}(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
)
_RANKS: Final[dict[str, int]] = {"year": 0, "month": 1, "day": 2, "time": 3}


class DateError(Faulty):
    """A text that is not a date: what is wrong with it, and how to write it.

    `remedies` are the dates that the hint offers, `meaning` what is told where none of them fits.
    """

    def __init__(
        self, message: str, hint: str = "", remedies: tuple[str, ...] = (), meaning: str = ""
    ) -> None:
        super().__init__(Fault("date", message, hint))
        self.remedies = remedies
        self.meaning = meaning


class OtherCalendar(DateError):
    """A date whose year looks like one of a calendar that is not the Gregorian one."""

    def __init__(self, text: str, meant: list[tuple[calendars.Calendar, str]]) -> None:
        message = f"“{text}” has a year that looks like another calendar's"
        meaning = " ".join(
            f"By the {calendar.name} calendar it is {'' if calendar.is_exact else 'about '}{date}."
            for calendar, date in meant
        )
        super().__init__(message, _converted(meant), tuple(date for _, date in meant), meaning)


def _converted(meant: list[tuple[calendars.Calendar, str]]) -> str:
    """The hint with the Gregorian dates that may be meant."""
    found = [
        f"{'' if calendar.is_exact else 'about '}`{text}` if of the {calendar.name} calendar"
        for calendar, text in meant
    ]
    if not found:
        return f"All dates are Gregorian. {FORMS}"
    return f"All dates are Gregorian. This is {', or '.join(found)}; write that."


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month, year, time or interval.

    `start` and `end` are the first and the last day covered, as the record's own clock counted
    them (None: open end). `precision` is that of the start (of the end where the start is open),
    `moment` the exact time of the same, `approximate` true where either end is.
    """

    text: str
    start: date | None
    end: date | None
    precision: Precision
    approximate: bool = False
    interval: bool = False
    moment: datetime | None = None

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
    def is_single(self) -> bool:
        """Whether this is one day or one time (approximate or not)."""
        return not self.interval and self.precision in ("day", "time")

    @property
    def sort_key(self) -> tuple[int, int, int, int, str]:
        """A key that puts any dates in one order, earliest first.

        By the first day as written, so that pages can group by day; of one day the coarser date
        first, times by UTC (one without an offset counts as UTC), then what ends first.
        """
        second = _utc_seconds(self.moment) if self.moment else 0
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
        seconds = _utc_seconds(self.moment) if self.moment else 0
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


def _utc_seconds(moment: datetime) -> int:
    """Seconds since the year 1 in UTC; counted, since datetime cannot leave its years 1–9999."""
    offset = moment.utcoffset()
    day = moment.toordinal() * 86400 + moment.hour * 3600 + moment.minute * 60 + moment.second
    return day - (int(offset.total_seconds()) if offset else 0)


@lru_cache(maxsize=65536)
def parse(text: str) -> Date:
    """Return the date that the text writes.

    The forms are those of record-format.md, "Values": of EDTF (ISO 8601-2:2019) the years
    0001–9999, months, days, times, `~`, and intervals with `..` for an open end.
    Raises DateError, with the right writing as its hint where that can be guessed.
    """
    text = text.strip()
    try:
        return _read(text)
    except DateError as error:
        if error.fault.hint:
            raise
        raise DateError(error.fault.message, *_hint(text)) from None


def _read(text: str) -> Date:
    """As parse, but with a hint only where the error itself tells it."""
    if len(text) > LONGEST:
        raise DateError(f"“{text[:20]}…” is not a date")
    match = _POINT.fullmatch(text)
    left, slash, right = text.partition("/")
    sides = [side for side in (left, right) if side != ".."] if slash else []
    if match or (slash and all(map(_POINT.fullmatch, sides))):
        if (meant := calendars.meant(text)) is not None:
            raise OtherCalendar(text, meant)
        return _point(text, match) if match else _interval(text, left, right)
    raise DateError(f"“{text}” is not a date" if text else "The date is empty")


def _point(text: str, match: re.Match[str]) -> Date:
    year, month, day = (int(part) if part else None for part in match.group(1, 2, 3))
    time, about = match[4], match[5] == "~"
    if not year:
        raise DateError("There is no year 0000", "Years are 0001 to 9999.")
    if month is None:
        return Date(text, date(year, 1, 1), date(year, 12, 31), "year", about)
    if not 1 <= month <= 12:
        raise DateError(f"There is no month {month:02} in “{text}”")
    days = calendar.monthrange(year, month)[1]
    if day is None:
        return Date(text, date(year, month, 1), date(year, month, days), "month", about)
    if not 1 <= day <= days:
        hint = f"{MONTHS[month - 1]} {year} has {days} days."
        raise DateError(f"There is no day {year:04}-{month:02}-{day:02}", hint)
    whole = date(year, month, day)
    if time is None:
        return Date(text, whole, whole, "day", about)
    if not _TIME.fullmatch(time):
        raise DateError(f"There is no time {time}", TIMES)
    return Date(text, whole, whole, "time", about, moment=datetime.fromisoformat(text.rstrip("~")))


def _interval(text: str, left: str, right: str) -> Date:
    start = None if left == ".." else _read(left)
    end = None if right == ".." else _read(right)
    known = start or end
    if known is None:
        raise DateError("The interval is open at both ends", "Give a date at one end at least.")
    if start and end and _reversed(start, end):
        hint, swapped = f"Write {right}/{left} if the two were swapped.", f"{right}/{left}"
        raise DateError(f"The interval “{text}” ends before it begins", hint, (swapped,))
    return Date(
        text,
        start.start if start else None,
        end.end if end else None,
        known.precision,
        any(side.approximate for side in (start, end) if side),
        interval=True,
        moment=known.moment,
    )


def _reversed(start: Date, end: Date) -> bool:
    moments = start.moment, end.moment
    if not (moments[0] and moments[1]) or len({m.tzinfo is None for m in moments if m}) == 2:
        return end.last < start.first
    return _utc_seconds(moments[1]) < _utc_seconds(moments[0])


# --- showing --------------------------------------------------------------------------------------


def show(
    date: Date, locale: str = "en", gettext: Callable[[str], str] = str, *, lasting: bool = False
) -> str:
    """Return the date in words, as "22 March 2024" or "about 2021", with CLDR's month names.

    English puts the day first and joins what the ends of an interval share ("22–24 March 2024");
    other locales (BCP 47) use their long form, those that CLDR has not are shown as English.
    `gettext` translates the few words. Without a start it is "before 2024", of what is `lasting`
    "until 2024".
    """
    if not date.interval:
        return _about(date, _plain(date, locale, gettext), gettext)
    left, _, right = date.text.partition("/")
    if right == "..":
        return gettext("since {date}").format(date=show(parse(left), locale, gettext))
    if left == "..":
        words = gettext("until {date}") if lasting else gettext("before {date}")
        return words.format(date=show(parse(right), locale, gettext))
    return _show_interval(parse(left), parse(right), locale, gettext)


def _about(date: Date, words: str, gettext: Callable[[str], str]) -> str:
    return gettext("about {date}").format(date=words) if date.approximate else words


def _plain(date: Date, locale: str, gettext: Callable[[str], str]) -> str:
    """A date that is no interval, in words, approximate or not."""
    if date.moment is None:
        return _day(date.first, date.precision, locale)
    day = _day(date.first, "day", locale)
    return gettext("{date}, {time}").format(date=day, time=_time(date.moment) + _zone(date.moment))


@lru_cache(maxsize=65536)
def _day(day: date, precision: Precision, locale: str) -> str:
    from babel.dates import format_date, format_skeleton  # here, since its import takes a while

    cldr = cldr_locale(locale)
    if precision == "year":
        return format_date(day, "y", locale=cldr)
    if precision == "month":
        return format_skeleton("yMMMM", day, locale=cldr)
    return format_date(day, "d MMMM y" if _is_english(locale) else "long", locale=cldr)


def _is_english(locale: str) -> bool:
    return cldr_locale(locale).language == "en"


def _time(moment: datetime) -> str:
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"


def _zone(moment: datetime) -> str:
    if moment.tzinfo is None:
        return ""
    return f" ({moment.isoformat()[-6:]})" if moment.utcoffset() else " (UTC)"


def _show_interval(left: Date, right: Date, locale: str, gettext: Callable[[str], str]) -> str:
    alike = left.precision == right.precision and left.approximate == right.approximate
    if alike and _is_english(locale) and (joined := _joined(left, right, gettext)):
        return _about(left, joined, gettext)
    sides = [_about(side, _plain(side, locale, gettext), gettext) for side in (left, right)]
    first, last = sides
    return first if first == last else gettext("{first} – {last}").format(first=first, last=last)


def _joined(left: Date, right: Date, gettext: Callable[[str], str]) -> str:
    """An interval in English whose ends share a part that is said once; empty if none is."""
    first, last = left.first, right.first
    if left.text == right.text:
        return _plain(left, "en", gettext)
    if left.moment and right.moment:
        day, zone = _day(first, "day", "en"), _zone(left.moment)
        span = f"{_time(left.moment)}–{_time(right.moment)}{zone}"
        same = first == last and zone == _zone(right.moment)
        return gettext("{date}, {time}").format(date=day, time=span) if same else ""
    if left.precision == "year":
        return f"{first.year}–{last.year}"
    if first.year != last.year:
        return ""
    if left.precision == "month":
        return f"{MONTHS[first.month - 1]}–{_day(last, 'month', 'en')}"
    if first.month == last.month:
        return f"{first.day}–{_day(last, 'day', 'en')}"
    return f"{first.day} {MONTHS[first.month - 1]} – {_day(last, 'day', 'en')}"


# --- guessing what was meant ----------------------------------------------------------------------


def _hint(text: str) -> tuple[str, tuple[str, ...]]:
    """The hint for a text that is no date, and the dates that it offers."""
    meant = list(dict.fromkeys(guesses(text, _is_valid))) if len(text) <= LONGEST else []
    try:
        found = [_read(guess) for guess in meant]
    except OtherCalendar as error:
        return (error.fault.hint, error.remedies) if len(meant) == 1 else (_converted([]), ())
    remedies = tuple(guess.text for guess in found)
    if len(found) == 2 and found[0].is_single:
        return "Write " + " or ".join(
            f"{guess.text} for {show(guess)}" for guess in found
        ), remedies
    return (f"Write {found[0].text}", remedies) if len(found) == 1 else (FORMS, ())


def _is_valid(text: str) -> bool:
    try:
        return bool(_read(text))
    except OtherCalendar as error:
        return bool(error.remedies)
    except DateError:
        return False
