"""The statements of a record that its page has no place of its own for: a section for each kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from mkdocs_briefings.library.linked import Subject
from mkdocs_briefings.model.kinds import OF_FIELD
from mkdocs_briefings.pages.parts.links import Link, Links
from mkdocs_briefings.pages.parts.statement import StatementView, view


@dataclass(frozen=True, slots=True)
class FurtherList:
    """A section: its anchor and title, a link to it with the number of statements, and these."""

    key: str
    title: str
    counted: Link
    statements: list[StatementView]


def further_lists(subject: Subject, links: Links, *views: type) -> list[FurtherList]:
    """The lists of a subject that the views of its page have no field for."""
    placed = {field.name for view_type in views for field in fields(view_type)}
    return list(_lists(subject, links, placed))


def _lists(subject: Subject, links: Links, placed: set[str]) -> Iterator[FurtherList]:
    for name, statements in subject.lists.items():
        if name not in placed and statements:
            kind, language = OF_FIELD[name], links.language
            counted = Link(language.ngettext(*kind.counted, len(statements)), f"#{name}")
            shown = [view(statement, links) for statement in statements]
            yield FurtherList(name, language.gettext(kind.many), counted, shown)
