"""The folder that a preview serves: what a build changed goes into it, what is gone goes out."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from threading import Thread

from mkdocs_briefings.build.left_site import Known, LeftSite, files_below, known
from mkdocs_briefings.moving import move


class ServedFolder:
    """The folder of a preview, and the one beside it into which builds write."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.new = place.with_name(f"{place.name}-new")
        self._gone = place.with_name(f"{place.name}-gone")
        self._cleared = count()
        self._files: dict[str, Known | None] = {}
        self._pages: dict[str, bytes] = {}

    @property
    def left(self) -> LeftSite:
        """What is in the folder."""
        pages = {path: total.hex() for path, total in self._pages.items()}
        return LeftSite(self.place, {"files": self._files, "pages": pages}, stays=True)

    def publish(self, pages: Mapping[str, bytes], kept: Collection[str]) -> None:
        """Let a finished build be served; `pages` are the sums of its pages by their files, `kept`
        the files that stay as they are. Raises OSError."""
        files = {path: self._files.get(path) for path in kept}
        for path in list(files_below(self.new)):
            target = self.place / path
            target.parent.mkdir(parents=True, exist_ok=True)
            move(self.new / path, target)
            files[path] = known(target)
        for path in self._files.keys() - files.keys():
            with suppress(OSError):
                (self.place / path).unlink()
                (self.place / path).parent.rmdir()
        self._files, self._pages = files, dict(pages)
        self._clear()

    def _clear(self) -> None:
        """Remove the folders that a build wrote into, while nobody waits for that: MkDocs would do
        it before the next build, and on some disks it takes as long as many pages."""
        gone = self._gone / str(next(self._cleared))
        with suppress(OSError):  # else MkDocs does it after all
            gone.mkdir(parents=True)
            for folder in self.new.iterdir():
                if folder.is_dir() and not folder.name.startswith("."):
                    move(folder, gone / folder.name)
        Thread(target=shutil.rmtree, args=(gone, True), daemon=True).start()

    def end(self) -> None:
        """Remove the folders of builds."""
        for folder in (self.new, self._gone):
            shutil.rmtree(folder, ignore_errors=True)
