"""Texts that are nearly dates: what may have been meant by them."""

import re
import unicodedata
from collections.abc import Callable
from itertools import product
from typing import Final

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
IsValid = Callable[[str], bool]


def guesses(text: str, is_valid: IsValid) -> list[str]:
    """The dates in EDTF, by what says which texts are such, that a text may have meant."""
    return _guesses(_tidied(text), is_valid)


def _tidied(text: str) -> str:
    """The text in NFKC, with ASCII digits, hyphens for dashes, and single blanks."""
    text = re.sub(r"[‐–—−]", "-", unicodedata.normalize("NFKC", text))
    return " ".join("".join(str(int(c)) if c.isdecimal() else c for c in text).split())


def _guesses(text: str, is_valid: IsValid) -> list[str]:
    """The valid dates that a tidied text may have meant."""
    if found := _point_guesses(text, is_valid):
        return found
    for pattern, form in _AROUND:
        if match := pattern.fullmatch(text):
            parts = [[p] if is_valid(p) else _point_guesses(p, is_valid) for p in match.groups()]
            if found := [g for g in (form.format(*ps) for ps in product(*parts)) if is_valid(g)]:
                return found
    return []


def _point_guesses(text: str, is_valid: IsValid) -> list[str]:
    for pattern, forms in _SLIPS:
        if match := pattern.fullmatch(text):
            values = {name: _digits(value) for name, value in match.groupdict("").items()}
            if found := [g for g in (form.format(**values) for form in forms) if is_valid(g)]:
                return found
    return []


def _digits(part: str) -> str:
    """A day, month or hour in two digits, an English month as its number; all else as it is."""
    for number, name in enumerate(MONTHS, 1):
        if len(part) >= 3 and name.lower().startswith(part.lower().removesuffix(".")):
            return f"{number:02}"
    return part.zfill(2) if part.isdecimal() else part


def _slip(pattern: str, *forms: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One row of _SLIPS: what was written, and what it may have meant."""
    whole = re.sub("|".join(_PARTS), lambda part: _PARTS[part[0]], pattern)
    return re.compile(whole, re.IGNORECASE), forms


# What stands for a part of a date in the patterns below.
_PARTS: Final = {
    "YYYY": r"(?P<y>[0-9]{4})",
    "MM": r"(?P<m>[0-9]{1,2})",
    "DD": r"(?P<d>[0-9]{1,2})",
    "EE": r"(?P<e>[0-9]{1,2})",
    "NAME": r"(?P<m>[a-z]{3,9}\.?)",
    "WEEKDAY": r"(?:[a-z]+,? )?",
    "TIME": r"(?:,? ?T?)(?P<h>[0-9]{1,2}):(?P<i>[0-9]{2})(?P<s>:[0-9]{2})?(?:\.[0-9]+)? ?",
}
_DAY: Final = "{y}-{m}-{d}"
_MOMENT: Final = "{y}-{m}-{d}T{h}:{i}{s}"
_SLIPS: Final = (
    # 03/04/2024 is 3 April to most and March 4 to some: both are offered.
    _slip(r"DD(?P<by>[ ./-])MM(?P=by)YYYY", _DAY, "{y}-{d}-{m}"),
    _slip(r"YYYY(?P<by>[ ./-])MM(?P=by)DD", _DAY),
    _slip(r"YYYY(?P<by>[ ./-])DD(?P=by)MM", _DAY),
    _slip(r"YYYY(?P<m>[0-9]{2})(?P<d>[0-9]{2})", _DAY),
    _slip(r"MM[ ./-]YYYY", "{y}-{m}"),
    _slip(r"YYYY[ ./-]MM", "{y}-{m}"),
    _slip(r"WEEKDAYDD(?:st|nd|rd|th)?(?: of)?[ -]NAME,?[ -]YYYY", _DAY),
    _slip(r"WEEKDAYNAME DD(?:st|nd|rd|th)?,? YYYY", _DAY),
    _slip(r"YYYY[ -]NAME[ -]DD", _DAY),
    _slip(r"NAME,?[ -]YYYY", "{y}-{m}"),
    _slip(r"YYYY[ -]NAME", "{y}-{m}"),
    _slip(r"YYYY-MM-DD ?[/-] ?EE", _DAY + "/{y}-{m}-{e}"),
    _slip(r"DD ?- ?EE NAME,? YYYY", _DAY + "/{y}-{m}-{e}"),
    _slip(r"YYYY-MM-DDTIME", _MOMENT),
    _slip(r"YYYY-MM-DDTIME(?:Z|UTC|GMT)", _MOMENT + "Z"),
    _slip(r"YYYY-MM-DDTIME(?P<o>[+-][0-9]{2}):?(?P<p>[0-9]{2})", _MOMENT + "{o}:{p}"),
    _slip(r"YYYY-MM-DDTIME(?P<o>[+-])(?P<p>[0-9]{1,2})", _MOMENT + "{o}{p}:00"),
)
_AROUND: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), form)
    for pattern, form in (
        (r"(?:c\.|c|ca\.?|circa|about|approx\.?|approximately|around|~) ?(.+)", "{}~"),
        (r"(.+?) ?[?%~]+", "{}~"),
        (r"(?:since|from) (.+)", "{}/.."),
        (r"(?:until|till|up to) (.+)", "../{}"),
        (r"(.+?) ?(?:/|-|\.\.|- ?present|to present)", "{}/.."),
        (r"(?:/|-(?!0)|\.\.) ?(.+)", "../{}"),
        (r"(?:from |between )?(.+?)(?: ?/ ?| to | until | and | - |\.\.)(.+)", "{}/{}"),
        (r"([0-9]{4})-([0-9]{4})", "{}/{}"),
    )
)
