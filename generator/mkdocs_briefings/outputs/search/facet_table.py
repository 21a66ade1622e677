"""The facets of a site's pages beside Pagefind's index: which page has which value.

Pagefind has facets too, in tables that know no order of pages. Ours are by date, and a file for
each facet: a reader's browser loads those that are open, sorts by date without more, and needs no
index at all where no word is typed.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = "facets"
"""The folder of the tables in that of the index."""

_NEWEST = 10
"""Pages that are shown before a word is typed: so many are told in one file with all pages."""
_WORDS = 60  # of each: more than are shown
_SHOWN = ("title", "kind", "date")

_MARK = b"pagefind_dcd"
_GZIP = 31  # what zlib calls that format
_HEAD = 16_384  # bytes that hold the address with which a fragment begins, however long


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of a page: its day in ISO form, if any, its values by facet, its names.

    `unseen` is HTML that belongs to what search finds of it and that only the index reads.
    """

    date: str = ""
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    names: Sequence[str] = ()
    unseen: str = ""


def write_tables(bundle: Path, rows: Mapping[str, Row]) -> None:
    """Write the facets of the pages in a new index.

    `rows` are by the address of the page below the site's root, such as `2024/ferry/`. The newest
    page comes first. A facet by which no page differs from another is left out.
    """
    pages = [(rows.get(address, Row()), address, name) for address, name in _pages(bundle)]
    pages.sort(key=lambda page: page[1])
    pages.sort(key=lambda page: page[0].date, reverse=True)
    columns = {name: [row.values.get(name, ()) for row, _, _ in pages] for name in _names(rows)}
    folder = bundle / FOLDER
    folder.mkdir()
    narrowing = [name for name, column in columns.items() if len({*map(tuple, column)}) > 1]
    for name in narrowing:
        _write(folder / f"{name}.json", _column(columns[name]))
    ids = [name for _, _, name in pages]
    newest = [_beginning(bundle, name) for name in ids[:_NEWEST]]
    _write(folder / "pages.json", {"facets": narrowing, "ids": ids, "newest": newest})
    _write(
        folder / "names.json", list(dict.fromkeys(name for row, *_ in pages for name in row.names))
    )


def _beginning(bundle: Path, name: str) -> dict[str, Any]:
    """A page as the index has it, cut down to what is shown of it where nobody asks for words."""
    packed = (bundle / "fragment" / f"{name}.pf_fragment").read_bytes()
    page = json.loads(zlib.decompress(packed, _GZIP).removeprefix(_MARK))
    meta = {name: page["meta"][name] for name in _SHOWN if page["meta"].get(name)}
    words = page["content"].split(" ")
    return {"url": page["url"], "meta": meta, "content": " ".join(words[:_WORDS]), "anchors": []}


def _pages(bundle: Path) -> Iterator[tuple[str, str]]:
    """The address of each page in an index, and the name under which the index has it."""
    for path in (bundle / "fragment").glob("*.pf_fragment"):
        head = zlib.decompressobj(_GZIP).decompress(path.read_bytes(), _HEAD).removeprefix(_MARK)
        text = head.decode("utf-8", "ignore")
        address, _ = json.JSONDecoder().raw_decode(text, len('{"url":'))
        yield address.removeprefix("/"), path.stem


def _names(rows: Mapping[str, Row]) -> list[str]:
    return sorted({name for row in rows.values() for name in row.values})


def _column(column: Sequence[Sequence[str]]) -> dict[str, Any]:
    """The values, the most frequent first, and for each page the places of its own among them."""
    counts = Counter(value for values in column for value in values)
    values = sorted(counts, key=lambda value: (-counts[value], value))
    places = {value: place for place, value in enumerate(values)}
    return {"values": values, "pages": [sorted(places[one] for one in own) for own in column]}


def _write(path: Path, data: object) -> None:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")
