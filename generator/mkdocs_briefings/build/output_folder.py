"""The folder a site is built into, so that a failed build leaves the last good site as it was.

A build writes into a folder beside the site's own. Only when it is whole do its files take the
place of the old ones: one by one, so that a server may go on serving the folder, and unchanged
files keep their times.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from pathlib import Path


class Output:
    """A site's folder, and the one beside it that a build fills."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.folder = place.with_name(f".{place.name.lstrip('.')}-new")

    def open(self) -> bool:
        """Make the folder for a build, empty; False where nothing can be made there."""
        try:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
        except OSError:
            return False
        return True

    def discard(self) -> None:
        """Remove what was built."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def put_in_place(self) -> None:
        """Let what was built take the place of the old site; dotfiles at its top stay, as ever."""
        built = _files(self.folder)
        self._remove_all_but(built)
        for path in built:
            new, old = self.folder / path, self.place / path
            if not (old.is_file() and filecmp.cmp(new, old, shallow=False)):
                old.parent.mkdir(parents=True, exist_ok=True)
                _move(new, old)
        self.discard()

    def _remove_all_but(self, kept: set[str]) -> None:
        """Remove files that are not of the new site, and folders that this empties."""
        for path in _files(self.place) - kept:
            if not path.startswith("."):
                (self.place / path).unlink()
        for folder, _, _ in os.walk(self.place, topdown=False):
            hidden = Path(folder).relative_to(self.place).as_posix().startswith(".")
            if not hidden and not os.listdir(folder):
                os.rmdir(folder)


def _files(folder: Path) -> set[str]:
    return {
        (Path(parent) / name).relative_to(folder).as_posix()
        for parent, _, names in os.walk(folder)
        for name in names
    }


def _move(new: Path, old: Path) -> None:
    try:
        os.replace(new, old)
    except OSError:  # another file system: the site's folder may be a mount of its own
        shutil.copyfile(new, old)
