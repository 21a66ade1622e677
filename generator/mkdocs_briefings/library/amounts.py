"""A figure's number in words of a language: 143, 4,000–6,000, at least 95, or as it was said."""

from __future__ import annotations

import re
from typing import Any

from mkdocs_briefings.language.language import Language
from mkdocs_briefings.model.quantities import About


def amount(data: Any, language: Language) -> str:
    """A figure as a reader sees it.

    The source's own words follow in quotation marks; where they hold the same number themselves
    ("around 20"), they stand in its place.
    """
    gettext = language.gettext
    if not _numbers(data):
        return gettext("“{words}”", words=data.words)
    if data.words and _says_all(data):
        return str(data.words)
    count = _count(data, language)
    if data.unit:
        count = gettext("{number} {unit}", number=count, unit=data.unit)
    return gettext("{amount} (“{words}”)", amount=count, words=data.words) if data.words else count


def between(low: int | float | None, high: int | float | None, language: Language) -> str:
    """A range in words, either end left open by None; empty where both are."""
    if low is None and high is None:
        return ""
    if high is None:
        return language.gettext("at least {number}", number=_number(low or 0, language))
    if low is None:
        return language.gettext("at most {number}", number=_number(high, language))
    least, most = _number(low, language), _number(high, language)
    return least if least == most else language.gettext("{low}–{high}", low=least, high=most)


def _number(value: int | float, language: Language) -> str:
    number = language.number(value)
    return language.gettext("about {number}", number=number) if isinstance(value, About) else number


_DIGITS = re.compile(r"[0-9]+(?:[,.\s][0-9]{3})*")


def _plain(digits: str) -> float:
    return float(re.sub(r"\D", "", digits))


def _says_all(data: Any) -> bool:
    """Whether the source's own words hold every number of a figure, and its unit.

    "More than 180" holds a least of 181, "fewer than 200" a most of 199.
    """
    said = set(map(_plain, _DIGITS.findall(data.words)))
    beside = {data.min: -1, data.max: 1}
    held = all(n in said or n + beside.get(n, 0) in said for n in _numbers(data))
    return held and (data.unit or "") in data.words


def _numbers(data: Any) -> set[float]:
    return {float(number) for number in (data.value, data.min, data.max) if number is not None}


def _count(data: Any, language: Language) -> str:
    """The number, or the range; of both, the range in brackets."""
    if data.value is None:
        return between(data.min, data.max, language)
    value = _number(data.value, language)
    if data.min is None and data.max is None:
        return value
    span = between(data.min, data.max, language)
    return language.gettext("{number} ({range})", number=value, range=span)
