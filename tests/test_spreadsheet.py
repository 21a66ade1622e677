"""The workbook's file, as another program reads it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest

from mkdocs_briefings.outputs.data import spreadsheet
from mkdocs_briefings.outputs.data.spreadsheet import Worksheet, column_name, write_workbook


def read(rows: list[list[Any]], links: frozenset[int] = frozenset(), count: int = 2) -> Any:
    sheet = Worksheet("Rows & <more>", [f"column {at}" for at in range(count)], rows, links)
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
    write_workbook(
        stream, "", [Worksheet("Rows", ["head"], [["a\x01b"], ["_x0041_"]], frozenset())]
    )
    texts = ElementTree.fromstring(ZipFile(stream).read("xl/sharedStrings.xml")).itertext()
    assert list(map(openpyxl.utils.escape.unescape, texts)) == ["head", "a\x01b", "_x0041_"]


def test_a_text_that_many_cells_have_is_packed_once() -> None:
    stream = BytesIO()
    rows = [["The same text.", "The same text."]] * 3
    write_workbook(stream, "", [Worksheet("Rows", ["one", "other"], rows, frozenset())])
    package = ZipFile(stream)
    parts = [package.read(name) for name in package.namelist()]
    assert b"".join(parts).count(b"The same text.") == 1
    assert [
        cell.value for row in openpyxl.load_workbook(stream)["Rows"]["A2:B4"] for cell in row
    ] == ["The same text."] * 6


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
    sheet = read([["https://site.example/a/?b=1&c=2#d", "https://site.example/"]], frozenset([0]))
    assert sheet["A2"].hyperlink.target == "https://site.example/a/?b=1&c=2"
    assert sheet["A2"].hyperlink.location == "d"
    assert sheet["A2"].value == "https://site.example/a/?b=1&c=2#d"
    assert sheet["B2"].hyperlink is None


def test_a_text_longer_than_a_cell_is_cut() -> None:
    assert len(read([["x" * 40_000, None]])["A2"].value) == 32_767


def test_no_more_links_are_made_than_a_sheet_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "_MOST_LINKS", 1)
    sheet = read([["https://one.example/"], ["https://two.example/"]], frozenset([0]), 1)
    assert sheet["A2"].hyperlink
    assert sheet["A3"].hyperlink is None
    assert sheet["A3"].value == "https://two.example/"


def test_columns_have_letters() -> None:
    assert [column_name(at) for at in (0, 25, 26, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"),
    ]
