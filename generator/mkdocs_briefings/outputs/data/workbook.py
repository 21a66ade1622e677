"""All tables as one workbook for spreadsheets (Office Open XML), a sheet each.

XlsxWriter writes it row by row, in memory that does not grow with the rows; it only writes, which
is all that is needed, and its files have no time of their own unless they are given one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, BinaryIO

from mkdocs_briefings.language.words import N_
from mkdocs_briefings.outputs.data.table import Cell, Table
from mkdocs_briefings.outputs.data.tables import tables, title_of
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile

_LONGEST = 32_767  # characters in a cell, as the format has it
_MOST_LINKS = 65_530  # on a sheet
_FIRST_DAY = date(1900, 3, 1)  # before which spreadsheets count days in different ways
_NEVER = datetime(2000, 1, 1)
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


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
    from xlsxwriter import Workbook  # here, since most runs write none

    book = Workbook(stream, _OPTIONS)
    book.set_properties({"title": edition.site.name, "created": _NEVER})
    bold, link = book.add_format({"bold": True}), book.get_default_url_format()
    for table in every:
        sheet = book.add_worksheet(edition.site.language.gettext(title_of(table))[:31])
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(table.columns) - 1, 18)
        sheet.write_row(0, 0, table.header, bold)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        links = {at for at, name in enumerate(table.header) if name in ("address", "url")}
        _fill(sheet, table, links, link)
    book.close()


def _fill(sheet: Any, table: Table[Any], links: set[int], link: Any) -> None:
    left = _MOST_LINKS
    for row, line in enumerate(table.lines(), 1):
        for column, cell in enumerate(line):
            if cell is None or cell == "":
                continue
            if column in links and left and _is_address(cell):
                left -= 1
                sheet.write_url(row, column, cell, link)
            else:
                _put(sheet, row, column, cell)


def _is_address(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.startswith(("https://", "http://")) and len(cell) < 2080


def _put(sheet: Any, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, cell[:_LONGEST])
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, date):
        if cell >= _FIRST_DAY:
            sheet.write_datetime(row, column, cell)
        else:
            sheet.write_string(row, column, cell.isoformat())
    else:
        sheet.write_number(row, column, cell)
