"""Rules of lists: several values that are written as one, and numbers that become part of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from mkdocs_briefings.link import Linked
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.rules.rule import Finding, Rule, of_text, rule

_NAMES = ("actors", "authors", "by", "to", "actor", "aliases", "types", "targets")
# Between the words of one value stands none of these; `/` and `and` do, and so do commas in names.
_BETWEEN = re.compile(r"\w[^\w\s]?\s*(?:;\s+|[；؛]\s*)(?=\w)|\S\s+\|\s+(?=\w)|\S *\n\s*(?=\w)")
_COMMA = re.compile(r"[,،、，]")
_NUMBER = re.compile(r"(\(?)(?:(\d{1,2})|([a-z]))([.)])\s+(?=\w)")
# Most records hold none of this: these say so in a fraction of the time.
_APART = re.compile(r"[;；؛|>]-?\s")
_OF_A_NAME = re.compile(rf"\b(?:{'|'.join(_NAMES)}|name)[\"']?:\s|^\s*-\s+(?!\w+:)")
_NEAR = 150  # characters
_MAY_BE_ONE_TOPIC = re.compile(r"topics[\"']?:\s+[^\s\[{-]")
_MAY_BE_NUMBERED = re.compile(rf"(?:-\s+|:\s+|\[(?!@)(?:[^\[\]\n]*,)?\s*)[\"']?{_NUMBER.pattern}")


@rule("warning")
def topics_in_one(linked: Linked) -> Iterator[Finding]:
    """
    `topics` is one text with a comma, a semicolon or several lines, which makes one topic of it;
    several are a list.

    Passes:
        topics: [ports, sanctions]
    Fails:
        topics: ports, sanctions
    """
    for document, path, written in _written(linked, _may_be_one_topic, ("topics",)):
        if isinstance(written, str) and (_COMMA.search(written) or _BETWEEN.search(written)):
            parts = re.split(r"[,،、，;；؛|\n]", written.strip())
            several, written = ", ".join(map(str.strip, parts)), " ".join(written.split())
            hint = f"Write `topics: [{several}]`; for one topic, a list of one: `- {written}`."
            yield Finding(document, path, f"`{written}` is one topic", hint)


@rule("warning")
def names_in_one(linked: Linked) -> Iterator[Finding]:
    """
    A name in `actors`, `authors`, `by`, `to`, `actor`, `aliases`, `types` or `targets` has a
    semicolon, a bar or an end of a line between its words. It is one; several are a list.

    Passes:
        authors: [Ann Sample, Ben Sample]
    Fails:
        authors: Ann Sample; Ben Sample
    """
    for document, path, written in _written(linked, _may_be_several, _NAMES):
        for below, name in _names(path, written):
            if _BETWEEN.search(name):
                name = " ".join(name.split())
                hint = "Write several as `[…, …]`, or each on a line of its own after `- `."
                yield Finding(document, below, f"`{name}` is one name", hint, name)


@rule("warning")
def number_in_name(linked: Linked) -> Iterator[Finding]:
    """
    A topic begins with a number or letter that counts it, or two names of a list that follow each
    other do: `1. ports` is another topic than `ports`.

    Passes:
        topics: [ports, ships]
    Fails:
        topics:
          - 1. ports
          - 2. ships
    """
    for document, path, written in _written(linked, _may_be_numbered, ("topics", *_NAMES)):
        found = [(below, name, _NUMBER.match(name)) for below, name in _names(path, written)]
        marks = [mark.groups() if mark else () for _, _, mark in found]
        for place, (below, name, mark) in enumerate(found):
            beside = marks[max(0, place - 1) : place] + marks[place + 1 : place + 2]
            is_counted = mark and any(_follow(mark.groups(), other) for other in beside)
            if mark and (path[-1] == "topics" or is_counted):
                message = f"`{mark[0].strip()}` is part of the name `{name}`"
                yield Finding(document, below, message, f"Write `{name[mark.end() :]}`.", name)


@of_text
def _may_be_one_topic(text: str) -> bool:
    return _MAY_BE_ONE_TOPIC.search(text) is not None


@of_text
def _may_be_numbered(text: str) -> bool:
    return _MAY_BE_NUMBERED.search(text) is not None


@of_text
def _may_be_several(text: str) -> bool:
    """Whether a line that may hold names has what stands between several."""
    ends = (found.start() for found in _APART.finditer(text))
    return any(_OF_A_NAME.search(text[_begin(text, end) : end]) for end in ends)


def _begin(text: str, end: int) -> int:
    """Where the line begins that a place is in, or not far before that place in a long one."""
    near = max(0, end - _NEAR)
    return max(near, text.rfind("\n", near, end) + 1)


def _follow(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Whether two marks of the same form count on by one, up or down."""
    if not other or (one[0], one[3]) != (other[0], other[3]):
        return False
    if one[1] and other[1]:
        return abs(int(one[1]) - int(other[1])) == 1
    return bool(one[2] and other[2]) and abs(ord(one[2]) - ord(other[2])) == 1


def _written(
    linked: Linked, may_be: Callable[[str], bool], fields: tuple[str, ...]
) -> Iterator[tuple[Document, Path, Any]]:
    """What stands in some fields, wherever a record has them, as it is written."""
    for entry in linked.entries:
        if may_be(entry.document.text):
            for path, value in _fields(entry.document.data, fields):
                yield entry.document, path, value


def _fields(data: Any, fields: tuple[str, ...]) -> Iterator[tuple[Path, Any]]:
    rest: list[tuple[Path, Any]] = [((), data)]
    while rest:
        above, held = rest.pop()
        for key, value in held.items() if isinstance(held, dict) else enumerate(held):
            if key in fields:
                yield (*above, key), value
            if isinstance(value, dict | list):
                rest.append(((*above, key), value))


def _names(path: Path, written: Any) -> Iterator[tuple[Path, str]]:
    """The names in a field, each with its place: alone, in a list, or with more beside it."""
    if isinstance(written, str):
        yield path, written
    elif isinstance(written, list):
        for index, one in enumerate(written):
            yield from _names((*path, index), one)
    elif isinstance(written, dict):
        yield from _names(path, written.get("name"))


RULES: tuple[Rule, ...] = (topics_in_one, names_in_one, number_in_name)
