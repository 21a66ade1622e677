"""Texts to dates: what is read, what is refused, and what may have been meant."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from mkdocs_briefings.language import calendars
from mkdocs_briefings.language.date_slips import MONTHS, guesses
from mkdocs_briefings.language.date_words import show
from mkdocs_briefings.language.dates import Date, utc_seconds
from mkdocs_briefings.problems import Fault, Faulty

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


@lru_cache(maxsize=65536)
def parse(text: str) -> Date:
    """Return the date that the text writes.

    The forms are those of the record format, "Values": of EDTF (ISO 8601-2:2019) the years
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
        known.moment,
        (start, end),
    )


def _reversed(start: Date, end: Date) -> bool:
    moments = start.moment, end.moment
    if not (moments[0] and moments[1]) or len({m.tzinfo is None for m in moments if m}) == 2:
        return end.last < start.first
    return utc_seconds(moments[1]) < utc_seconds(moments[0])


def _hint(text: str) -> tuple[str, tuple[str, ...]]:
    """The hint for a text that is no date, and the dates that it offers."""
    if calendars.is_of_unknown(text):
        return _converted([]), ()
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
