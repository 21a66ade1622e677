"""All files of a change written, or none: what was written is taken back where a write fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_briefings.edit.file_changes import Changes, FileChange, NotChanged
from mkdocs_briefings.moving import move


def uncommitted(plan: Changes) -> list[str]:
    """The files of a plan that hold changes which Git does not have; none without Git."""
    git = shutil.which("git")
    if git is None:
        return []
    top = _git(git, plan.docs, "rev-parse", "--show-toplevel").rstrip("\n")
    if not top:
        return []
    found = _git(git, plan.docs, "status", "--porcelain", "-z", "--untracked-files=all", "--", ".")
    dirty = {Path(top, item[3:]).resolve() for item in found.split("\0") if item[2:3] == " "}
    return [
        f"{plan.folder}/{change.old}"
        for change in plan.changes
        if (plan.docs / change.old).resolve() in dirty
    ]


def _git(git: str, folder: Path, *words: str) -> str:
    """What Git answers; nothing outside of a work tree."""
    command = [git, "--no-optional-locks", "-C", str(folder), *words]
    done = subprocess.run(command, capture_output=True, check=False)
    return os.fsdecode(done.stdout) if done.returncode == 0 else ""


def carry_out(plan: Changes) -> None:
    """Write every file of a plan, or leave all as they were.

    New and old texts lie ready beside the files before the first is touched: from then on files are
    only renamed. Raises NotChanged where a file has changed since it was read, OSError where one
    cannot be written.
    """
    for change in plan.changes:
        if (plan.docs / change.old).read_bytes() != change.before:
            raise NotChanged(f"{plan.folder}/{change.old} has just changed; try again")
    folders: list[Path] = []
    written: list[_Ready] = []
    begun: list[_Ready] = []
    try:
        for change in plan.changes:
            folders += _make_folders(plan.docs, (plan.docs / change.new).parent)
            written.append(_Ready(plan.docs / change.old, plan.docs / change.new))
            written[-1].prepare(change)
        for ready in written:
            begun.append(ready)
            ready.put()
    except BaseException:
        for ready in reversed(begun):
            ready.take_back()
        _clear(written)
        for folder in reversed(folders):
            folder.rmdir()
        raise
    _clear(written)


@dataclass(slots=True)
class _Ready:
    """A file, its new place, and its new and old text beside it."""

    old: Path
    new: Path
    after: Path | None = None
    before: Path | None = None

    def prepare(self, change: FileChange) -> None:
        self.before = _beside(self.old, change.before)
        shutil.copymode(self.old, self.before)
        if change.after is not None:
            self.after = _beside(self.new, change.after)
            shutil.copymode(self.old, self.after)

    def put(self) -> None:
        if self.after is None:
            self.old.unlink()
            return
        move(self.old, self.new)
        move(self.after, self.new)

    def take_back(self) -> None:
        assert self.before
        if self.new.exists():
            move(self.new, self.old)
        move(self.before, self.old)


def _beside(path: Path, content: bytes) -> Path:
    """A new file beside another, with a name that is no record's."""
    number, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    with os.fdopen(number, "wb") as file:
        file.write(content)
    return Path(name)


def _make_folders(docs: Path, folder: Path) -> Iterator[Path]:
    for here in reversed([folder, *folder.parents]):
        if here.is_relative_to(docs) and not here.exists():
            here.mkdir()
            yield here


def _clear(written: Iterable[_Ready]) -> None:
    for ready in written:
        for file in (ready.after, ready.before):
            if file:
                file.unlink(missing_ok=True)
