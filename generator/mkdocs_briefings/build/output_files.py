"""The files of outputs: those that would be the same as before are taken over, others written."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mkdocs_briefings.build.kept_pieces import KeptPieces
from mkdocs_briefings.build.left_site import LeftSite, take_over
from mkdocs_briefings.build.reuse import Reuse
from mkdocs_briefings.build.store import Kept, sum_of
from mkdocs_briefings.build.workers import in_order
from mkdocs_briefings.library.reads import Reads
from mkdocs_briefings.outputs.output import OutputFile
from mkdocs_briefings.outputs.site_outputs import SiteOutputs, write_file

_Waiting = tuple[OutputFile, bytes]
"""A file that is to be written, and the stamp of what is known of it before."""
_AT_ONCE = 32
"""Files, each of one page, that a process writes in a row."""


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
            pieces = self.outputs.edition.kept = KeptPieces(self.reuse)
            pieces.gather(every, workers)
            lines = [self.reuse.file_line(file, pieces.sums(file)) for file in every]
        else:
            lines = [b""] * len(every)
        waiting = [
            (file, line)
            for file, line in zip(every, lines, strict=True)
            if not self._is_there(file, line)
        ]
        joined = [one for one in waiting if one[0].parts]
        self._take_others([one for one in waiting if not one[0].parts], workers)
        self._take([[one] for one in joined], 1)  # where what they are joined from is at hand
        self.outputs.tell_sizes(self.folder)

    def _take_others(self, waiting: list[_Waiting], workers: int) -> None:
        """Write files that are not joined."""
        # What is of all records takes longest, and so is begun first, and of that what has most.
        waiting.sort(key=lambda one: (bool(one[0].family), -(one[0].rows or 0)))
        # One of each family is written here: what it loads, all processes have from then on.
        firsts = {one[0].family: at for at, one in enumerate(waiting) if one[0].family}.values()
        self._take([[waiting[at] for at in firsts]], 1)
        waiting = [one for at, one in enumerate(waiting) if at not in firsts]
        single = sum(not file.family for file, _ in waiting)
        batches = [waiting[at : at + 1] for at in range(single)]
        batches += [waiting[at : at + _AT_ONCE] for at in range(single, len(waiting), _AT_ONCE)]
        self._take(batches, workers)

    def _is_there(self, file: OutputFile, line: bytes) -> bool:
        """Whether a file need not be written: then it is put in its place."""
        kept = self.reuse.find(file, line) if self.reuse else None
        if not (self.reuse and kept and self.left.holds(file.path, kept.sums[0])):
            return False
        places = (os.path.join(root, file.path) for root in (self.left.place, self.folder))
        if not take_over(*places):
            return False
        self.reuse.used.append(kept)
        self.stayed += 1
        self.sums[file.path] = kept.sums[0]
        return True

    def _take(self, batches: Sequence[Sequence[_Waiting]], workers: int) -> None:
        """Write files, and take what is known of them as it comes."""
        done = in_order(lambda at: self._write_batch(batches[at]), len(batches), workers, at_once=1)
        for batch, many in zip(batches, done, strict=True):
            for (file, _), one in zip(batch, many, strict=True):
                self.written += 1
                self.sums[file.path] = one.total
                if self.reuse and one.kept:
                    self.reuse.keep(one.kept)

    def _write_batch(self, batch: Sequence[_Waiting]) -> list[_Written]:
        """Write some files, in whichever process; what is of all records, which is in a batch of
        its own, may look at all of them."""
        if self.reuse and any(file.reads_little for file, _ in batch):
            with self.reuse.noting:
                return [self._write(file, line, self.reuse.noting.begin()) for file, line in batch]
        return [self._write(file, line, None) for file, line in batch]

    def _write(self, file: OutputFile, line: bytes, reads: Reads | None) -> _Written:
        """Write a file; what it reads is noted, if at all, in its `reads`."""
        total = sum_of(write_file(file, self.folder / file.path))
        if reads and self.reuse:
            self.reuse.noting.begin()  # what is asked below is no matter of the file's
        kept = self.reuse.remember_file(file, line, reads, total) if self.reuse else None
        return _Written(total, kept)
