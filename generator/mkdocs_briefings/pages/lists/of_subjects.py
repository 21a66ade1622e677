"""The registers: of briefings, incidents, actors, people, countries, topics and sources."""

from __future__ import annotations

from typing import Any

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Actor, Briefing, Incident, Source, Subject, Topic
from mkdocs_briefings.pages.lists.register import Cell, Register
from mkdocs_briefings.pages.parts.incident_rows import place_of
from mkdocs_briefings.pages.parts.links import Links, grade
from mkdocs_briefings.pages.parts.speaker import latest_offices
from mkdocs_briefings.pages.parts.times import year
from mkdocs_briefings.pages.parts.tolls import toll
from mkdocs_briefings.pages.records.actor import type_label


def _briefing(briefing: Briefing, links: Links) -> list[Cell]:
    status = links.label(vocabulary.BRIEFING_STATUS, briefing.data.status)
    status = "" if briefing.data.status == "published" else status
    return [
        links.date(briefing.published),
        links.subject(briefing),
        [links.topic(topic) for topic in briefing.data.topics],
        status,
    ]


def _incident(incident: Incident, links: Links) -> list[Cell]:
    return [
        links.date(incident.data.date),
        links.subject(incident),
        place_of(incident, links),
        toll(incident, links),
        incident.count("briefed"),
    ]


def _actor(actor: Actor, links: Links) -> list[Cell]:
    aliases = links.language.listed(actor.data.known_as) if actor.data else ""
    country = links.country(actor.country) if actor.country and not actor.is_state else ""
    return [
        links.subject(actor),
        aliases,
        type_label(actor, links.language),
        country,
        actor.count(),
    ]


def _person(actor: Actor, links: Links) -> list[Cell]:
    offices = links.language.listed(latest_offices(actor), apart=True)
    return [links.subject(actor), offices, actor.count("quoted"), actor.count()]


def _country(state: Actor, links: Links) -> list[Cell]:
    name, aliases, _, _, mentions = _actor(state, links)
    briefings, incidents = state.count("involved", "covered"), state.count("located")
    return [name, aliases, briefings, incidents, mentions]


def _topic(topic: Topic, links: Links) -> list[Cell]:
    briefings, incidents = topic.count("briefing-on"), topic.count("incident-on")
    statements = topic.count() - briefings - incidents
    return [links.subject(topic), briefings, incidents, statements]


def _source(source: Source, links: Links) -> list[Cell]:
    kind = links.label(vocabulary.SOURCE_TYPE, source.data.type)
    cited = source.count("alone", "cited", "cited-via", "header")
    publisher = source.data.publisher or ""
    date = links.date(source.data.published)
    return [
        links.subject(source),
        publisher,
        date,
        kind,
        _grade(source, links),
        cited,
        source.count("alone"),
    ]


def _grade(source: Source, links: Links) -> str:
    """A source's grade with its meaning: on phones it stands without the heading of its column."""
    given = grade(source)
    meaning, _ = links.grade(source)
    return (
        links.language.gettext("{grade}: {meaning}", grade=given, meaning=meaning) if given else ""
    )


def people(library: Library) -> list[Actor]:
    """Actors of type person; and those without a file whom a record quotes."""
    return [actor for actor in library.actors if actor.is_person]


REGISTERS: tuple[Register[Any], ...] = (
    Register(
        "briefings",
        N_("Briefings"),
        N_("Every briefing, newest first."),
        N_("No briefing has been published yet."),
        [N_("Published"), N_("Briefing"), N_("Topics"), N_("Status")],
        lambda library: library.briefings,
        _briefing,
        group=lambda briefing: (year(briefing.published),),
    ),
    Register(
        "incidents",
        N_("Incidents"),
        N_("Every incident, newest first."),
        N_("No incident has been recorded yet."),
        [N_("Date"), N_("Incident"), N_("Place"), N_("Toll"), N_("Briefings")],
        lambda library: library.incidents,
        _incident,
        group=lambda incident: (str(incident.data.date.year),),
    ),
    Register(
        "actors",
        N_("Actors"),
        N_("Everybody this site names: groups, states, offices, organisations and people."),
        N_("Nobody is named yet."),
        [N_("Actor"), N_("Also known as"), N_("Type"), N_("Country"), N_("Mentions")],
        lambda library: library.actors,
        _actor,
        rank=Subject.count,
    ),
    Register(
        "people",
        N_("People"),
        N_("Everybody who is quoted or described, with the offices held at the time."),
        N_("No person is named yet."),
        [N_("Person"), N_("Office"), N_("Quotes"), N_("Mentions")],
        people,
        _person,
        rank=Subject.count,
    ),
    Register(
        "countries",
        N_("Countries"),
        N_("Every country that this site speaks of."),
        N_("No country is spoken of yet."),
        [
            N_("Country"),
            N_("Also known as"),
            N_("Briefings"),
            N_("Incidents"),
            N_("Mentions"),
        ],
        lambda library: [actor for actor in library.actors if actor.is_state],
        _country,
        rank=Subject.count,
    ),
    Register(
        "topics",
        N_("Topics"),
        N_("What briefings, incidents and statements are about."),
        N_("Nothing here has a topic yet."),
        [N_("Topic"), N_("Briefings"), N_("Incidents"), N_("Statements")],
        lambda library: library.topics,
        _topic,
        rank=Subject.count,
    ),
    Register(
        "sources",
        N_("Sources"),
        N_(
            "Everything the statements rest on, with its grade; how often it is cited, and how "
            "often it is all that a statement rests on."
        ),
        N_("No source has been recorded yet."),
        [
            N_("Source"),
            N_("Publisher"),
            N_("Published"),
            N_("Type"),
            N_("Grade"),
            N_("Cited"),
            N_("Cited alone"),
        ],
        lambda library: library.sources,
        _source,
        rank=Subject.count,
    ),
)
"""The registers, in the order of the navigation."""
