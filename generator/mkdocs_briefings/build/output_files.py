"""The files of outputs: those that would be the same as before are taken over, others written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs_briefings.build.kept_pieces import KeptPieces, MadeRun
from mkdocs_briefings.build.left_site import LeftSite, take_over
from mkdocs_briefings.build.reuse import Reuse
from mkdocs_briefings.build.store import Kept, summing
from mkdocs_briefings.build.together import Run
from mkdocs_briefings.build.workers import FEWEST, Tasks, in_order
from mkdocs_briefings.library.reads import Reads
from mkdocs_briefings.outputs.output import OutputFile
from mkdocs_briefings.outputs.site_outputs import SiteOutputs, write_file
from mkdocs_briefings.reading.uncollected import uncollected

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
        self._pieces: KeptPieces | None = None
        self._missing: Sequence[Run] = ()

    def plan(self) -> Tasks:
        """Put in their places the runs of pieces that are as they were; what makes the others.

        They need nothing but records, and so can be made together with pages.
        """
        if self.reuse is None:
            return Tasks(lambda _: None, 0)
        of_pieces = [one for one in self.outputs.every() if one.piece or one.parts]
        pieces = KeptPieces(self.reuse, of_pieces, self._written, self._put)
        self.outputs.edition.kept = self._pieces = pieces
        missing = self._missing = pieces.missing()
        return Tasks(lambda at: pieces.make(missing[at]), len(missing), at_once=1)

    def write(
        self, texts: Mapping[str, bytes], made: Iterable[MadeRun] | None, *, workers: int
    ) -> None:
        """Let every file be there; `texts` are the sums of the pages' Markdown by their files, and
        `made` is what comes of what was planned, where that is begun already.

        Raises OSError.
        """
        with uncollected():
            every = self.outputs.waiting(self.folder)
            if self.reuse is None:
                self._make([(file, b"") for file in every], workers)
            else:
                self.reuse.put_texts(texts)
                self._make_or_take(every, made, workers)
        self.outputs.tell_sizes(self.folder)

    def _make_or_take(
        self, every: Sequence[OutputFile], made: Iterable[MadeRun] | None, workers: int
    ) -> None:
        """What has no pieces first, with these; then all that is joined."""
        pieces, missing = self._pieces, self._missing
        assert pieces
        alone = self._waiting([one for one in every if not (one.piece or one.parts)])
        if made is None:
            self._make(alone, workers, pieces, missing)
        else:
            self._make(alone, workers=1)
            for run, one in zip(missing, made, strict=True):
                self._take_run(pieces, run, one)
        self._make(self._waiting([one for one in every if one.parts], pieces), workers)

    def _waiting(
        self, files: Iterable[OutputFile], pieces: KeptPieces | None = None
    ) -> list[_Waiting]:
        """Those of some files that are to be written; the others are put in their places."""
        assert self.reuse
        line, sums = self.reuse.file_line, pieces.sums if pieces else lambda _: ()
        told = [(file, line(file, sums(file))) for file in files]
        return [one for one in told if not self._is_there(*one)]

    def _make(
        self,
        files: list[_Waiting],
        workers: int,
        pieces: KeptPieces | None = None,
        missing: Sequence[Run] = (),
    ) -> None:
        """Write files, and make the runs of pieces that are missing."""
        # What is of all records takes longest, and so is begun first, and of that what has most.
        files.sort(key=lambda one: (bool(one[0].family), -(one[0].rows or 0)))
        # One of each family is written here: what it loads, all processes have from then on.
        firsts = {one[0].family: at for at, one in enumerate(files) if one[0].family}.values()
        here = [files[at] for at in firsts]
        self._take(here, self._write_batch(here))
        files = [one for at, one in enumerate(files) if at not in firsts]
        single = sum(not file.family for file, _ in files)
        batches = [files[at : at + 1] for at in range(single)]
        batches += [files[at : at + _AT_ONCE] for at in range(single, len(files), _AT_ONCE)]
        tasks: list[Callable[[], Any]] = [partial(self._write_batch, one) for one in batches]
        takers: list[Callable[[Any], None]] = [partial(self._take, one) for one in batches]
        if pieces:
            tasks += [partial(pieces.make, one) for one in missing]
            takers += [partial(self._take_run, pieces, one) for one in missing]
        if len(files) + sum(len(one.pieces) for one in missing) < FEWEST:
            workers = 1
        done = in_order(lambda at: tasks[at](), len(tasks), workers, at_once=1)
        for take, one in zip(takers, done, strict=True):
            take(one)

    def _is_there(self, file: OutputFile, line: bytes) -> bool:
        """Whether a file need not be written: then it is put in its place."""
        kept = self.reuse.find(file, line) if self.reuse else None
        if not (self.reuse and kept and self._put([file], kept.sums)):
            return False
        self.reuse.use(kept)
        return True

    def _put(self, files: Sequence[OutputFile], sums: Sequence[bytes]) -> bool:
        """Put files of the last build in their places; whether all are there as they were."""
        paths = [file.path for file in files]
        if not all(map(self.left.holds, paths, sums)):
            return False
        for number, path in enumerate(paths):
            if not take_over(os.path.join(self.left.place, path), os.path.join(self.folder, path)):
                for taken in paths[:number]:  # they are the last site's too, and not to be changed
                    os.unlink(os.path.join(self.folder, taken))
                return False
        self.stayed += len(paths)
        self.sums |= zip(paths, sums, strict=True)
        return True

    def _take(self, batch: Sequence[_Waiting], many: Sequence[_Written]) -> None:
        """Take what is known of files that were written."""
        for (file, _), one in zip(batch, many, strict=True):
            self.written += 1
            self.sums[file.path] = one.total
            if self.reuse and one.kept:
                self.reuse.keep(one.kept)

    def _take_run(self, pieces: KeptPieces, run: Run, made: MadeRun) -> None:
        """Take what is known of a run that was made."""
        pieces.take(run, made)
        self.written += len(run.files)
        self.sums |= zip((file.path for file in run.files), made.files, strict=True)

    def _write_batch(self, batch: Sequence[_Waiting]) -> list[_Written]:
        """Write some files, in whichever process; what is of all records, which is in a batch of
        its own, may look at all of them."""
        if self.reuse and any(file.reads_little for file, _ in batch):
            with self.reuse.noting:
                return [self._write(file, line, self.reuse.noting.begin()) for file, line in batch]
        return [self._write(file, line, None) for file, line in batch]

    def _write(self, file: OutputFile, line: bytes, reads: Reads | None) -> _Written:
        """Write a file; what it reads is noted, if at all, in its `reads`."""
        total = self._written(file)
        if reads and self.reuse:
            self.reuse.noting.begin()  # what is asked below is no matter of the file's
        kept = self.reuse.remember_file(file, line, reads, total) if self.reuse else None
        return _Written(total, kept)

    def _written(self, file: OutputFile) -> bytes:
        """The sum of a file, which is written."""
        told = summing()
        write_file(file, self.folder / file.path, told.update)
        return told.digest()
