"""What a topic lists only because its record is filed there: one line a record, with their number.

A statement that gives no topic has those of its record. All of these in a line each would repeat
the records whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mkdocs_briefings.library.linked import Mention, Statement, Subject
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.pages.parts.lines import LineView, line_view
from mkdocs_briefings.pages.parts.links import Links
from mkdocs_briefings.pages.parts.times import date_of_subject


class Filed(NamedTuple):
    """Statements of one kind in one record."""

    home: Subject
    statements: list[Statement]


def by_record(mentions: Iterable[Mention]) -> list[Mention | Filed]:
    """The mentions, those together that stand in one record and name no topic themselves."""
    found: dict[tuple[Subject, str], Filed] = {}
    rows: list[Mention | Filed] = []
    for mention in mentions:
        statement = mention.statement
        if statement is None or statement.data.topics:
            rows.append(mention)
            continue
        key = (statement.home, statement.kind)
        if key not in found:
            found[key] = Filed(statement.home, [])
            rows.append(found[key])
        found[key].statements.append(statement)
    return rows


def filed_line(row: Mention | Filed, links: Links) -> LineView:
    """One line of the list; of a record, it leads to the first of the statements."""
    if isinstance(row, Mention):
        return line_view(row, links, brief=True)
    first, *more = row.statements
    if not more:
        return line_view(Mention("", statement=first), links, brief=True)
    counted = links.language.ngettext(*KINDS[first.kind].counted, len(row.statements))
    date = links.date(date_of_subject(row.home))
    pieces = [counted, date] if date else [counted]
    return LineView(text=row.home.name, href=links.statement(first), pieces=pieces)
