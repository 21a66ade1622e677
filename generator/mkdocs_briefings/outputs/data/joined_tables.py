"""Tables as pieces, from which both their forms are joined: a row is made once for both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from mkdocs_briefings.addresses import at
from mkdocs_briefings.library.linked import Subject
from mkdocs_briefings.outputs.data.csv_lines import csv_cells, written
from mkdocs_briefings.outputs.data.sheet_rows import (
    LINKS,
    rows_of,
    sheet_cells,
    sheet_links,
    to_keep,
)
from mkdocs_briefings.outputs.data.table import Cell, Column, Table
from mkdocs_briefings.outputs.data.tables import tables
from mkdocs_briefings.outputs.file_parts import FilePart, Piece, pieces
from mkdocs_briefings.outputs.output import Edition

CSV, XLSX = "csv", "xlsx"
"""The outputs that are made of tables, by their names."""


class JoinedTables(NamedTuple):
    """Tables that tell of the same subjects, how many rows each has, and the pieces that hold the
    rows of all of them."""

    tables: Sequence[Table[Any]]
    counts: Sequence[int]
    pieces: Sequence[Piece]

    def lines(self, table: Table[Any]) -> list[FilePart]:
        """What the rows of one of the tables as CSV are joined from."""
        return [FilePart(piece, f"{CSV} {table.name}") for piece in self.pieces]

    def rows(self) -> list[FilePart]:
        """What the rows of sheets are joined from; each part has those of all the tables."""
        return [FilePart(piece, XLSX) for piece in self.pieces]


def joined_tables(edition: Edition) -> list[JoinedTables]:
    """All tables, gathered once for all outputs that are made of them."""
    return edition.once(_joined)


def _joined(edition: Edition) -> list[JoinedTables]:
    return list(_groups(edition))


def _groups(edition: Edition) -> Iterator[JoinedTables]:
    for _, found in groupby(tables(edition), key=lambda table: id(table.subjects)):
        together = list(found)
        make = partial(_made, together, edition.outputs)
        name, subjects = f"table {together[0].name}", together[0].subjects
        made = pieces(name, subjects, make, together[0].many)
        yield JoinedTables(together, [len(rows) for rows in _rows(together, subjects)], made)


def _made(
    together: Sequence[Table[Any]], outputs: frozenset[str], subjects: Sequence[Subject]
) -> Mapping[str, bytes]:
    """The rows of some subjects in all tables that they share, in the forms that are wanted."""
    lines, sheets, name = {}, [], at(subjects[0].uri, subjects[0].anchor)
    for rows in _rows(together, subjects):
        table = rows.table
        if CSV in outputs:
            lines[f"{CSV} {table.name}"] = written(zip(*rows.all(csv_cells), strict=True))
        if XLSX in outputs:
            links = {
                place: rows.told(column, sheet_links)
                for place, column in enumerate(table.columns)
                if column.name in LINKS
            }
            sheets.append(rows_of(name, rows.all(sheet_cells), links))
    return {**lines, XLSX: to_keep(sheets)}


_Form = Callable[[Column[Any], Sequence[Cell]], Sequence[Any]]
"""What writes the cells of a column."""


def _rows(together: Iterable[Table[Any]], subjects: Sequence[Subject]) -> Iterator[_Rows]:
    """The rows of some subjects in each of some tables that share these."""
    made: dict[str, _Rows] = {}
    for table in together:
        among = made[table.among.name] if table.among else None
        made[table.name] = _Rows(table, subjects, among)
        yield made[table.name]


class _Rows:
    """The rows of a table for some subjects: cells of another's, which it is `among`, are made once
    for both."""

    def __init__(self, table: Table[Any], subjects: Sequence[Subject], among: _Rows | None) -> None:
        self.table, self._among = table, among
        self._made: dict[tuple[int, _Form | None], Sequence[Any]] = {}
        self._shared = {id(column) for column in among.table.columns} if among else set()
        found = list(table.rows_of(among._rows if among else subjects))
        self._places: list[int] = [place for place, _ in found]
        self._rows: list[Any] = [row for _, row in found]

    def __len__(self) -> int:
        """How many rows they are."""
        return len(self._rows)

    def all(self, form: _Form) -> list[Sequence[Any]]:
        """The cells of each column in a form."""
        return [self.told(column, form) for column in self.table.columns]

    def told(self, column: Column[Any], form: _Form | None = None) -> Sequence[Any]:
        """The cells of a column, in a form or as they are."""
        key = id(column), form
        if key not in self._made:
            self._made[key] = self._tell(column, form)
        return self._made[key]

    def _tell(self, column: Column[Any], form: _Form | None) -> Sequence[Any]:
        shared = column.repeats or column
        if self._among and id(shared) in self._shared:
            return list(map(self._among.told(shared, form).__getitem__, self._places))
        if form:
            return form(column, self.told(column))
        return [column.cell(row) for row in self._rows]
