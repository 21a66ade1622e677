"""A table of the library, whatever form it is written in: its columns, its rows and its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from mkdocs_briefings.library.linked import Subject
from mkdocs_briefings.outputs.output import Edition

T = TypeVar("T")
Cell = str | int | float | bool | date | None
Type = Literal["string", "integer", "number", "boolean", "date"]
"""Types of Table Schema (datapackage.org)."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its name, how it is made from a row, its type, and what it holds in English.

    `refers` is the table, by name, whose rows it names by their key. `repeats` is the column whose
    cells it has too, of the table that its own is `among`.
    """

    name: str
    cell: Callable[[T], Cell]
    about: str
    type: Type = "string"
    refers: str = ""
    repeats: Column[Any] | None = None


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A table: the subjects that have rows in it, in its order, and the rows of each.

    `rows_of` gives the rows of some subjects, or of some rows of the table that it is `among`, each
    with the place of the one that has it; some columns of both may be the same. `key` are the
    columns that tell its rows apart. `many` is of how many subjects a piece of it is made.
    """

    name: str
    subjects: Sequence[Subject]
    rows_of: Callable[[Sequence[Any]], Iterable[tuple[int, T]]]
    columns: Sequence[Column[T]]
    key: Sequence[str] = field(default=("id",))
    among: Table[Any] | None = None
    many: int = 32

    @property
    def header(self) -> list[str]:
        """The names of its columns."""
        return [column.name for column in self.columns]


Tables = Callable[[Edition], Iterator[Table[Any]]]
