"""The chronology: every incident and every entry of a timeline, in the order of time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from mkdocs_briefings.language.ordering import Ordering
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Mention
from mkdocs_briefings.pages.lists.collection import Collection
from mkdocs_briefings.pages.parts.lines import LineView, line_view, speakers, way_to
from mkdocs_briefings.pages.parts.links import Link, Links
from mkdocs_briefings.pages.parts.times import date_of_mention, year


@dataclass(frozen=True, slots=True)
class EventView:
    """An entry of the chronology: when, what, who says so, and how that stands."""

    date: Link
    line: LineView


def event_view(event: Mention, links: Links) -> EventView:
    """A row of the chronology, whose date stands before it."""
    line, own = line_view(event, links), event.statement
    if own is None:
        return EventView(Link(links.date(date_of_mention(event))), replace(line, pieces=[]))
    said = speakers(own, links) if own.by else ""
    who = links.language.gettext("According to {speakers}", speakers=said) if said else ""
    return EventView(way_to(own, links), replace(line, pieces=[who] if who else [], way=None))


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


CHRONOLOGY = Collection(
    uri="chronology",
    title=N_("Chronology"),
    about=N_(
        "What happened when, the earliest first: incidents, and the entries of all timelines. "
        "A date is as exact as its source gives it."
    ),
    empty=N_("There is no dated event yet."),
    items=_events,
    heading=_year,
    order=_order,
    year=_year,
    row=event_view,
    newest_last=True,
    template="chronology",
)
