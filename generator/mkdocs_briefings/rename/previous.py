"""The old address: how it comes into `previous_urls`, in whatever style a record is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mkdocs_briefings.edit.nodes import Fields, Items, Node, Scalar, root_of
from mkdocs_briefings.edit.places import LINE_END, Edit, apply, data_of, line_end

_PLAIN = re.compile(r"/[\w/.~-]*")
_FIELD = "previous_urls"


def with_previous(text: str, old: str, new: str) -> str | None:
    """The text of a record with its old address in `previous_urls`, the new one not.

    A way to write it is taken only where the file then says that and all else as before. None
    where there is no such way.
    """
    data = data_of(text)
    listed = _listed(data)
    kept = [url for url in listed if url.casefold() != new.casefold()]
    wanted = dict.fromkeys((*kept, old))
    for edit in _ways(text, old, new):
        written = apply(text, [edit])
        after = data_of(written)
        if after and dict.fromkeys(_listed(after)) == wanted and _rest(after) == _rest(data):
            return written
    return None


def _listed(data: dict[str, Any]) -> list[str]:
    value = data.get(_FIELD)
    return value if isinstance(value, list) else [value] if value else []


def _rest(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != _FIELD}


def _ways(text: str, old: str, new: str) -> Iterator[Edit]:
    root = root_of(text)
    node = root.get(_FIELD)
    if node is None:
        yield from _as_field(text, root, old)
        return
    for item in node.items if isinstance(node, Items) else [node]:
        if isinstance(item, Scalar) and item.value.casefold() == new.casefold():
            yield Edit(item.beginning(text), item.end, _like(item, old))
    if isinstance(node, Scalar):
        yield from _as_list(text, node, old)
    elif isinstance(node, Items):
        yield _as_item(text, node, old)


def _as_field(text: str, root: Fields, url: str) -> Iterator[Edit]:
    """A field of its own: as the last line; where that would change a text, as the first."""
    end = line_end(text)
    line = f"{_FIELD}: {_scalar(url)}"
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


def _as_list(text: str, node: Scalar, url: str) -> Iterator[Edit]:
    """A single item becomes a list of two; nothing, the item."""
    start, end = node.beginning(text), node.end
    if start == end:
        yield Edit(start, start, f" {_scalar(url)}")
    else:
        item = text[start:end]
        yield Edit(start, end, f"[{item}, {_like(node, url)}]")
        yield Edit(start, end, f"[{_scalar(node.value)}, {_scalar(url)}]")


def _as_item(text: str, node: Items, url: str) -> Edit:
    """One more item behind the last one and its comment."""
    if not node.items:
        return Edit(node.end - 1, node.end - 1, _scalar(url))
    last = node.items[-1]
    if node.flow:
        return Edit(last.end, last.end, f", {_like(last, url)}")
    found = LINE_END.search(text, last.end)
    at = found.start() if found else len(text)
    dash = text[last.start - last.column : last.start]
    return Edit(at, at, f"{line_end(text)}{dash}{_like(last, url)}")


def _like(node: Node, url: str) -> str:
    """An address in the quotes that its neighbour has."""
    if isinstance(node, Scalar) and node.style in ("'", '"') and _PLAIN.fullmatch(url):
        return f"{node.style}{url}{node.style}"
    return _scalar(url)


def _scalar(url: str) -> str:
    return url if _PLAIN.fullmatch(url) else "'" + url.replace("'", "''") + "'"
