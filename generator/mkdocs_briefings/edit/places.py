"""Where values stand in YAML text, and how a part of one is written over, all else kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from mkdocs_briefings.edit.nodes import NotFound, Scalar
from mkdocs_briefings.load import yaml_reader

LINE_END = re.compile(r"\r\n|\n|\r")

_BLANKS = " \t\r\n\u2028\u2029"  # what folding adds, drops or turns into each other
_HEADER = re.compile(r"[|>][^\n]*\n?")
_CHARACTERS = {
    "'": re.compile(r"''|.", re.S),
    '"': re.compile(r"\\(?:x.{2}|u.{4}|U.{8}|\r\n|.)|.", re.S),
}
_ANY = re.compile(r".", re.S)
_BLANK_ESCAPES = re.compile(r"\\(?:[nrt \t\r\n]|\r\n|[LP]|x0[9AaDd]|x20|u2028|u2029|u0020)")


class Edit(NamedTuple):
    """A stretch of a text, and what will stand in its place."""

    start: int
    end: int
    new: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; raises NotFound where two are about the same stretch."""
    parts, at = [], 0
    for edit in sorted(set(edits)):
        if edit.start < at:
            raise NotFound
        parts += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*parts, text[at:]])


def line_end(text: str) -> str:
    """The line end that a text is written with."""
    found = LINE_END.search(text)
    return found.group() if found else "\n"


def data_of(text: str) -> Any:
    """The data that a YAML text holds; None where it cannot be read without a problem."""
    tree = yaml_reader.read(text, "")
    return None if tree.problems else tree.data


def part_edit(text: str, node: Scalar, part: Edit) -> Edit:
    """An edit of a part of a node's value as an edit of the text.

    Raises NotFound.
    """
    tokens = [token for token in _tokens(text, node) if not _is_blank(token[0])]
    if len(tokens) != _solid(node.value):
        raise NotFound
    first = _solid(node.value[: part.start])
    last = first + _solid(node.value[part.start : part.end]) - 1
    if last < first:
        raise NotFound
    return Edit(tokens[first].start(), tokens[last].end(), _written(part.new, node.style))


def _tokens(text: str, node: Scalar) -> Iterable[re.Match[str]]:
    """The characters of a value as they are written."""
    start, end = node.beginning(text), node.end
    if node.style in ("'", '"'):
        return _CHARACTERS[node.style].finditer(text, start + 1, end - 1)
    if node.style in ("|", ">"):
        header = _HEADER.match(text, start, end)
        start = header.end() if header else start
    return _ANY.finditer(text, start, end)


def _is_blank(token: str) -> bool:
    return token in _BLANKS or _BLANK_ESCAPES.fullmatch(token) is not None


def _solid(value: str) -> int:
    return sum(character not in _BLANKS for character in value)


def _written(value: str, style: str) -> str:
    if style == "'":
        return value.replace("'", "''")
    if style == '"':
        return value.replace("\\", "\\\\").replace('"', '\\"')
    return value
