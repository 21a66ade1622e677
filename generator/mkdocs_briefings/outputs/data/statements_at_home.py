"""The statements of a library by the subject on whose page each stands."""

from __future__ import annotations

from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Statement, Subject


def statements_at_home(library: Library) -> dict[Subject, list[Statement]]:
    """All statements, in their order, by their homes."""
    found: dict[Subject, list[Statement]] = {}
    for statement in library.statements:
        found.setdefault(statement.home, []).append(statement)
    return found
