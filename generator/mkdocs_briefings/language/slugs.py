"""Slugs for addresses and anchors, and the keys by which names are compared."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256

LONGEST = 60  # characters

_NOT_ASCII_SLUG = re.compile(r"[^a-z0-9]+")
_HYPHENS = re.compile(r"-{2,}")
_APART = re.compile(r"(?<=[^-\s])[-\s]+(?=[^-\s])")
# What only says how the letter before it is drawn: joiners, variation selectors.
_DRAWING = map(ord, "\u034f\u180b\u180c\u180d\u180f\u200d")
_DRAWN: dict[int, str] = dict.fromkeys(
    [*_DRAWING, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)], ""
)

# One name is typed in several ways by Persian and Arabic keyboards and by word processors. Zero
# width non-joiner is a blank, as in a slug; other invisible marks and the kashida are nothing.
_SAME = _DRAWN | str.maketrans(
    {
        **dict.fromkeys("يى", "ی"),
        "ك": "ک",
        "\u200c": " ",
        **dict.fromkeys("\u0640\u00ad\u061c\u200b\u200d\u200e\u200f\u2060\ufeff", ""),
        **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
        **dict.fromkeys("‘’ʼʻ`´", "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Return the slug of any text; empty where the text has no letter or digit.

    NFKC, lower case, letters and digits of any script (Unicode categories L* and Nd) and the marks
    after a letter (M*: many scripts write their vowels so), each run of all else one hyphen, none
    at the ends, at most 60 characters: the record format, "Statements".
    """
    if text.isascii():
        hyphened = _NOT_ASCII_SLUG.sub("-", text.lower())
    else:
        # The lower case of İ is an i with a second dot.
        lower = unicodedata.normalize("NFKC", text.translate(_DRAWN)).lower().replace("i̇", "i")
        hyphened = _HYPHENS.sub("-", _letters(unicodedata.normalize("NFKC", lower)))
    return hyphened.strip("-")[:LONGEST].rstrip("-")


def _letters(text: str) -> str:
    """The text with a hyphen for whatever is no letter, digit or mark of a letter."""
    kept: list[str] = []
    after_letter = False
    for character in text:
        # isalpha is exactly the categories L*, isdecimal exactly Nd.
        is_mark = after_letter and unicodedata.category(character)[0] == "M"
        after_letter = is_mark or character.isalpha()
        kept.append(character if after_letter or character.isdecimal() else "-")
    return "".join(kept)


def is_slug(text: str) -> bool:
    """Whether the text is a slug as it stands: not empty, and its own slug."""
    return bool(text) and slug(text) == text


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the key for comparing names, case and Unicode form ignored; not for showing.

    NFKC and case folding, blanks as one, Persian and Arabic forms of ye and kaf alike, typographic
    apostrophes and dashes as the ASCII ones.
    """
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    # Marks that NFKC spells with a blank (´) go first; letters that it spells plainly (ﻱ), after.
    plain = unicodedata.normalize("NFKC", text.translate(_SAME)).casefold()
    # Case folding may undo the form (ΐ), so it is made once more.
    return " ".join(unicodedata.normalize("NFKC", plain).translate(_SAME).split())


@lru_cache(maxsize=65536)
def identity(text: str) -> str:
    """Return the key of a name that stands for itself, of a topic and of a measure.

    Two such names are one if `fold` makes them alike, but for runs of blanks and hyphens between
    words: after the last, a hyphen is a minus. All other letters, marks, digits and signs count,
    and no length is cut: the record format, "name".
    """
    return _APART.sub(" ", fold(text)).strip()


def typed(text: str) -> str:
    """Return the key of a name as `fold` does, but letters keep the Unicode form they are in.

    Equal for spellings of one name that differ by case, blanks or punctuation only.
    """
    if text.isascii():
        return fold(text)
    # Case folding would take ligatures apart, as it does ß, of which capitals make SS.
    return " ".join(text.translate(_SAME).lower().replace("ß", "ss").split())


def apart(slugs: Mapping[str, str], taken: Iterable[str] = ()) -> dict[str, str]:
    """Return an address for each `identity`, given the slug of its name; no two are equal.

    Where slugs meet, or one is `taken`, the name that is nothing but its slug keeps it, and the
    others get a part of a hash of their identity: so an address depends neither on an order nor
    on how many more names there are with that slug.
    """
    used = set(taken)
    meeting = Counter(slugs.values())
    addresses = {
        name: plain
        for name, plain in slugs.items()
        if plain not in used and (meeting[plain] == 1 or identity(plain) == name)
    }
    used.update(addresses.values())
    for name in sorted(slugs.keys() - addresses.keys()):
        addresses[name] = _hashed(slugs[name], name, used)
        used.add(addresses[name])
    return addresses


def _hashed(plain: str, name: str, used: set[str]) -> str:
    digest = sha256(name.encode()).hexdigest()
    found = (
        f"{plain[: LONGEST - 1 - length].rstrip('-')}-{digest[:length]}".lstrip("-")
        for length in range(6, LONGEST - 1)
    )
    return next(one for one in found if one not in used)


def twins(slugs: Iterable[str], before: Iterable[str] = ()) -> list[str]:
    """Return the slugs in order, each used once: the first as it is, later twins with -2, -3, ….

    A number that would give a slug which is there already is passed over, and a twin is cut so
    that it is at most 60 characters too. What was given out `before` is not given again.
    """
    wanted, seen = list(slugs), set(before)
    taken, numbers, unique = seen | set(wanted), dict[str, int](), list[str]()
    for name in wanted:
        if name not in seen:
            seen.add(name)
            unique.append(name)
            continue
        number = numbers.get(name, 1) + 1
        while (twin := _numbered(name, number)) in taken:
            number += 1
        numbers[name] = number
        taken.add(twin)
        unique.append(twin)
    return unique


def _numbered(name: str, number: int) -> str:
    suffix = f"-{number}"
    return (name[: LONGEST - len(suffix)].rstrip("-") + suffix).lstrip("-")


def one_slip(a: str, b: str) -> bool:
    """Whether one letter (never a digit) added, dropped, changed or swapped turns a into b.

    Compares as written: fold both first to ignore case.
    """
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    swapped = len(a) == 2 and a == b[::-1]
    return (swapped or max(len(a), len(b)) == 1) and (a + b).isalpha()


def as_title(name: str) -> str:
    """A name as a title: "regional-cooperation" is a slug, and reads "Regional cooperation".

    A hyphen that belongs to a name stays where the name is not all in small letters:
    "Counter-terrorism".
    """
    words = name.replace("-", " ") if name == slug(name) else name
    return words[:1].upper() + words[1:]
