"""The page of an actor: a person, group, state or organisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.library.figures import compare, figures_by_subject
from mkdocs_briefings.library.linked import Actor, Incident
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.pages.drawings.columns import ColumnsView, activity
from mkdocs_briefings.pages.drawings.drawing import PageDrawing
from mkdocs_briefings.pages.drawings.network import NetworkView
from mkdocs_briefings.pages.lists.changes import ChangeView, change_views
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.citing import CiteView, cite_view
from mkdocs_briefings.pages.parts.figures import ComparisonView, comparison_views
from mkdocs_briefings.pages.parts.further import FurtherList, further_lists
from mkdocs_briefings.pages.parts.headers import (
    ContestedView,
    DisputedFor,
    Identifier,
    NameView,
    PictureView,
    ReviewView,
    contested_views,
    disputed_for,
    identifiers,
    name_views,
    picture_views,
    review_views,
)
from mkdocs_briefings.pages.parts.incident_rows import (
    IncidentRow,
    incident_row,
    incidents_of,
    maps_of,
)
from mkdocs_briefings.pages.parts.links import Link, Links, Reference
from mkdocs_briefings.pages.parts.mentions import INCIDENTS_OF_ACTOR
from mkdocs_briefings.pages.parts.speaker import SpeakerView, speaker_view
from mkdocs_briefings.pages.parts.statement import StatementView, view
from mkdocs_briefings.pages.parts.ties import network_of
from mkdocs_briefings.pages.records.subject import (
    SubjectView,
    longer_lists,
    record_page,
    subject_view,
)

_MOST_INCIDENTS = 20
"""Rows of the table of incidents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView:
    """All that an actor's page shows."""

    name: str
    type: str
    aliases: list[str]
    contested: list[ContestedView]
    disputed_for: list[DisputedFor]
    names: list[NameView]
    country: Link | None
    since: str
    until: str
    summary: Markup | None
    cites: list[Reference]
    speaker: SpeakerView
    relations: list[StatementView]
    other_relations: list[StatementView]
    network: NetworkView | None
    incidents: list[IncidentRow]
    more_incidents: int
    activity: ColumnsView | None
    drawings: list[PageDrawing]
    figures: list[ComparisonView]
    further: list[FurtherList]
    links: list[Link]
    note: Markup | None
    pictures: list[PictureView]
    ids: list[Identifier]
    reviews: list[ReviewView]
    subject: SubjectView
    changes: list[ChangeView]
    cite: CiteView


def actor_pages(actor: Actor, links: Links) -> Iterator[Page]:
    """The page of an actor, and those of its longer lists."""
    yield record_page(actor, "actor", _view, links)
    yield from longer_lists(actor, links)


def _view(actor: Actor, links: Links, card: Card) -> ActorView:
    data, about = actor.data, links.library.once(figures_by_subject)
    others = [
        mention.statement
        for mention in actor.mentions
        if mention.role == "other-side"
        and mention.statement
        and mention.statement.home is not actor
    ]
    figures = dict.fromkeys([*actor.figures, *about.get(actor, [])])
    incidents = incidents_of(actor)
    return ActorView(
        name=actor.name,
        type=type_label(actor, links.language),
        aliases=data.known_as if data else [],
        contested=contested_views(actor.contested, actor, links),
        disputed_for=disputed_for(actor, links),
        names=name_views(data.names if data else {}, links),
        country=_country(actor, links),
        since=links.date(data.active.since) if data and data.active else "",
        until=links.date(data.active.until) if data and data.active else "",
        summary=links.prose(data.summary, actor) if data else None,
        cites=links.citations(actor.header[: len(data.cites)]) if data else [],
        speaker=speaker_view(actor, links),
        relations=[view(relation, links) for relation in actor.relations],
        other_relations=[view(relation, links) for relation in others],
        network=network_of(actor, others, links),
        incidents=[
            incident_row(one, links, held, actor)
            for one, held in list(incidents.items())[:_MOST_INCIDENTS]
        ],
        more_incidents=max(0, len(incidents) - _MOST_INCIDENTS),
        activity=activity([one.data.date for one in incidents], links.date),
        drawings=maps_of(_incidents_here(actor), links),
        figures=comparison_views(compare(figures, actor), links),
        further=further_lists(actor, links, ActorView),
        links=[Link(name, target) for name, target in data.links.items()] if data else [],
        note=links.prose(data.note, actor) if data else None,
        pictures=picture_views(actor, links),
        ids=identifiers(data),
        reviews=review_views(actor, links),
        subject=subject_view(actor, links, without=INCIDENTS_OF_ACTOR),
        changes=change_views(links),
        cite=cite_view(card, links),
    )


def _incidents_here(actor: Actor) -> list[Incident]:
    """The incidents in a country."""
    found = [mention.subject for mention in actor.mentions if mention.role == "located"]
    return [one for one in dict.fromkeys(found) if isinstance(one, Incident)]


def type_label(actor: Actor, language: Language) -> str:
    """What an actor is, in a word; empty where nobody said."""
    code = actor.data.type if actor.data else "state" if actor.is_state else ""
    return language.gettext(vocabulary.ACTOR_TYPE[code].label) if code else ""


def _country(actor: Actor, links: Links) -> Link | None:
    if actor.country is None or actor.is_state:
        return None
    return links.country(actor.country)
