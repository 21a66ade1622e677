"""Figures in words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from mkdocs_briefings.language.language import Language
from mkdocs_briefings.library.amounts import amount
from mkdocs_briefings.model.quantities import About


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"value": 143}, "143"),
        ({"value": 3030}, "3,030"),
        ({"value": 1.5, "unit": "t"}, "1.5 t"),
        ({"value": About(69000)}, "about 69,000"),
        ({"min": 4000, "max": 6000, "unit": "km²"}, "4,000–6,000 km²"),
        ({"min": 95}, "at least 95"),
        ({"max": 7}, "at most 7"),
        ({"value": 40, "min": 30, "max": 50}, "40 (30–50)"),
        ({"value": 40, "min": 30}, "40 (at least 30)"),
        ({"words": "scores"}, "“scores”"),
        ({"value": 2, "words": "twin"}, "2 (“twin”)"),
        ({"min": 95, "words": "at least 95"}, "at least 95"),
        ({"value": 20, "words": "around 20"}, "around 20"),
        ({"value": 1200, "words": "some 1,200 boats", "unit": "boats"}, "some 1,200 boats"),
        ({"value": 1200, "words": "some 1,200", "unit": "boats"}, "1,200 boats (“some 1,200”)"),
        ({"min": 181, "words": "more than 180"}, "more than 180"),
        ({"max": 199, "words": "fewer than 200"}, "fewer than 200"),
        ({"value": 24, "words": "2 dozen"}, "24 (“2 dozen”)"),
        ({"value": 181, "words": "more than 180"}, "181 (“more than 180”)"),
        ({"min": 3, "max": 20, "words": "at least 3"}, "3–20 (“at least 3”)"),
    ],
)
def test_figure_is_shown_as_it_was_said(given: dict[str, object], shown: str) -> None:
    fields = ("value", "min", "max", "unit", "words")
    data = SimpleNamespace(**{name: given.get(name) for name in fields})
    assert amount(data, Language()) == shown
