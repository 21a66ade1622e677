"""Reviews of a record: the mark of what was looked through, and which reviews still hold."""

from __future__ import annotations

import json
from hashlib import sha256

from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.model.details import Review
from mkdocs_briefings.model.records import Record

_LONG = 12  # hexadecimal digits: 48 bits, so that no two states of a record share one by chance


def mark_of(document: Document) -> str:
    """A short hash of all that a record says but for its reviews, however it is written."""
    said = {name: value for name, value in document.data.items() if name != "reviewed"}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LONG]


def holding(record: Record, document: Document) -> list[Review]:
    """The reviews of a record since which it has not changed, one of each reviewer."""
    if not record.reviewed:
        return []
    mark = mark_of(document)
    return list({one.by: one for one in record.reviewed if one.of == mark}.values())
