"""The site's folder: whole, old or new, whatever happens while one takes the place of the other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from mkdocs_briefings.build import output_folder, served_folder
from mkdocs_briefings.build.output_folder import SiteFolder
from mkdocs_briefings.build.served_folder import ServedFolder
from mkdocs_briefings.outputs.search import indexing
from mkdocs_briefings.plugin.build_folders import Places
from tests.site_folder import BRIEFING, MKDOCS_YML, build, contents, environment, mkdocs, write

OLD = {"index.html": "old", "gone/index.html": "old", "same.css": "same", ".nojekyll": ""}
NEW = {"index.html": "new", "come/index.html": "new", "same.css": "same"}
ENDING = """\
import os, sys
from pathlib import Path
from mkdocs_briefings.build import output_folder
place, last, swaps = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "swaps"
if not swaps:
    output_folder.exchange = lambda one, other: False
done, move = [], output_folder.move
def counted(source, place):
    if len(done) == last:
        os._exit(9)
    done.append(place)
    return move(source, place)
output_folder.move = counted
output = output_folder.SiteFolder(place)
assert output.open()
for name in ("index.html", "come/index.html", "same.css"):
    path = output.folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("same" if name == "same.css" else "new")
output.put_in_place()
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The folder of a site that was built before."""
    return write(tmp_path / "site", OLD)


def texts(place: Path) -> dict[str, str]:
    """What a site holds, by path."""
    return {name: data.decode() for name, data in contents(place).items()}


def filled(place: Path) -> SiteFolder:
    """A build that has made its site."""
    output = SiteFolder(place)
    assert output.open()
    write(output.folder, NEW)
    return output


@pytest.mark.parametrize("way", ["swaps", "renames", "copies"])
def test_the_new_site_takes_the_place_of_the_old(
    place: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime(place / "same.css", (1, 1))
    output = filled(place)
    if way != "swaps":
        monkeypatch.setattr(output_folder, "exchange", lambda one, other: False)
    if way == "copies":  # as where the folder is a mount
        monkeypatch.setattr(
            output_folder, "move", lambda source, place: os.rename(source, "/dev/null/x")
        )
    output.put_in_place()
    assert texts(place) == NEW | {".nojekyll": ""}
    assert (place / "same.css").stat().st_mtime == 1
    assert os.listdir(place.parent) == ["site"]


@pytest.mark.parametrize("way", ["swaps", "renames"])
@pytest.mark.parametrize("last", range(4))
def test_a_build_that_is_killed_leaves_a_whole_site(place: Path, way: str, last: int) -> None:
    command = [sys.executable, "-c", ENDING, str(place), str(last), way]
    subprocess.run(command, env=environment(), check=False)
    if place.exists():
        assert texts(place).items() >= (OLD if texts(place)["index.html"] == "old" else NEW).items()
    output = SiteFolder(place)
    assert output.open()
    found = texts(place)
    assert found in (OLD, NEW | {".nojekyll": ""})
    output.discard()
    assert os.listdir(place.parent) == ["site"]


def test_a_file_that_cannot_be_replaced_is_one_line(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(source: object, target: object) -> None:
        raise PermissionError(13, "Permission denied", str(source), None, str(target))

    monkeypatch.setattr(served_folder, "move", refused)
    places = Places()
    places.served = ServedFolder(place)
    write(places.served.new, NEW)
    with pytest.raises(PluginError, match=r"index\.html cannot be replaced: Permission"):
        places.serve({}, [])
    monkeypatch.setattr(output_folder.SiteFolder, "put_in_place", lambda self: refused("a", place))
    config = MkDocsConfig()
    config.load_dict({"site_name": "Examples", "site_dir": str(place)})
    places.write_beside(config)
    with pytest.raises(PluginError, match="cannot be replaced"):
        places.finish(whole=True, store=None, pages={}, facts={})
    assert texts(place) == OLD
    assert sorted(os.listdir(place.parent)) == ["site", "site-new"]


def test_builds_at_once_leave_a_whole_site(tmp_path: Path) -> None:
    root = write(tmp_path, {"mkdocs.yml": MKDOCS_YML, "briefings/2024/ferry.yaml": BRIEFING})
    before = contents(build(root).folder)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    running = [subprocess.Popen(command, cwd=root, env=environment()) for _ in range(3)]
    assert [one.wait(120) for one in running] == [0, 0, 0]
    assert contents(root / "site").keys() == before.keys()
    assert {path.name for path in root.iterdir()} == {".cache", "briefings", "mkdocs.yml", "site"}


def test_a_dirty_build_over_a_site_is_whole(tmp_path: Path) -> None:
    root = write(tmp_path, {"mkdocs.yml": MKDOCS_YML, "briefings/2024/ferry.yaml": BRIEFING})
    build(root)
    write(root, {"briefings/2024/ferry.yaml": BRIEFING.replace("every day", "at night")})
    done = mkdocs(root, "build", "--dirty")
    assert done.returncode == 0, done.stdout
    assert "at night" in (root / "site/quotes/index.html").read_text("utf-8")


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    root = write(tmp_path, {"mkdocs.yml": MKDOCS_YML, "briefings/2024/ferry.yaml": BRIEFING})
    done = mkdocs(root, "build", "--site-dir", "/proc/nowhere/site")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    assert "/proc/nowhere/site cannot be written" in done.stdout


PROGRAMS = {
    "not executable": ("", 0o644, "cannot be run"),
    "no program": ("binary\x00", 0o755, "cannot be run"),
    "without an index": ("#!/bin/sh\nexit 0\n", 0o755, "without an index"),
    "failing": ("#!/bin/sh\necho out of luck; exit 3\n", 0o755, "out of luck"),
    "shouting": ("#!/bin/sh\nyes loud | head -c 1000000; exit 1\n", 0o755, "could not index"),
    "hanging": ("#!/bin/sh\nexec sleep 60\n", 0o755, "within 1 seconds"),
}


@pytest.mark.parametrize("what", PROGRAMS)
def test_a_faulty_pagefind_is_one_line(
    tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    script, mode, told = PROGRAMS[what]
    path = write(tmp_path, {"pagefind": script}) / "pagefind"
    path.chmod(mode)
    monkeypatch.setattr(indexing, "program", lambda: str(path))
    monkeypatch.setattr(indexing, "PATIENCE", 1)
    (tmp_path / "site").mkdir()
    with pytest.raises(indexing.IndexingError, match=told) as error:
        indexing.make_index(tmp_path / "site", {})
    assert len(str(error.value)) < 700
    assert "\n" not in str(error.value)


def _build_here(root: Path) -> int:
    """Build in this process, as other programs do; the number of pages that are there then."""
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    config.plugins.on_shutdown()
    return len(list((root / "site").rglob("*.html")))


def test_a_site_of_which_nothing_has_changed_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, {"mkdocs.yml": MKDOCS_YML, "briefings/2024/ferry.yaml": BRIEFING})
    pages = _build_here(root)
    assert pages > 20
    assert _build_here(root) == pages
    monkeypatch.setattr(SiteFolder, "open", lambda self: False)  # as where no folder may be beside
    assert _build_here(root) == pages
