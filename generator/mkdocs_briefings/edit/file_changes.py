"""What will change in the files of a site, thought through to the end and not written yet."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

_LINES = re.compile(r"[^\n]*\n|[^\n]+")


class NotChanged(Exception):
    """Why nothing was changed; the message tells the author what to do."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file, by its paths below `briefings/`, and what it holds before and after.

    A file that goes holds nothing (None) after.
    """

    old: str
    new: str
    before: bytes
    after: bytes | None

    def diff(self, folder: str) -> str:
        """The change as `git diff` writes it; `folder` is the name of the folder of records."""
        old, new = f"{folder}/{self.old}", f"{folder}/{self.new}"
        lines = [f"diff --git a/{old} b/{new}\n"]
        if old != new:
            lines += [f"rename from {old}\n", f"rename to {new}\n"]
        if self.after is None:
            lines.append("deleted file mode 100644\n")
        before, after = (_lines(text or b"") for text in (self.before, self.after))
        to = "/dev/null" if self.after is None else f"b/{new}"
        lines += map(_ended, unified_diff(before, after, f"a/{old}", to))
        return "".join(lines)


def _lines(text: bytes) -> list[str]:
    return _LINES.findall(text.decode("utf-8"))


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


@dataclass(slots=True)
class Changes:
    """All that will change; `by_hand` says what is left to the author.

    `docs` is the folder of records, `folder` what it is called in messages.
    """

    docs: Path
    folder: str
    changes: list[FileChange] = field(default_factory=list, kw_only=True)
    by_hand: list[str] = field(default_factory=list, kw_only=True)

    def add(self, uri: str, before: bytes, text: str, new: str | None = None) -> None:
        """Take in a file with its new text, and its new path if it moves; a byte order mark stays.

        Raises NotChanged where the file is a link to another one.
        """
        mark = BOM_UTF8 if before.startswith(BOM_UTF8) else b""
        self._put(FileChange(uri, new or uri, before, mark + text.encode()))

    def remove(self, uri: str) -> None:
        """Let a file go. Raises NotChanged where it is a link to another one."""
        self._put(FileChange(uri, uri, (self.docs / uri).read_bytes(), None))

    def _put(self, change: FileChange) -> None:
        if (self.docs / change.old).is_symlink():
            message = f"{self.folder}/{change.old} is a link to another file; mend it first"
            raise NotChanged(message)
        self.changes.append(change)

    def diff(self) -> str:
        """Everything that will change, as `git diff` writes it."""
        return "".join(change.diff(self.folder) for change in self.changes)

    def told(self) -> list[str]:
        """What was done, a line each."""
        return []

    def remarks(self) -> list[str]:
        """What is left to the author, a line each."""
        return [f"left to you: {line}" for line in self.by_hand]
