"""The direction in which a language is written, and texts of one among words of the other."""

from __future__ import annotations

import re
from functools import lru_cache

# The scripts of living languages that run from right to left, by their codes in ISO 15924.
_FROM_RIGHT = frozenset(
    {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
)


@lru_cache(maxsize=1024)
def runs_from_right(tag: str) -> bool:
    """Whether a language (a BCP 47 tag) is written from right to left.

    A script that the tag names decides; else the one that CLDR holds most likely, which may depend
    on the region: Uzbek is in Arabic letters in Afghanistan.
    """
    language, *rest = tag.split("-")
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    region = next((part.upper() for part in rest if len(part) in (2, 3)), "")
    return (script or _likely_script(language.lower(), region)) in _FROM_RIGHT


def _likely_script(language: str, region: str) -> str:
    from babel.core import get_global

    alias = str(get_global("language_aliases").get(language, language))
    language, _, own_region = alias.partition("_")
    known = get_global("likely_subtags")
    likely = known.get(f"{language}_{region or own_region}") or known.get(language) or ""
    return next((part for part in str(likely).split("_") if len(part) == 4), "")


FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"

# The blocks of Unicode whose letters run from right to left (UAX #9, classes R and AL).
_FROM_RIGHT_LETTERS = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def has_letters_from_right(text: str) -> bool:
    """Whether a text holds letters that run from right to left."""
    return not text.isascii() and bool(_FROM_RIGHT_LETTERS.search(text))


def isolated(text: str) -> str:
    """A text to stand among others, between the signs that keep its direction from theirs.

    Without them (UAX #9) a number behind a name in Arabic letters moves to its other side. A text
    without such letters stays as it is; Markdown was isolated when it was escaped.
    """
    if hasattr(text, "__html__") or not has_letters_from_right(text):
        return text
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"
