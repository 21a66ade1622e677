"""When things were said or happened, for their order and their year."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.linked import Briefing, Incident, Mention, Source, Statement, Subject


def date_of_subject(subject: Subject) -> Date | None:
    """When a briefing or source was published, or an incident happened."""
    match subject:
        case Briefing():
            return subject.published
        case Incident():
            return subject.data.date
        case Source():
            return subject.data.published
    return None


def date_of(statement: Statement) -> Date | None:
    """When a statement was made, else the date of the record that holds it."""
    date: Date | None = statement.data.date
    return date or date_of_subject(statement.home)


def date_of_mention(mention: Mention) -> Date | None:
    """The date of the statement or the subject that speaks of something."""
    if mention.statement:
        return date_of(mention.statement)
    return date_of_subject(mention.subject) if mention.subject else None


def year(date: Date | None) -> str:
    """The year under which something stands."""
    return str(date.year) if date else N_("No date")


def newest_first(date: Date | None) -> int:
    """A key that puts newer dates first, and what has none last."""
    return -date.first.toordinal() if date else 0


def newest(statements: Iterable[Statement]) -> list[Statement]:
    """The statements, the newest first; among those of one day the order given stays."""
    return sorted(statements, key=lambda statement: newest_first(date_of(statement)))
