"""What hears of saved files in a preview."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from mkdocs_briefings.plugin import observer
from mkdocs_briefings.plugin.observer import SavesObserver, is_told_of

PATIENCE = 20  # seconds


class Heard(FileSystemEventHandler):
    """Notes the files of which something is told."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.names |= {Path(str(path)).name for path in (event.src_path, event.dest_path) if path}

    def waits_for(self, name: str) -> None:
        end = time.monotonic() + PATIENCE
        while name not in self.names:
            assert time.monotonic() < end, f"{name} is not among {self.names}"
            time.sleep(0.02)


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[tuple[Path, Heard]]:
    """A folder and a file beside it that are watched, and what is heard of them."""
    folder, heard = tmp_path / "briefings", Heard()
    folder.mkdir()
    (folder / "there.yaml").write_text("title: There\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
    one = SavesObserver()
    one.schedule(heard, str(folder), recursive=True)
    one.schedule(heard, str(tmp_path / "mkdocs.yml"), recursive=True)
    one.start()
    yield folder, heard
    one.stop()
    one.join()


def test_saved_moved_and_deleted_files_are_heard_of(watching: tuple[Path, Heard]) -> None:
    folder, heard = watching
    (folder / "2024").mkdir()
    time.sleep(0.2)
    (folder / "2024" / "new.yaml").write_text("title: New\n")
    heard.waits_for("new.yaml")
    # As editors save: under another name, which then takes the place of the first.
    (folder / "there.tmp").write_text("title: Saved\n")
    (folder / "there.tmp").replace(folder / "there.yaml")
    heard.waits_for("there.yaml")
    heard.names.clear()
    (folder / "2024" / "new.yaml").unlink()
    heard.waits_for("new.yaml")


def test_a_single_file_is_heard_of_each_time_another_takes_its_place(
    watching: tuple[Path, Heard],
) -> None:
    folder, heard = watching
    for text in ("site_name: Another\n", "site_name: A third\n"):
        heard.names.clear()
        (folder.parent / "saved").write_text(text)
        (folder.parent / "saved").replace(folder.parent / "mkdocs.yml")
        heard.waits_for("mkdocs.yml")


def test_a_file_that_is_only_read_is_not_heard_of(watching: tuple[Path, Heard]) -> None:
    folder, heard = watching
    (folder / "there.yaml").read_text()
    (folder / "after.yaml").write_text("title: After\n")
    heard.waits_for("after.yaml")
    assert "there.yaml" not in heard.names


def test_what_the_system_cannot_tell_of_after_all_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_more() -> None:
        raise OSError("inotify watch limit reached")

    one, first, second = SavesObserver(), Heard(), Heard()
    monkeypatch.setattr(one._told, "start", no_more)
    for heard in (first, second):
        one.schedule(heard, str(tmp_path), recursive=True)
    one.start()
    (tmp_path / "new.yaml").write_text("title: New\n")
    first.waits_for("new.yaml")
    second.waits_for("new.yaml")
    one.stop()
    one.join()


@pytest.mark.parametrize(
    ("kind", "is_told"), [("ext4", True), ("nfs4", False), ("9p", False), ("fuse.sshfs", False)]
)
def test_the_system_tells_of_its_own_disks_only(
    kind: str, is_told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "with blank"
    folder.mkdir()
    mounts = tmp_path / "mountinfo"
    place = str(folder.resolve()).replace(" ", "\\040")
    mounts.write_text(
        "21 1 0:1 / / rw - tmpfs tmpfs rw\n"
        f"22 21 0:2 / {place} rw,relatime shared:1 - {kind} host:/x rw\n"
        "23 22 0:3 / /elsewhere rw - proc proc rw\n"
    )
    monkeypatch.setattr(observer, "_MOUNTS", mounts)
    assert is_told_of(folder) == is_told
    monkeypatch.setattr(observer, "_MOUNTS", tmp_path / "none")
    assert not is_told_of(folder)


def test_a_folder_that_leads_elsewhere_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "briefings").mkdir()
    (tmp_path / "elsewhere").mkdir()
    before = is_told_of(tmp_path / "briefings")
    (tmp_path / "briefings" / "link").symlink_to(tmp_path / "elsewhere")
    assert not is_told_of(tmp_path / "briefings")
    (tmp_path / "briefings" / "link").unlink()
    assert is_told_of(tmp_path / "briefings") == before
