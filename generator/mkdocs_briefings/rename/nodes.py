"""A YAML text as nodes that know where they stand, and the node of a value of the model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from mkdocs_briefings import yaml_reader
from mkdocs_briefings.yaml_reader import Path

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
    start, column = event.start_mark.index, event.start_mark.column
    node: Node
    if isinstance(event, yaml.ScalarEvent):
        end = event.end_mark.index
        node = Scalar(start, end, column, event.value, (event.style or "").strip())
    else:
        items = []
        while not isinstance(below := next(events), yaml.CollectionEndEvent):
            items.append(_node(below, events, anchors))
        node = Items(start, below.end_mark.index, column, items, event.flow_style)
        if isinstance(event, yaml.MappingStartEvent):
            pairs = list(zip(items[::2], items[1::2], strict=True))
            node = Fields(start, node.end, column, pairs, node.flow)
    if event.anchor:
        anchors[event.anchor] = node
    return node


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
