"""One record taken into another of its kind: what the other lacks is added, as it is written.

What both say stays as the other has it. Statements and further items of a list come behind those
that are there, with their comments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any, NamedTuple, get_origin

from mkdocs_briefings.edit.file_changes import NotChanged
from mkdocs_briefings.edit.items import as_list_of_one, end_of_line, with_item
from mkdocs_briefings.edit.nodes import Fields, Items, Node, NotFound, Scalar, root_of
from mkdocs_briefings.edit.places import LINE_END, Edit, apply, data_of, line_end
from mkdocs_briefings.model.records import KINDS
from mkdocs_briefings.model.values import as_list

_NAMES = ("name", "title")
_OWN = (*_NAMES, "marking", "previous_urls", "reviewed")
"""Fields that the other record does not take."""


@dataclass
class Taken:
    """The text of the record that takes the other in, and the fields that it does not take."""

    text: str
    left_out: list[str] = field(default_factory=list)


def taken_in(text: str, other: str, kind: str) -> Taken:
    """The text of a record with all of another one of its kind that it lacks.

    Raises NotChanged where a field is written in a way that takes nothing in, or where both
    records have a source of one key that is not the same.
    """
    theirs, root = data_of(other), root_of(other)
    taken = Taken(text)
    for name, value in theirs.items():
        if name in _OWN or value is None:
            continue
        _take(taken, name, value, _Piece(other, root, name), kind)
    for alias in _further_names(theirs) if kind == "actor" else ():
        _add_alias(taken, alias)
    return taken


class _Written(NamedTuple):
    """An item as it is written: comments above it, its text, and the column at which it stood."""

    comments: list[str]
    text: str
    column: int


@dataclass
class _Piece:
    """A field of the record that is taken in, in its text."""

    text: str
    root: Fields
    name: str

    @property
    def node(self) -> Node:
        """Its value."""
        node = self.root.get(self.name)
        if node is None:
            raise NotFound
        return node

    def lines(self) -> str:
        """All its lines, up to the next field."""
        starts = [key.start for key, _ in self.root.pairs]
        [at] = [i for i, (key, _) in enumerate(self.root.pairs) if _is_key(key, self.name)]
        end = starts[at + 1] if at + 1 < len(starts) else len(self.text)
        return self.text[starts[at] : end].rstrip()


def _is_key(key: Node, name: str) -> bool:
    return isinstance(key, Scalar) and key.value == name


def _take(taken: Taken, name: str, value: Any, piece: _Piece, kind: str) -> None:
    ours = data_of(taken.text)
    annotation = KINDS[kind].model_fields[name].annotation
    try:
        if ours.get(name) is None:
            _add_lines(taken, piece)
        elif get_origin(annotation) is tuple:
            _add_items(taken, piece, as_list(ours[name]), as_list(value))
        elif get_origin(annotation) is dict:
            _add_keys(taken, piece, ours[name], value)
        elif ours[name] != value:
            taken.left_out.append(name)
    except NotFound as error:
        raise NotChanged(f"`{name}` cannot be taken in by itself; write it there first") from error


def _add_lines(taken: Taken, piece: _Piece) -> None:
    """The whole field as it is written; both records are plain lines of fields."""
    if piece.root.flow or root_of(taken.text).flow:
        raise NotFound
    end = line_end(taken.text)
    text = f"{taken.text.rstrip()}{end}{_in_lines(piece.lines(), end)}{end}"
    expected = {**data_of(taken.text), piece.name: data_of(piece.text)[piece.name]}
    _accept(taken, text, expected)


def _add_items(taken: Taken, piece: _Piece, ours: list[Any], theirs: list[Any]) -> None:
    node = piece.node
    nodes = node.items if isinstance(node, Items) else [node]
    new = [one for one, value in zip(nodes, theirs, strict=True) if value not in ours]
    values = [value for value in theirs if value not in ours]
    if not new:
        return
    there = root_of(taken.text).get(piece.name)
    if isinstance(there, Scalar | Fields):
        taken.text = as_list_of_one(taken.text, piece.name) or taken.text
        there = root_of(taken.text).get(piece.name)
    if not isinstance(there, Items) or not there.items:
        raise NotFound
    written = [_Written(*_comments_and_text(piece.text, one), one.column) for one in new]
    expected = {**data_of(taken.text), piece.name: [*ours, *values]}
    _accept(taken, apply(taken.text, [_items_edit(taken.text, there, written)]), expected)


def _items_edit(text: str, there: Items, written: Iterable[_Written]) -> Edit:
    last = there.items[-1]
    if there.flow:
        return Edit(last.end, last.end, "".join(f", {one.text}" for one in written))
    at, end = end_of_line(text, last), line_end(text)
    dash = text[last.start - last.column : last.start]
    indent = dash[: len(dash) - len(dash.lstrip())]
    lines = []
    for one in written:
        lines += [f"{end}{indent}{comment}" for comment in one.comments]
        lines.append(f"{end}{dash}{_shifted(one.text, one.column, len(dash), end)}")
    return Edit(at, at, "".join(lines))


def _add_keys(taken: Taken, piece: _Piece, ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    """The keys that are not there; where one is, ours stays, but not for a source."""
    there, node = root_of(taken.text).get(piece.name), piece.node
    if not isinstance(there, Fields) or not isinstance(node, Fields):
        raise NotFound
    for key, value in node.pairs:
        name = getattr(key, "value", "")
        if name in ours and ours[name] == theirs[name]:
            continue
        if name in ours and piece.name == "sources":
            raise NotChanged(f"both have a source `{name}`, not the same; give one another key")
        if name in ours:
            taken.left_out.append(f"{piece.name}.{name}")
            continue
        there = root_of(taken.text).get(piece.name)
        assert isinstance(there, Fields)
        expected = {**data_of(taken.text)}
        expected[piece.name] = {**expected[piece.name], name: theirs[name]}
        comments, _ = _comments_and_text(piece.text, key)
        written = _Written(comments, piece.text[key.start : value.end].rstrip(), key.column)
        _accept(taken, apply(taken.text, [_key_edit(taken.text, there, written)]), expected)


def _key_edit(text: str, there: Fields, one: _Written) -> Edit:
    last = there.pairs[-1][1]
    if there.flow:
        return Edit(last.end, last.end, f", {one.text}")
    at, end = end_of_line(text, last), line_end(text)
    indent = there.pairs[-1][0].column
    lines = [*one.comments, _shifted(one.text, one.column, indent, end)]
    return Edit(at, at, "".join(f"{end}{' ' * indent}{line}" for line in lines))


def _comments_and_text(text: str, node: Node) -> tuple[list[str], str]:
    """An item as it is written, and the lines above it that are comments."""
    *above, _ = LINE_END.split(text[: node.start])
    comments = list(takewhile(lambda line: line.startswith("#"), map(str.strip, reversed(above))))
    return comments[::-1], text[node.start : node.end].rstrip()


def _shifted(written: str, column: int, to: int, end: str) -> str:
    """Lines that stood at a column, at another; blank lines stay blank."""
    first, *rest = LINE_END.split(written)
    moved = (
        " " * (to + max(0, len(line) - len(line.lstrip(" ")) - column)) + line.lstrip(" ")
        for line in rest
    )
    return end.join([first, *(line if line.strip() else "" for line in moved)])


def _in_lines(text: str, end: str) -> str:
    return end.join(LINE_END.split(text))


def _further_names(theirs: dict[str, Any]) -> Iterator[str]:
    yield " ".join(theirs["name"].split())
    yield from (theirs.get("names") or {}).values()


def _add_alias(taken: Taken, alias: str) -> None:
    data = data_of(taken.text)
    names = [data["name"], *as_list(data.get("aliases") or []), *(data.get("names") or {}).values()]
    if any(isinstance(name, str) and name.casefold() == alias.casefold() for name in names):
        return
    new = with_item(taken.text, "aliases", alias)
    if new is None:
        raise NotChanged(f"`{alias}` cannot be added to `aliases` by itself; write it there first")
    taken.text = new


def _accept(taken: Taken, text: str, expected: dict[str, Any]) -> None:
    """Take a text only where it says what it should, and nothing else."""
    if data_of(text) != expected:
        raise NotFound
    taken.text = text
