"""Pieces: what a file that tells of many records is joined from, each made of a few of them.

After an edit only the pieces are made again that read what has changed; the others are joined with
them as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from mkdocs_briefings.addresses import at
from mkdocs_briefings.library.linked import Subject

S = TypeVar("S", bound=Subject)

MANY = 8
"""Subjects of which a piece is made, where each gives much to it."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """What some subjects, a run of them, give to one or more files.

    `kind` is what pieces of other subjects share with it, and tells it apart from all others of the
    same. `make` gives the parts of it by their names, and follows from the subjects alone, and from
    what can be read from them.
    """

    kind: str
    of: Sequence[Subject]
    make: Callable[[Sequence[Any]], Mapping[str, bytes]]

    @property
    def name(self) -> str:
        """What tells it apart from all others."""
        return f"{self.kind} {_place(self.of[0])}"


class FilePart(NamedTuple):
    """A part of a piece, by its name in that."""

    piece: Piece
    name: str


def pieces(
    kind: str,
    subjects: Iterable[S],
    make: Callable[[Sequence[S]], Mapping[str, bytes]],
    many: int = MANY,
) -> list[Piece]:
    """Pieces for all of some subjects, in their order, each of about as `many`."""
    return list(dict.fromkeys(piece_of_each(kind, subjects, make, many).values()))


def piece_of_each(
    kind: str,
    subjects: Iterable[S],
    make: Callable[[Sequence[S]], Mapping[str, bytes]],
    many: int = MANY,
) -> dict[S, Piece]:
    """The same, each piece by the subjects that it is of."""
    found: dict[S, Piece] = {}
    for run in runs(subjects, many):
        found |= dict.fromkeys(run, Piece(kind, run, make))
    return found


def runs(subjects: Iterable[S], many: int = MANY) -> Iterator[list[S]]:
    """Subjects in runs of about as `many`.

    Where one ends follows from its last subject alone, so that one more, or one less, changes one
    run and leaves all others as they are.
    """
    run: list[S] = []
    for one in subjects:
        run.append(one)
        if crc32(_place(one).encode()) % many == 0:
            yield run
            run = []
    if run:
        yield run


def _place(one: Subject) -> str:
    return at(one.uri, one.anchor)
