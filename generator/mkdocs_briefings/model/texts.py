"""Texts as fields read them: words, names, addresses, codes; and the faults of what is none."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from mkdocs_briefings.language import countries
from mkdocs_briefings.language.slugs import is_slug
from mkdocs_briefings.language.slugs import slug as slug_of
from mkdocs_briefings.load.file_names import path_fault
from mkdocs_briefings.markdown import Prose
from mkdocs_briefings.markdown import parse as parse_markdown
from mkdocs_briefings.problems import Fault, Faulty

DEEPEST_PATH = 10
"""Parts of a path of the site."""
LONGEST = 1_000
"""Characters of a text that is no sentence, such as a name or a title."""


def fault(rule: str, message: str, hint: str = "") -> Faulty:
    """What a reader of a field raises; a message without a subject of its own is about the field.

    Pydantic gathers it with the others of a record, since it is a ValueError.
    """
    return Faulty(Fault(rule, message, hint))


def text_of(value: Any) -> str:
    """A text of any length, its white space folded."""
    if isinstance(value, str):
        text = " ".join(value.split())
        if text:
            return text
        raise fault("empty", "is empty")
    raise wrong_type(value, "text")


def wrong_type(value: Any, wanted: str, hint: str = "") -> Faulty:
    """The fault of a list or mapping where something else belongs."""
    found = {dict: "fields", list: "a list", type(None): "nothing"}.get(type(value), "text")
    if wanted == "text" and isinstance(value, dict | list):
        hint = (
            "A text that holds `: ` or begins with [ or { is read as something else: put it on "
            "the next line after `>-`, indented."
        )
    return fault("type", f"must be {wanted}, but holds {found}", hint)


# What word processors make of hyphens, other bullets, and a hyphen that touches a word.
_BULLETS = "•‣▪▫◦●○■□➢➤►▶▸✓✔→⇒❖◆◇☐☑☒"
_LIST_MARK = re.compile(rf"[{_BULLETS}·*]\s*(?=\w)|\+\s+(?=\w)|(?:[–—―]\s*|-)(?=[^\W\d_])")
# A bullet between words; `·` and dashes stand within names too.
_LIST_WITHIN = re.compile(rf"(?<=\S)\s+[{_BULLETS}]\s+(?=\w)")
# The first two of what is numbered: 1. … 2. …, (a) … (b) …, i) … ii) …; A. and B. are initials.
_NUMBERED = re.compile(
    r"(?P<open>\(?)(?:(?P<one>1)|(?P<i>i)|(?P<a>a)|(?P<A>A(?=\))))(?P<close>[.)]) *\S.*?\s(?P=open)"
    r"(?:(?(one)2|(?!))|(?(i)ii|(?!))|(?(a)b|(?!))|(?(A)B|(?!)))(?P=close) *\S",
    re.S,
)


def unlisted(value: Any) -> Any:
    """One of several values; a text with bullets between its words, or numbered, is no list."""
    if not isinstance(value, str) or _LIST_MARK.match(value.lstrip()):
        return value
    if found := _LIST_WITHIN.search(value):
        held = f"holds `{found[0].strip()}`"
    elif found := _NUMBERED.match(value.lstrip()):
        held = f"begins with `{found[0].split()[0]}`"
    else:
        return value
    message = f"`{shortened(' '.join(value.split()))}` {held}, which makes no list"
    hint = "Write several as `[…, …]`, or each on a line of its own after `- `."
    raise fault("list-mark", message, hint)


def label(value: Any) -> str:
    """A text that pages repeat at each statement, so that its length is the length of many."""
    text = text_of(value)
    if found := _LIST_MARK.match(text):
        message = f"`{shortened(text)}` begins with `{found[0].strip()}`, which makes no list"
        hint = "Begin each with a hyphen and a blank (`- `), on a line of its own."
        raise fault("list-mark", message, hint)
    if len(text) > LONGEST:
        message = f"has {len(text):,} characters, more than {LONGEST:,}"
        raise fault("too-long", message, "Write it short; the rest goes in a text beside it.")
    return text


def prose(value: Any) -> Prose:
    """Markdown, read; its faults are told later, with what it cites."""
    if not isinstance(value, str):
        raise wrong_type(value, "text")
    if not value.strip():
        raise fault("empty", "is empty")
    return parse_markdown(value)


def shortened(text: str) -> str:
    """A text as a message shows it."""
    return text if len(text) <= 60 else text[:59] + "…"


def url(value: Any) -> str:
    """A web address, whole, over http or https."""
    text = text_of(value)
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
    except ValueError:
        good = False
    if good:
        return text
    meant = _fanged(text)
    hint = f"Write `{meant}`." if meant else "Write it whole: https://host/path"
    raise fault("url", f"`{shortened(text)}` is not a web address", hint)


_FANGLESS_SCHEME = re.compile(r"^h(?:xx|\*\*|tt)p(s?)(?:\[:\]|\[://\]|:)(?://)?", re.I)
_FANGLESS_DOT = re.compile(r"\[\.\]|\(\.\)|\{\.\}|\[dot\]", re.I)


def _fanged(text: str) -> str:
    """The address that a text is which was made harmless to click; empty where it is none."""
    plain = _FANGLESS_DOT.sub(".", _FANGLESS_SCHEME.sub(r"http\1://", text))
    if plain == text or len(text) > LONGEST:
        return ""
    try:
        return url(plain)
    except Faulty:
        return ""


def country(value: Any) -> str:
    """A two-letter code of ISO 3166-1, or XK."""
    if isinstance(value, list):
        hint = (
            "Write one here; each further one belongs in a place of its own, "
            "`place: [{country: YE}, {country: ER}]`, or in `countries` of a briefing."
        )
        raise fault("type", "must be one country, but holds a list", hint)
    text = text_of(value)
    if text in countries.codes():
        return text
    if code := countries.code_like(text):
        hint = f"Write `{code}`."
    elif near := countries.like(text):
        hint = f"Did you mean {countries.country_name(near)}? Write `{near}`."
    else:
        hint = "Write the two letters of ISO 3166-1, as in `AF`."
    raise fault("country", f"`{shortened(text)}` is not a country code", hint)


def language(value: Any) -> str:
    """A BCP 47 tag."""
    text = text_of(value)
    if countries.is_language(text):
        return text
    raise fault(
        "language",
        f"`{shortened(text)}` is not a language tag",
        "Write a BCP 47 tag, as in `en`, `fa` or `zh-Hant`.",
    )


def slug(value: Any) -> str:
    """A slug as the record format, "Statements", has it."""
    text = text_of(value)
    if is_slug(text):
        return text
    hint = f"Write `{slug_of(text)}`." if slug_of(text) else "Use letters, digits and hyphens."
    raise fault("slug", f"`{shortened(text)}` is no slug", hint)


def site_path(value: Any) -> str:
    """A path of this site as in its address, with slashes at both ends."""
    text = text_of(value)
    parts = text[1:-1].split("/")
    if text.startswith("/") and text.endswith("/") and all(p not in ("", ".", "..") for p in parts):
        message = path_fault(text[1:-1])
        if len(parts) > DEEPEST_PATH:
            message = f"`{shortened(text)}` has {len(parts):,} parts, more than {DEEPEST_PATH}"
        elif any(part.startswith(".") for part in parts):
            message = f"`{shortened(text)}` has a part that begins with a dot"
        if message:
            raise fault("site-path", message, "It can never have been an address of this site.")
        return text
    raise fault(
        "site-path",
        f"`{shortened(text)}` is not a path of this site",
        "Write it as in the address, with slashes at both ends: /2024/old-name/",
    )
