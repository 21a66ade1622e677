"""Every address of a source: whether a copy is kept, when it was read, and which records cite it.

The columns are named as bellingcat's auto-archiver names those of its sheets, and the address
comes first, as it reads files: one takes the list as it is, and gives it back filled in.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from mkdocs_briefings.library.linked import Source
from mkdocs_briefings.library.uses import CITING, meaning_of
from mkdocs_briefings.link.world import World

LINK, STATUS, LOCATION = "link", "archive status", "archive location"
_COLUMNS = (LINK, STATUS, LOCATION, "accessed", "cited in")
_KEPT = "archived"
"""What stands as the status of what has a copy: an archiver passes over what has a status."""


@dataclass(frozen=True, slots=True)
class ListedAddress:
    """An address that sources give. `copy` and `accessed` are empty where nobody wrote any."""

    address: str
    copy: str
    accessed: str
    cited_in: tuple[str, ...]
    """The ids of the records that cite it."""

    def as_text(self) -> str:
        """All of it in a few lines."""
        told = {
            "archive": self.copy or "-",
            "accessed": self.accessed or "-",
            "cited in": ", ".join(self.cited_in) or "-",
        }
        return "\n".join([self.address, *(f"    {name:8}  {told[name]}" for name in told)])


def listed_addresses(world: World) -> list[ListedAddress]:
    """All addresses of sources, each once, in their order."""
    citing = _citing(world)
    sources: dict[str, list[Source]] = defaultdict(list)
    for source in world.subjects.every_source:
        if source.data.url:
            sources[source.data.url].append(source)
    return [_listed(address, those, citing) for address, those in sorted(sources.items())]


def _citing(world: World) -> dict[str, set[str]]:
    """The ids of the records that cite a source, by what a use means."""
    found: dict[str, set[str]] = defaultdict(set)
    for use in world.uses:
        if use.role in CITING and use.meaning:
            found[use.meaning].add(use.document.rpartition(".")[0])
    return found


def _listed(address: str, sources: list[Source], citing: dict[str, set[str]]) -> ListedAddress:
    copies = [source.data.archive_url for source in sources if source.data.archive_url]
    days = [source.data.accessed for source in sources if source.data.accessed]
    latest = max(days, key=lambda day: day.sort_key, default=None)
    records = {id for source in sources for id in citing.get(meaning_of(source), ())}
    written = latest.text if latest else ""
    return ListedAddress(address, next(iter(copies), ""), written, tuple(sorted(records)))


def as_csv(listed: Iterable[ListedAddress]) -> str:
    """A list of addresses as comma-separated values (RFC 4180)."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    writer.writerows(_rows(listed))
    return text.getvalue()


def _rows(listed: Iterable[ListedAddress]) -> Iterator[tuple[str, ...]]:
    for one in listed:
        status = _KEPT if one.copy else ""
        yield one.address, status, one.copy, one.accessed, " ".join(one.cited_in)
