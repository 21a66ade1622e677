"""Numbers as records write them, and what to write in the place of a text that is none.

A remedy is given only where it means what was written: of a text with a factor that is not known,
or with words before the number that may change it, no number is made.
"""

from __future__ import annotations

import json
import re
import unicodedata
from decimal import Decimal

LONGEST = 60  # characters of a text that is looked at
DIGITS = 15  # as many as a number in any program keeps
FORM = f"A number is digits, as in 4000 or 4,000, at most {DIGITS} of them"

_NUMBER = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?", re.ASCII)
_SEPARATORS = {"٫": ".", "٬": ",", "，": ",", "．": "."}  # of Arabic script and of wide letters

_N = r"-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?![.,]?\d)"
_FACTORS = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "mln": 6, "million": 6} | {
    "b": 9,
    "bn": 9,
    "bln": 9,
    "billion": 9,
    "trillion": 12,
}
_FACTOR = rf"(?: ?(?P<factor>{'|'.join(sorted(_FACTORS, key=len, reverse=True))})\b)?"
_RANGE = re.compile(rf"({_N}) ?(?:-|–|—|to) ?({_N}){_FACTOR}", re.ASCII | re.I)
_ONE = re.compile(rf"(?P<before>\D*?)(?P<number>{_N}){_FACTOR}(?P<after>\D*)", re.ASCII | re.I)
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:([ .'’\u00a0\u202f])\d{3})(?:\1\d{3})*", re.ASCII)
_PAIRS = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}", re.ASCII)  # as South Asian languages part numbers
_COMMA = re.compile(r"-?\d+,\d+", re.ASCII)

# What may stand before a number: what makes a bound of it that takes it in, or one that does not
# (the bounds of the format take theirs in), what makes it "about", and what does not change it.
_LEAST = r"at least|no(?:t)? (?:less|fewer) than|a minimum of|≥|>="
_MORE = r"(?:more|greater) than|over|above|>"
_MOST = r"at most|no(?:t)? more than|up to|a maximum of|≤|<="
_FEWER = r"(?:less|fewer) than|under|below|<"
_ABOUT = (
    r"about|around|approximately|approx\.?|c\.|ca\.?|circa|some|roughly|"
    r"(?:an )?estimated|est\.|[~≈]"
)
_NEAR = r"nearly|almost|only|exactly|as many as|[$€£¥₹]|us\$"
_BEFORE = re.compile(
    rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<more>{_MORE})|(?P<fewer>{_FEWER})|"
    rf"(?P<about>{_ABOUT})|(?:{_NEAR}))?",
    re.I,
)
_OR_MORE = re.compile(r" ?(?:\+|or more|or over|and above|at least)", re.I)
_OR_LESS = re.compile(r" ?(?:or less|or fewer|at most)", re.I)
# Words of Latin letters that multiply in one language or another, and signs that may.
_MULTIPLIES = re.compile(
    r"\b(?:la(?:kh|c)|cr(?:ore)?s?\b|hundred|dozen|score|tens?\b|pair|couple|gross|grand|half|"
    r"quarter|third|hundert|tausend|tsd|mil(?!e|it|l\b|l?im)|mrd|mld|m(?:io|ios)\b|tys|tri|bil|"
    r"quad|thou|cent(?!im|er|re)|myriad|arab\b|tn\b|hazar|hezar|per\b|point|to\b|or\b|and\b|of\b|"
    r"times|fold|(?:x|st|nd|rd|th)\b)|^(?:x|st|nd|rd|th)\b|[^ \wÀ-ɏ'’().%°€$£¥₹+-]",
    re.I | re.ASCII,
)
_PLAIN = re.compile(r"[\w~][\w .%+()’–/-]*")  # a comma would end it between braces


def read(text: str) -> int | float | None:
    """The number that a text writes in digits of any one script; None where it writes none."""
    plain = ascii_digits(text)
    if not _NUMBER.fullmatch(plain) or sum(map(str.isdigit, plain)) > DIGITS:
        return None
    digits = plain.replace(",", "")
    return float(digits) if "." in digits else int(digits)


def ascii_digits(text: str) -> str:
    """The text with the digits of a script, and what parts them there, as ASCII writes them.

    Unchanged where digits of several scripts stand in it: some look like others of other value.
    """
    if text.isascii():
        return text
    zeros = {ord(c) - unicodedata.decimal(c) for c in text if c.isdecimal()}
    if len(zeros) > 1:
        return text
    plain = (str(unicodedata.decimal(c)) if c.isdecimal() else _SEPARATORS.get(c, c) for c in text)
    return "".join(plain).replace("−", "-")


