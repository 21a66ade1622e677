"""Tables as pieces, from which both their forms are joined: a row is made once for both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from mkdocs_briefings.addresses import at
from mkdocs_briefings.library.linked import Subject
from mkdocs_briefings.outputs.data.csv_lines import csv_lines
from mkdocs_briefings.outputs.data.spreadsheet import rows_of, to_keep
from mkdocs_briefings.outputs.data.table import Table
from mkdocs_briefings.outputs.data.tables import tables
from mkdocs_briefings.outputs.file_parts import FilePart, Piece, pieces
from mkdocs_briefings.outputs.output import Edition

CSV, XLSX = "csv", "xlsx"
"""The outputs that are made of tables, by their names."""
_ADDRESSES = ("address", "url")


class JoinedTables(NamedTuple):
    """Tables that tell of the same subjects, and the pieces that hold the rows of all of them."""

    tables: Sequence[Table[Any]]
    pieces: Sequence[Piece]

    def lines(self, table: Table[Any]) -> list[FilePart]:
        """What the rows of one of the tables as CSV are joined from."""
        return [FilePart(piece, f"{CSV} {table.name}") for piece in self.pieces]

    def rows(self) -> list[FilePart]:
        """What the rows of sheets are joined from; each part has those of all the tables."""
        return [FilePart(piece, XLSX) for piece in self.pieces]


def joined_tables(edition: Edition) -> Iterator[JoinedTables]:
    """All tables."""
    for _, found in groupby(tables(edition), key=lambda table: id(table.subjects)):
        together = list(found)
        make = partial(_made, together, edition.outputs)
        name = f"table {together[0].name}"
        yield JoinedTables(together, pieces(name, together[0].subjects, make))


def _made(
    together: Sequence[Table[Any]], outputs: frozenset[str], subjects: Sequence[Subject]
) -> Mapping[str, bytes]:
    """The rows of some subjects in all tables that they share, in the forms that are wanted."""
    lines, sheets, name = {}, [], at(subjects[0].uri, subjects[0].anchor)
    for table in together:
        cells = list(table.lines(subjects))
        if CSV in outputs:
            lines[f"{CSV} {table.name}"] = csv_lines(table.columns, cells)
        if XLSX in outputs:
            links = frozenset(i for i, column in enumerate(table.header) if column in _ADDRESSES)
            sheets.append(rows_of(name, cells, links))
    return {**lines, XLSX: to_keep(sheets)}
