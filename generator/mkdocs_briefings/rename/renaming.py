"""What a renaming will do: the record's old and new place, and each file as it will be."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

from mkdocs_briefings.addresses import markdown_file

_LINES = re.compile(r"[^\n]*\n|[^\n]+")


class NotRenamed(Exception):
    """Why nothing was renamed; the message tells the author what to do."""


@dataclass(frozen=True, slots=True)
class Move:
    """A record's old and new file, and its old and new page, by their paths below `briefings/`."""

    old: str
    new: str
    old_page: str = ""
    new_page: str = ""

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


@dataclass(frozen=True, slots=True)
class Change:
    """One file, by its paths below `briefings/`, and what it holds before and after."""

    old: str
    new: str
    before: bytes
    after: bytes

    def diff(self, folder: str) -> str:
        """The change as `git diff` writes it; `folder` is the name of the folder of records."""
        old, new = f"{folder}/{self.old}", f"{folder}/{self.new}"
        lines = [f"diff --git a/{old} b/{new}\n"]
        if old != new:
            lines += [f"rename from {old}\n", f"rename to {new}\n"]
        before, after = (_LINES.findall(text.decode("utf-8")) for text in (self.before, self.after))
        lines += map(_ended, unified_diff(before, after, f"a/{old}", f"b/{new}"))
        return "".join(lines)


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


@dataclass(slots=True)
class Plan:
    """A renaming that has been thought through to the end, and nothing written yet.

    `address` is the old address that goes on working, if any; `by_hand` says what is left to
    the author.
    """

    docs: Path
    folder: str
    move: Move
    changes: list[Change] = field(default_factory=list)
    references: int = 0
    referring: int = 0
    address: str = ""
    by_hand: list[str] = field(default_factory=list)

    def add(self, uri: str, before: bytes, text: str) -> None:
        """Take in a file by its path so far, with its new text; a byte order mark stays."""
        mark = BOM_UTF8 if before.startswith(BOM_UTF8) else b""
        self.changes.append(Change(uri, self.move.of(uri), before, mark + text.encode()))

    def diff(self) -> str:
        """Everything that will change, as `git diff` writes it."""
        return "".join(change.diff(self.folder) for change in self.changes)

    def summary(self) -> str:
        """What was done, a line each."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for change in self.changes:
            if change.old != change.new:
                yield f"moved {self.folder}/{change.old} → {self.folder}/{change.new}"
        places = _count(self.references, "reference")
        yield (
            f"{places} in {_count(self.referring, 'file')} updated"
            if self.references
            else ("nothing refers to it by its id")
        )
        if self.address:
            yield f"the old address {self.address} is kept in `previous_urls`"
        yield from self.remarks()

    def remarks(self) -> list[str]:
        """What is left to the author, a line each."""
        return [f"left to you: {line}" for line in self.by_hand]


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
