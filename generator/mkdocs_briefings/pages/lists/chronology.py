"""The chronology: every incident and every entry of a timeline, in the order of time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mkdocs_briefings.language.ordering import Ordering
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Incident, Mention
from mkdocs_briefings.pages.lists.collection import Collection
from mkdocs_briefings.pages.parts.links import Links
from mkdocs_briefings.pages.parts.mentions import MentionView, mention_view
from mkdocs_briefings.pages.parts.times import date_of_mention, year


def _events(library: Library) -> list[Mention]:
    incidents = [Mention("incident", subject=incident) for incident in library.incidents]
    return [*incidents, *(Mention("event", statement=s) for s in library.of_kind("event"))]


def _order(event: Mention, _: Ordering) -> tuple[Any, ...]:
    """By date; of one date what happened stands before what is told of it, as records tell it."""
    date = date_of_mention(event)
    when = date.chronological if date else ()
    if event.statement:
        return (when, 1, event.statement.home.id, event.statement.path)
    assert event.subject is not None
    return (when, 0, event.subject.id)


def _year(event: Mention) -> str:
    return year(date_of_mention(event))


def _row(event: Mention, links: Links) -> MentionView:
    row = mention_view(event, links)
    if isinstance(event.subject, Incident):
        cited = event.subject.header[: len(event.subject.data.cites)]
        return replace(row, cites=links.citations(cited))
    return row


CHRONOLOGY = Collection(
    uri="chronology",
    title=N_("Chronology"),
    about=N_(
        "What happened when, the earliest first: incidents, and the entries of all timelines. "
        "A date is as exact as its source gives it."
    ),
    empty=N_("No record holds a dated event yet."),
    items=_events,
    heading=_year,
    order=_order,
    year=_year,
    row=_row,
    template="chronology",
)
