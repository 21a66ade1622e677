"""What finished builds leave for the next: pages with what they depend on, in one SQLite file.

Nothing in it is trusted: each row has a checksum, and what is damaged, locked or from elsewhere
counts as not there. It holds no code, can be deleted at any time, and can be shared.
"""

from __future__ import annotations

import json
import sqlite3
import time
import zlib
from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

FOLDER = Path(".cache", "briefings")
"""Where it is, below the folder of mkdocs.yml."""

LIMIT = 1_000_000_000
"""Bytes above which all goes that the last build did not use."""

_FORM = 1  # of the tables; others are begun anew
_DAYS = 30  # that something is kept which no build uses
_WAIT = 1.0  # seconds for another build to finish writing
_LEVEL = 1  # of compression: HTML shrinks to a ninth already

_TABLES = """
CREATE TABLE IF NOT EXISTS page (
    world BLOB, uri TEXT, line BLOB, state BLOB, nodes BLOB, facts BLOB, sum BLOB, used INTEGER,
    PRIMARY KEY (world, uri, line, state));
CREATE TABLE IF NOT EXISTS text (sum BLOB PRIMARY KEY, data BLOB, used INTEGER);
CREATE TABLE IF NOT EXISTS site (place TEXT PRIMARY KEY, facts BLOB, sum BLOB);
"""


@dataclass(slots=True)
class KeptPage:
    """A finished page: what it was made from, and all that is known of it.

    `line` is the stamp of its line in the plan, `nodes` are the parts of the library that it
    depends on and `state` their stamp; `facts` are plain data, `html` and `markdown` the sums of
    its texts. `texts` holds these, packed, while they are new.
    """

    uri: str
    line: bytes
    state: bytes
    nodes: array[int]
    facts: dict[str, Any]
    html: bytes
    markdown: bytes
    texts: dict[bytes, bytes] = field(default_factory=dict)


def packed(text: bytes) -> tuple[bytes, bytes]:
    """A text's sum, and the text as it is kept."""
    return _sum(text), zlib.compress(text, _LEVEL)


def _sum(*parts: bytes) -> bytes:
    return blake2b(b"\0".join(parts), digest_size=16).digest()


class Store:
    """The store of a site; where it cannot be used, it is as if it were empty.

    `world` is the stamp of all that every page depends on.
    """

    def __init__(self, folder: Path, world: bytes) -> None:
        self._world = world
        self._today = int(time.time() // 86400)
        self._file = folder / f"pages-{_FORM}.sqlite"
        self._base = self._open()
        self._pages: list[KeptPage] | None = None

    def _open(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                (self._file.parent / ".gitignore").write_text("*\n")
                base = sqlite3.connect(self._file, timeout=_WAIT, isolation_level=None)
                base.executescript(_TABLES)
            except sqlite3.OperationalError:  # locked, or nothing can be written there
                return None
            except sqlite3.DatabaseError:  # no such file: begun anew
                with suppress(OSError):
                    self._file.unlink()
            except OSError:
                return None
            else:
                return base
        return None

    def pages(self) -> list[KeptPage]:
        """The pages that were made in this world."""
        if self._pages is None:
            self._pages = list(self._read_pages())
        return self._pages

    def _read_pages(self) -> Iterator[KeptPage]:
        query = (
            "SELECT uri, line, state, nodes, facts, sum FROM page WHERE world = ? ORDER BY rowid"
        )
        for uri, line, state, nodes, facts, total in self._rows(query, self._world):
            with suppress(ValueError, TypeError, KeyError, zlib.error, AttributeError):
                if _sum(self._world, uri.encode(), line, state, nodes, facts) == total:
                    data = json.loads(zlib.decompress(facts))
                    html, markdown = (bytes.fromhex(data.pop(n)) for n in ("html", "markdown"))
                    numbers = array("q")
                    numbers.frombytes(nodes)
                    yield KeptPage(uri, line, state, numbers, data, html, markdown)

    def text(self, total: bytes) -> bytes | None:
        """A text by its sum; None where it is not there as it was."""
        for (data,) in self._rows("SELECT data FROM text WHERE sum = ?", total):
            with suppress(zlib.error, TypeError):
                found = zlib.decompress(data)
                if _sum(found) == total:
                    return found
        return None

    def site(self, place: str) -> Any:
        """What the last build noted of a site's folder; None where nothing is known."""
        for facts, total in self._rows("SELECT facts, sum FROM site WHERE place = ?", place):
            with suppress(ValueError, TypeError, zlib.error):
                if _sum(place.encode(), facts) == total:
                    return json.loads(zlib.decompress(facts))
        return None

    def keep(self, page: KeptPage) -> None:
        """Add a page."""
        data = {**page.facts, "html": page.html.hex(), "markdown": page.markdown.hex()}
        facts = zlib.compress(json.dumps(data, separators=(",", ":")).encode(), _LEVEL)
        nodes = page.nodes.tobytes()
        total = _sum(self._world, page.uri.encode(), page.line, page.state, nodes, facts)
        row = (self._world, page.uri, page.line, page.state, nodes, facts, total, self._today)
        self._write("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *row)
        for key, text in page.texts.items():
            self._write("INSERT OR REPLACE INTO text VALUES (?, ?, ?)", key, text, self._today)
        page.texts = {}
        if self._pages is not None:
            self._pages.append(page)

    def keep_site(self, place: str, facts: Any) -> None:
        """Note what a site's folder is like."""
        data = zlib.compress(json.dumps(facts, separators=(",", ":")).encode(), _LEVEL)
        total = _sum(place.encode(), data)
        self._write("INSERT OR REPLACE INTO site VALUES (?, ?, ?)", place, data, total)

    def close(self, used: list[KeptPage]) -> None:
        """End; what was `used` stays, of the rest what is neither old nor too much."""
        today = self._today
        for page in used:
            key = (today, self._world, page.uri, page.line, page.state, today)
            self._write(
                "UPDATE page SET used = ? WHERE world = ? AND uri = ? AND line = ? AND state = ? "
                "AND used < ?",
                *key,
            )
            for total in (page.html, page.markdown):
                query = "UPDATE text SET used = ? WHERE sum = ? AND used < ?"
                self._write(query, today, total, today)
        self._prune(used)
        self._commit()

    def _prune(self, used: list[KeptPage]) -> None:
        oldest = self._today - _DAYS
        self._write("DELETE FROM page WHERE used < ?", oldest)
        self._write("DELETE FROM text WHERE used < ?", oldest)
        with suppress(OSError):
            if self._file.stat().st_size > LIMIT:
                kept = {(page.uri, page.line, page.state) for page in used}
                rows = list(self._rows("SELECT rowid, world, uri, line, state FROM page"))
                for row, world, *key in rows:
                    if world != self._world or tuple(key) not in kept:
                        self._write("DELETE FROM page WHERE rowid = ?", row)
                texts = {total for page in used for total in (page.html, page.markdown)}
                for (total,) in list(self._rows("SELECT sum FROM text")):
                    if total not in texts:
                        self._write("DELETE FROM text WHERE sum = ?", total)
                self._commit()
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

    def _commit(self) -> None:
        if self._base and self._base.in_transaction:
            try:
                self._base.execute("COMMIT")
            except sqlite3.Error:
                self._give_up()

    def _give_up(self) -> None:
        """Another build writes, or the file is damaged: nothing more is kept of this build."""
        base, self._base = self._base, None
        with suppress(sqlite3.Error):
            if base:
                base.close()
