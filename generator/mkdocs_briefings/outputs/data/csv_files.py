"""The tables as CSV, and the data package that describes them (Data Package 2.0)."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from io import TextIOWrapper
from typing import Any, BinaryIO

from mkdocs_briefings.language.slugs import slug
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.outputs.data.table import Table, Type
from mkdocs_briefings.outputs.data.tables import tables, title_of
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile
from mkdocs_briefings.pages.data import licence_link

_FORMULA = frozenset("=+-@\t\r")


def _files(edition: Edition) -> Iterator[OutputFile]:
    gettext = edition.site.language.gettext
    every = list(tables(edition))
    for table in every:
        yield OutputFile(
            path=f"data/{table.name}.csv",
            title=gettext(title_of(table)),
            form="CSV",
            media_type="text/csv",
            write=partial(write_csv, table),
            rows=len(table.rows),
        )
    yield OutputFile(
        path="data/datapackage.json",
        title=gettext("What the tables hold: columns, types and keys"),
        form="Data Package",
        media_type="application/json",
        write=partial(_write_package, every, edition),
    )


CSV = Output(
    name="csv",
    title=N_("Tables"),
    about=N_(
        "A table for each kind of record and statement, with the address of each row. Countries "
        "have three-letter codes, periods a first and a last day. A text that a spreadsheet would "
        "take for a formula has an apostrophe before it."
    ),
    files=_files,
)


def write_csv(table: Table[Any], stream: BinaryIO) -> None:
    """A table as UTF-8, one header row, lines ended as RFC 4180 has them."""
    text = TextIOWrapper(stream, encoding="utf-8", newline="", write_through=False)
    rows = csv.writer(text)
    rows.writerow(table.header)
    forms = [_FORMS[column.type] for column in table.columns]
    rows.writerows(
        [
            form(cell) if form and cell is not None else cell
            for form, cell in zip(forms, line, strict=True)
        ]
        for line in table.lines()
    )
    text.flush()
    text.detach()


def _harmless(cell: Any) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in _FORMULA else cell


_FORMS: dict[Type, Callable[[Any], str] | None] = {
    "string": _harmless,
    "boolean": lambda cell: "true" if cell else "false",
    "date": date.isoformat,
    "integer": None,
    "number": None,
}
"""How the cells of each type are written; numbers stand as they are, and None as nothing."""


def _write_package(every: Sequence[Table[Any]], edition: Edition, stream: BinaryIO) -> None:
    site, licence = edition.site, licence_link(edition.site.licence)
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": slug(site.name) if slug(site.name).isascii() and slug(site.name) else "briefings",
        "title": site.name,
    }
    if site.address:
        package["homepage"] = site.address
    if changed := max((page.card().changed for page in edition.pages), default=""):
        package["created"] = f"{changed}T00:00:00Z"
    if licence and licence.href:
        package["licenses"] = [{"name": licence.text, "path": licence.href}]
    package["resources"] = [_resource(table, every) for table in every]
    stream.write(json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n")


def _resource(table: Table[Any], every: Sequence[Table[Any]]) -> dict[str, Any]:
    keys = {other.name: list(other.key) for other in every}
    fields = [
        {"name": column.name, "type": column.type, "description": column.about}
        for column in table.columns
    ]
    foreign = [
        {
            "fields": [column.name],
            "reference": {"resource": column.refers, "fields": keys[column.refers]},
        }
        for column in table.columns
        if column.refers
    ]
    return {
        "name": table.name,
        "type": "table",
        "title": title_of(table),
        "path": f"{table.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": fields,
            "primaryKey": list(table.key),
            **({"foreignKeys": foreign} if foreign else {}),
        },
    }
