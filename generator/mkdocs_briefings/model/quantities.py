"""Dates, numbers and degrees as fields read them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs_briefings.language.date_reading import DateError, parse
from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.model import numbers
from mkdocs_briefings.model.texts import fault, shortened, text_of

_DAY_FORM = "Write year-month-day, as in 2024-03-22."

_NOT_YET = 2060
"""The first year in which nothing was published, changed or read yet. Taken for Gregorian years,
those of the Nepali calendar from 2003 on would be past it."""


def date(value: Any, fits: Callable[[Date], bool] = bool, form: str = "") -> Date:
    """A date; a remedy is offered only where it `fits` the field, else the `form` that does."""
    try:
        return parse(text_of(value))
    except DateError as error:
        if all(fits(parse(remedy)) for remedy in error.remedies):
            raise
        hint = f"{form} {error.meaning}".strip()
        raise fault("date", error.fault.message, hint) from error


def day(value: Any) -> Date:
    """A single day or time."""
    read = date(value, lambda one: one.is_single, _DAY_FORM)
    if read.is_single:
        return _past(read)
    raise fault("date", f"`{read.text}` is not a single day", _DAY_FORM)


def moment_of_source(value: Any) -> Date:
    """A day, a month or a year."""
    form = "Write a day, a month or a year."
    read = date(value, lambda one: not one.interval, form)
    if read.interval:
        raise fault("date", f"`{read.text}` is a span of time", form)
    return _past(read)


def _past(read: Date) -> Date:
    """The day of something that is over; a year far ahead is one of the Nepali calendar."""
    if (year := read.last.year) < _NOT_YET:
        return read
    hint = (
        f"All dates are Gregorian. {year} of the Nepali calendar begins in April {year - 57}; "
        "write the day in that or the next year."
    )
    raise fault("date", f"`{read.text}` is later than any record can know", hint)


def number(value: Any, field: str) -> int | float:
    """A number; `field` is the one in which it stands."""
    text = text_of(value)
    if numbers.may_be_thousands(text):
        message = f"`{text}` may be thousands or a decimal"
        raise fault("number", message, numbers.of_figure(text))
    return _read_number(text, lambda: numbers.of_figure(text, field))


def _read_number(text: str, remedy: Callable[[], str]) -> int | float:
    found = numbers.read(text)
    if found is None:
        raise fault("number", f"`{shortened(text)}` is not a number", remedy())
    return found


class About(float):
    """A number for which its source says "about"."""

    def __str__(self) -> str:
        return str(int(self)) if self.is_integer() else float.__repr__(self)


def counted(value: Any, field: str) -> int | float:
    """A number, or one that its source calls "about": `~69,000`."""
    text = text_of(value)
    if text[0] == "~" and (found := numbers.read(text[1:].lstrip())) is not None:
        return About(found)
    return number(text, field)


def degrees(limit: int) -> Callable[[Any], float]:
    """A reader of degrees from -limit to limit."""

    def read(value: Any) -> float:
        text = text_of(value)
        number = _read_number(text, lambda: numbers.of_degrees(text))
        if abs(number) > limit:
            raise fault(
                "coordinate",
                f"`{number}` is outside -{limit} to {limit}",
                "`lat` comes before `lon`; were they swapped?",
            )
        return float(number)

    return read
