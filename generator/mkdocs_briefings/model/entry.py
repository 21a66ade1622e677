"""An entry: a typed record with the document that it was written in."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.model.records import Record

FOLDERS = {"incidents": "incident", "actors": "actor", "sources": "source"}
"""The kind of record that a folder's name makes of the files below it; all others are briefings."""


@dataclass(slots=True)
class Entry:
    """A record with the document it was written in."""

    document: Document
    kind: str
    record: Record

    @property
    def id(self) -> str:
        """The path below `briefings/` without the suffix."""
        return self.document.id


def kind_of(document: Document) -> str:
    """The kind of record that the folder makes of a document."""
    return (
        FOLDERS.get(document.uri.split("/")[0], "briefing") if "/" in document.uri else "briefing"
    )
