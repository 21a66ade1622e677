"""Incidents as rows of a table: when, what, where, the toll, and who is held responsible."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from mkdocs_briefings.addresses import of_country
from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.library.linked import Actor, Incident, Statement
from mkdocs_briefings.pages.drawings.drawing import PageDrawing
from mkdocs_briefings.pages.drawings.map import MapView, Spot, incident_map, locator_map
from mkdocs_briefings.pages.kinds import responsibility
from mkdocs_briefings.pages.parts.lines import speakers
from mkdocs_briefings.pages.parts.links import Link, Links, Reference
from mkdocs_briefings.pages.parts.mentions import section_key
from mkdocs_briefings.pages.parts.times import newest_first
from mkdocs_briefings.pages.parts.tolls import toll

WORLD = "world.svg"
"""The picture of the world from which maps are cut."""


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident in short; `part` is what an actor had in it, or why it is held against the actor,
    each with who says so."""

    date: str
    link: Link
    place: str
    toll: str
    part: list[str]


@dataclass(frozen=True, slots=True)
class MapOfIncidents:
    """A map with the incidents that it shows; `picture` is the address of the world's outlines,
    `incident` the name of the only one that it is about.

    `cites` are what the record of that one rests on. `rows` are the newest of its incidents, where
    no list of them stands beside it, and `all` leads to the others where there are more.
    """

    map: MapView
    picture: str
    count: int
    incident: str = ""
    rows: list[IncidentRow] = field(default_factory=list)
    all: Link | None = None
    cites: list[Reference] = field(default_factory=list)


def incidents_of(actor: Actor) -> dict[Incident, list[Statement]]:
    """The incidents in which an actor took part or is said to have, the newest first, each with
    the statements that hold it responsible."""
    found: dict[Incident, list[Statement]] = {}
    for mention in actor.mentions:
        home = mention.statement.home if mention.statement else mention.subject
        if mention.role in ("party", "perpetrator") and isinstance(home, Incident):
            found.setdefault(home, []).extend([mention.statement] if mention.statement else [])
    ordered = sorted(found, key=lambda incident: newest_first(incident.data.date))
    return {incident: found[incident] for incident in ordered}


def incident_row(
    incident: Incident, links: Links, held: Iterable[Statement] = (), actor: Actor | None = None
) -> IncidentRow:
    """An incident as a row; `held` are the statements to be told of, `actor` whose part is."""
    mine = [one.data.role or "" for one in incident.parties if actor and one.party.actor is actor]
    roles = [links.word(vocabulary.PARTY_ROLE, role) for role in mine if role]
    bases = [_basis(statement, links) for statement in held]
    return IncidentRow(
        links.date(incident.data.date),
        links.subject(incident),
        place_of(incident, links),
        toll(incident, links),
        list(dict.fromkeys([*roles, *bases])),
    )


def place_of(incident: Incident, links: Links) -> str:
    """Where it happened, in plain words."""
    gettext, found = links.language.gettext, []
    for place in incident.data.place:
        name = place.name or place.region or ""
        country = links.country(place.country).text if place.country else ""
        both = gettext("{place}, {country}", place=name, country=country)
        found.append(both if name and country else name or country)
    return links.language.listed(list(dict.fromkeys(found)), apart=True)


def _basis(statement: Statement, links: Links) -> str:
    basis = links.label(vocabulary.BASIS, statement.data.basis)
    others = [party for party in statement.by if party not in statement.actors]
    if not others and statement.by:
        return basis
    who = speakers(statement, links)
    return responsibility.part(statement.data.basis, who, links.language) if who else basis


def maps_of(
    incidents: Iterable[Incident], links: Links, *, listed: int = 0, all_of: Link | None = None
) -> list[PageDrawing]:
    """Where some incidents happened, as a map; nothing where no record says so.

    Behind it so many of them are `listed`, the newest, and the way to the others, `all_of`.
    """
    placed = {one: spots for one in incidents if (spots := list(spots_of(one, links)))}
    spots = [spot for many in placed.values() for spot in many]
    drawn = incident_map(spots, lambda code: links.country(code).text)
    if drawn is None:
        return []
    newest = sorted(placed, key=lambda one: newest_first(one.data.date))[:listed]
    rows = [incident_row(one, links) for one in newest]
    more = all_of if len(placed) > len(rows) else None
    view = MapOfIncidents(drawn, links.asset(WORLD), len(placed), rows=rows, all=more)
    return [PageDrawing("map", view)]


def spots_of(incident: Incident, links: Links) -> Iterable[Spot]:
    """The places of an incident as a map marks them."""
    date, counted = links.date(incident.data.date), toll(incident, links)
    label = links.language.gettext("{what}, {date}", what=incident.name, date=date)
    if counted:
        label = links.language.gettext("{what}: {toll}", what=label, toll=counted)
    for place in incident.data.place:
        state = links.library.pages.get(of_country(place.country)) if place.country else None
        spot = Spot(
            label,
            links.url(incident.uri, incident.anchor),
            place.lat,
            place.lon,
            place.country or "",
            place.precision or ("exact" if place.lat is not None else "country"),
            links.url(state.uri, section_key("located")) if state else "",
        )
        if spot.can_be_drawn:
            yield spot


def locators(incident: Incident | None, links: Links) -> list[PageDrawing]:
    """Where one incident happened, with what lies around; nothing where no record says so."""
    spots = list(spots_of(incident, links)) if incident else []
    drawn = locator_map(spots, lambda code: links.country(code).text)
    if incident is None or drawn is None:
        return []
    cites = links.citations(incident.header[: len(incident.data.cites)])
    view = MapOfIncidents(drawn, links.asset(WORLD), 1, incident.name, cites=cites)
    return [PageDrawing("map", view)]
