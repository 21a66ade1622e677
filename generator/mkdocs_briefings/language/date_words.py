"""Dates in words, as each language writes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache

from mkdocs_briefings.language.countries import cldr_locale
from mkdocs_briefings.language.date_slips import MONTHS
from mkdocs_briefings.language.dates import Date, Precision


def show(
    date: Date, locale: str = "en", gettext: Callable[[str], str] = str, *, lasting: bool = False
) -> str:
    """Return the date in words, as "22 March 2024" or "about 2021", with CLDR's month names.

    English puts the day first and joins what the ends of an interval share ("22–24 March 2024");
    other locales (BCP 47) use their long form, those that CLDR has not are shown as English.
    `gettext` translates the few words. Without a start it is "before 2024", of what is `lasting`
    "until 2024".
    """
    match date.ends:
        case Date() as first, Date() as last:
            return _show_interval(first, last, locale, gettext)
        case Date() as first, None:
            return gettext("since {date}").format(date=show(first, locale, gettext))
        case None, Date() as last:
            words = gettext("until {date}") if lasting else gettext("before {date}")
            return words.format(date=show(last, locale, gettext))
    return _about(date, _plain(date, locale, gettext), gettext)


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
