"""What to write in the place of a text that is no number, or that may be two."""

from __future__ import annotations

import re

LONGEST = 60  # characters of a text that is looked at
_N = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_RANGE = re.compile(rf"({_N}) ?(?:-|–|—|to) ?({_N})", re.ASCII)
_ONE = re.compile(rf"(\D*)({_N})(\D*)", re.ASCII)
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:([ .'’])\d{3})(?:\1\d{3})*", re.ASCII)
_COMMA = re.compile(r"-?\d+,\d+", re.ASCII)
_LEAST = re.compile(r"\b(?:at least|more than|over|above|minimum)\b|[+>≥]", re.I)
_MOST = re.compile(r"\b(?:at most|up to|less than|fewer than|under|below|maximum)\b|[<≤]", re.I)


def may_be_thousands(text: str) -> bool:
    """Whether a point stands as some languages part thousands, as in `4.000`."""
    return text.count(".") == 1 and bool(_GROUPS.fullmatch(text))


def of_figure(text: str) -> str:
    """The hint for what is no number in a figure."""
    if len(text) <= LONGEST:
        if found := _GROUPS.fullmatch(text):
            whole = text.replace(found[1], "")
            decimal = f"; for a decimal, {_decimal(text)}" if text.count(".") == 1 else ""
            return f"Write {whole}{decimal}."
        if _COMMA.fullmatch(text):
            return f"Thousands are written 4000 or 4,000, a decimal {text.replace(',', '.')}."
        if found := _RANGE.fullmatch(text):
            return f"Write `min: {found[1]}` and `max: {found[2]}`."
        if (found := _ONE.fullmatch(text)) and found[2] != text:
            return _with_words(text, *found.groups())
    return "Write 4000 or 4,000, at most 15 digits; a word such as `scores` goes in `words`."


def of_degrees(text: str) -> str:
    """The hint for what is no number of degrees."""
    if len(text) <= LONGEST and _COMMA.fullmatch(text):
        return f"Write {text.replace(',', '.')}."
    return "Write degrees and their decimals, as in 34.52, with a minus for south and west."


def _with_words(text: str, before: str, number: str, after: str) -> str:
    """One number, and words that say how near it is."""
    said = before + after
    name = "min" if _LEAST.search(said) else "max" if _MOST.search(said) else "value"
    if after == "+" and not before:
        return f"Write `{name}: {number}`."
    return f"Write `{name}: {number}`, and the words beside it: `words: {text}`."


def _decimal(text: str) -> str:
    """A decimal that nobody takes for thousands: not of three digits after the point."""
    whole, _, rest = text.partition(".")
    short = rest.rstrip("0") or "0"
    return f"{whole}.{short if len(short) < 3 else short + '0'}"
