"""All tables as one workbook for spreadsheets, a sheet each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import BinaryIO

from mkdocs_briefings.language.words import N_
from mkdocs_briefings.outputs.data.joined_tables import XLSX, JoinedTables, joined_tables
from mkdocs_briefings.outputs.data.sheet_rows import Rows, as_kept
from mkdocs_briefings.outputs.data.spreadsheet import MOST_ROWS, Worksheet, write_workbook
from mkdocs_briefings.outputs.data.tables import title_of
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile

_LONGEST_NAME = 31  # characters of a sheet's name, as spreadsheets have it


def _files(edition: Edition) -> Iterator[OutputFile]:
    every = joined_tables(edition)
    yield OutputFile(
        path="data/tables.xlsx",
        title=edition.site.language.gettext("All tables, a sheet each"),
        form="XLSX",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write=partial(_write, every, edition),
        rows=sum(sum(one.counts) for one in every),
        parts=[part for one in every for part in one.rows()],
    )


WORKBOOK = Output(
    name=XLSX,
    title=N_("Workbook"),
    about=N_("The same tables for a spreadsheet: dates are dates, addresses are links."),
    files=_files,
)


def _write(every: Sequence[JoinedTables], edition: Edition, stream: BinaryIO) -> None:
    sheets = [sheet for one in every for sheet in _sheets(one, edition)]
    write_workbook(stream, edition.site.name, sheets)


def _sheets(joined: JoinedTables, edition: Edition) -> Iterator[Worksheet]:
    """The sheet of each table; one with more rows than a sheet can have goes on in others."""
    runs = [list(as_kept(edition.part(part))) for part in joined.rows()]
    for number, table in enumerate(joined.tables):
        title = edition.site.language.gettext(title_of(table))
        for at, few in enumerate(_parted(run[number] for run in runs), 1):
            more = f" {at}" if at > 1 else ""
            yield Worksheet(title[: _LONGEST_NAME - len(more)] + more, table.header, few)


def _parted(runs: Iterable[Rows]) -> list[list[Rows]]:
    """Runs of rows as sheets have room for them."""
    sheets: list[list[Rows]] = [[]]
    room = MOST_ROWS
    for run in runs:
        if run.count > room:
            sheets.append([])
            room = MOST_ROWS
        sheets[-1].append(run)
        room -= run.count
    return sheets
