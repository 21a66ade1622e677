"""A field written into the fields at a place of a record, behind another one."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from mkdocs_briefings.edit.items import end_of_line, written
from mkdocs_briefings.edit.nodes import Fields, Node, NotFound, Scalar, node_at, root_of
from mkdocs_briefings.edit.places import Edit, apply, data_of, line_end
from mkdocs_briefings.load.yaml_reader import Path

# An address that needs no quotation marks on a line of its own.
_ADDRESS = re.compile(r"https?://[^\s#,\[\]{}'\"]+(?<!:)")


def with_field(text: str, path: Path, name: str, value: str, behind: str) -> str:
    """The text of a record in which the fields at `path` have one more, behind that named.

    A way to write it is taken only where the file then says that and all else as before. A field
    of that name with nothing after it is filled in. Raises NotFound where there is no such way.
    """
    fields = node_at(root_of(text), path)
    if not isinstance(fields, Fields):
        raise NotFound
    wanted = _with(data_of(text), path, name, value)
    for edit in _ways(text, fields, name, value, behind):
        new = apply(text, [edit])
        if data_of(new) == wanted:
            return new
    raise NotFound


def _with(data: Any, path: Path, name: str, value: str) -> Any:
    """What the record is to say."""
    wanted = copy.deepcopy(data)
    here = wanted
    for part in path:
        here = here[part] if not isinstance(part, int) or isinstance(here, list) else here
    here[name] = value
    return wanted


def _ways(text: str, fields: Fields, name: str, value: str, behind: str) -> Iterator[Edit]:
    before, empty = fields.get(behind), fields.get(name)
    if before is None:
        raise NotFound
    for one in _forms(value, before):
        if isinstance(empty, Scalar):
            start = empty.beginning(text)
            yield Edit(start, empty.end, f" {one}" if text[start - 1] == ":" else one)
        elif fields.flow:
            yield Edit(before.end, before.end, f", {name}: {one}")
        else:
            at = end_of_line(text, before)
            indent = " " * fields.pairs[0][0].column
            yield Edit(at, at, f"{line_end(text)}{indent}{name}: {one}")


def _forms(value: str, beside: Node) -> Iterator[str]:
    """The value in the quotation marks that its neighbour has, else in those that it needs."""
    style = beside.style if isinstance(beside, Scalar) else ""
    if not style and _ADDRESS.fullmatch(value):
        yield value
    if style == '"' and _ADDRESS.fullmatch(value):
        yield f'"{value}"'
    yield written(value)
