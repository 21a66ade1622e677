"""What a language does with words, numbers, per cent and lists."""

from __future__ import annotations

import pytest

from mkdocs_briefings.language.language import Language


@pytest.mark.parametrize(
    ("tag", "number", "percent", "listed"),
    [
        ("en", "4,000.5", "55–80%", "A, B and C"),
        ("de", "4.000,5", "55–80\xa0%", "A, B und C"),
        ("fr", "4\u202f000,5", "55–80\xa0%", "A, B et C"),
        ("tr", "4.000,5", "%55–80", "A, B ve C"),
        ("ja", "4,000.5", "55–80%", "A、B、C"),
    ],
)
def test_a_language_writes_in_its_own_way(tag: str, number: str, percent: str, listed: str) -> None:
    language = Language(tag)
    assert language.number(4000.5) == number
    assert language.percent(55, 80) == percent
    assert language.listed(["A", "B", "C"]) == listed
    assert language.listed(["A"]) == "A"
    assert language.listed([]) == ""


def test_lists_of_what_holds_commas_stand_apart() -> None:
    assert Language().listed(["A, head", "B", "C, spokesman"], apart=True) == (
        "A, head; B; C, spokesman"
    )


def test_places_are_filled_with_texts_as_they_are() -> None:
    gettext = Language().gettext
    assert gettext("{one} and {other}", one="{other}", other="%(one)s") == "{other} and %(one)s"
    assert gettext("{one} and {other}", one="A") == "A and {other}"


@pytest.mark.parametrize(
    ("tag", "categories"),
    [
        ("en", ["one", "other"]),
        ("ja", ["other"]),
        ("ru", ["few", "many", "one"]),
        ("ar", ["few", "many", "one", "other", "two", "zero"]),
    ],
)
def test_scripts_get_a_form_for_each_category_of_numbers(tag: str, categories: list[str]) -> None:
    assert sorted(Language(tag).forms("{count} page", "{count} pages")) == categories
