"""The pieces of a site's files: those stay of which nothing that they read changed."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

from mkdocs_briefings.build.reuse import Reuse
from mkdocs_briefings.build.store import Kept, packed
from mkdocs_briefings.build.together import Run, runs_in
from mkdocs_briefings.outputs.file_parts import FilePart
from mkdocs_briefings.outputs.output import OutputFile


class MadeRun(NamedTuple):
    """What comes of a run: the sums of its files and of its parts, these, packed, and what is to
    be kept."""

    files: list[bytes]
    parts: list[bytes]
    texts: dict[bytes, bytes]
    kept: Kept | None


class KeptPieces:
    """Gives the parts of pieces: from the store, or as they were made now.

    `files` are all of a site that have to do with pieces. What is made with a piece, `write` writes
    in whichever process the piece is made; `put` puts what the last build has left of that in its
    place, if it can.
    """

    def __init__(
        self,
        reuse: Reuse,
        files: Sequence[OutputFile],
        write: Callable[[OutputFile], bytes],
        put: Callable[[Sequence[OutputFile], Sequence[bytes]], bool],
    ) -> None:
        self._reuse, self._write, self._put = reuse, write, put
        self._runs = runs_in(files)
        self._sums: dict[FilePart, bytes] = {}
        self._texts: dict[bytes, bytes] = {}
        self._fresh: dict[FilePart, bytes] = {}

    def missing(self) -> list[Run]:
        """The runs that are to be made; what the others made is put in its place."""
        return [run for run in self._runs if not self._is_there(run)]

    def _is_there(self, run: Run) -> bool:
        kept = self._reuse.find(run, self._reuse.run_line(run))
        if kept is None:
            return False
        files, parts = kept.sums[: len(run.files)], kept.sums[len(run.files) :]
        if not self._put(run.files, files):
            return False
        self._reuse.use(kept)
        self._sums |= zip(run.parts, parts, strict=True)
        return True

    def make(self, run: Run) -> MadeRun:
        """Make the pieces of a run, and write the files that are made with them, in whichever
        process."""
        with self._reuse.noting:
            reads = self._reuse.noting.begin()
            for piece in run.pieces:
                made = piece.make(piece.of)
                self._fresh |= {FilePart(piece, name): text for name, text in made.items()}
            files = [self._write(file) for file in run.files]
            self._reuse.noting.begin()  # what is asked below is no matter of the run's
        known = [packed(self._fresh[part]) for part in run.parts]
        self._fresh = {}
        parts = [total for total, _ in known]
        kept = self._reuse.remember_run(run, reads, [*files, *parts], dict(known))
        return MadeRun(files, parts, dict(known), kept)

    def take(self, run: Run, made: MadeRun) -> None:
        """Have a run that was made at hand, and keep it."""
        self._sums |= zip(run.parts, made.parts, strict=True)
        self._texts |= made.texts
        if made.kept:
            self._reuse.keep(made.kept)

    def sums(self, file: OutputFile) -> list[bytes]:
        """The sums of the parts of a file."""
        return [self._sums[part] for part in file.parts]

    def __call__(self, part: FilePart) -> bytes:
        """A part of a piece; where the store lost it, it is made again."""
        if part in self._fresh:
            return self._fresh[part]
        total = self._sums[part]
        if total in self._texts:
            return zlib.decompress(self._texts[total])
        text = self._reuse.store.text(total)
        return part.piece.make(part.piece.of)[part.name] if text is None else text
