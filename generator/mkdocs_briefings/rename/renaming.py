"""What a renaming will do: the record's old and new place, and each file as it will be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_briefings.addresses import markdown_file
from mkdocs_briefings.edit.file_changes import Changes


@dataclass(frozen=True, slots=True)
class Move:
    """A record's old and new file, and its old and new page, by their paths below `briefings/`.

    `merges` where the new file is a record that was there before and takes the old one in.
    """

    old: str
    new: str
    old_page: str = ""
    new_page: str = ""
    merges: bool = False

    @property
    def old_id(self) -> str:
        """The record's id so far."""
        return self.old.rpartition(".")[0]

    @property
    def new_id(self) -> str:
        """The record's id to be."""
        return self.new.rpartition(".")[0]

    def of(self, uri: str) -> str:
        """Where the file or page at `uri` will be; most stay."""
        if self.old_page != self.new_page and uri == markdown_file(self.old_page):
            return markdown_file(self.new_page)
        return self.new if uri == self.old else uri


@dataclass(slots=True)
class Plan(Changes):
    """A renaming; `address` is the old address that goes on working, if any."""

    move: Move
    references: int = 0
    referring: int = 0
    address: str = ""

    def told(self) -> list[str]:
        """What was done, a line each."""
        return list(self._lines())

    def _lines(self) -> Iterator[str]:
        for change in self.changes:
            if change.after is None:
                yield f"removed {self.folder}/{change.old}, which {self.move.new_id} takes in"
            elif change.old != change.new:
                yield f"moved {self.folder}/{change.old} → {self.folder}/{change.new}"
        places = counted(self.references, "reference")
        yield (
            f"{places} in {counted(self.referring, 'file')} updated"
            if self.references
            else ("nothing refers to it by its id")
        )
        if self.address:
            yield f"the old address {self.address} is kept in `previous_urls`"


def counted(number: int, word: str, several: str = "") -> str:
    """A number with its noun: `1 file`, `2 files`; `several` where that is not one more s."""
    return f"{number} {word if number == 1 else several or f'{word}s'}"
