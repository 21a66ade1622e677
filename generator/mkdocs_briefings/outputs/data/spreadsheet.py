"""A workbook as a file for spreadsheets: SpreadsheetML in an Office Open XML package (ECMA-376).

It has no more than sheets of data need: a frozen header with filters, dates that are dates, and
links. The same rows, in the same runs, give the same bytes.

It is our own for this and for its speed: XlsxWriter 3.3.1 with `constant_memory` took more than
three times as long for the same 10,000 rows of twelve cells, two of them links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import BinaryIO

from mkdocs_briefings.outputs.data.sheet_rows import (
    BOLD,
    OFFICE,
    Rows,
    cell_text,
    column_name,
    text_cell,
)
from mkdocs_briefings.outputs.data.zip_package import Package, Packed, packed

MOST_ROWS = 1_048_575
"""Rows below the header that a sheet can have."""
_MOST_LINKS = 65_530  # on a sheet

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
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


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet: its name, its columns' names, and its rows in runs."""

    name: str
    header: Sequence[str]
    runs: Sequence[Rows]


def write_workbook(stream: BinaryIO, title: str, sheets: Sequence[Worksheet]) -> None:
    """Write a workbook; every name of a sheet is another, and at most 31 characters long."""
    package = Package(stream)
    for path, text in _parts(title, sheets):
        package.put(path, [_packed(_HEAD + text)])
    for number, sheet in enumerate(sheets, 1):
        package.put(f"xl/worksheets/sheet{number}.xml", _sheet(sheet))
        if targets := "".join(run.targets for run in sheet.runs):
            text = (
                f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{targets}</Relationships>'
            )
            package.put(f"xl/worksheets/_rels/sheet{number}.xml.rels", [_packed(text)])
    package.close()


def _packed(text: str) -> Packed:
    return packed(text.encode())


def _parts(title: str, sheets: Sequence[Worksheet]) -> Iterator[tuple[str, str]]:
    """What there is besides the sheets: which parts there are, how they belong together, styles."""
    numbers = range(1, len(sheets) + 1)
    kinds = {
        "/xl/workbook.xml": f"{_TYPES}.sheet.main+xml",
        "/xl/styles.xml": f"{_TYPES}.styles+xml",
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
    root = {f"{OFFICE}/officeDocument": "xl/workbook.xml", core: "docProps/core.xml"}
    yield "_rels/.rels", _relations(list(root.items()))
    yield (
        "docProps/core.xml",
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{cell_text(title)}</dc:title></cp:coreProperties>",
    )
    listed = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
    )
    belonging = [(f"{OFFICE}/worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    styles = (f"{OFFICE}/styles", "styles.xml")
    yield "xl/_rels/workbook.xml.rels", _relations([*belonging, styles])
    yield "xl/styles.xml", _STYLES


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return _relating(listed)


def _relating(listed: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _sheet(sheet: Worksheet) -> Iterator[Packed]:
    """The XML of a sheet."""
    last = column_name(len(sheet.header) - 1)
    bold = "".join(text_cell(text, BOLD) for text in sheet.header)
    yield _packed(
        f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheetViews>'
        '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        'state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f'<cols><col min="1" max="{len(sheet.header)}" width="18" customWidth="1"/></cols>'
        f"<sheetData><row>{bold}</row>"
    )
    yield from (run.xml for run in sheet.runs)
    count = 1 + sum(run.count for run in sheet.runs)
    links = "".join(_links(sheet.runs))
    linked = f"<hyperlinks>{links}</hyperlinks>" if links else ""
    yield _packed(f'</sheetData><autoFilter ref="A1:{last}{count}"/>{linked}</worksheet>')


def _links(runs: Iterable[Rows]) -> Iterator[str]:
    """The links of a sheet, as many as it may have, each with the number of its row."""
    left, row = _MOST_LINKS, 2
    for run in runs:
        links, places = run.links, run.places
        if len(places) > left:
            links, places = "".join(links.splitlines(keepends=True)[:left]), places[:left]
        yield links % tuple(row + place for place in places)
        left, row = left - len(places), row + run.count
