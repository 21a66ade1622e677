"""All tables as one workbook for spreadsheets, a sheet each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, BinaryIO

from mkdocs_briefings.language.words import N_
from mkdocs_briefings.outputs.data.spreadsheet import MOST_ROWS, Worksheet, write_workbook
from mkdocs_briefings.outputs.data.table import Table
from mkdocs_briefings.outputs.data.tables import tables, title_of
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile

_LONGEST_NAME = 31  # characters of a sheet's name, as spreadsheets have it
_ADDRESSES = ("address", "url")


def _files(edition: Edition) -> Iterator[OutputFile]:
    every = list(tables(edition))
    yield OutputFile(
        path="data/tables.xlsx",
        title=edition.site.language.gettext("All tables, a sheet each"),
        form="XLSX",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write=partial(_write, every, edition),
        rows=sum(len(table.rows) for table in every),
    )


WORKBOOK = Output(
    name="xlsx",
    title=N_("Workbook"),
    about=N_("The same tables for a spreadsheet: dates are dates, addresses are links."),
    files=_files,
)


def _write(every: Sequence[Table[Any]], edition: Edition, stream: BinaryIO) -> None:
    sheets = [sheet for table in every for sheet in _sheets(table, edition)]
    write_workbook(stream, edition.site.name, sheets)


def _sheets(table: Table[Any], edition: Edition) -> Iterator[Worksheet]:
    """The sheet of a table; one with more rows than a sheet can have goes on in others."""
    title = edition.site.language.gettext(title_of(table))
    links = frozenset(at for at, name in enumerate(table.header) if name in _ADDRESSES)
    for number, start in enumerate(range(0, max(len(table.rows), 1), MOST_ROWS), 1):
        part = replace(table, rows=table.rows[start : start + MOST_ROWS])
        more = f" {number}" if number > 1 else ""
        name = title[: _LONGEST_NAME - len(more)] + more
        yield Worksheet(name, table.header, part.lines(), links)
