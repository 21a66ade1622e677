"""A folder to all that its records say and all that is wrong with them: check → link → rules.

Building, checking and renaming call `read`, or `read_site` for what stands on the disk. What an
earlier reading made of a document is taken over where the document is the same object; links and
rules look at all records, so these are worked out anew, but only when asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import NamedTuple

from mkdocs_briefings.check.shape import check
from mkdocs_briefings.link import Linked, link, relinked
from mkdocs_briefings.load.folder import Document, Folder, load
from mkdocs_briefings.model.entry import Entry
from mkdocs_briefings.problems import Problem
from mkdocs_briefings.reading.partial import partial_records
from mkdocs_briefings.rules.all_rules import apply_rules
from mkdocs_briefings.settings import Settings


class Checked(NamedTuple):
    """A document with the record that it holds, which is none where it has faults, and these."""

    document: Document
    entries: list[Entry]
    faults: list[Problem]


@dataclass(frozen=True)
class Reading:
    """All records of a folder as a site with this marking may show them, read to the end."""

    folder: Folder
    marking: str
    checked: dict[str, Checked]
    """What was made of each document, by its path below `briefings/`."""
    drafts: bool = False
    """Whether drafts are shown."""
    links: dict[bool, Linked] | None = None
    """In a preview, what was linked last, with drafts and without."""

    @cached_property
    def entries(self) -> list[Entry]:
        """The records without faults in their shape."""
        return [entry for one in self.checked.values() for entry in one.entries]

    @cached_property
    def linked(self) -> Linked:
        """These records, with every reference resolved; in a preview only those whose texts have
        changed, where that can be."""
        before = self.links.pop(self.drafts, None) if self.links else None
        if before and relinked(before, self.entries, self.folder, self.marking):
            found = before
        else:
            found = link(self.entries, self.folder, self.marking, drafts=self.drafts)
        if self.links is not None:
            self.links[self.drafts] = found
        return found

    def alone(self) -> Reading:
        """The same records without all that was worked out of them together."""
        return Reading(self.folder, self.marking, self.checked, self.drafts, self.links)

    def with_drafts(self) -> Reading:
        """The same records as a site shows them that shows drafts."""
        return self if self.drafts else replace(self, drafts=True)

    @cached_property
    def problems(self) -> list[Problem]:
        """All that is wrong, in no order; records with faults are told of as far as possible."""
        faults = [problem for one in self.checked.values() for problem in one.faults]
        return [*self.folder.problems, *faults, *self._findings(), *self._of_partial()]

    def _findings(self) -> Iterator[Problem]:
        """What is seen only in all records together."""
        yield from self.linked.problems
        yield from apply_rules(self.linked)

    def _of_partial(self) -> Iterator[Problem]:
        """What is seen in records with faults when these are left out: a second reading."""
        broken = [one.document for one in self.checked.values() if not one.entries]
        readable = {one.entry.document.uri: one for one in partial_records(broken)}
        if not readable:
            return
        by_name = {one.entry.document.name: one for one in readable.values()}
        read = {uri: Checked(one.entry.document, [one.entry], []) for uri, one in readable.items()}
        alone = replace(self, checked={**self.checked, **read}, links=None)
        for problem in alone._findings():
            if problem.path in by_name and by_name[problem.path].can_tell(problem):
                yield problem


def read(folder: Folder, marking: str = "TLP:CLEAR", before: Reading | None = None) -> Reading:
    """Read all records of a folder, whether it stands on a disk or only in memory."""
    known = before.checked if before else {}
    checked: dict[str, Checked] = {}
    for document in folder.documents:
        one = known.get(document.uri)
        if one is None or one.document is not document:
            one = Checked(document, *check([document]))
        checked[document.uri] = one
    return Reading(folder, marking, checked)


def read_site(
    settings: Settings, *, preview: bool = False, before: Reading | None = None
) -> Reading:
    """Read the records that a build of a site sees, or a preview, from the disk.

    Those that are as they were `before` are not read again.
    """
    leaves_out = partial(settings.leaves_out, preview=preview)
    known = before.folder if before else None
    folder = load(settings.docs, settings.docs_name, known, leaves_out=leaves_out)
    reading = read(folder, settings.marking, before)
    if preview:
        links = before.links if before else None
        reading = replace(reading, links={} if links is None else links)
    return reading.with_drafts() if settings.drafts == "always" else reading
