"""A workbook as a file for spreadsheets: SpreadsheetML in an Office Open XML package (ECMA-376).

It is written row by row, with no more than sheets of data need: a frozen header with filters, dates
that are dates, and links. Each text stands in it once, however many cells have it: tables repeat
most of theirs, and so less is to be escaped and packed. The same cells give the same bytes.

It is our own for its speed alone: of all files that a site makes, this one takes the most work, and
XlsxWriter 3.3.1 with `constant_memory` took 3.3 times as long for the same 10,000 rows of twelve
cells, two of them links, even when each cell still had its text by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from mkdocs_briefings.addresses import parted
from mkdocs_briefings.outputs.data.table import Cell

MOST_ROWS = 1_048_575
"""Rows below the header that a sheet can have."""
_LONGEST = 32_767  # characters in a cell
_MOST_LINKS = 65_530  # on a sheet
_LONGEST_LINK = 2_079  # characters of an address
_FIRST_DAY = date(1900, 3, 1)  # before which spreadsheets count days in different ways
_BEFORE = date(1899, 12, 30).toordinal()
_BOLD, _DAY, _LINK = 1, 2, 3  # places among the styles below
_LEVEL = 4  # of compression: a sixteenth larger than with 6, packed in two thirds of the time

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_STYLES = f"""<styleSheet xmlns="{_MAIN}">\
<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
<fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/><family val="2"/></font>\
</fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""

_ODD = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_KEPT = re.compile(r"^\s|\s$|\n|\t")


_Texts = dict[str, int]
"""The texts of a workbook's cells, by which each has its number."""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet: its name, its columns' names, its rows, and the columns that hold addresses."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    links: frozenset[int]


def write_workbook(stream: BinaryIO, title: str, sheets: Sequence[Worksheet]) -> None:
    """Write a workbook; every name of a sheet is another, and at most 31 characters long."""
    texts: _Texts = {}
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as package:
        for path, text in _parts(title, sheets):
            _put(package, path, [text])
        for number, sheet in enumerate(sheets, 1):
            links: list[tuple[str, str]] = []
            _put(package, f"xl/worksheets/sheet{number}.xml", _sheet(sheet, links, texts))
            if links:
                _put(package, f"xl/worksheets/_rels/sheet{number}.xml.rels", [_targets(links)])
        _put(package, "xl/sharedStrings.xml", _shared(texts))


def _put(package: ZipFile, path: str, texts: Iterable[str]) -> None:
    """Add a file to the package, which has no time of its own."""
    with package.open(path, "w") as part:
        part.write(_HEAD.encode())
        for text in texts:
            part.write(text.encode())


def _shared(texts: _Texts) -> Iterator[str]:
    """The texts of all cells, each once, in the order of their numbers."""
    yield f'<sst xmlns="{_MAIN}">'
    for text in texts:
        kept = ' xml:space="preserve"' if _KEPT.search(text) else ""
        yield f"<si><t{kept}>{_text(text)}</t></si>"
    yield "</sst>"


def _parts(title: str, sheets: Sequence[Worksheet]) -> Iterator[tuple[str, str]]:
    """What there is besides the sheets: which parts there are, how they belong together, styles."""
    numbers = range(1, len(sheets) + 1)
    kinds = {
        "/xl/workbook.xml": f"{_TYPES}.sheet.main+xml",
        "/xl/styles.xml": f"{_TYPES}.styles+xml",
        "/xl/sharedStrings.xml": f"{_TYPES}.sharedStrings+xml",
    }
    kinds |= {f"/xl/worksheets/sheet{number}.xml": f"{_TYPES}.worksheet+xml" for number in numbers}
    kinds["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    named = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>',
    )
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    root = {f"{_OFFICE}/officeDocument": "xl/workbook.xml", core: "docProps/core.xml"}
    yield "_rels/.rels", _relations(list(root.items()))
    yield (
        "docProps/core.xml",
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_text(title)}</dc:title></cp:coreProperties>",
    )
    listed = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
    )
    belonging = [(f"{_OFFICE}/worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations(
            [
                *belonging,
                (f"{_OFFICE}/styles", "styles.xml"),
                (f"{_OFFICE}/sharedStrings", "sharedStrings.xml"),
            ]
        ),
    )
    yield "xl/styles.xml", _STYLES


