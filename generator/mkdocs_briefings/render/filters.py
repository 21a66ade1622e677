"""What templates call: filters and functions, each giving Markdown or text to be escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from mkdocs_briefings.language.spoken import as_spoken
from mkdocs_briefings.language.stops import ended
from mkdocs_briefings.markdown.code import code_span
from mkdocs_briefings.markdown.escaping import (
    SpokenMarkdown,
    address_kind,
    escape,
    escape_inline,
    guard_start,
    url,
)


def finalize(value: Any) -> Markup:
    if isinstance(value, Markup):
        return value.on_page() if isinstance(value, SpokenMarkdown) else value
    return Markup("") if value is None else escape(value if isinstance(value, str) else str(value))


def hashes(level: int) -> Markup:
    return Markup("#" * level)


def link(one: Any) -> Markup:
    """A text with its address, as Markdown."""
    text = next(getattr(one, name) for name in ("text", "name", "label") if hasattr(one, name))
    return Markup(f"[{escape(text)}]({url(one.href)})") if one.href else escape(text)


def named(person: Any) -> str:
    """Somebody in plain words: by name, else in the words of the source."""
    return str(person.name or person.words)


def title_link(source: Any) -> Markup:
    if source.anchor or not source.href:
        return escape(source.title)
    return Markup("[{}]({})").format(escape(source.title), url(source.href))


def external(target: str) -> Markup:
    """Where a link of a record leads: a web address as a link, anything else as text."""
    if address_kind(target) == "external":
        return Markup("[{}]({})").format(escape(target), url(target))
    return escape(target)


_CONTROL_PICTURES = {code: 0x2400 + code for code in range(32) if code not in (9, 10)}


def fenced(text: str, language: str) -> Markup:
    """Code as it is, within a fence longer than any in it; control characters made visible."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return Markup(f"{fence}{language}\n{text.translate(_CONTROL_PICTURES)}\n{fence}")


def cell(value: Any) -> Markup:
    """What stands in a cell of a table; where nothing is counted, nothing."""
    if value == 0:
        return Markup("")
    if isinstance(value, list):
        return Markup(", ").join(map(cell, value))
    return link(value) if hasattr(value, "href") else finalize(value)


def sentence(value: Any) -> Markup:
    """The value with a full stop, where it does not end in one or in another such mark.

    With it a short value could begin a list, so its start is guarded once more.
    """
    return Markup(guard_start(ended(finalize(value))))


def coded(text: str) -> Markup:
    """A text of ours in which code stands between backticks."""
    pieces = text.split("`")
    written = (code_span(one) if n % 2 else escape_inline(one) for n, one in enumerate(pieces))
    return Markup("".join(written))


def join(values: Iterable[Any], between: str) -> Markup:
    return Markup(between).join(finalize(value) for value in values)


def capitalize(text: str) -> str:
    return as_spoken(text[:1].upper() + text[1:], text)


def one_line(text: Markup | None) -> Markup:
    """Markdown of several lines as one, for a table's cell."""
    return Markup("" if text is None else "<br>".join(filter(None, text.split("\n"))))
