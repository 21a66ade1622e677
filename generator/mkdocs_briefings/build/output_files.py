"""The files of outputs: those that would be the same as before are taken over, others written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mkdocs_briefings.build.left_site import LeftSite, take_over
from mkdocs_briefings.build.reuse import Reuse
from mkdocs_briefings.build.store import Kept, sum_of
from mkdocs_briefings.build.workers import in_order
from mkdocs_briefings.outputs.output import OutputFile
from mkdocs_briefings.outputs.site_outputs import SiteOutputs, write_file


class _Written(NamedTuple):
    """What comes of a file in whichever process it is written."""

    total: bytes
    kept: Kept | None


class OutputFiles:
    """The files of a site's outputs in the folder of a build, whose pages are there already.

    `left` is the site that the last build left.
    """

    def __init__(
        self, outputs: SiteOutputs, reuse: Reuse | None, left: LeftSite, folder: Path
    ) -> None:
        self.outputs, self.reuse, self.left, self.folder = outputs, reuse, left, folder
        self.sums: dict[str, bytes] = {}
        """The sums of the files, by their paths."""
        self.stayed = self.written = 0

    def write(self, texts: Mapping[str, bytes], *, workers: int) -> None:
        """Let every file be there; `texts` are the sums of the pages' Markdown by their files.

        Raises OSError.
        """
        every = self.outputs.waiting(self.folder)
        if self.reuse:
            self.reuse.put_texts(texts)
        lines = [self.reuse.file_line(file) if self.reuse else b"" for file in every]
        waiting = [
            (file, line)
            for file, line in zip(every, lines, strict=True)
            if not self._is_there(file, line)
        ]
        # What is of all records takes longest, and so is begun first, and of that what has most.
        waiting.sort(key=lambda one: (bool(one[0].family), -(one[0].rows or 0)))
        single = sum(not file.family for file, _ in waiting)
        self._take(waiting[:single], workers, at_once=1)
        self._take(waiting[single:], workers, at_once=32)
        self.outputs.tell_sizes(self.folder)

    def _is_there(self, file: OutputFile, line: bytes) -> bool:
        """Whether a file need not be written: then it is put in its place."""
        kept = self.reuse.find(file, line) if self.reuse else None
        if not (self.reuse and kept and self.left.holds(file.path, kept.sums[0])):
            return False
        if not take_over(self.left.place / file.path, self.folder / file.path):
            return False
        self.reuse.used.append(kept)
        self.stayed += 1
        self.sums[file.path] = kept.sums[0]
        return True

    def _take(self, waiting: list[tuple[OutputFile, bytes]], workers: int, at_once: int) -> None:
        """Write files, and take what is known of them as it comes."""
        done = in_order(
            lambda at: self._write(*waiting[at]), len(waiting), workers, at_once=at_once
        )
        for (file, _), one in zip(waiting, done, strict=True):
            self.written += 1
            self.sums[file.path] = one.total
            if self.reuse and one.kept:
                self.reuse.keep(one.kept)

    def _write(self, file: OutputFile, line: bytes) -> _Written:
        """Write a file, in whichever process; what is of all records may look at all of them."""
        path, reads = self.folder / file.path, None
        if self.reuse and file.family and line:
            with self.reuse.noting as noting:
                reads = noting.begin()
                write_file(file, path)
                noting.begin()
        else:
            write_file(file, path)
        total = sum_of(path.read_bytes())
        kept = self.reuse.remember_file(file, line, reads, total) if self.reuse else None
        return _Written(total, kept)
