"""Rows of a sheet as XML, packed in runs that say nothing of where they stand.

Cells have their texts in themselves, rows and cells no numbers, which the standard (ECMA-376)
leaves open. So runs that are kept are joined with others as they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from hashlib import sha1
from html import escape
from typing import Any, TypeGuard

from mkdocs_briefings.addresses import parted
from mkdocs_briefings.outputs.data.plain import as_json
from mkdocs_briefings.outputs.data.table import Cell, Column, Type
from mkdocs_briefings.outputs.data.zip_package import Packed, packed

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""The relations of office documents."""
BOLD, DAY, LINK = 1, 2, 3
"""Places of styles among those of a workbook."""
LINKS = ("address", "url")
"""Columns whose addresses are links, by their names."""

Link = tuple[str, str]
"""Where a cell leads: the file, and the place in it as XML, with `%` written twice."""

_LONGEST = 32_767  # characters in a cell
_LONGEST_LINK = 2_079  # characters of an address
_FIRST_DAY = date(1900, 3, 1)  # before which spreadsheets count days in different ways
_BEFORE = date(1899, 12, 30).toordinal()

# One set of characters first, as those are found fastest.
_ODD = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff_](?:(?<!_)|(?=x[0-9A-Fa-f]{4}_))")
_MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


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


def sheet_cells(column: Column[Any], cells: Sequence[Cell]) -> list[str]:
    """The cells of a column as XML."""
    form = _link if column.name in LINKS else _FORMS[column.type]
    return ["<c/>" if cell is None or cell == "" else form(cell) for cell in cells]


def sheet_links(_column: Column[Any], cells: Sequence[Cell]) -> list[Link | None]:
    """Where each cell of a column leads; None where it holds no address."""
    return [_led(cell) if _is_address(cell) else None for cell in cells]


def _led(address: str) -> Link:
    target, anchor = parted(address)
    return target, f' location="{escape(anchor)}"'.replace("%", "%%") if anchor else ""


def rows_of(
    name: str, columns: Sequence[Sequence[str]], links: Mapping[int, Sequence[Link | None]]
) -> Rows:
    """A run of rows, whose name no other has on the sheet, by its columns as XML.

    `links` are where the cells of some columns lead, by the places of these.
    """
    key = sha1(name.encode(), usedforsecurity=False).hexdigest()[:12]
    written = [f"<row>{''.join(row)}</row>" for row in zip(*columns, strict=True)]
    places: list[int] = []
    linked: list[str] = []
    targets: dict[str, int] = {}
    names = [column_name(at) for at in links]
    for number, row in enumerate(zip(*links.values(), strict=True)):
        for letters, link in zip(names, row, strict=True):
            if link:
                target, there = link
                known = targets.setdefault(target, len(targets))
                places.append(number)
                linked.append(f'<hyperlink ref="{letters}%d" r:id="r{key}_{known}"{there}/>\n')
    told = "".join(
        f'<Relationship Id="r{key}_{known}" Type="{OFFICE}/hyperlink" Target="{escape(target)}" '
        'TargetMode="External"/>'
        for target, known in targets.items()
    )
    xml = packed("".join(written).encode())
    return Rows(len(written), places, xml, told, "".join(linked))


def _link(cell: Any) -> str:
    return text_cell(cell, LINK) if _is_address(cell) else text_cell(cell)


def _day(cell: Any) -> str:
    if cell < _FIRST_DAY:
        return text_cell(cell.isoformat())
    return f'<c s="{DAY}"><v>{cell.toordinal() - _BEFORE}</v></c>'


def _number(cell: Any) -> str:
    return f"<c><v>{cell}</v></c>"


@lru_cache(5_000)
def text_cell(text: str, style: int = 0) -> str:
    """A text in its cell, which is never taken for a formula or a number."""
    given = f' s="{style}"' if style else ""
    blanks = text != text.strip() or "\n" in text or "\t" in text
    kept = ' xml:space="preserve"' if blanks else ""
    return f'<c{given} t="inlineStr"><is><t{kept}>{cell_text(text[:_LONGEST])}</t></is></c>'


_FORMS: dict[Type, Callable[[Any], str]] = {
    "string": text_cell,
    "boolean": lambda cell: '<c t="b"><v>1</v></c>' if cell else '<c t="b"><v>0</v></c>',
    "date": _day,
    "integer": _number,
    "number": _number,
}
"""How the cells of each type are written."""


def cell_text(text: str) -> str:
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
