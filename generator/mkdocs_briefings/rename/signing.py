"""A review written into a record: by whom, when, and of which state of the record."""

from __future__ import annotations

from datetime import date

from mkdocs_briefings.edit.file_changes import Changes, NotChanged
from mkdocs_briefings.edit.items import with_item
from mkdocs_briefings.model.reviews import mark_of
from mkdocs_briefings.reading.read import read_site
from mkdocs_briefings.rename.planning import must_be_right
from mkdocs_briefings.rename.targets import find_document
from mkdocs_briefings.settings import Settings


class Signature(Changes):
    """A review to be written."""

    def told(self) -> list[str]:
        """What was done, in a line."""
        return [f"{change.old} is signed" for change in self.changes]


def plan_signature(settings: Settings, id: str, name: str, today: date) -> Signature:
    """Think a review through, and write nothing.

    Raises NotChanged where the record has errors or is signed already, OSError where it cannot be
    read.
    """
    reading = read_site(settings, preview=True)
    document = find_document(settings, reading.folder, id)
    must_be_right(reading, [document.uri])
    name = " ".join(name.split())
    if not name:
        raise NotChanged("the name of who signs is empty")
    entry = next(one for one in reading.entries if one.document is document)
    mark = mark_of(document)
    if any(one.by == name and one.of == mark for one in entry.record.reviewed):
        raise NotChanged(f"{name} has signed {document.id} as it is")
    review = {"by": name, "on": today.isoformat(), "of": mark}
    raw = (settings.docs / document.uri).read_bytes()
    new = with_item(raw.decode("utf-8-sig"), "reviewed", review)
    if new is None:
        raise NotChanged(f"`reviewed` cannot be added to {document.uri} by itself: {review}")
    plan = Signature(settings.docs, settings.docs_name)
    plan.add(document.uri, raw, new)
    return plan
