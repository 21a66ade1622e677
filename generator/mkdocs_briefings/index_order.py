"""One order for what Pagefind writes in any: the values of its facets, and the list of these.

The same site gives the same bytes. Pagefind 1.5 names the files of facets by their bytes, which
differ from run to run as its tables have no order; here they are sorted and named anew. The files
are gzipped CBOR (RFC 8949) after a mark of twelve bytes; only arrays, texts and numbers occur.
"""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path

_MARK = b"pagefind_dcd"
_ARRAY = 4
_TEXT = (2, 3)
_FACETS = 3  # the place of the list of facets in the table of a language


def put_in_order(bundle: Path) -> None:
    """Sort the facets of an index and the languages of its entry."""
    place = bundle / "pagefind-entry.json"
    entry = json.loads(place.read_text("utf-8"))
    for language in entry["languages"].values():
        language["hash"] = _sort_table(bundle, language["hash"])
    place.write_text(json.dumps(entry, sort_keys=True, ensure_ascii=False), encoding="utf-8")


def _sort_table(bundle: Path, name: str) -> str:
    """Sort the facets of a language; the new name of its table."""
    path = bundle / f"pagefind.{name}.pf_meta"
    start, parts = _array(_read(path), 0)
    for facet in (bundle / "filter").glob(f"{name.rpartition('_')[0]}_*.pf_filter"):
        if facet.stem.encode() in parts[_FACETS]:
            new = _sort_values(facet)
            parts[_FACETS] = parts[_FACETS].replace(facet.stem.encode(), new.encode())
    head, facets = _array(parts[_FACETS], 0)
    parts[_FACETS] = head + b"".join(sorted(facets))
    return _write(path, start + b"".join(parts), "pagefind.", name)


def _sort_values(path: Path) -> str:
    """Sort the values of a facet; its new name."""
    start, (name, values) = _array(_read(path), 0)
    head, each = _array(values, 0)
    return _write(path, start + name + head + b"".join(sorted(each)), "", path.stem)


def _read(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()).removeprefix(_MARK)


def _write(path: Path, data: bytes, before: str, name: str) -> str:
    """Write a file under the name of its bytes, as long as the name it had."""
    language, _, old = name.rpartition("_")
    new = f"{language}_{sha256(data).hexdigest()[: len(old)]}"
    path.unlink()
    place = path.with_name(f"{before}{new}{path.suffix}")
    place.write_bytes(gzip.compress(_MARK + data, mtime=0))
    return new


def _array(data: bytes, at: int) -> tuple[bytes, list[bytes]]:
    """The head of an array, and its items as they are written."""
    kind, count, place = _head(data, at)
    assert kind == _ARRAY, "Pagefind writes its tables as arrays"
    head, items = data[at:place], []
    for _ in range(count):
        end = _end(data, place)
        items.append(data[place:end])
        place = end
    return head, items


def _end(data: bytes, at: int) -> int:
    """Where an item ends."""
    kind, count, place = _head(data, at)
    if kind in _TEXT:
        return place + count
    for _ in range(count if kind == _ARRAY else 0):
        place = _end(data, place)
    return place


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind of an item, its number or length, and where the head ends."""
    kind, short = divmod(data[at], 32)
    if short < 24:
        return kind, short, at + 1
    size = 1 << (short - 24)
    return kind, int.from_bytes(data[at + 1 : at + 1 + size], "big"), at + 1 + size
