"""What a hint says to write is accepted when written, and means what stood there."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.vocabulary import Vocabulary
from mkdocs_briefings.model import values
from mkdocs_briefings.model.kinds import Figure
from mkdocs_briefings.problems import Faulty

quick = settings(max_examples=300, deadline=None, derandomize=True, database=None)

FACTORS = {"": 1, "k": 10**3, " thousand": 10**3, "m": 10**6, " million": 10**6} | {
    " mn": 10**6,
    "bn": 10**9,
    " billion": 10**9,
}
UNKNOWN = (
    *("lakh", "crore", "hundred", "dozen", "score", "lac", "tausend", "Millionen", "mille", "mil"),
    *("Mrd", "tys", "万", "億", "миллионов", "тыс", "میلیون", "हज़ार", "ألف", "times", "of 40"),
)


def hint_of(**fields: Any) -> str:
    """The hint for a figure with these fields; empty where it is accepted."""
    try:
        Figure.model_validate({"measure": "killed", **fields})
    except ValidationError as error:
        return str(error.errors()[0]["ctx"]["error"].fault.hint)
    return ""


def obeyed(hint: str) -> dict[str, str]:
    """The fields that a hint says to write, as YAML reads them."""
    return {
        name: value
        for fragment in re.findall(r"`(\w+: [^`]+)`", hint)
        for name, value in yaml.load(f"{{{fragment}}}", yaml.BaseLoader).items()
    }


numbers = st.one_of(
    st.integers(0, 999_999).map(lambda n: (f"{n:,}", Decimal(n))),
    st.integers(0, 9_999).map(lambda n: (str(n), Decimal(n))),
    st.integers(0, 999).map(lambda n: (f"{n / 10:.1f}", Decimal(n) / 10)),
)


@quick
@given(
    number=numbers,
    factor=st.sampled_from(list(FACTORS)),
    before=st.sampled_from(["", "about ", "nearly ", "at least ", "no more than ", "$", "up to "]),
    after=st.sampled_from(["", "+", " people", " or more", " killed", " soldiers", " centres"]),
)
def test_a_number_with_words(
    number: tuple[str, Decimal], factor: str, before: str, after: str
) -> None:
    text = f"{before}{number[0]}{factor}{after}"
    written = obeyed(hint_of(value=text))
    if not written:
        return
    figure = Figure.model_validate({"measure": "killed", **written})
    meant = number[1] * FACTORS[factor]
    given = [n for n in (figure.value, figure.min, figure.max) if n is not None]
    assert [Decimal(str(n)) for n in given] == [meant]
    assert figure.words in (text, None)
    if "more than" not in before and ("least" in before or after in ("+", " or more")):
        assert figure.min is not None
    if before in ("no more than ", "up to "):
        assert figure.max is not None


@pytest.mark.parametrize("factor", UNKNOWN)
@pytest.mark.parametrize("before", ["", "about ", "at least "])
def test_no_number_where_a_factor_is_not_known(factor: str, before: str) -> None:
    hint = hint_of(value=f"{before}12 {factor}")
    assert not obeyed(hint)
    assert "Write 4000" not in hint


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("۷", 7), ("۱۲۳", 123), ("١٢٣", 123), ("१२३", 123), ("１２３", 123), ("-۷", -7)),
        *(("۱۲۳٬۴۵۶", 123456), ("٣٫٥", 3.5)),
    ],
)
def test_digits_of_any_script_are_read(text: str, number: float) -> None:
    assert Figure.model_validate({"measure": "killed", "value": text}).value == number


def test_digits_of_two_scripts_are_no_number() -> None:
    assert not obeyed(hint_of(value="1۷"))


def test_south_asian_groups() -> None:
    assert hint_of(value="1,23,456") == 'Write `"123,456"`.'
    assert hint_of(value="12,34,56,789") == 'Write `"123,456,789"`.'


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("> 100", {"words": "> 100", "min": "101"}),
        ("more than 1,000", {"words": "more than 1,000", "min": "1,001"}),
        ("<100", {"words": "<100", "max": "99"}),
        ("over 2.5 tonnes", {"words": "over 2.5 tonnes"}),
        (">= 100", {"words": ">= 100", "min": "100"}),
        ("no more than 5", {"words": "no more than 5", "max": "5"}),
    ],
)
def test_a_bound_is_within_what_was_said(text: str, hint: dict[str, str]) -> None:
    assert obeyed(hint_of(value=text)) == hint
    assert not hint_of(**hint)


def test_about_stays_about() -> None:
    assert obeyed(hint_of(value="about 69,000"))["value"] == "~69,000"
    assert obeyed(hint_of(value="nearly 40"))["value"] == "40"


def test_the_field_that_was_written_stays() -> None:
    assert obeyed(hint_of(min="1.5 million"))["min"] == "1,500,000"
    assert obeyed(hint_of(max="about 40"))["max"] == "40"
    assert not obeyed(hint_of(max="at least 40"))


@pytest.mark.parametrize("field", [values.When, values.Day, values.Dated])
@pytest.mark.parametrize(
    "text",
    [
        *("1403-01-13", "1403", "1445-01", "2567", "13/01/1403", "03/2024", "22.3.2024", "2024-3"),
        *("since March 2024", "22-24 March 2024", "March 5, 2024", "2024-03-22/2024-01-01"),
    ],
)
def test_dates_fit_their_field(field: Any, text: str) -> None:
    reads = TypeAdapter(field)
    try:
        reads.validate_python(text)
    except ValidationError as error:
        hint = error.errors()[0]["ctx"]["error"].fault.hint
        ticked = re.findall(r"`([^`]+)`", hint)
        plain = re.findall(r"(?<=Write )[\d./~TZ:+-]+(?= |$)", hint)
        for date in [*ticked, *plain]:
            assert reads.validate_python(date)


VOCABULARIES = [one for one in vars(vocabulary).values() if isinstance(one, Vocabulary)]


@pytest.mark.parametrize("words", VOCABULARIES, ids=lambda words: words.name)
def test_terms(words: Vocabulary) -> None:
    read = values.term_reader(words)
    slips = [term.slug[:-1] + "q" for term in words] + [term.label + "e" for term in words]
    for written in [*slips, *words.wrong]:
        try:
            read(written)
        except Faulty as error:
            for remedy in re.findall(r"`([^`]+)`", error.fault.hint):
                assert read(remedy) in words.slugs
