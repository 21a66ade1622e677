"""The tables as CSV, and the data package that describes them (Data Package 2.0)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, BinaryIO

from mkdocs_briefings.language.slugs import slug
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.outputs.data.csv_lines import written
from mkdocs_briefings.outputs.data.joined_tables import joined_tables
from mkdocs_briefings.outputs.data.table import Table
from mkdocs_briefings.outputs.data.tables import title_of
from mkdocs_briefings.outputs.file_parts import FilePart
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile
from mkdocs_briefings.pages.data import licence_link


def _files(edition: Edition) -> Iterator[OutputFile]:
    gettext = edition.site.language.gettext
    joined = joined_tables(edition)
    for one in joined:
        for table, rows in zip(one.tables, one.counts, strict=True):
            parts = one.lines(table)
            yield OutputFile(
                path=f"data/{table.name}.csv",
                title=gettext(title_of(table)),
                form="CSV",
                media_type="text/csv",
                write=partial(_write, table, parts, edition),
                rows=rows,
                parts=parts,
            )
    every = [table for one in joined for table in one.tables]
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


def _write(
    table: Table[Any], parts: Sequence[FilePart], edition: Edition, stream: BinaryIO
) -> None:
    stream.write(written([table.header]))
    stream.writelines(map(edition.part, parts))


def _write_package(every: Sequence[Table[Any]], edition: Edition, stream: BinaryIO) -> None:
    site, licence = edition.site, licence_link(edition.site.licence)
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": slug(site.name) if slug(site.name).isascii() and slug(site.name) else "briefings",
        "title": site.name,
    }
    if site.address:
        package["homepage"] = site.address
    if day := edition.library.once(_last_day):
        package["created"] = f"{day}T00:00:00Z"
    if licence and licence.href:
        package["licenses"] = [{"name": licence.text, "path": licence.href}]
    package["resources"] = [_resource(table, every) for table in every]
    stream.write(json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n")


def _last_day(library: Library) -> str:
    """The day on which a briefing last changed; empty where none has one."""
    days = (one.latest.first.isoformat() for one in library.briefings if one.latest)
    return max(days, default="")


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
