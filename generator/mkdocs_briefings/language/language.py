"""The language of a site: its words, and how it writes dates, numbers, names and lists."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache, reduce
from gettext import NullTranslations
from typing import Literal

from mkdocs_briefings.language import countries
from mkdocs_briefings.language.catalogue import catalogue
from mkdocs_briefings.language.countries import cldr_locale
from mkdocs_briefings.language.date_words import show
from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.language.direction import isolated
from mkdocs_briefings.language.ordering import Ordering, ordering
from mkdocs_briefings.language.spoken import Spoken, spoken
from mkdocs_briefings.language.stops import ends_sentence

_SAMPLES = 200
"""Numbers up to which each form of a message is needed by one, in any language."""

_PLACE = re.compile(r"\{([a-z_]+)\}")


class Language:
    """A language by its tag (BCP 47), with the catalogue of its words; English has none.

    It is handed from the settings to the views and to the renderer, never kept by either: views
    hold what it gives, which is plain text in the site's language.
    """

    def __init__(
        self,
        tag: str = "en",
        translations: NullTranslations | None = None,
        labels: Mapping[str, str] | None = None,
    ) -> None:
        """`labels` are a site's own words, by the English messages in whose place they stand."""
        self.tag = tag
        self._labels = labels or {}
        self._translations = translations or catalogue(tag)

    def __eq__(self, other: object) -> bool:
        """Whether it has the same words."""
        return isinstance(other, Language) and self._words == other._words

    def __hash__(self) -> int:
        return hash(self._words)

    @cached_property
    def _words(self) -> tuple[object, ...]:
        return self.tag, frozenset(self._labels.items()), self._translations

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Whether it is written from left to right or from right to left."""
        return "rtl" if cldr_locale(self.tag).text_direction == "rtl" else "ltr"

    @property
    def order(self) -> Ordering:
        """The order of names in its alphabet."""
        return ordering(self.tag)

    def gettext(self, message: str, **values: object) -> str:
        """A message in this language, its named places ({name}) filled with values."""
        text = self._labels.get(message) or self._translations.gettext(message) if message else ""
        return self.own(text, fill(text, values) if values else text, values)

    def ngettext(self, one: str, many: str, count: int, **values: object) -> str:
        """A message in the form for a number, which may stand in it as {count}."""
        form = self.form(one, many, count)
        return self.own(form, fill(form, {"count": self.number(count), **values}), values)

    def own(self, message: str, filled: str, values: Mapping[str, object]) -> str:
        """A filled message as one in this language; one that holds nothing but what was filled in,
        such as a quotation between its marks, is in the language of that."""
        if has_words(message):
            return Spoken(filled, self.tag)
        tags = {value.tag for value in values.values() if isinstance(value, Spoken)}
        return spoken(filled, tags.pop() if len(tags) == 1 else None)

    def form(self, one: str, many: str, count: int) -> str:
        """The form of a message for a number, its places yet to be filled."""
        own = self._labels.get(one if count == 1 else many)
        return own or self._translations.ngettext(one, many, count)

    def forms(self, one: str, many: str) -> dict[str, str]:
        """The forms of a message for numbers by CLDR's categories (one, few, many, other), as
        scripts know them; {count} stays to be filled."""
        rule = cldr_locale(self.tag).plural_form
        samples = {rule(number): number for number in range(_SAMPLES, -1, -1)}
        ngettext = self._translations.ngettext
        return {name: ngettext(one, many, number) for name, number in sorted(samples.items())}

    def date(self, date: Date | None) -> str:
        """A date in words, as 22 March 2024; nothing where there is none."""
        return Spoken(show(date, self.tag, self.gettext), self.tag) if date else ""

    def period(self, date: Date | None) -> str:
        """As `date`, of what lasted: until 2024, not before 2024, where it has no start."""
        shown = show(date, self.tag, self.gettext, lasting=True) if date else ""
        return Spoken(shown, self.tag) if shown else ""

    def number(self, value: int | float) -> str:
        """A number with all its digits, the thousands apart: 4,000."""
        return _number(Decimal(str(value)), self.tag)

    def size(self, count: int) -> str:
        """The size of a file of so many bytes, as 12.3 kB."""
        return _size(count, self.tag)

    def percent(self, low: int, high: int) -> str:
        """A range of per cent, as 55–80%; `low` and `high` are from 0 to 100."""
        return _percent(low, high, self.tag)

    def country(self, code: str) -> str:
        """The name of a country by its two-letter code; KeyError if it is not one."""
        return Spoken(countries.country_name(code, self.tag), self.tag)

    def language(self, tag: str) -> str:
        """The name of a language by its tag; KeyError if it is not one."""
        return Spoken(countries.language_name(tag, self.tag), self.tag)

    def listed(self, items: Sequence[str], *, apart: bool = False) -> str:
        """Names as a list in a sentence: A, B and C; `apart` where they hold commas: A; B; C."""
        if apart:
            return reduce(self._apart, items) if items else ""
        return _listed(tuple(map(isolated, items)) if len(items) > 1 else tuple(items), self.tag)

    def _apart(self, before: str, after: str) -> str:
        return self.gettext("{before}; {after}", before=before, after=after)


def fill(message: str, values: Mapping[str, object]) -> str:
    """A message with its places filled.

    A place that no value is given for stays as it is. A full stop behind a place is left out where
    the value ends in one. What runs from right to left is isolated from the words around it.
    """
    filled: list[str] = []
    for number, part in enumerate(parts_of(message)):
        if number % 2:
            filled.append(_isolated(values[part]) if part in values else f"{{{part}}}")
        else:
            filled.append(without_stop(part, filled))
    return "".join(filled)


def _isolated(value: object) -> str:
    return isolated(value if isinstance(value, str) else str(value))


@lru_cache(maxsize=4096)
def parts_of(message: str) -> tuple[str, ...]:
    """Literal text and names of places in turn."""
    return tuple(_PLACE.split(message))


@lru_cache(maxsize=4096)
def has_words(message: str) -> bool:
    """Whether a message says something itself, beside what its places are filled with."""
    return any(map(str.isalpha, "".join(parts_of(message)[::2])))


def places_in(message: str) -> set[str]:
    """The names of the places of a message."""
    return set(_PLACE.findall(message))


def without_stop(part: str, before: Sequence[str]) -> str:
    """A literal part of a message, but for a full stop where what stands before ends in one."""
    has_stop = before and part[:1] == "." and ends_sentence(before[-1])
    return part[1:] if has_stop else part


def _listed(items: tuple[str, ...], tag: str) -> str:
    if len(items) < 2:
        return "".join(items)
    from babel.lists import format_list  # here, since its import takes a while

    # English of no country writes "A, B and C" here, as it writes days before months.
    return format_list(items, locale=cldr_locale("en-GB" if tag == "en" else tag))


@lru_cache(maxsize=65536)
def _number(value: Decimal, tag: str) -> str:
    from babel.numbers import format_decimal  # here, since its import takes a while

    return format_decimal(value, locale=cldr_locale(tag), decimal_quantization=False)


def _size(count: int, tag: str) -> str:
    from babel.units import format_unit

    units = ("kilobyte", "megabyte", "gigabyte")  # of bytes, CLDR has no plural in short words
    power = min(max(len(str(count)) - 1, 3) // 3, len(units))
    number = max(round(Decimal(count) / 1000**power, 1), Decimal("0.1"))
    unit = f"digital-{units[power - 1]}"
    return format_unit(number, unit, length="short", locale=cldr_locale(tag))


@lru_cache(maxsize=256)
def _percent(low: int, high: int, tag: str) -> str:
    from babel.numbers import format_percent

    # CLDR has no pattern for ranges: the sign stands where it stands beside a single number.
    single = format_percent(Decimal(high) / 100, locale=cldr_locale(tag))
    least, most = (_number(Decimal(number), tag) for number in (low, high))
    return single if low == high else single.replace(most, f"{least}–{most}")
