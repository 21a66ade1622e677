"""Runs of subjects: what is made of the same subjects is made together, and is kept as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mkdocs_briefings.library.linked import Subject
from mkdocs_briefings.outputs.file_parts import FilePart, Piece
from mkdocs_briefings.outputs.output import OutputFile


@dataclass(slots=True, eq=False)
class Run:
    """Some subjects, the pieces that are made of them, and the files that are made with these.

    `parts` are those of the pieces that other files are joined from.
    """

    of: Sequence[Subject]
    pieces: list[Piece] = field(default_factory=list)
    files: list[OutputFile] = field(default_factory=list)
    parts: list[FilePart] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What tells it apart, but for what it is of."""
        return self.pieces[0].name

    @property
    def kinds(self) -> tuple[str, ...]:
        """Of which kinds its pieces are."""
        return tuple(piece.kind for piece in self.pieces)


def runs_in(files: Iterable[OutputFile]) -> list[Run]:
    """The runs whose pieces some files are joined from, or are made with."""
    found: dict[tuple[Subject, ...], Run] = {}
    by_piece: dict[Piece, Run] = {}

    def run_of(piece: Piece) -> Run:
        if piece not in by_piece:
            by_piece[piece] = found.setdefault(tuple(piece.of), Run(piece.of))
            by_piece[piece].pieces.append(piece)
        return by_piece[piece]

    for file in files:
        if file.piece:
            run_of(file.piece).files.append(file)
    for part in dict.fromkeys(part for file in files for part in file.parts):
        run_of(part.piece).parts.append(part)
    return list(found.values())
