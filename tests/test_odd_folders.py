"""Folders that no record could stand in, and files that are none, end a build with a line."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from mkdocs_briefings.build.fingerprint import fingerprint
from mkdocs_briefings.load.folder import load
from mkdocs_briefings.settings import read_settings
from tests.site_folder import BRIEFING, MKDOCS_YML, mkdocs, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path, {"mkdocs.yml": MKDOCS_YML, "briefings/2024/ferry.yaml": BRIEFING})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="There are no pipes with names here")
@pytest.mark.parametrize("name", ["2024/pipe.yaml", "pipe.md", "2024/pipe.png"])
def test_a_pipe_among_the_records_is_told_and_not_waited_for(root: Path, name: str) -> None:
    os.mkfifo(root / "briefings" / name)
    done = mkdocs(root, "build")
    assert done.returncode == 1
    assert f"briefings/{name}:1:1: error: this is no file [unreadable]" in done.stdout
    assert "Traceback" not in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="No path may be so long there")
def test_a_thousand_folders_in_one_another_are_told(root: Path) -> None:
    here = os.open(root / "briefings", os.O_RDONLY)
    for _ in range(1000):  # longer than a path may be, so one by one
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    done = mkdocs(root, "build")
    subprocess.run(["rm", "-rf", root / "briefings/d"], check=True)  # too deep for Python's own
    assert done.returncode == 1
    assert "error: folders stand in folders more than 50 deep [unreadable]" in done.stdout
    assert "Traceback" not in done.stdout


def test_a_folder_that_nobody_may_read_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan, may = os.scandir, os.access
    closed = write(root, {"briefings/2024/closed/a.yaml": BRIEFING}) / "briefings/2024/closed"

    def scandir(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    assert load(root / "briefings").problems == []
    settings = read_settings(root / "mkdocs.yml")
    assert fingerprint(b"", settings)
    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != closed and may(path, mode))
    [problem] = load(root / "briefings").problems
    assert str(problem).startswith("briefings/2024/closed:1:1: error: nobody may read this folder")
    assert not fingerprint(b"", settings)  # who knows what changed in there
