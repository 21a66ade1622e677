"""A workbook as a file for spreadsheets: SpreadsheetML in an Office Open XML package (ECMA-376).

It has no more than sheets of data need: a frozen header with filters, dates that are dates, and
links. Its rows are packed in runs that say nothing of where they stand: cells have their texts in
themselves, rows and cells no numbers, which the standard leaves open. So runs that are kept are
joined with others as they are. The same rows, in the same runs, give the same bytes.

It is our own for this and for its speed: XlsxWriter 3.3.1 with `constant_memory` took more than
three times as long for the same 10,000 rows of twelve cells, two of them links.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from hashlib import sha1
from html import escape
from typing import Any, BinaryIO, TypeGuard

from mkdocs_briefings.addresses import parted
from mkdocs_briefings.outputs.data.plain import as_json
from mkdocs_briefings.outputs.data.table import Cell
from mkdocs_briefings.outputs.data.zip_package import Package, Packed, packed

MOST_ROWS = 1_048_575
"""Rows below the header that a sheet can have."""
_LONGEST = 32_767  # characters in a cell
_MOST_LINKS = 65_530  # on a sheet
_LONGEST_LINK = 2_079  # characters of an address
_FIRST_DAY = date(1900, 3, 1)  # before which spreadsheets count days in different ways
_BEFORE = date(1899, 12, 30).toordinal()
_BOLD, _DAY, _LINK = 1, 2, 3  # places among the styles below

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


@dataclass(frozen=True, slots=True)
class Rows:
    """A run of rows as it is kept: packed XML, how many rows they are, and their links.

    `links` has a line of XML for each link, in which `%d` stands for its row; these are counted in
    `places` from the first row of the run, 0. `targets` are the relations that they name.
    """

    count: int
    places: list[int]
    xml: Packed
    targets: str = ""
    links: str = ""


def to_keep(runs: Iterable[Rows]) -> bytes:
    """Some runs of rows as one text."""
    told: list[Any] = []
    texts: list[bytes] = []
    for run in runs:
        data, *facts = run.xml
        parts = data, run.targets.encode(), run.links.encode()
        told.append([run.count, run.places, facts, [*map(len, parts)]])
        texts += parts
    return b"".join([as_json(told), b"\n", *texts])


def as_kept(text: bytes) -> Iterator[Rows]:
    """The runs of rows that a text holds."""
    head, _, rest = text.partition(b"\n")
    at = 0
    for count, places, facts, sizes in json.loads(head):
        parts = []
        for size in sizes:
            parts.append(rest[at : at + size])
            at += size
        data, targets, links = parts
        yield Rows(count, places, Packed(data, *facts), targets.decode(), links.decode())


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
    styles = (f"{_OFFICE}/styles", "styles.xml")
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
    bold = "".join(_string(text, _BOLD) for text in sheet.header)
    yield _packed(
        f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheetViews>'
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


def sheet_cells(cells: Iterable[Cell], *, links: bool = False) -> list[str]:
    """The cells of a column as XML; where they may be `links`, addresses look like such."""
    form = _link if links else _filled
    return ["<c/>" if cell is None or cell == "" else form(cell) for cell in cells]


def rows_of(
    name: str, columns: Sequence[Sequence[str]], links: Mapping[int, Sequence[Cell]]
) -> Rows:
    """A run of rows, whose name no other has on the sheet, by its columns as XML.

    `links` are the cells of the columns that may hold addresses, by the places of these.
    """
    key = sha1(name.encode(), usedforsecurity=False).hexdigest()[:12]
    written = [f"<row>{''.join(row)}</row>" for row in zip(*columns, strict=True)]
    places: list[int] = []
    linked: list[str] = []
    targets: dict[str, str] = {}
    for number, at, address in sorted(_addresses(links)):
        target, anchor = parted(address)
        known = targets.setdefault(target, f"r{key}_{len(targets)}")
        there = f' location="{escape(anchor)}"'.replace("%", "%%") if anchor else ""
        places.append(number)
        linked.append(f'<hyperlink ref="{column_name(at)}%d" r:id="{known}"{there}/>\n')
    told = "".join(
        f'<Relationship Id="{known}" Type="{_OFFICE}/hyperlink" Target="{escape(target)}" '
        'TargetMode="External"/>'
        for target, known in targets.items()
    )
    xml = _packed("".join(written))
    return Rows(len(written), places, xml, told, "".join(linked))


def _addresses(links: Mapping[int, Sequence[Cell]]) -> Iterator[tuple[int, int, str]]:
    """The addresses in some columns, by the numbers of their rows and the places of the columns."""
    for at, cells in links.items():
        for number, cell in enumerate(cells):
            if _is_address(cell):
                yield number, at, cell


def _link(cell: Cell) -> str:
    return _string(cell, _LINK) if _is_address(cell) else _filled(cell)


def _filled(cell: Cell) -> str:
    return _string(cell, 0) if isinstance(cell, str) else _value(cell)


def _value(cell: Cell) -> str:
    if isinstance(cell, bool):
        return f'<c t="b"><v>{cell:d}</v></c>'
    if isinstance(cell, date):
        if cell < _FIRST_DAY:
            return _string(cell.isoformat(), 0)
        return f'<c s="{_DAY}"><v>{cell.toordinal() - _BEFORE}</v></c>'
    return f"<c><v>{cell}</v></c>"


@lru_cache(5_000)
def _string(text: str, style: int) -> str:
    """A text in its cell, which is never taken for a formula or a number."""
    given = f' s="{style}"' if style else ""
    kept = ' xml:space="preserve"' if _KEPT.search(text) else ""
    return f'<c{given} t="inlineStr"><is><t{kept}>{_text(text[:_LONGEST])}</t></is></c>'


def _text(text: str) -> str:
    """A text with what XML cannot hold written as `_x0001_` (ST_Xstring of the standard)."""
    return _ODD.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    return _MARKS.get(found[0]) or f"_x{ord(found[0]):04X}_"


def _is_address(cell: Cell) -> TypeGuard[str]:
    return (
        isinstance(cell, str)
        and cell.startswith(("https://", "http://"))
        and len(cell) <= _LONGEST_LINK
    )


@cache
def column_name(at: int) -> str:
    """The letters of a column by its place from 0 on: A to Z, then AA."""
    more, letter = divmod(at, 26)
    return (column_name(more - 1) if more else "") + chr(ord("A") + letter)
