"""Calendars: known days, no gaps, and remedies that mean what was written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mkdocs_briefings.language.calendars import CALENDARS, Calendar, meant
from mkdocs_briefings.language.date_reading import DateError, OtherCalendar, parse

SOLAR, LUNAR, BUDDHIST, HEBREW = CALENDARS


@pytest.mark.parametrize(
    ("calendar", "day", "gregorian"),
    [
        (SOLAR, (1300, 1, 1), "1921-03-21"),
        (SOLAR, (1357, 11, 22), "1979-02-11"),
        (SOLAR, (1380, 6, 20), "2001-09-11"),
        (SOLAR, (1399, 12, 30), "2021-03-20"),  # of a leap year
        (SOLAR, (1400, 1, 1), "2021-03-21"),
        (SOLAR, (1403, 1, 1), "2024-03-20"),
        (SOLAR, (1403, 1, 13), "2024-04-01"),
        (SOLAR, (1403, 12, 30), "2025-03-20"),
        (SOLAR, (1404, 1, 1), "2025-03-21"),
        (LUNAR, (1400, 1, 1), "1979-11-21"),
        (LUNAR, (1445, 1, 1), "2023-07-19"),
        (LUNAR, (1445, 9, 1), "2024-03-11"),
        (BUDDHIST, (2567, 2, 29), "2024-02-29"),
    ],
)
def test_known_days(calendar: Calendar, day: tuple[int, int, int], gregorian: str) -> None:
    expected = date.fromisoformat(gregorian)
    assert calendar.span(*day) == (expected, expected)


@pytest.mark.parametrize(
    ("year", "first"),
    [(5708, "1947-09-15"), (5751, "1990-09-20"), (5765, "2004-09-16"), (5784, "2023-09-16")],
)
def test_known_years(year: int, first: str) -> None:
    span, before = HEBREW.span(year, 3, 30), HEBREW.span(year - 1, None, None)
    assert span
    assert before
    assert span[0] == date.fromisoformat(first) == before[1] + timedelta(days=1)
    assert (span[1] - span[0]).days + 1 in (353, 354, 355, 383, 384, 385)


@pytest.mark.parametrize("calendar", [SOLAR, LUNAR, BUDDHIST], ids=lambda calendar: calendar.name)
def test_months_and_years_follow_each_other(calendar: Calendar) -> None:
    last = None
    for year in calendar.years:
        months = [calendar.span(year, month, None) for month in range(1, 13)]
        whole = calendar.span(year, None, None)
        assert whole
        assert months[0]
        assert months[-1]
        assert whole == (months[0][0], months[-1][1])
        for span in months:
            assert span
            assert last is None or span[0] == last + timedelta(days=1)
            assert 28 <= (span[1] - span[0]).days + 1 <= 31
            last = span[1]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1403-01-13", ["2024-04-01", "1982-10-31~"]),
        ("1403", ["2024-03-20/2025-03-20", "1982-10-19~/1983-10-07~"]),
        ("1445-01-01T10:00Z", ["2023-07-19T10:00Z~"]),
        ("1403-01-13/..", ["2024-04-01/..", "1982-10-31~/.."]),
        ("1402-12-01/1403-01-13", ["2024-02-20/2024-04-01", "1982-09-20~/1982-10-31~"]),
        ("1403-02-31", ["2024-05-20"]),  # the second month of the lunar year has no 31st
        ("2567-02", ["2024-02"]),
        ("2567~", ["2024~"]),
        ("5784", ["2023-09-16/2024-10-02"]),
        ("5784-06-12", ["2023-09-16/2024-10-02"]),  # whose month it is, nobody can tell
        ("1403-13-01", []),
        ("1400-12-30", []),  # no leap year of either calendar
    ],
)
def test_readings(text: str, readings: list[str]) -> None:
    assert [reading for _, reading in meant(text) or []] == readings
    with pytest.raises(OtherCalendar) as caught:
        parse(text)
    assert caught.value.remedies == tuple(readings)
    for reading in readings:
        assert f"`{reading}`" in caught.value.fault.hint
        assert parse(reading)


@pytest.mark.parametrize("text", ["১৪৩১-০১-১৩", "२०८१-०१-१०", "२०८१"])
def test_a_year_of_a_calendar_that_is_not_known_is_no_gregorian_one(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.fault.hint.startswith("All dates are Gregorian.")
    assert not caught.value.remedies


def test_gregorian_years_in_other_digits_are_offered() -> None:
    for text in ("२०२४-०३-२२", "২০২৪-০৩-২২", "２０２４-０３-２２"):
        with pytest.raises(DateError) as caught:
            parse(text)
        assert caught.value.remedies == ("2024-03-22",)


@pytest.mark.parametrize("text", ["2024-03-22", "1984", "1066", "1500", "1299-01-01/..", "2043"])
def test_gregorian_years_stay(text: str) -> None:
    assert meant(text) is None
    assert parse(text).text == text


def test_what_was_typed_otherwise_is_told_too() -> None:
    for typed in ("۱۴۰۳/۰۱/۱۳", "13/01/1403", "1403.1.13"):
        with pytest.raises(DateError) as caught:
            parse(typed)
        assert "`2024-04-01`" in caught.value.fault.hint
