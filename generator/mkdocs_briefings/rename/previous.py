"""The old address: how it comes into `previous_urls`, in whatever style a record is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from mkdocs_briefings.rename.nodes import beginning, child, root_of
from mkdocs_briefings.rename.places import LINE_END, Edit, apply, data_of, line_end

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
    node = child(root, _FIELD)
    if node is None:
        yield from _as_field(text, root, old)
        return
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for item in items:
        if isinstance(item.value, str) and item.value.casefold() == new.casefold():
            yield Edit(beginning(text, item), item.end_mark.index, _like(text, item, old))
    if isinstance(node, yaml.ScalarNode):
        yield from _as_list(text, node, old)
    elif items:
        yield _as_item(text, node, items[-1], old)
    else:
        yield Edit(node.end_mark.index - 1, node.end_mark.index - 1, _scalar(old))


def _as_field(text: str, root: Any, url: str) -> Iterator[Edit]:
    """A field of its own: as the last line; where that would change a text, as the first."""
    end = line_end(text)
    line = f"{_FIELD}: {_scalar(url)}"
    if root.flow_style:
        at = len(text[: root.end_mark.index - 1].rstrip())
        comma = "" if text[at - 1] in "{," else ", "
        yield Edit(at, at, f"{comma or ' '}{line}")
        return
    start = root.value[0][0].start_mark
    indent = " " * start.column
    at = len(text.rstrip())
    yield Edit(at, at, f"{end}{indent}{line}")
    if text.endswith(end):
        yield Edit(len(text), len(text), f"{indent}{line}{end}")
    yield Edit(start.index, start.index, f"{line}{end}{indent}")


def _as_list(text: str, node: Any, url: str) -> Iterator[Edit]:
    """A single item becomes a list of two; nothing, the item."""
    start, end = beginning(text, node), node.end_mark.index
    if start == end:
        yield Edit(start, start, f" {_scalar(url)}")
    else:
        item = text[start:end]
        yield Edit(start, end, f"[{item}, {_like(text, node, url)}]")
        yield Edit(start, end, f"[{_scalar(node.value)}, {_scalar(url)}]")


def _as_item(text: str, node: Any, last: Any, url: str) -> Edit:
    written = _like(text, last, url)
    end = last.end_mark.index
    if node.flow_style:
        return Edit(end, end, f", {written}")
    found = LINE_END.search(text, end)
    at = found.start() if found else len(text)
    start = last.start_mark
    dash = text[start.index - start.column : start.index]
    return Edit(at, at, f"{line_end(text)}{dash}{written}")


def _like(text: str, node: Any, url: str) -> str:
    """An address in the quotes that its neighbour has."""
    if node.style in ("'", '"') and _PLAIN.fullmatch(url):
        return f"{node.style}{url}{node.style}"
    return _scalar(url)


def _scalar(url: str) -> str:
    return url if _PLAIN.fullmatch(url) else "'" + url.replace("'", "''") + "'"
