"""The folder a site is built into, so that a failed build leaves the last good site as it was.

Each build writes into a folder of its own beside the site's. Only when it is whole does that folder
take the place of the old one: in one step where the system can, else the old is renamed away and
the new to its place; then the old is removed. What is interrupted, the next build puts right.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

from mkdocs_briefings.build.exchange import exchange
from mkdocs_briefings.build.folder_lock import FolderLock
from mkdocs_briefings.build.left_site import files_below
from mkdocs_briefings.moving import move


class SiteFolder:
    """A site's folder, and the one beside it that a build fills."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._stem = f".{place.name.lstrip('.')}"
        self.folder = place.with_name(f"{self._stem}-new-{os.getpid()}")
        self._old = place.with_name(f"{self._stem}-old")
        self._mine: FolderLock | None = None

    def open(self) -> bool:
        """Make the folder for a build, empty; False where nothing can be made there."""
        try:
            self.place.parent.mkdir(parents=True, exist_ok=True)
            with FolderLock(self.place.parent):
                self._put_right()
                self.folder.mkdir()
                self._mine = FolderLock(self.folder)
                self._mine.acquire()
        except OSError:
            return False
        return True

    def discard(self) -> None:
        """Remove what was built."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._mine:
            self._mine.release()

    def put_in_place(self) -> None:
        """Let what was built take the place of the old site; dotfiles at its top stay, as ever.

        Raises OSError where a program holds a file of the old site so that nobody can write it.
        """
        with FolderLock(self.place.parent):
            self._put_right()
            self._keep_dotfiles()
            self._keep_times()
            try:
                self._swap()
            except OSError:  # the site's folder may be a mount of its own, or open in a program
                self._copy_over()
        self.discard()

    def _swap(self) -> None:
        if self.place.is_dir() and exchange(self.folder, self.place):
            move(self.folder, self._old)
            self._put_right()
            return
        if self.place.is_dir():
            move(self.place, self._old)
        try:
            move(self.folder, self.place)
        finally:
            self._put_right()

    def _put_right(self) -> None:
        """End what an interrupted build began, and remove what it left."""
        if self._old.is_dir():
            if not self.place.exists():
                move(self._old, self.place)
            else:
                shutil.rmtree(self._old, ignore_errors=True)
        for left in self.place.parent.glob(f"{self._stem}-new-*"):
            if left != self.folder and FolderLock(left).is_free:
                shutil.rmtree(left, ignore_errors=True)

    def _keep_dotfiles(self) -> None:
        """Take over what is the owner's, before anything is swapped: then no moment lacks it."""
        for entry in self.place.glob(".*"):
            copy = self.folder / entry.name
            if entry.is_dir() and not copy.exists():
                shutil.copytree(entry, copy, symlinks=True)
            elif not copy.exists():
                shutil.copy2(entry, copy)

    def _keep_times(self) -> None:
        """Give files that are as they were the times that they had."""
        for path in files_below(self.folder, of_owner=True):
            new, old = os.path.join(self.folder, path), os.path.join(self.place, path)
            with suppress(OSError):
                if not os.path.samefile(old, new) and filecmp.cmp(new, old, shallow=False):
                    shutil.copystat(old, new)

    def _copy_over(self) -> None:
        """Write the files of the new site over the old ones, then remove what is not of it."""
        built = set(files_below(self.folder, of_owner=True))
        for path in sorted(built):
            place = self.place / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if not (place.exists() and place.samefile(self.folder / path)):
                shutil.copy2(self.folder / path, place)
        for path in set(files_below(self.place, of_owner=True)) - built:
            if not path.startswith("."):
                (self.place / path).unlink()
        for folder, _, _ in os.walk(self.place, topdown=False):
            hidden = Path(folder).relative_to(self.place).as_posix().startswith(".")
            if not hidden and not os.listdir(folder):
                os.rmdir(folder)


def must_be_writable(place: Path) -> None:
    """Raise OSError where a folder cannot be written, or made."""
    place.mkdir(parents=True, exist_ok=True)
    with TemporaryFile(dir=place):
        pass
