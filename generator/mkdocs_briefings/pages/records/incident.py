"""The page of an incident, and its facts as a briefing shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.library.disputes import is_disputed
from mkdocs_briefings.library.figures import compare, figures_by_subject
from mkdocs_briefings.library.linked import Incident, Statement
from mkdocs_briefings.model.details import Place
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.pages.drawings.drawing import PageDrawing
from mkdocs_briefings.pages.drawings.timeline import TimelineView
from mkdocs_briefings.pages.lists.changes import ChangeView, change_views
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.accounts import Account, accounts, way_to_claims
from mkdocs_briefings.pages.parts.citing import CiteView, cite_view
from mkdocs_briefings.pages.parts.developments import Development, developments
from mkdocs_briefings.pages.parts.figures import ComparisonView, comparison_views
from mkdocs_briefings.pages.parts.further import FurtherList, further_lists
from mkdocs_briefings.pages.parts.headers import (
    Identifier,
    InvolvedView,
    PictureView,
    ReviewView,
    identifiers,
    involved_views,
    picture_views,
    review_views,
)
from mkdocs_briefings.pages.parts.incident_rows import locators
from mkdocs_briefings.pages.parts.key_figures import KeyFigure, key_figures
from mkdocs_briefings.pages.parts.links import Link, Links, Reference
from mkdocs_briefings.pages.parts.mentions import BRIEFINGS, Section
from mkdocs_briefings.pages.parts.statement import StatementView, view
from mkdocs_briefings.pages.parts.strip import strip
from mkdocs_briefings.pages.records.subject import (
    SubjectView,
    longer_lists,
    record_page,
    subject_view,
)


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where an incident happened."""

    name: str
    country: Link | None
    coordinates: str
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """The facts of an incident."""

    name: str
    anchor: str
    date: str
    places: list[PlaceView]
    types: list[str]
    targets: list[str]
    summary: Markup | None
    part_of: Link | None
    topics: list[Link]
    cites: list[Reference]
    responsibility: list[StatementView]
    claims: list[StatementView]
    parties: list[InvolvedView]
    pictures: list[PictureView]
    ids: list[Identifier]
    note: Markup | None


@dataclass(frozen=True, slots=True)
class IncidentPageView:
    """All that an incident's page shows."""

    kind: str
    countries: list[Link]
    incident: IncidentView
    drawings: list[PageDrawing]
    key_figures: list[KeyFigure]
    figures: list[ComparisonView]
    developments: list[Development]
    disputes: list[StatementView]
    accounts: list[Account]
    all_claims: str
    timeline: list[StatementView]
    strip: TimelineView | None
    further: list[FurtherList]
    briefings: Section | None
    subject: SubjectView
    changes: list[ChangeView]
    reviews: list[ReviewView]
    cite: CiteView


def incident_view(incident: Incident, links: Links) -> IncidentView:
    """The facts of an incident for one page."""
    data = incident.data
    return IncidentView(
        name=data.name,
        anchor=incident.anchor,
        date=links.date(data.date),
        places=[_place(place, links) for place in data.place],
        types=[links.word(vocabulary.ATTACK_TYPE, word) for word in data.types],
        targets=[links.word(vocabulary.TARGET_TYPE, word) for word in data.targets],
        summary=links.prose(data.summary, incident),
        part_of=links.subject(incident.part_of) if incident.part_of else None,
        topics=[links.topic(topic) for topic in data.topics],
        cites=links.citations(incident.header[: len(data.cites)]),
        responsibility=[view(one, links) for one in sorted(incident.responsibility, key=_rung)],
        claims=[view(statement, links) for statement in incident.claims],
        parties=involved_views(incident.parties, incident, links),
        pictures=picture_views(incident, links),
        ids=identifiers(data),
        note=links.prose(data.note, incident),
    )


def incident_pages(incident: Incident, links: Links) -> Iterator[Page]:
    """The page of an incident that has a file, and those of its longer lists."""
    yield record_page(incident, "incident", _view, links)
    yield from longer_lists(incident, links)


def _view(incident: Incident, links: Links, card: Card) -> IncidentPageView:
    about = links.library.once(figures_by_subject)
    figures = dict.fromkeys([*incident.figures, *about.get(incident, [])])
    compared = compare(figures, incident)
    events = sorted(incident.timeline, key=lambda event: event.data.date.chronological)
    codes = dict.fromkeys(place.country for place in incident.data.place if place.country)
    briefings, others = subject_view(incident, links).parted(BRIEFINGS)
    undisputed = accounts([claim for claim in incident.claims if not is_disputed(claim)], links)
    return IncidentPageView(
        links.language.gettext("Incident"),
        [links.country(code) for code in codes],
        incident_view(incident, links),
        locators(incident, links),
        key_figures(compared, links),
        comparison_views(compared, links),
        developments(compared, links),
        [view(claim, links) for claim in incident.claims if is_disputed(claim)],
        undisputed,
        way_to_claims(undisputed, links),
        [view(event, links) for event in events],
        strip(events, links),
        further_lists(incident, links, IncidentView, IncidentPageView),
        briefings,
        others,
        change_views(links),
        review_views(incident, links),
        cite_view(card, links),
    )


def _rung(responsibility: Statement) -> int:
    """How far a statement of responsibility goes: from a claim to a conviction."""
    return vocabulary.BASIS.rank(responsibility.data.basis)


def _place(place: Place, links: Links) -> PlaceView:
    coordinates = f"{place.lat:g}, {place.lon:g}" if None not in (place.lat, place.lon) else ""
    return PlaceView(
        ", ".join(filter(None, (place.name, place.region))),
        links.country(place.country) if place.country else None,
        coordinates,
        links.label(vocabulary.PRECISION, place.precision),
    )
