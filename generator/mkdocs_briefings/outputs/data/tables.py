"""Every table of the library, in the order in which they are listed, and their words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mkdocs_briefings.language.words import N_
from mkdocs_briefings.model.kinds import OF_FIELD
from mkdocs_briefings.outputs.data.record_tables import record_tables
from mkdocs_briefings.outputs.data.statement_tables import statement_tables
from mkdocs_briefings.outputs.data.table import Table
from mkdocs_briefings.outputs.output import Edition

_TITLES = {
    "records": N_("Records"),
    "briefings": N_("Briefings"),
    "incidents": N_("Incidents"),
    "places": N_("Places of incidents"),
    "actors": N_("Actors"),
    "sources": N_("Sources"),
    "statements": N_("Statements"),
    "citations": N_("What each statement cites"),
    "parties": N_("Whom each statement names"),
    "updates": N_("What became of recommendations"),
}


def tables(edition: Edition) -> Iterator[Table[Any]]:
    """All tables; those without a row are there too, so that the set never changes."""
    yield from record_tables(edition)
    yield from statement_tables(edition)


def title_of(table: Table[Any]) -> str:
    """The title of a table, a message."""
    return _TITLES.get(table.name) or OF_FIELD[table.name].many
