"""Rows of a table as CSV: UTF-8, with lines ended as RFC 4180 has them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from io import StringIO
from typing import Any

from mkdocs_briefings.outputs.data.table import Cell, Column, Type

_FORMULA = frozenset("=+-@\t\r")


def csv_cells(column: Column[Any], cells: Sequence[Cell]) -> Sequence[Any]:
    """The cells of a column as they are to be written; None is written as nothing."""
    form = _FORMS[column.type]
    return [cell if cell is None else form(cell) for cell in cells] if form else cells


def written(rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows whose cells are as they are to be written."""
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _harmless(cell: Any) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in _FORMULA else cell


_FORMS: dict[Type, Callable[[Any], str] | None] = {
    "string": _harmless,
    "boolean": lambda cell: "true" if cell else "false",
    "date": date.isoformat,
    "integer": None,
    "number": None,
}
"""How the cells of each type are written; numbers stand as they are."""