def may_be_thousands(text: str) -> bool:
    """Whether a point stands as some languages part thousands, as in `4.000`."""
    plain = ascii_digits(text)
    return plain.count(".") == 1 and bool(_GROUPS.fullmatch(plain))


def of_figure(text: str, field: str = "value") -> str:
    """The hint for what is no number in a field of a figure."""
    plain = " ".join(ascii_digits(text).split())
    if len(plain) <= LONGEST and "`" not in plain:
        if _PAIRS.fullmatch(plain):
            grouped = f"{int(plain.replace(',', '')):,}"
            return f"Write `{_as_yaml(grouped)}`."
        if found := _GROUPS.fullmatch(plain):
            whole = plain.replace(found[1], "")
            decimal = f"; for a decimal, {_decimal(plain)}" if plain.count(".") == 1 else ""
            return f"Write {whole}{decimal}."
        if _COMMA.fullmatch(plain):
            return f"Thousands are written 4000 or 4,000, a decimal {plain.replace(',', '.')}."
        if hint := _of_range(text, plain) or _of_one(text, plain, field):
            return hint
    return f"{FORM}; words such as `scores` go in `words`."


def of_degrees(text: str) -> str:
    """The hint for what is no number of degrees."""
    if len(text) <= LONGEST and _COMMA.fullmatch(text):
        return f"Write {text.replace(',', '.')}."
    return "Write degrees and their decimals, as in 34.52, with a minus for south and west."


def _of_range(text: str, plain: str) -> str:
    found = _RANGE.fullmatch(plain)
    if not found:
        return ""
    low, high = (_as_yaml(_whole(end, found["factor"])) for end in found.group(1, 2))
    if '""' in (low, high):
        return ""
    beside = _beside(text) if found["factor"] else ""
    return f"Write `min: {low}` and `max: {high}`{beside}."


def _of_one(text: str, plain: str, field: str) -> str:
    """One number, and words that say how near it is."""
    found = _ONE.fullmatch(plain)
    if not found or not (before := _BEFORE.fullmatch(found["before"].strip())):
        return ""
    number = _whole(found["number"], found["factor"])
    after = found["after"]
    least, most = _OR_MORE.match(after), _OR_LESS.match(after)
    stated = [before[bound] for bound in ("least", "most", "more", "fewer")]
    bounds = [bound for bound in (least, most, *stated) if bound]
    if bound := least or most:
        after = after[bound.end() :]
    if not number or len(bounds) > 1 or (bounds and field != "value") or _MULTIPLIES.search(after):
        return ""
    if before["more"] or before["fewer"]:
        return _without_its_bound(text, number, "min" if before["more"] else "max")
    if least and not (after or found["before"] or found["factor"]):
        return f"Write `min: {_as_yaml(number)}`."
    name = field if not bounds else "min" if least or before["least"] else "max"
    if before["about"] and name == "value" and not number.startswith("-"):
        number = f"~{number}"
    return f"Write `{name}: {_as_yaml(number)}`{_beside(text)}."


def _without_its_bound(text: str, number: str, bound: str) -> str:
    """The hint for "more than 100": a bound of 100 would say that it may be 100."""
    hint = f"Write `words: {_as_yaml(text)}`"
    value = read(number)
    if not isinstance(value, int):
        return f"{hint}."
    nearest = f"{value + (1 if bound == 'min' else -1):,}"
    number = nearest if "," in number else nearest.replace(",", "")
    return f"{hint}, and of what is counted one by one `{bound}: {_as_yaml(number)}` beside it."


def _whole(number: str, factor: str | None) -> str:
    """A number times its factor as a record writes it; empty where that is not certain."""
    if not factor:
        return number if read(number) is not None and not _GROUPS.fullmatch(number) else ""
    if _GROUPS.fullmatch(number) and number.endswith("0"):
        return ""  # nobody writes the nought of 4.000 million as a decimal
    plain = number.replace(",", "") if _NUMBER.fullmatch(number) else number.replace(",", ".")
    product = Decimal(plain).scaleb(_FACTORS[factor.lower()]).normalize()
    written = f"{product:,f}"
    return written if read(written) is not None else ""


def _beside(text: str) -> str:
    """That the text itself is kept."""
    return f", and the words beside it: `words: {_as_yaml(text)}`"


def _as_yaml(text: str) -> str:
    """The text as the value of a field, between braces too."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _decimal(text: str) -> str:
    """A decimal that nobody takes for thousands: not of three digits after the point."""
    whole, _, rest = text.partition(".")
    short = rest.rstrip("0") or "0"
    return f"{whole}.{short if len(short) < 3 else short + '0'}"
