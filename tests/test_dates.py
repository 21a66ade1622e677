"""Dates: what is read, what is refused and with which hint, order, words."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.language.calendars import calendars_of
from mkdocs_briefings.language.date_reading import FORMS, TIMES, DateError, parse
from mkdocs_briefings.language.date_words import show
from mkdocs_briefings.problems import Fault


@pytest.mark.parametrize(
    ("text", "start", "end", "precision", "shown"),
    [
        ("2024", "2024-01-01", "2024-12-31", "year", "2024"),
        ("2024-03", "2024-03-01", "2024-03-31", "month", "March 2024"),
        ("2024-02", "2024-02-01", "2024-02-29", "month", "February 2024"),
        ("2024-03-22", "2024-03-22", "2024-03-22", "day", "22 March 2024"),
        (" 2024-03-22 ", "2024-03-22", "2024-03-22", "day", "22 March 2024"),
        ("0001", "0001-01-01", "0001-12-31", "year", "1"),
        ("9999-12", "9999-12-01", "9999-12-31", "month", "December 9999"),
        ("2024~", "2024-01-01", "2024-12-31", "year", "about 2024"),
        ("2024-03~", "2024-03-01", "2024-03-31", "month", "about March 2024"),
        ("2024-03-22T19:55+03:00", *["2024-03-22"] * 2, "time", "22 March 2024, 19:55 (+03:00)"),
        ("2024-03-22T19:55-03:30", *["2024-03-22"] * 2, "time", "22 March 2024, 19:55 (-03:30)"),
        ("2024-03-22T19:55Z", *["2024-03-22"] * 2, "time", "22 March 2024, 19:55 (UTC)"),
        ("2024-03-22T19:55", *["2024-03-22"] * 2, "time", "22 March 2024, 19:55"),
        ("2024-03-22T19:55:08", *["2024-03-22"] * 2, "time", "22 March 2024, 19:55:08"),
        ("2024-03-22T19:55~", *["2024-03-22"] * 2, "time", "about 22 March 2024, 19:55"),
        ("2024-03-22/2024-03-24", "2024-03-22", "2024-03-24", "day", "22–24 March 2024"),
        ("2024-02-28/2024-03-03", "2024-02-28", "2024-03-03", "day", "28 February – 3 March 2024"),
        (
            "2023-12-28/2024-01-03",
            *("2023-12-28", "2024-01-03", "day", "28 December 2023 – 3 January 2024"),
        ),
        ("2024-03/2024-04", "2024-03-01", "2024-04-30", "month", "March–April 2024"),
        ("2023-12/2024-01", "2023-12-01", "2024-01-31", "month", "December 2023 – January 2024"),
        ("2021/2024", "2021-01-01", "2024-12-31", "year", "2021–2024"),
        ("2021~/2024~", "2021-01-01", "2024-12-31", "year", "about 2021–2024"),
        ("2021~/2024", "2021-01-01", "2024-12-31", "year", "about 2021 – 2024"),
        ("2021/2024~", "2021-01-01", "2024-12-31", "year", "2021 – about 2024"),
        ("2024-03-22/2024-04", "2024-03-22", "2024-04-30", "day", "22 March 2024 – April 2024"),
        ("2024-03/2024-03", "2024-03-01", "2024-03-31", "month", "March 2024"),
        ("2024-06/2024", "2024-06-01", "2024-12-31", "month", "June 2024 – 2024"),
        (
            "2024-03-22T19:55+03:00/2024-03-22T21:00+03:00",
            *("2024-03-22", "2024-03-22", "time", "22 March 2024, 19:55–21:00 (+03:00)"),
        ),
        (
            "2024-03-22T23:55Z/2024-03-23T01:00Z",
            *("2024-03-22", "2024-03-23", "time"),
            "22 March 2024, 23:55 (UTC) – 23 March 2024, 01:00 (UTC)",
        ),
        ("2021/..", "2021-01-01", None, "year", "since 2021"),
        ("2021~/..", "2021-01-01", None, "year", "since about 2021"),
        ("../2024-03", None, "2024-03-31", "month", "before March 2024"),
    ],
)
def test_reads_and_shows(
    text: str, start: str | None, end: str | None, precision: str, shown: str
) -> None:
    read = parse(text)
    assert read.text == text.strip()
    assert read.start == (date.fromisoformat(start) if start else None)
    assert read.end == (date.fromisoformat(end) if end else None)
    assert read.precision == precision
    assert read.approximate is ("~" in text)
    assert read.interval is ("/" in text)
    assert (read.moment is not None) is (precision == "time")
    assert read.is_single is (precision in ("day", "time") and "/" not in text)
    assert show(read) == show(read, "en-GB") == shown


@pytest.mark.parametrize(
    ("text", "first", "last", "year"),
    [
        ("2024-03", "2024-03-01", "2024-03-31", 2024),
        ("../2024-03", "2024-03-31", "2024-03-31", 2024),
        ("2021-05/..", "2021-05-01", "2021-05-01", 2021),
        ("2023-12-31/2024-01-02", "2023-12-31", "2024-01-02", 2023),
    ],
)
def test_first_and_last_day(text: str, first: str, last: str, year: int) -> None:
    read = parse(text)
    assert (read.first.isoformat(), read.last.isoformat(), read.year) == (first, last, year)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("2024-02-30", "There is no day 2024-02-30", "February 2024 has 29 days."),
        ("2023-02-29", "There is no day 2023-02-29", "February 2023 has 28 days."),
        ("2024-03-00", "There is no day 2024-03-00", "March 2024 has 31 days."),
        ("2024-13", "There is no month 13 in “2024-13”", FORMS),
        ("2024-24-03", "There is no month 24 in “2024-24-03”", "Write 2024-03-24"),
        ("0000-01-01", "There is no year 0000", "Years are 0001 to 9999."),
        ("2024-03-22T24:00", "There is no time 24:00", TIMES),
        ("2024-03-22T19:60Z", "There is no time 19:60Z", TIMES),
        ("2024-03-22T19:55+15:00", "There is no time 19:55+15:00", TIMES),
        (
            "2024-03-24/2024-03-22",
            "The interval “2024-03-24/2024-03-22” ends before it begins",
            "Write 2024-03-22/2024-03-24 if the two were swapped.",
        ),
        (
            "2024-03-22T19:55Z/2024-03-22T20:00+03:00",
            "The interval “2024-03-22T19:55Z/2024-03-22T20:00+03:00” ends before it begins",
            "Write 2024-03-22T20:00+03:00/2024-03-22T19:55Z if the two were swapped.",
        ),
        ("../..", "The interval is open at both ends", "Give a date at one end at least."),
        ("", "The date is empty", FORMS),
        ("2024" * 30, "“20242024202420242024…” is not a date", FORMS),
    ],
)
def test_refuses_what_cannot_be(text: str, message: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.fault == Fault("date", message, hint)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("24/03/2024", "Write 2024-03-24"),
        ("03/24/2024", "Write 2024-03-24"),
        ("24.3.2024", "Write 2024-03-24"),
        ("03/04/2024", "Write 2024-04-03 for 3 April 2024 or 2024-03-04 for 4 March 2024"),
        ("04/04/2024", "Write 2024-04-04"),
        ("30/02/2024", FORMS),
        ("2024-3-4", "Write 2024-03-04"),
        ("2024-3", "Write 2024-03"),
        ("2024/03/22", "Write 2024-03-22"),
        ("2024.03.22", "Write 2024-03-22"),
        ("2024/03", "Write 2024-03"),
        ("3/2024", "Write 2024-03"),
        ("20240322", "Write 2024-03-22"),
        ("22 March 2024", "Write 2024-03-22"),
        ("22nd of March, 2024", "Write 2024-03-22"),
        ("Friday, 22 March 2024", "Write 2024-03-22"),
        ("March 22, 2024", "Write 2024-03-22"),
        ("22-Mar-2024", "Write 2024-03-22"),
        ("Sept. 2024", "Write 2024-09"),
        ("March 2024", "Write 2024-03"),
        ("2024 March", "Write 2024-03"),
        ("2024-03-22 19:55", "Write 2024-03-22T19:55"),
        ("2024-03-22t9:55z", "Write 2024-03-22T09:55Z"),
        ("2024-03-22 19:55:08.5 +0300", "Write 2024-03-22T19:55:08+03:00"),
        ("2024-03-22T19:55+3", "Write 2024-03-22T19:55+03:00"),
        ("c. 2024", "Write 2024~"),
        ("~2024", "Write 2024~"),
        ("about March 2024", "Write 2024-03~"),
        ("2024?", "Write 2024~"),
        ("since 2021", "Write 2021/.."),
        ("2021-", "Write 2021/.."),
        ("2021/", "Write 2021/.."),
        ("2021–present", "Write 2021/.."),
        ("until March 2024", "Write ../2024-03"),
        ("/2024", "Write ../2024"),
        ("2021-2024", "Write 2021/2024"),
        ("2021–2024", "Write 2021/2024"),
        ("2021 to 2024", "Write 2021/2024"),
        ("2024-03-22 – 2024-03-24", "Write 2024-03-22/2024-03-24"),
        ("2024-03-22/24", "Write 2024-03-22/2024-03-24"),
        ("22–24 March 2024", "Write 2024-03-22/2024-03-24"),
        ("2024-3-4/2024-3-9", "Write 2024-03-04/2024-03-09"),
        ("۲۰۲۴-۰۳-۲۲", "Write 2024-03-22"),
        ("２０２４‐０３‐２２", "Write 2024-03-22"),
        ("yesterday", FORMS),
        ("March", FORMS),
        ("24/03/24", FORMS),
        ("2024-03-22T", FORMS),
        ("-9", FORMS),
    ],
)
def test_hint_gives_the_right_writing(text: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.fault.hint == hint


def test_order() -> None:
    ordered = [
        "../2023-12",
        "2024",
        "2024-01",
        "2024-01-01",
        "2024-01-01/2024-01-02",
        "2024-01-01/..",
        "2024-03-22",
        "2024-03-22T20:00+03:00",
        "2024-03-22T19:00Z",
        "2024-03-23T00:30+03:00",
    ]
    keys = [parse(text).sort_key for text in ordered]
    assert all(a < b for a, b in pairwise(keys))


def test_other_locales_and_words() -> None:
    words = {"since {date}": "seit {date}", "about {date}": "etwa {date}"}.get
    assert show(parse("2024-03-22"), "de") == "22. März 2024"
    assert show(parse("2024-03~/.."), "de", lambda s: words(s, s)) == "seit etwa März 2024"
    assert show(parse("2024-03-22/2024-03-24"), "fr") == "22 mars 2024 – 24 mars 2024"
    assert show(parse("2024-03"), "zh-Hans") == "2024年3月"
    assert show(parse("2024-03-22"), "xx") == show(parse("2024-03-22"), "") == "22 March 2024"


days = st.dates().filter(lambda day: not calendars_of(day.year))
offsets = st.sampled_from(["", "Z", "+03:00", "-11:30", "+14:00"])
times = st.builds("{}T{:%H:%M}{}".format, days, st.times(), offsets)
points = st.builds(
    str.__add__,
    st.one_of(
        days.map(date.isoformat),
        days.map(lambda day: day.isoformat()[:7]),
        days.map(lambda day: day.isoformat()[:4]),
        times,
    ),
    st.sampled_from(["", "~"]),
)
intervals = st.builds(
    "{}/{}".format, st.one_of(points, st.just("..")), st.one_of(points, st.just(".."))
)


@given(points)
def test_a_point_is_read_and_covers_its_days(text: str) -> None:
    read = parse(text)
    assert read.text == text
    assert read.start is not None
    assert read.end is not None
    assert timedelta(0) <= read.end - read.start <= timedelta(365)
    assert text.startswith(read.start.isoformat()[: len(text.rstrip("~"))])


@given(st.one_of(points, intervals, st.text(), st.text("0123456789-/.~TZ:+ Mar")))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        read = parse(text)
    except DateError:
        return
    assert parse(read.text) == read
    assert read.first <= read.last
    assert show(read)
    assert show(read, "fa")


@given(st.lists(points, min_size=2, max_size=5))
def test_sort_keys_are_total(texts: list[str]) -> None:
    dates = sorted(map(parse, texts), key=lambda read: read.sort_key)
    assert all(a.first <= b.first for a, b in pairwise(dates))
    assert all((a.sort_key == b.sort_key) is (a == b) for a, b in pairwise(dates))


def test_time_runs_forward() -> None:
    """What was before a day comes ahead of it; what is known less exactly comes after."""
    told = [
        "../2024-03",
        "2024-02/2024-05",
        "2024-03-01",
        "../2024-03-22",
        "2024-03-22T08:00Z",
        "2024-03-22T19:55+03:00",
        "2024-03-22",
        "2024-03-23/2024-04-02",
        "2024-03",
        "2024-04-01",
        "2024",
        "2025-01-01",
    ]
    dates = [parse(text) for text in reversed(told)]
    ordered = [date.text for date in sorted(dates, key=lambda date: date.chronological)]
    assert ordered == ["2024-02/2024-05", *(text for text in told if text != "2024-02/2024-05")]
