"""The pieces of a site's files: those stay of which nothing that they read changed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import NamedTuple

from mkdocs_briefings.build.reuse import Reuse
from mkdocs_briefings.build.store import Kept, packed
from mkdocs_briefings.outputs.file_parts import FilePart, Piece
from mkdocs_briefings.outputs.output import OutputFile


class MadePiece(NamedTuple):
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

    def missing(self, files: Iterable[OutputFile]) -> list[Piece]:
        """The pieces that some files are joined from and that are to be made."""
        pieces = {part.piece.name: part.piece for file in files for part in file.parts}
        return [piece for piece in pieces.values() if not self._is_there(piece)]

    def _is_there(self, piece: Piece) -> bool:
        kept = self._reuse.find(piece, self._reuse.piece_line(piece))
        if kept is None:
            return False
        self._reuse.use(kept)
        self._sums[piece.name] = dict(zip(kept.facts["parts"], kept.sums, strict=True))
        return True

    def make(self, piece: Piece) -> MadePiece:
        """Make a piece, in whichever process."""
        with self._reuse.noting:
            reads = self._reuse.noting.begin()
            parts = piece.make(piece.of)
            self._reuse.noting.begin()  # what is asked below is no matter of the piece's
        known = {name: packed(text) for name, text in parts.items()}
        sums, texts = {name: total for name, (total, _) in known.items()}, dict(known.values())
        line = self._reuse.piece_line(piece)
        return MadePiece(sums, texts, self._reuse.remember_piece(piece, line, reads, sums, texts))

    def take(self, piece: Piece, made: MadePiece) -> None:
        """Have a piece that was made at hand, and keep it."""
        self._sums[piece.name] = made.sums
        self._texts |= made.texts
        if made.kept:
            self._reuse.keep(made.kept)

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
