"""The pieces of a site's files: those stay of which nothing that they read changed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import NamedTuple

from mkdocs_briefings.build.reuse import Reuse
from mkdocs_briefings.build.store import Kept, packed
from mkdocs_briefings.build.workers import in_order
from mkdocs_briefings.outputs.file_parts import FilePart, Piece
from mkdocs_briefings.outputs.output import OutputFile

_Waiting = tuple[Piece, bytes]
"""A piece that is to be made, and the stamp of what is known of it before."""


class _Made(NamedTuple):
    """What comes of a piece: the sums of its parts, these, packed, and what is to be kept."""

    sums: dict[str, bytes]
    texts: dict[bytes, bytes]
    kept: Kept | None


class KeptPieces:
    """Gives the parts of pieces: from the store, or as they were made now."""

    def __init__(self, reuse: Reuse) -> None:
        self._reuse = reuse
        self._sums: dict[str, dict[str, bytes]] = {}
        self._texts: dict[bytes, bytes] = {}

    def gather(self, files: Iterable[OutputFile], workers: int) -> None:
        """Find the pieces that some files are joined from, and make those that are not there."""
        pieces = {part.piece.name: part.piece for file in files for part in file.parts}
        waiting: list[_Waiting] = []
        for piece in pieces.values():
            line = self._reuse.piece_line(piece)
            if kept := self._reuse.find(piece, line):
                self._reuse.used.append(kept)
                self._sums[piece.name] = dict(zip(kept.facts["parts"], kept.sums, strict=True))
            else:
                waiting.append((piece, line))
        made = in_order(lambda at: self._make(*waiting[at]), len(waiting), workers)
        for (piece, _), one in zip(waiting, made, strict=True):
            self._sums[piece.name] = one.sums
            self._texts |= one.texts
            if one.kept:
                self._reuse.keep(one.kept)

    def _make(self, piece: Piece, line: bytes) -> _Made:
        """Make a piece, in whichever process."""
        with self._reuse.noting:
            reads = self._reuse.noting.begin()
            parts = piece.make(piece.of)
            self._reuse.noting.begin()  # what is asked below is no matter of the piece's
        known = {name: packed(text) for name, text in parts.items()}
        sums, texts = {name: total for name, (total, _) in known.items()}, dict(known.values())
        return _Made(sums, texts, self._reuse.remember_piece(piece, line, reads, sums, texts))

    def sums(self, file: OutputFile) -> list[bytes]:
        """The sums of the parts of a file."""
        return [self._sums[part.piece.name][part.name] for part in file.parts]

    def __call__(self, part: FilePart) -> bytes:
        """A part of a piece; where the store lost it, it is made again."""
        total = self._sums[part.piece.name][part.name]
        if total in self._texts:
            return zlib.decompress(self._texts[total])
        text = self._reuse.store.text(total)
        return part.piece.make(part.piece.of)[part.name] if text is None else text