def _relations(targets: Sequence[tuple[str, str]], mode: str = "") -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"{mode}/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _sheet(sheet: Worksheet, links: list[tuple[str, str]], texts: _Texts) -> Iterator[str]:
    """The XML of a sheet, row by row; its links and texts are noted as they come."""
    last = column_name(len(sheet.header) - 1)
    yield (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheetViews>'
        '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        'state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f'<cols><col min="1" max="{len(sheet.header)}" width="18" customWidth="1"/></cols>'
        "<sheetData>"
    )
    names = [column_name(at) for at in range(len(sheet.header))]
    bold = [
        _string(f"{name}1", text, _BOLD, texts)
        for name, text in zip(names, sheet.header, strict=True)
    ]
    yield f'<row r="1">{"".join(bold)}</row>'
    number = 1
    for number, row in enumerate(sheet.rows, 2):
        cells = []
        for at, cell in enumerate(row):
            if cell is None or cell == "":
                continue
            place = f"{names[at]}{number}"
            if not isinstance(cell, str):
                cells.append(_value(place, cell, texts))
            elif at in sheet.links and len(links) < _MOST_LINKS and _is_address(cell):
                links.append((place, cell))
                cells.append(_string(place, cell, _LINK, texts))
            else:
                cells.append(_string(place, cell, 0, texts))
        yield f'<row r="{number}">{"".join(cells)}</row>'
    yield f'</sheetData><autoFilter ref="A1:{last}{number}"/>{_hyperlinks(links)}</worksheet>'


def _value(place: str, cell: bool | float | date, texts: _Texts) -> str:
    if isinstance(cell, bool):
        return f'<c r="{place}" t="b"><v>{cell:d}</v></c>'
    if isinstance(cell, date):
        if cell < _FIRST_DAY:
            return _string(place, cell.isoformat(), 0, texts)
        return f'<c r="{place}" s="{_DAY}"><v>{cell.toordinal() - _BEFORE}</v></c>'
    return f'<c r="{place}"><v>{cell}</v></c>'


def _string(place: str, text: str, style: int, texts: _Texts) -> str:
    """A text in its cell, by its number; it is never taken for a formula or a number."""
    number = texts.setdefault(text if len(text) <= _LONGEST else text[:_LONGEST], len(texts))
    given = f' s="{style}"' if style else ""
    return f'<c r="{place}"{given} t="s"><v>{number}</v></c>'


def _text(text: str) -> str:
    """A text with what XML cannot hold written as `_x0001_` (ST_Xstring of the standard)."""
    return _ODD.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    return _MARKS.get(found[0]) or f"_x{ord(found[0]):04X}_"


def _is_address(cell: str) -> bool:
    return cell.startswith(("https://", "http://")) and len(cell) <= _LONGEST_LINK


def _hyperlinks(links: Sequence[tuple[str, str]]) -> str:
    """The links of a sheet; the part of an address behind `#` stands here, as spreadsheets want."""
    if not links:
        return ""
    listed = []
    for number, (place, address) in enumerate(links, 1):
        _, anchor = parted(address)
        there = f' location="{escape(anchor)}"' if anchor else ""
        listed.append(f'<hyperlink ref="{place}" r:id="rId{number}"{there}/>')
    return f"<hyperlinks>{''.join(listed)}</hyperlinks>"


def _targets(links: Sequence[tuple[str, str]]) -> str:
    targets = [(f"{_OFFICE}/hyperlink", escape(parted(url)[0])) for _, url in links]
    return _relations(targets, ' TargetMode="External"')


@cache
def column_name(at: int) -> str:
    """The letters of a column by its place from 0 on: A to Z, then AA."""
    more, letter = divmod(at, 26)
    return (column_name(more - 1) if more else "") + chr(ord("A") + letter)
