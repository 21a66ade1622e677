"""Copies that an archiver made, written into the records of the sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from mkdocs_briefings.archiving.archiver_csv import ArchivedAddress
from mkdocs_briefings.edit.file_changes import Changes
from mkdocs_briefings.edit.nodes import NotFound
from mkdocs_briefings.edit.one_field import with_field
from mkdocs_briefings.library.linked import Source
from mkdocs_briefings.model.texts import url
from mkdocs_briefings.problems import Faulty
from mkdocs_briefings.reading.read import read_site
from mkdocs_briefings.rename.planning import must_be_right
from mkdocs_briefings.rename.renaming import counted
from mkdocs_briefings.settings import Settings


class Copies(Changes):
    """Copies to be written; `count` is their number."""

    count: int = 0

    def told(self) -> list[str]:
        """What was done, in a line."""
        if not self.count:
            return ["No record lacks any of these copies."]
        files = counted(len(self.changes), "file")
        return [f"{counted(self.count, 'copy', 'copies')} written in {files}"]


def plan_copies(settings: Settings, archived: Iterable[ArchivedAddress]) -> Copies:
    """Think through where each copy is written, and write nothing.

    A source that has a copy keeps it. Raises NotChanged where a record that is to be changed has
    errors, OSError where it cannot be read.
    """
    reading = read_site(settings, preview=True).with_drafts()
    by_address: dict[str, list[Source]] = defaultdict(list)
    for source in reading.linked.world.subjects.every_source:
        if source.data.url:
            by_address[source.data.url].append(source)
    plan = Copies(settings.docs, settings.docs_name)
    wanted = _wanted(plan, archived, by_address)
    must_be_right(reading, wanted)
    for uri, sources in sorted(wanted.items()):
        _write(plan, uri, sources)
    return plan


def _wanted(
    plan: Copies, archived: Iterable[ArchivedAddress], by_address: dict[str, list[Source]]
) -> dict[str, dict[Source, str]]:
    """The sources that lack a copy and get one, by the file that they are written in."""
    wanted: dict[str, dict[Source, str]] = defaultdict(dict)
    for row in archived:
        sources = by_address.get(row.address, [])
        if not sources:
            plan.by_hand.append(f"line {row.line}: no source has the address {row.address}")
        good = [one for one in row.copies if _is_address(one)]
        if row.copies and not good:
            plan.by_hand.append(f"line {row.line}: {row.copies[0]} is no address on the web")
        for source in sources if good else ():
            there = source.data.archive_url
            if there is None and source.entry:
                wanted[source.entry.document.uri].setdefault(source, good[0])
            elif there not in good:
                plan.by_hand.append(f"line {row.line}: {source.id} has the copy {there} already")
    return wanted


def _is_address(text: str) -> bool:
    try:
        return bool(url(text))
    except Faulty:
        return False


def _write(plan: Copies, uri: str, sources: dict[Source, str]) -> None:
    """Write the copies of a file's sources; where one has no room, that is left to the author."""
    raw = (plan.docs / uri).read_bytes()
    before = text = raw.decode("utf-8-sig")
    for source, copy in sources.items():
        try:
            text = with_field(text, source.path, "archive_url", copy, behind="url")
            plan.count += 1
        except NotFound:
            plan.by_hand.append(f"{uri}: write `archive_url: {copy}` in {source.id}")
    if text != before:
        plan.add(uri, raw, text)
