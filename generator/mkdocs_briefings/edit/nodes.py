"""A YAML text as nodes that know where they stand, and the node of a value of the model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from mkdocs_briefings.load import yaml_reader
from mkdocs_briefings.load.yaml_reader import Path

_PROPERTIES = re.compile(r"(?:&\S+(?:\s+|(?<=\s)#[^\r\n]*)*)?")


class NotFound(Exception):
    """A value, or a part of one, cannot be told in the text."""


@dataclass(eq=False, slots=True)
class Node:
    """A value from `start`, where an anchor counts, to `end`; `column` is that of its start."""

    start: int
    end: int
    column: int

    def beginning(self, text: str) -> int:
        """Where the value itself begins, behind its anchor."""
        properties = _PROPERTIES.match(text, self.start, self.end)
        return properties.end() if properties else self.start


@dataclass(eq=False, slots=True)
class Scalar(Node):
    """A text; `style` is its opening quote or block mark, or nothing."""

    value: str
    style: str


@dataclass(eq=False, slots=True)
class Items(Node):
    """A list; `flow` where it stands in brackets."""

    items: list[Node]
    flow: bool


@dataclass(eq=False, slots=True)
class Fields(Node):
    """Keys and values; `flow` where they stand in braces."""

    pairs: list[tuple[Node, Node]]
    flow: bool

    def get(self, key: str) -> Node | None:
        """The value under a key."""
        named = (value for name, value in self.pairs if getattr(name, "value", None) == key)
        return next(named, None)


def root_of(text: str) -> Fields:
    """The fields of a record that was read before."""
    events = yaml_reader.events(text)
    next(events)  # the stream's start
    next(events)  # the document's
    root = _node(next(events), events, {})
    if not isinstance(root, Fields):
        raise NotFound
    return root


def _node(event: Any, events: Iterator[Any], anchors: dict[str, Node]) -> Node:
    """As `yaml.compose` does it, which however does not take an anchor that is given anew."""
    if isinstance(event, yaml.AliasEvent):
        return anchors[str(event.anchor)]
    node = _scalar(event) if isinstance(event, yaml.ScalarEvent) else _below(event, events, anchors)
    if event.anchor:
        anchors[event.anchor] = node
    return node


def _scalar(event: Any) -> Scalar:
    start, style = event.start_mark, (event.style or "").strip()
    return Scalar(start.index, event.end_mark.index, start.column, event.value, style)


def _below(event: Any, events: Iterator[Any], anchors: dict[str, Node]) -> Items | Fields:
    items = []
    below: Any = next(events)
    while not isinstance(below, yaml.CollectionEndEvent):
        items.append(_node(below, events, anchors))
        below = next(events)
    start = event.start_mark
    end: Any = below.end_mark
    place = start.index, end.index, start.column
    if isinstance(event, yaml.SequenceStartEvent):
        return Items(*place, items, bool(event.flow_style))
    return Fields(*place, list(zip(items[::2], items[1::2], strict=True)), bool(event.flow_style))


def node_at(root: Node, path: Path) -> Node:
    """The node at a path of the model, for which a single item is a list of one.

    Raises NotFound.
    """
    node: Node | None = root
    for part in path:
        if isinstance(node, Items) and isinstance(part, int):
            node = node.items[part]
        elif isinstance(node, Fields) and isinstance(part, str):
            node = node.get(part)
    if node is None:
        raise NotFound
    return node


def scalar_at(root: Node, path: Path) -> Scalar:
    """The node of the name at a path, which may be written as the fields of a part, who or cite.

    Raises NotFound.
    """
    node: Node | None = node_at(root, path)
    while isinstance(node, Fields):
        node = node.get("actor") or node.get("name") or node.get("source")
    if not isinstance(node, Scalar):
        raise NotFound
    return node
