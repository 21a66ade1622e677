"""The workbook's file, as another program reads it."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest

from mkdocs_briefings.outputs.data import spreadsheet
from mkdocs_briefings.outputs.data.sheet_rows import (
    Rows,
    as_kept,
    column_name,
    rows_of,
    sheet_cells,
    sheet_links,
    to_keep,
)
from mkdocs_briefings.outputs.data.spreadsheet import Worksheet, write_workbook
from mkdocs_briefings.outputs.data.table import Column, Type

TYPES: dict[type, Type] = {
    date: "date",
    bool: "boolean",
    int: "integer",
    float: "number",
}


def run(name: str, rows: list[list[Any]], links: Container[int] = ()) -> Rows:
    """A run of rows; `links` are the columns that may hold addresses."""
    written, led = [], {}
    for at, cells in enumerate(zip(*rows, strict=True)):
        form: Type = next((TYPES[type(cell)] for cell in cells if type(cell) in TYPES), "string")
        column = Column("url" if at in links else "other", str, "", form)
        written.append(sheet_cells(column, cells))
        if at in links:
            led[at] = sheet_links(column, cells)
    return rows_of(name, written, led)


def read(rows: list[list[Any]], links: Container[int] = (), count: int = 2) -> Any:
    runs = [run(str(at), [row], links) for at, row in enumerate(rows)]
    runs = list(as_kept(to_keep(runs)))
    sheet = Worksheet("Rows & <more>", [f"column {at}" for at in range(count)], runs)
    stream = BytesIO()
    write_workbook(stream, "A “book” & more", [sheet])
    again = BytesIO()
    write_workbook(again, "A “book” & more", [sheet])
    assert again.getvalue() == stream.getvalue()
    book = openpyxl.load_workbook(stream)
    assert book.properties.title == "A “book” & more"
    return book["Rows & <more>"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+44 20",
        "0012",
        "true",
        "2024-05-02",
        "https://not.a.link/here",
        "a < b & c > d \"e\" 'f'",
        "  kept blanks  ",
        "two\nlines\tand a tab",
        "سلام – Привет – 你好 – 😀",
    ],
)
def test_a_text_stays_the_text_that_it_is(text: str) -> None:
    cell = read([[None, text]])["B2"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_what_xml_cannot_hold_is_named_and_nothing_else_is_taken_for_such_a_name() -> None:
    """The names are resolved by the standard's rule; openpyxl leaves that to who asks it."""
    stream = BytesIO()
    rows = run("rows", [["a\x01b"], ["_x0041_"]])
    write_workbook(stream, "", [Worksheet("Rows", ["head"], [rows])])
    texts = ElementTree.fromstring(ZipFile(stream).read("xl/worksheets/sheet1.xml")).itertext()
    assert list(map(openpyxl.utils.escape.unescape, texts)) == ["head", "a\x01b", "_x0041_"]


def test_rows_stand_in_the_same_places_however_they_are_parted() -> None:
    rows = [[f"row {at}", "", f"https://site.example/{at % 3}/?a=%20#at-{at}"] for at in range(9)]

    def told(*sizes: int) -> list[list[Any]]:
        starts = [sum(sizes[:at]) for at in range(len(sizes))]
        runs = [
            run(str(start), rows[start : start + size], [2])
            for start, size in zip(starts, sizes, strict=True)
        ]
        stream = BytesIO()
        write_workbook(stream, "", [Worksheet("Rows", ["one", "two", "three"], runs)])
        assert ZipFile(stream).testzip() is None
        return [
            [cell.coordinate, cell.value, cell.hyperlink and cell.hyperlink.location]
            for row in openpyxl.load_workbook(stream)["Rows"]
            for cell in row
        ]

    assert told(9) == told(1, 0, 5, 3) == told(2, 7)
    assert told(9)[-1] == ["C10", "https://site.example/2/?a=%20#at-8", "at-8"]


def test_values_have_their_types() -> None:
    sheet = read([[date(2024, 4, 30), True], [date(1890, 1, 2), -4.5], [3, ""]])
    assert sheet["A2"].is_date
    assert sheet["A2"].value.date() == date(2024, 4, 30)
    assert sheet["A3"].value == "1890-01-02"
    assert sheet["B2"].value is True
    assert (sheet["B3"].value, sheet["A4"].value, sheet["B4"].value) == (-4.5, 3, None)
    assert sheet.auto_filter.ref == "A1:B4"
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.b


def test_an_address_is_a_link_with_its_place_on_the_page() -> None:
    sheet = read([["https://site.example/a/?b=1&c=2#d", "https://site.example/"]], [0])
    assert sheet["A2"].hyperlink.target == "https://site.example/a/?b=1&c=2"
    assert sheet["A2"].hyperlink.location == "d"
    assert sheet["A2"].value == "https://site.example/a/?b=1&c=2#d"
    assert sheet["B2"].hyperlink is None


def test_a_text_longer_than_a_cell_is_cut() -> None:
    assert len(read([["x" * 40_000, None]])["A2"].value) == 32_767


def test_no_more_links_are_made_than_a_sheet_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "_MOST_LINKS", 1)
    sheet = read([["https://one.example/"], ["https://two.example/"]], [0], 1)
    assert sheet["A2"].hyperlink
    assert sheet["A3"].hyperlink is None
    assert sheet["A3"].value == "https://two.example/"


def test_columns_have_letters() -> None:
    assert [column_name(at) for at in (0, 25, 26, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"),
    ]
