"""Uses: every reference from a record to something else, as it is written and what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from mkdocs_briefings.addresses import at
from mkdocs_briefings.library.linked import Subject
from mkdocs_briefings.load.yaml_reader import Path

Role = Literal[
    "about",
    "actor",
    "actors",
    "by",
    "citation",
    "cites",
    "cites-via",
    "countries",
    "country",
    "file",
    "incident",
    "incidents",
    "link",
    "part_of",
    "parties",
    "publisher",
    "related",
    "shown-again",
    "sources",
    "superseded_by",
    "to",
    "via",
]
"""What something is referred to for: the field that names it, the `via` of a citation apart from
that of a source; in a text, a `citation` or a `link`; the `file` of a picture; `shown-again` is
`record#anchor` in a list.
"""

CITING: frozenset[Role] = frozenset(("citation", "cites", "cites-via", "via"))
"""The roles in which sources are named, by a key of the record's own `sources` or by an id."""

NAMING: frozenset[Role] = frozenset(("about", "actor", "actors", "by", "parties", "to"))
"""The roles in which records speak of somebody, so that a name has a place among the others."""


class Use(NamedTuple):
    """One reference: the file and the place in it, and where it leads.

    `document` is a path below `briefings/`. `meaning` is such a path too, with `#anchor` for a
    place in that file; the id of an actor without a file; or None where nothing was found. A link
    means the file at its path, whether there is one or not. `written` is empty where
    nothing is written and something is meant all the same: the only source of a statement's
    record, its incident, the incident written in a briefing itself, whoever claims what he did.
    """

    document: str
    path: Path
    role: Role
    written: str
    meaning: str | None


def naming(uses: Iterable[Use]) -> Iterator[Use]:
    """Those by which records speak of somebody, in words of their own."""
    return (use for use in uses if use.written and use.role in NAMING)


def meaning_of(subject: Subject) -> str:
    """How a use says that it means this subject: its file and anchor, or its id without a file."""
    if subject.entry is None:
        return subject.id
    return at(subject.entry.document.uri, subject.anchor)
