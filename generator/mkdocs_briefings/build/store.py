"""What finished builds leave for the next: what they made, with what that depends on, in SQLite.

Nothing in it is trusted: each row has a checksum, and what is damaged, locked or from elsewhere
counts as not there. It holds no code, can be deleted at any time, and can be shared.
"""

from __future__ import annotations

import json
import sqlite3
import time
import zlib
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from mkdocs_briefings.build.digests import SIZE

FOLDER = Path(".cache", "briefings")
"""Where it is, below the folder of mkdocs.yml."""

LIMIT = 1_000_000_000
"""Bytes above which all goes that the last build did not use."""

_FORM = 2  # of the tables; others are begun anew
_DAYS = 30  # that something is kept which no build uses
_WAIT = 1.0  # seconds for another build to finish writing
_LEVEL = 1  # of compression: HTML shrinks to a ninth already
_SHORT = 4096  # bytes
_FOR_SHORT = 12, 5  # the window that holds so many, and as little memory

_TABLES = """
CREATE TABLE IF NOT EXISTS made (
    world BLOB, name TEXT, line BLOB, state BLOB, nodes BLOB, facts BLOB, sum BLOB, used INTEGER,
    PRIMARY KEY (world, name, line, state));
CREATE TABLE IF NOT EXISTS text (sum BLOB PRIMARY KEY, data BLOB, used INTEGER);
CREATE INDEX IF NOT EXISTS text_used ON text (used);
CREATE TABLE IF NOT EXISTS parts (world BLOB PRIMARY KEY, data BLOB, sum BLOB, used INTEGER);
CREATE TABLE IF NOT EXISTS site (place TEXT PRIMARY KEY, facts BLOB, sum BLOB);
"""


@dataclass(slots=True)
class Kept:
    """What was made, a page or another file: what it was made from, and all that is known of it.

    `line` is the stamp of its line in the plan, `nodes` are the parts of the library that it
    depends on and `state` their stamp; `facts` are plain data, `sums` those of its texts: of a
    page its HTML and its Markdown. `texts` holds these, packed, while they are new, as far as the
    store is to give them back. `total` is the sum of all that, and `used` the day of its last use.
    """

    name: str
    line: bytes
    state: bytes
    nodes: array[int]
    facts: dict[str, Any]
    sums: tuple[bytes, ...]
    texts: dict[bytes, bytes] = field(default_factory=dict)
    total: bytes = b""
    used: int = 0


def packed(text: bytes) -> tuple[bytes, bytes]:
    """A text's sum, and the text as it is kept."""
    return sum_of(text), _pack(text)


def _pack(text: bytes) -> bytes:
    """A text, packed; getting ready for long texts takes ten times as long as packing a short."""
    if len(text) > _SHORT:
        return zlib.compress(text, _LEVEL)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, *_FOR_SHORT)
    return packer.compress(text) + packer.flush()


def sum_of(*parts: bytes) -> bytes:
    """The sum by which a text is known, or what was written down."""
    total = summing()
    total.update(b"\0".join(parts))
    return total.digest()


def _cut(data: bytes, first: int, second: int) -> tuple[bytes, bytes, bytes]:
    """Three pieces of some bytes, of which two are so long."""
    return data[:first], data[first : first + second], data[first + second :]


def _each(stamps: bytes) -> Iterator[bytes]:
    """Each of some stamps in a row."""
    return (stamps[at : at + SIZE] for at in range(0, len(stamps), SIZE))


def summing() -> blake2b:
    """What makes the sum of a text that comes bit by bit: it gets `update`, and gives `digest`."""
    return blake2b(digest_size=SIZE)


