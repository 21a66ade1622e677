"""Registers: one line for every briefing, incident, actor, person, country and source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, Generic, TypeVar

from mkdocs_briefings import vocabulary
from mkdocs_briefings.library import Actor, Briefing, Incident, Library, Source
from mkdocs_briefings.pages.actor import offices, type_label
from mkdocs_briefings.pages.links import Link, Links, grade, show
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.split import split
from mkdocs_briefings.vocabulary import N_

T = TypeVar("T")
Cell = Link | str | int


@dataclass(frozen=True, slots=True)
class RegisterView:
    """A table, or the ways to the tables it was split into."""

    title: str
    about: str
    empty: str
    columns: list[str]
    rows: list[list[Cell]]
    parts: list[Link]
    whole: Link | None


@dataclass(frozen=True, slots=True)
class Register(Generic[T]):
    """What a register lists, and how: columns, cells, groups for splitting."""

    uri: str
    title: str
    about: str
    empty: str
    columns: list[str]
    items: Callable[[Library], Sequence[T]]
    cells: Callable[[T, Links], list[Cell]]
    group: Callable[[T], str]


def register_pages(register: Register[T], library: Library) -> Iterator[Page]:
    """The page of a register, and its parts where it is long."""
    items = register.items(library)
    parts = split(register.uri, items, register.group)
    index = f"{register.uri}/index"
    links = Links(library, index)
    ways = [Link(f"{part.title} ({len(part.rows)})", links.to(part.uri)) for part in parts]
    shown = [] if parts else items
    yield _page(register, index, register.title, shown, links, ways, None)
    for part in parts:
        own = Links(library, part.uri)
        whole = Link(register.title, own.to(index))
        title = f"{register.title}: {part.title}"
        yield _page(register, part.uri, title, part.rows, own, [], whole)


def _page(
    register: Register[T],
    uri: str,
    title: str,
    items: Sequence[T],
    links: Links,
    parts: list[Link],
    whole: Link | None,
) -> Page:
    columns, rows = _filled(register.columns, [register.cells(item, links) for item in items])
    view = RegisterView(title, register.about, register.empty, columns, rows, parts, whole)
    group = "" if register.uri == "briefings" else N_("Library")
    return Page(uri, title, "register", view, in_nav=whole is None, nav_group=group)


def _filled(columns: list[str], rows: list[list[Cell]]) -> tuple[list[str], list[list[Cell]]]:
    """The table without the columns that are empty in every row."""
    filled = [any(row[place] != "" for row in rows) for place in range(len(columns))]
    return list(compress(columns, filled)), [list(compress(row, filled)) for row in rows]


def _briefing(briefing: Briefing, links: Links) -> list[Cell]:
    status = vocabulary.BRIEFING_STATUS[briefing.data.status].label
    status = "" if briefing.data.status == "published" else status
    return [
        show(briefing.published),
        links.subject(briefing),
        ", ".join(briefing.data.topics),
        status,
    ]


def _incident(incident: Incident, links: Links) -> list[Cell]:
    places = [place.name or place.region or "" for place in incident.data.place]
    lands = [links.country(place.country) for place in incident.data.place if place.country]
    briefings = sum(mention.role == "briefed" for mention in incident.mentions)
    return [
        show(incident.data.date),
        links.subject(incident),
        ", ".join(filter(None, places)),
        lands[0] if lands else "",
        briefings,
    ]


def _actor(actor: Actor, links: Links) -> list[Cell]:
    aliases = ", ".join(actor.data.aliases) if actor.data else ""
    country = links.country(actor.country) if actor.country and not actor.is_state else ""
    return [links.subject(actor), aliases, type_label(actor), country, len(actor.mentions)]


def _person(actor: Actor, links: Links) -> list[Cell]:
    said = sum(bool(m.statement and m.statement.data.quote) for m in actor.mentions)
    given = "" if actor.data else N_("Not given")
    return [links.subject(actor), "; ".join(offices(actor)), given, said, len(actor.mentions)]


def _source(source: Source, links: Links) -> list[Cell]:
    kind = vocabulary.SOURCE_TYPE[source.data.type].label if source.data.type else ""
    cited = sum(mention.role in ("cited", "header") for mention in source.mentions)
    publisher = source.data.publisher or ""
    date = show(source.data.published)
    return [links.subject(source), publisher, date, kind, grade(source), cited]


def people(library: Library) -> list[Actor]:
    """Actors of type person; and those without a file whom a record quotes."""
    return [actor for actor in library.actors if is_person(actor)]


def is_person(actor: Actor) -> bool:
    """Whether an actor is a person, or may be one: quoted, without a file."""
    if actor.data:
        return actor.data.type == "person"
    return not actor.is_state and any(mention.role == "quoted" for mention in actor.mentions)


def _initial(name: str) -> str:
    return next((character.upper() for character in name if character.isalnum()), "–")


REGISTERS: tuple[Register[Any], ...] = (
    Register(
        "briefings",
        N_("Briefings"),
        N_("Every briefing, newest first."),
        N_("No briefing has been published yet."),
        [N_("Published"), N_("Briefing"), N_("Topics"), N_("Status")],
        lambda library: library.briefings,
        _briefing,
        lambda briefing: str(briefing.published.year),
    ),
    Register(
        "incidents",
        N_("Incidents"),
        N_("Every incident, newest first."),
        N_("No incident has been recorded yet."),
        [N_("Date"), N_("Incident"), N_("Place"), N_("Country"), N_("Briefings")],
        lambda library: library.incidents,
        _incident,
        lambda incident: str(incident.data.date.year),
    ),
    Register(
        "actors",
        N_("Actors"),
        N_("Everybody the records name: groups, states, offices, organisations and people."),
        N_("No record names an actor yet."),
        [N_("Actor"), N_("Also known as"), N_("Type"), N_("Country"), N_("Mentions")],
        lambda library: library.actors,
        _actor,
        lambda actor: _initial(actor.name),
    ),
    Register(
        "people",
        N_("People"),
        N_("Everybody who is quoted or described, with the offices held at the time."),
        N_("No record names a person yet."),
        [N_("Person"), N_("Speaking as"), N_("Type"), N_("Quotes"), N_("Mentions")],
        people,
        _person,
        lambda actor: _initial(actor.name),
    ),
    Register(
        "countries",
        N_("Countries"),
        N_("Every country that a record speaks of."),
        N_("No record speaks of a country yet."),
        [N_("Country"), N_("Also known as"), N_("Mentions")],
        lambda library: [actor for actor in library.actors if actor.is_state],
        lambda actor, links: [_actor(actor, links)[i] for i in (0, 1, 4)],
        lambda actor: _initial(actor.name),
    ),
    Register(
        "sources",
        N_("Sources"),
        N_("Everything the statements rest on, with its grade."),
        N_("No source has been recorded yet."),
        [
            N_("Source"),
            N_("Publisher"),
            N_("Published"),
            N_("Type"),
            N_("Grade"),
            N_("Cited"),
        ],
        lambda library: library.sources,
        _source,
        lambda source: _initial(source.name),
    ),
)
"""The registers, in the order of the navigation."""
