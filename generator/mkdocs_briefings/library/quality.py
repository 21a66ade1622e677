"""How well the library is sourced: which statements and sources fall short, and in what.

Nothing here asks the clock: what is old is so against the newest date that the library itself has.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.library.changes import changes
from mkdocs_briefings.library.disputes import is_open
from mkdocs_briefings.library.grounds import sole_grounds
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Briefing, Citation, Source, Statement, Subject
from mkdocs_briefings.model.reviews import holding

STALE_AFTER = timedelta(days=365)
"""How long a recommendation may stay open without word of it."""

_OPEN = ("proposed", "adopted", "in-progress")


def uncited(library: Library) -> list[Statement]:
    """Statements that cite nothing, neither for themselves nor in their reasons."""
    return [s for s in library.statements if not _all(s)]


def single_source(library: Library) -> list[Statement]:
    """Statements of which nothing would be left without one source."""
    return [s for s in library.statements if sole_sources(s)]


def sole_sources(statement: Statement) -> list[Source]:
    """The sources without which nothing of a statement would be left; last that which was read."""
    return sole_grounds(_all(statement))


def _all(statement: Statement) -> list[Citation]:
    return [*statement.citations, *statement.prose_citations]


def ungraded_statements(library: Library) -> list[Statement]:
    """Statements that cite, and give no grade to any information that they rest on."""
    return [
        statement
        for statement in library.statements
        if _all(statement)
        and not any(c.credibility or c.source.data.credibility for c in _all(statement))
    ]


def ungraded_sources(library: Library) -> list[Source]:
    """Sources of which nobody says how reliable they are."""
    return [source for source in library.sources if not source.data.reliability]


def unarchived(library: Library) -> list[Source]:
    """Sources on the web of which no copy is kept."""
    return [s for s in library.sources if s.data.url and not s.data.archive_url]


def published_records(library: Library) -> list[Subject]:
    """What has a record of its own and stands, in the order of files."""
    return [one for _, one in sorted(library.by_file.items()) if one.stands]


def not_reviewed(library: Library) -> list[Subject]:
    """Published records that nobody has looked through as they are now."""
    return [
        one
        for one in published_records(library)
        if one.entry and not holding(one.entry.record, one.entry.document)
    ]


def open_disputes(library: Library) -> list[Statement]:
    """Statements that somebody disputes or denies, where nothing was found out since."""
    return [statement for statement in library.statements if is_open(statement)]


def stale(library: Library) -> list[Statement]:
    """Open recommendations of which nothing was heard for more than a year."""
    newest = newest_date(library)
    asked = [r for r in library.of_kind("recommendation") if r.data.status in _OPEN]
    return [one for one in asked if newest and _silent(one, newest.first)]


def _silent(recommendation: Statement, newest: date) -> bool:
    heard = _last_heard(recommendation)
    return heard is not None and newest - heard > STALE_AFTER


def _last_heard(recommendation: Statement) -> date | None:
    home = recommendation.home
    updates = [update.date for update in recommendation.data.updates]
    published = home.published if isinstance(home, Briefing) else None
    dates = [*updates, recommendation.data.date, published]
    return max((one.first for one in dates if one), default=None)


def newest_date(library: Library) -> Date | None:
    """The latest date of which the library has word: something published, updated or read."""
    return max(filter(None, _days(library)), key=lambda date: date.first, default=None)


def _days(library: Library) -> Iterator[Date | None]:
    """Not what events or figures are dated by: these may lie ahead."""
    for briefing in library.briefings:
        yield briefing.latest
    for source in library.sources:
        yield source.data.published
        yield source.data.accessed
    for change in library.once(changes):
        if change.statement is None or change.statement.kind != "figure":
            yield change.date
