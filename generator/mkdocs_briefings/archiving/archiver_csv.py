"""What an archiver left: addresses and where copies of them are kept, read from its CSV file.

Three forms are read, told apart by their first line: the list of `briefings sources --csv`, a
sheet that bellingcat's auto-archiver filled in (`Link`, `Archive location`), and the file that its
`csv_db` writes, whose columns `metadata` and `media` hold Python's own notation. That notation is
taken to pieces, never run.
"""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from mkdocs_briefings.archiving.addresses_listed import LINK, LOCATION

_ADDRESS = (LINK, "url", "address")
_COPY = (LOCATION, "archive url", "archive")
_LONGEST_CELL = 10_000_000  # characters; archivers write a whole post's text into one


class NoTable(Exception):
    """A file cannot be read as an archiver's; the message says why."""


@dataclass(frozen=True, slots=True)
class ArchivedAddress:
    """An address, where copies of it are kept, and the line of the file that says so.

    A copy need not be on the web: an archiver may keep it on a disk.
    """

    address: str
    copies: tuple[str, ...]
    line: int


def read_archived(path: Path) -> list[ArchivedAddress]:
    """What an archiver's file says of each address, in its order; rows without one are left out.

    Raises NoTable where the file cannot be read or has no such columns, OSError where it is not
    there.
    """
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoTable(f"{path} is not UTF-8; save it as CSV in UTF-8") from error
    csv.field_size_limit(_LONGEST_CELL)
    try:
        return [row for row in _rows(text, str(path)) if row.address]
    except csv.Error as error:
        raise NoTable(f"{path} is not readable as CSV: {error}") from error


def _rows(text: str, name: str) -> Iterator[ArchivedAddress]:
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=_delimiter(text), restval="")
    columns = {_plain(one): one for one in reader.fieldnames or ()}
    address = next((columns[one] for one in _ADDRESS if one in columns), None)
    copy = next((columns[one] for one in _COPY if one in columns), None)
    if address and copy:
        for row in reader:
            yield ArchivedAddress(row[address].strip(), tuple(row[copy].split()), reader.line_num)
    elif {"metadata", "media"} <= columns.keys():
        for row in reader:
            yield _of_database(row[columns["metadata"]], row[columns["media"]], reader.line_num)
    else:
        raise NoTable(f"{name} has no columns `{LINK}` and `{LOCATION}` in its first line")


def _delimiter(text: str) -> str:
    """What stands between cells: the commonest of the three that programs write."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _plain(column: str) -> str:
    return " ".join(column.replace("_", " ").split()).casefold()


def _of_database(metadata: str, media: str, line: int) -> ArchivedAddress:
    """A row of `csv_db`: of all that was kept, the whole page (`_final_media`) where it is told."""
    told, kept = _notation(metadata), _notation(media)
    address = told.get("url") if isinstance(told, dict) else None
    files = [one for one in kept if isinstance(one, dict)] if isinstance(kept, list) else []
    files.sort(key=lambda one: _properties(one).get("id") != "_final_media")
    copies = [url for one in files for url in _texts(one.get("urls"))]
    return ArchivedAddress(str(address or "").strip(), tuple(copies), line)


def _properties(file: dict[Any, Any]) -> dict[Any, Any]:
    found = file.get("properties")
    return found if isinstance(found, dict) else {}


def _texts(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _notation(text: str) -> Any:
    """Texts, lists and keys with values in Python's notation; all else in it is None."""
    try:
        return _value(ast.parse(text.strip() or "None", mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _value(node: ast.expr) -> Any:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return [_value(one) for one in items]
        case ast.Dict(keys=keys, values=values):
            pairs = zip(keys, values, strict=True)
            return {key.value: _value(one) for key, one in pairs if isinstance(key, ast.Constant)}
    return None
