"""The store of what builds have made: never trusted, never in the way, bounded."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from array import array
from pathlib import Path

import pytest

from mkdocs_briefings.build import store as module
from mkdocs_briefings.build.store import Kept, Store, packed
from tests.site_folder import BRIEFING, MKDOCS_YML, contents, environment, mkdocs, write

WORLD = b"world"


def kept(name: str = "2024/ferry", text: bytes = b"<p>The ferry</p>") -> Kept:
    total, data = packed(text)
    return Kept(name, b"line", b"state", array("q", [1, 2]), {"a": 1}, (total,), {total: data})


def filled(folder: Path, *many: Kept) -> Path:
    """The file of a store with some pages."""
    store = Store(folder, WORLD)
    for one in many or (kept(),):
        store.keep(one)
    store.close([])
    [file] = folder.glob("*.sqlite")
    return file


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    filled(tmp_path)
    store = Store(tmp_path, WORLD)
    [one] = store.made()
    assert (one.name, one.line, one.state, list(one.nodes)) == (
        *("2024/ferry", b"line", b"state"),
        [1, 2],
    )
    assert one.facts == {"a": 1}
    assert store.text(one.sums[0]) == b"<p>The ferry</p>"
    assert Store(tmp_path, b"another world").made() == []


@pytest.mark.parametrize("column", ["line", "state", "nodes", "facts", "name"])
def test_a_row_that_is_damaged_counts_as_not_there(tmp_path: Path, column: str) -> None:
    file = filled(tmp_path)
    with sqlite3.connect(file) as base:
        base.execute(f"UPDATE made SET {column} = 'x'")
    assert Store(tmp_path, WORLD).made() == []


def test_a_text_that_is_damaged_counts_as_not_there(tmp_path: Path) -> None:
    file = filled(tmp_path)
    [total] = kept().sums
    with sqlite3.connect(file) as base:
        base.execute("UPDATE text SET data = ?", (packed(b"other")[1],))
    assert Store(tmp_path, WORLD).text(total) is None


def test_what_the_last_build_used_is_known_with_how_all_was_then(tmp_path: Path) -> None:
    first, second, stamps = kept("2024/first"), kept("2024/second"), {-1: b"a" * 16, 2: b"b" * 16}
    store = Store(tmp_path, WORLD)
    for one in first, second:
        store.keep(one)
    store.keep_last({7: b"c" * 16}, [second])
    store.keep_last(stamps, [first])
    store.close([first])
    known, used = Store(tmp_path, WORLD).last()
    assert (known, [one.name for one in used]) == (stamps, ["2024/first"])
    assert Store(tmp_path, b"another world").last() == ({}, [])


def test_what_is_damaged_of_the_last_build_counts_as_not_there(tmp_path: Path) -> None:
    store = Store(tmp_path, WORLD)
    store.keep_last({1: b"a" * 16}, [])
    store.close([])
    [file] = tmp_path.glob("*.sqlite")
    with sqlite3.connect(file) as base:
        base.execute("UPDATE parts SET data = 'x'")
    assert Store(tmp_path, WORLD).last() == ({}, [])


@pytest.mark.parametrize("data", [b"no database at all, but a long text" * 99, b""])
def test_a_file_that_is_no_store_is_begun_anew(tmp_path: Path, data: bytes) -> None:
    filled(tmp_path).write_bytes(data)
    filled(tmp_path)
    assert len(Store(tmp_path, WORLD).made()) == 1


def test_a_store_that_another_locks_is_as_if_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_WAIT", 0.01)
    file = filled(tmp_path)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    store = Store(tmp_path, WORLD)
    assert store.made() == []
    store.keep(kept("2024/second"))
    store.close([])
    other.execute("ROLLBACK")
    other.close()
    assert [one.name for one in Store(tmp_path, WORLD).made()] == ["2024/ferry"]


def test_what_no_build_uses_for_long_goes(tmp_path: Path) -> None:
    file = filled(tmp_path, kept("2024/old", b"old"), kept("2024/ferry"))
    with sqlite3.connect(file) as base:
        base.execute("UPDATE made SET used = used - 40 WHERE name = '2024/old'")
        base.execute("UPDATE text SET used = used - 40 WHERE sum = ?", kept(text=b"old").sums)
    Store(tmp_path, WORLD).close([])
    store = Store(tmp_path, WORLD)
    assert [one.name for one in store.made()] == ["2024/ferry"]
    assert store.text(kept(text=b"old").sums[0]) is None
    assert store.text(kept().sums[0]) is not None


def test_a_store_that_is_too_large_keeps_what_the_last_build_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path, kept("2024/other", b"other"), kept("2024/ferry"))
    monkeypatch.setattr(module, "LIMIT", 1)
    Store(tmp_path, WORLD).close([kept("2024/ferry")])
    store = Store(tmp_path, WORLD)
    assert [one.name for one in store.made()] == ["2024/ferry"]
    assert store.text(kept(text=b"other").sums[0]) is None


def test_two_builds_at_once_do_each_other_no_harm(tmp_path: Path) -> None:
    files = {"mkdocs.yml": MKDOCS_YML, "briefings/2024/ferry.yaml": BRIEFING}
    root = write(tmp_path / "site", files)
    builds = [
        subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(tmp_path / f"out-{number}")],
            cwd=root,
            env=environment(),
            stdin=subprocess.DEVNULL,
        )
        for number in range(2)
    ]
    assert [build.wait() for build in builds] == [0, 0]
    assert contents(tmp_path / "out-0") == contents(tmp_path / "out-1")
    assert mkdocs(root, "build", "-q", "-d", str(tmp_path / "out-2")).returncode == 0
    assert contents(tmp_path / "out-2") == contents(tmp_path / "out-0")
