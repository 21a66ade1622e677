"""What files of all records are joined from: after an edit, only what it changed is made again."""

from __future__ import annotations

import shutil
import sqlite3
from io import BytesIO
from pathlib import Path

import pytest

from mkdocs_briefings.build.kept_pieces import KeptPieces
from mkdocs_briefings.build.reuse import Reuse
from mkdocs_briefings.build.site import plan_site
from mkdocs_briefings.build.store import FOLDER, Store
from mkdocs_briefings.outputs.file_parts import runs
from mkdocs_briefings.outputs.output import OutputFile
from mkdocs_briefings.settings import Settings
from tests.site_folder import BRIEFING, MKDOCS_YML, contents, mkdocs, write

MANY = 40
NAMES = [f"briefings/2024/ferry-{number}.yaml" for number in range(MANY)]
FILES = {
    "mkdocs.yml": MKDOCS_YML + "site_url: https://site.example/\n",
    "briefings/actors/captain.yaml": "name: Invented Captain\ntype: person\n",
    "briefings/actors/mate.yaml": "name: Invented Mate\ntype: person\n",
} | {
    name: BRIEFING.replace("The ferry runs again", f"Ferry {number} runs again").replace(
        "Invented Captain", "Invented Captain" if number else "Invented Mate"
    )
    for number, name in enumerate(NAMES)
}


def made(root: Path) -> set[str]:
    """The names of the pieces that a build makes, those that it keeps known from then on."""
    settings = Settings(root, root / "briefings", root / "templates", site_url="https://s.example/")
    site = plan_site(settings)
    store = Store(root / FOLDER, b"world")
    reuse = Reuse(site, store, {})
    found: set[str] = set()

    def written(file: OutputFile) -> bytes:
        file.write(BytesIO())
        return b""

    files = [file for file in site.outputs.every() if file.parts or file.piece]
    pieces = KeptPieces(reuse, files, written, lambda *_: True)
    site.outputs.edition.kept = pieces
    for run in pieces.missing():
        found |= {piece.name for piece in run.pieces}
        pieces.take(run, pieces.make(run))
    for file in files:
        assert b"".join(map(site.outputs.edition.part, file.parts)) or not file.rows or file.piece
    store.close(reuse.used)
    return found


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_an_edit_of_one_record_leaves_the_pieces_of_others(tmp_path: Path) -> None:
    root = write(tmp_path, FILES)
    every = made(root)
    kinds = {name.rpartition(" ")[0] for name in every}
    assert {"table statements", "table records", "jsonl", "json briefing", "misp", "stix"} <= kinds
    assert len(every) > 2 * len(kinds)
    assert made(root) == set()
    change(root, NAMES[7], "Ferry 7 runs", "Boat 7 runs")
    again = made(root)
    assert {name.rpartition(" ")[0] for name in again} >= {"table statements", "stix", "feed"}
    assert len(again) <= len(kinds)  # of no kind more than one
    change(root, "briefings/actors/mate.yaml", "person", "person\nsummary: He is invented")
    assert 0 < len(made(root)) < len(every) / 2
    (root / NAMES[7]).unlink()
    assert len(made(root)) < len(every) / 2


def test_what_the_store_has_lost_is_made_again(tmp_path: Path) -> None:
    root = write(tmp_path, FILES)
    assert mkdocs(root, "build").returncode == 0
    [file] = (root / FOLDER).glob("*.sqlite")
    with sqlite3.connect(file) as base:
        base.execute("DELETE FROM text WHERE rowid % 2")
        base.execute("UPDATE text SET data = 'x' WHERE rowid % 3")
    change(root, NAMES[3], "Ferry 3", "Boat 3")
    assert mkdocs(root, "build").returncode == 0
    before = contents(root / "site")
    shutil.rmtree(root / ".cache")
    assert mkdocs(root, "build").returncode == 0
    assert contents(root / "site") == before


@pytest.mark.parametrize("gone", [0, 17, MANY - 1])
def test_one_record_less_changes_one_run(tmp_path: Path, gone: int) -> None:
    root = write(tmp_path, FILES)
    settings = Settings(root, root / "briefings", root / "templates")
    briefings = plan_site(settings).library.briefings
    ids = [[one.id for one in run] for run in runs(briefings)]
    less = [[one.id for one in run] for run in runs(briefings[:gone] + briefings[gone + 1 :])]
    assert [id for run in ids for id in run] == [one.id for one in briefings]
    assert len(ids) > 2
    changed = [run for run in less if run not in ids]
    assert len(changed) <= 1
    assert len([run for run in ids if run not in less]) <= 2


def test_a_build_that_fails_leaves_nothing_of_what_is_made_beside_pages(tmp_path: Path) -> None:
    root = write(tmp_path, FILES | {"templates/briefing.md.j2": "{{ nobody.knows.this }}"})
    before = set(root.iterdir())
    assert mkdocs(root, "build").returncode
    assert set(root.iterdir()) - before <= {root / ".cache"}
