"""One more item in a list of a record's own fields, in whatever style the record is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mkdocs_briefings.edit.nodes import Fields, Items, Node, Scalar, root_of
from mkdocs_briefings.edit.places import LINE_END, Edit, apply, data_of, line_end

Item = str | dict[str, str]

# What needs no quotation marks, wherever it stands.
_PLAIN = re.compile(r"[\w/](?:[\w/.~()+ -]*[\w/.~()+-])?")


def with_item(text: str, field: str, item: Item, instead_of: str = "") -> str | None:
    """The text of a record with an item in the list of a field, as its last one.

    It takes the place of the item `instead_of`, case ignored, where that is in the list. A way to
    write it is taken only where the file then says that and all else as before; None where there
    is no such way.
    """
    data = data_of(text)
    kept = [one for one in _listed(data, field) if not _is(one, instead_of)]
    wanted = kept if item in kept else [*kept, item]
    for edit in _ways(text, field, item, instead_of):
        new = apply(text, [edit])
        after = data_of(new)
        if not after or _rest(after, field) != _rest(data, field):
            continue
        if _once(_listed(after, field), item) == wanted:
            return new
    return None


def _listed(data: dict[str, Any], field: str) -> list[Any]:
    value = data.get(field)
    return value if isinstance(value, list) else [value] if value else []


def _once(listed: list[Any], item: Item) -> list[Any]:
    """A list with an item last that may have taken the place of another."""
    others = [one for one in listed if one != item]
    return [*others, item] if item in listed else others


def _is(one: Any, other: str) -> bool:
    return bool(other) and isinstance(one, str) and one.casefold() == other.casefold()


def _rest(data: dict[str, Any], field: str) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != field}


def _ways(text: str, field: str, item: Item, instead_of: str) -> Iterator[Edit]:
    root = root_of(text)
    node = root.get(field)
    if node is None:
        yield from _as_field(text, root, f"{field}: {written(item)}")
        return
    for one in node.items if isinstance(node, Items) else [node]:
        if isinstance(one, Scalar) and _is(one.value, instead_of):
            yield Edit(one.beginning(text), one.end, _like(one, item))
    if isinstance(node, Scalar):
        yield from _as_list(text, node, item)
    elif isinstance(node, Items):
        yield _as_item(text, node, item)
    elif isinstance(node, Fields):
        yield from _behind_fields(text, node, item)


def _as_field(text: str, root: Fields, line: str) -> Iterator[Edit]:
    """A field of its own: as the last line; where that would change a text, as the first."""
    end = line_end(text)
    if root.flow:
        at = len(text[: root.end - 1].rstrip())
        comma = "" if text[at - 1] in "{," else ", "
        yield Edit(at, at, f"{comma or ' '}{line}")
        return
    first = root.pairs[0][0]
    indent = " " * first.column
    at = len(text.rstrip())
    yield Edit(at, at, f"{end}{indent}{line}")
    if text.endswith(end):
        yield Edit(len(text), len(text), f"{indent}{line}{end}")
    yield Edit(first.start, first.start, f"{line}{end}{indent}")


def _as_list(text: str, node: Scalar, item: Item) -> Iterator[Edit]:
    """A single item becomes a list of two; nothing, the item."""
    start, end = node.beginning(text), node.end
    if start == end:
        yield Edit(start, start, f" {written(item)}")
    else:
        yield Edit(start, end, f"[{text[start:end]}, {_like(node, item)}]")
        yield Edit(start, end, f"[{written(node.value)}, {written(item)}]")


def _behind_fields(text: str, node: Fields, item: Item) -> Iterator[Edit]:
    """A single item of several fields becomes the first of a list."""
    if node.flow:
        start = node.beginning(text)
        yield Edit(start, node.end, f"[{text[start : node.end]}, {written(item)}]")
        return
    lines = LINE_END.split(text[node.start : node.end].rstrip())
    end = line_end(text)
    dash = " " * node.column + "- "
    listed = f"- {f'{end}  '.join(lines)}{end}{dash}{written(item)}"
    yield Edit(node.start, node.start + len(text[node.start : node.end].rstrip()), listed)


def as_list_of_one(text: str, field: str) -> str | None:
    """The text of a record whose field, written as a single item, is a list of that one.

    None where there is no way to write it that changes nothing else.
    """
    node, data = root_of(text).get(field), data_of(text)
    for edit in _ways_to_a_list(text, node) if node else ():
        new = apply(text, [edit])
        if data_of(new) == {**data, field: [data[field]]}:
            return new
    return None


def _ways_to_a_list(text: str, node: Node) -> Iterator[Edit]:
    start, end = node.beginning(text), line_end(text)
    if isinstance(node, Fields) and not node.flow:
        lines = LINE_END.split(text[node.start : node.end].rstrip())
        listed = f"- {f'{end}  '.join(lines)}"
        yield Edit(node.start, node.start + len(text[node.start : node.end].rstrip()), listed)
        return
    blank = len(text[:start].rstrip(" "))
    yield Edit(blank, start, f"{end}  - ")
    yield Edit(start, node.end, f"[{text[start : node.end]}]")


def _as_item(text: str, node: Items, item: Item) -> Edit:
    """One more item behind the last one and its comment."""
    if not node.items:
        return Edit(node.end - 1, node.end - 1, written(item))
    last = node.items[-1]
    if node.flow:
        return Edit(last.end, last.end, f", {_like(last, item)}")
    at = end_of_line(text, last)
    dash = text[last.start - last.column : last.start]
    return Edit(at, at, f"{line_end(text)}{dash}{_like(last, item)}")


def end_of_line(text: str, last: Node) -> int:
    """Where the line ends on which a node does; a block's end is that of its last line."""
    end = last.start + len(text[last.start : last.end].rstrip())
    found = LINE_END.search(text, end)
    return found.start() if found else len(text)


def _like(node: Node, item: Item) -> str:
    """A text in the quotes that its neighbour has."""
    style = node.style if isinstance(node, Scalar) and node.style in ("'", '"') else ""
    if style and isinstance(item, str) and _PLAIN.fullmatch(item):
        return f"{style}{item}{style}"
    return written(item)


def written(item: Item) -> str:
    """A text as YAML, plain where it can be; fields in braces."""
    if isinstance(item, dict):
        fields = (f"{name}: {written(value)}" for name, value in item.items())
        return f"{{{', '.join(fields)}}}"
    return item if _PLAIN.fullmatch(item) else "'" + item.replace("'", "''") + "'"