class Store:
    """The store of a site; where it cannot be used, it is as if it were empty.

    `world` is the stamp of all that every page depends on. Without a folder it keeps nothing.
    """

    def __init__(self, folder: Path | None, world: bytes) -> None:
        self._world = world
        self._today = int(time.time() // 86400)
        self._file = (folder or Path()) / f"made-{_FORM}.sqlite"
        self._base = self._open() if folder else None

    def _open(self) -> sqlite3.Connection | None:
        for _ in range(2):
            base = None
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                (self._file.parent / ".gitignore").write_text("*\n")
                base = sqlite3.connect(self._file, timeout=_WAIT, isolation_level=None)
                base.executescript(_TABLES)
            except sqlite3.OperationalError:  # locked, or nothing can be written there
                return None
            except sqlite3.DatabaseError:  # no such file: begun anew
                if base:  # Windows deletes nothing that is open
                    base.close()
                with suppress(OSError):
                    self._file.unlink()
            except OSError:
                return None
            else:
                return base
        return None

    def made(self, name: str | None = None, line: bytes | None = None) -> list[Kept]:
        """What was made in this world, all of it or what has a name, or a name and a line."""
        return list(self._read_made({"name": name, "line": line}))

    def _read_made(
        self, given: Mapping[str, str | bytes | None], sums: Collection[bytes] | None = None
    ) -> Iterator[Kept]:
        """Of what was made in this world, that with these values, and with one of these sums."""
        keys = {"world": self._world} | {key: one for key, one in given.items() if one is not None}
        columns, where = "name, line, state, nodes, facts, sum, used", " = ? AND ".join(keys)
        query = f"SELECT {columns} FROM made WHERE {where} = ? ORDER BY rowid"
        for name, line, state, nodes, facts, total, used in self._rows(query, *keys.values()):
            if sums is not None and total not in sums:
                continue
            with suppress(ValueError, TypeError, KeyError, zlib.error, AttributeError):
                if sum_of(self._world, name.encode(), line, state, nodes, facts) == total:
                    data = json.loads(zlib.decompress(facts))
                    kept = tuple(map(bytes.fromhex, data.pop("sums")))
                    numbers = array("q")
                    numbers.frombytes(nodes)
                    yield Kept(name, line, state, numbers, data, kept, {}, total, used)

    def text(self, total: bytes) -> bytes | None:
        """A text by its sum; None where it is not there as it was."""
        for (data,) in self._rows("SELECT data FROM text WHERE sum = ?", total):
            with suppress(zlib.error, TypeError):
                found = zlib.decompress(data)
                if sum_of(found) == total:
                    return found
        return None

    def last(self) -> tuple[dict[int, bytes], list[Kept]]:
        """The stamps of all parts of the library as they were in the last build in this world, by
        their numbers, and what that used."""
        query = "SELECT data, sum FROM parts WHERE world = ?"
        for data, total in self._rows(query, self._world):
            with suppress(ValueError, TypeError):
                if sum_of(self._world, data) == total:
                    many = int.from_bytes(data[:8], "big")
                    numbers, stamps, sums = _cut(data[8:], many * 8, many * SIZE)
                    of = dict(zip(array("q", numbers), _each(stamps), strict=True))
                    return of, list(self._read_made({}, set(_each(sums))))
        return {}, []

    def keep_last(self, stamps: Mapping[int, bytes], used: Iterable[Kept]) -> None:
        """Note how all parts of the library are now, and what was used: with that, the next build
        sees what has changed."""
        numbers, sums = array("q", stamps), (one.total for one in used)
        many = len(numbers).to_bytes(8, "big")
        data = b"".join((many, numbers.tobytes(), *stamps.values(), *sums))
        total = sum_of(self._world, data)
        self._write(
            "INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?)",
            *(self._world, data, total, self._today),
        )

    def site(self, place: str) -> Any:
        """What the last build noted of a site's folder; None where nothing is known."""
        for facts, total in self._rows("SELECT facts, sum FROM site WHERE place = ?", place):
            with suppress(ValueError, TypeError, zlib.error):
                if sum_of(place.encode(), facts) == total:
                    return json.loads(zlib.decompress(facts))
        return None

    def keep(self, one: Kept) -> None:
        """Add what was made."""
        data = {**one.facts, "sums": [total.hex() for total in one.sums]}
        facts = _pack(json.dumps(data, separators=(",", ":")).encode())
        nodes = one.nodes.tobytes()
        one.total = sum_of(self._world, one.name.encode(), one.line, one.state, nodes, facts)
        one.used = self._today
        row = (self._world, one.name, one.line, one.state, nodes, facts, one.total, one.used)
        self._write("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *row)
        for key, text in one.texts.items():
            self._write("INSERT OR REPLACE INTO text VALUES (?, ?, ?)", key, text, self._today)
        one.texts = {}

    def keep_site(self, place: str, facts: Any) -> None:
        """Note what a site's folder is like."""
        data = zlib.compress(json.dumps(facts, separators=(",", ":")).encode(), _LEVEL)
        total = sum_of(place.encode(), data)
        self._write("INSERT OR REPLACE INTO site VALUES (?, ?, ?)", place, data, total)

    def close(self, used: list[Kept]) -> None:
        """End; what was `used` stays, of the rest what is neither old nor too much."""
        today = self._today
        for one in used:
            if one.used >= today:
                continue
            key = (today, self._world, one.name, one.line, one.state)
            self._write(
                "UPDATE made SET used = ? WHERE world = ? AND name = ? AND line = ? AND state = ?",
                *key,
            )
            for total in one.sums:
                query = "UPDATE text SET used = ? WHERE sum = ? AND used < ?"
                self._write(query, today, total, today)
        self._prune(used)
        self.commit()

    def commit(self) -> None:
        """Write down what was kept until now."""
        if self._base and self._base.in_transaction:
            try:
                self._base.execute("COMMIT")
            except sqlite3.Error:
                self._give_up()

    def _prune(self, used: list[Kept]) -> None:
        oldest = self._today - _DAYS
        self._write("DELETE FROM made WHERE used < ?", oldest)
        self._write("DELETE FROM text WHERE used < ?", oldest)
        self._write("DELETE FROM parts WHERE used < ?", oldest)
        with suppress(OSError):
            if self._file.stat().st_size > LIMIT:
                kept = {(one.name, one.line, one.state) for one in used}
                rows = list(self._rows("SELECT rowid, world, name, line, state FROM made"))
                for row, world, *key in rows:
                    if world != self._world or tuple(key) not in kept:
                        self._write("DELETE FROM made WHERE rowid = ?", row)
                texts = {total for one in used for total in one.sums}
                for (total,) in list(self._rows("SELECT sum FROM text")):
                    if total not in texts:
                        self._write("DELETE FROM text WHERE sum = ?", total)
                self.commit()
                self._write("VACUUM")

    def _rows(self, query: str, *values: object) -> Iterator[Any]:
        if self._base is None:
            return
        try:
            yield from self._base.execute(query, values)
        except sqlite3.Error:
            return

    def _write(self, query: str, *values: object) -> None:
        if self._base is None:
            return
        try:
            if not self._base.in_transaction and query != "VACUUM":
                self._base.execute("BEGIN IMMEDIATE")
            self._base.execute(query, values)
        except sqlite3.Error:
            self._give_up()

    def _give_up(self) -> None:
        """Another build writes, or the file is damaged: nothing more is kept of this build."""
        base, self._base = self._base, None
        with suppress(sqlite3.Error):
            if base:
                base.close()
