"""How many people must have looked through what is published, where a site asks for that."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefings.library.quality import published_records
from mkdocs_briefings.link import Linked
from mkdocs_briefings.model.reviews import holding
from mkdocs_briefings.problems import Fault, Problem

NOT_REVIEWED = "not-reviewed"
"""The rule's name: no example of a record can break it, as the site's option decides."""


def not_reviewed(linked: Linked, needed: int) -> Iterator[Problem]:
    """A warning for each published record with fewer reviews that hold than are needed."""
    for subject in published_records(linked.library) if needed else ():
        assert subject.entry
        record, document = subject.entry.record, subject.entry.document
        hold = len(holding(record, document))
        if hold >= needed or NOT_REVIEWED in record.accept:
            continue
        since = ", and changed since others" if len(record.reviewed) > hold else ""
        message = f"{hold} of {needed} reviews hold{since}"
        hint = f'`briefings sign {document.id} --by "NAME"` writes one.'
        fault = Fault(NOT_REVIEWED, message, hint, severity="warning")
        yield document.problem(("reviewed",) if record.reviewed else (), fault)
