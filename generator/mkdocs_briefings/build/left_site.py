"""What the last build left in a site's folder: files that are there still need not be written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

Known = tuple[int, int]
"""A file's size in bytes and its time in nanoseconds."""


def known(path: Path | str) -> Known | None:
    """What a file is known by; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def files_below(folder: Path, *, of_owner: bool = False) -> Iterator[str]:
    """The files of a site; those at its top that begin with a dot are the owner's, and only there
    with `of_owner`."""
    waiting = [""]
    while waiting:
        base = waiting.pop()
        with suppress(OSError), os.scandir(os.path.join(folder, base)) as found:
            for entry in found:
                if not base and not of_owner and entry.name.startswith("."):
                    continue
                if not entry.is_dir():
                    yield base + entry.name
                elif not entry.is_symlink():
                    waiting.append(f"{base}{entry.name}/")


class LeftSite:
    """A site's folder as the build left it that noted `files` and the sums of its `pages`.

    `stays` is whether the next site stays in it, and takes not its place.
    """

    def __init__(self, place: Path, noted: Any, *, stays: bool = False) -> None:
        self.place, self.stays = place, stays
        facts = noted if isinstance(noted, dict) else {}
        self.facts: Mapping[str, Any] = facts
        self._files = {path: tuple(one) for path, one in facts.get("files", {}).items()}
        self._pages = facts.get("pages", {})

    def holds(self, path: str, total: bytes) -> bool:
        """Whether a page's file is there as it was, and has the text with this sum."""
        same = self._pages.get(path) == total.hex()
        found = known(os.path.join(self.place, path)) if same else None
        return found is not None and found == self._files.get(path)

    def files_in(self, folder: str) -> list[str]:
        """The files in a folder of the site, where all are there as they were; else none."""
        found = [path for path in self._files if path.startswith(f"{folder}/")]
        return found if all(known(self.place / one) == self._files[one] for one in found) else []

    def is_whole(self) -> bool:
        """Whether all files are there as they were, and no others."""
        here = {path: known(os.path.join(self.place, path)) for path in files_below(self.place)}
        return bool(here) and here == self._files


def take_over(source: Path | str, target: Path | str) -> bool:
    """Let a file stand in a second place too, with its time; whether that could be done."""
    with suppress(OSError):
        try:
            os.link(source, target)
        except FileNotFoundError:  # most often there is no folder yet
            os.makedirs(os.path.dirname(target), exist_ok=True)
            _link_or_copy(source, target)
        except OSError:
            shutil.copy2(source, target)
        return True
    return False


def _link_or_copy(source: Path | str, target: Path | str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def noted(place: Path, pages: Mapping[str, bytes], **more: Any) -> dict[str, Any]:
    """What is to be noted of a site's folder, for the next build."""
    files = {path: known(os.path.join(place, path)) for path in files_below(place)}
    return {"files": files, "pages": {path: total.hex() for path, total in pages.items()}, **more}
