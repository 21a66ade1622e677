"""Tables of records: what each is, with the columns of HDX HAPI where that has a name for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple, TypeVar

from mkdocs_briefings.language.countries import alpha_3
from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.language.vocabulary import MARKING
from mkdocs_briefings.library.figures import compare, figures_by_subject, span
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import (
    Actor,
    Briefing,
    Incident,
    Source,
    Statement,
    Subject,
)
from mkdocs_briefings.library.remembered import Remembered
from mkdocs_briefings.model.details import Place
from mkdocs_briefings.model.quantities import About
from mkdocs_briefings.outputs.data.json_lines import address_of
from mkdocs_briefings.outputs.data.table import Column, Table
from mkdocs_briefings.outputs.output import Edition
from mkdocs_briefings.pages.parts.times import date_of_subject

S = TypeVar("S", bound=Subject)


class _Located(NamedTuple):
    """A place of an incident, by its number from 1 on."""

    incident: Incident
    number: int
    place: Place


def record_tables(edition: Edition) -> Iterator[Table[Any]]:
    """Everything that has a record, then each kind by itself."""
    library = edition.library
    yield Table(
        "records",
        [*library.briefings, *library.incidents, *library.actors, *library.sources],
        _each,
        [
            *_named(edition),
            Column("kind", lambda one: _KINDS[type(one)], "briefing, incident, actor or source"),
            Column("date", lambda one: first_day(date_of_subject(one)), "its first day", "date"),
            Column("marking", lambda one: MARKING.slugs[one.marking], "TLP 2.0"),
        ],
    )
    yield Table("briefings", library.briefings, _each, [*_named(edition), *_BRIEFING])
    yield Table("incidents", library.incidents, _each, [*_named(edition), *_incident(edition)])
    yield Table("places", library.incidents, _places, _place(edition), key=("incident", "number"))
    yield Table("actors", library.actors, _each, [*_named(edition), *_actor(edition)])
    yield Table("sources", library.sources, _each, [*_named(edition), *_SOURCE])


_KINDS: dict[type[Subject], str] = {
    Briefing: "briefing",
    Incident: "incident",
    Actor: "actor",
    Source: "source",
}


def _each(subjects: Sequence[S]) -> Iterator[tuple[int, S]]:
    return enumerate(subjects)


def _named(edition: Edition) -> list[Column[Any]]:
    return [
        Column("id", lambda one: one.id, "its name in these tables"),
        Column("address", lambda one: address_of(one, edition.site), "where it stands"),
        Column("name", lambda one: one.name, "its title or name"),
    ]


def listed(texts: Sequence[str] | Iterator[str]) -> str:
    """Several texts in one cell."""
    return "; ".join(texts)


def first_day(when: Date | None) -> date | None:
    """The first day of a date; None where its start is open."""
    return when.start if when else None


def last_day(when: Date | None) -> date | None:
    """The last day of a date; None where its end is open."""
    return when.end if when else None


def _is_listed(briefing: Briefing) -> bool:
    """Whether its main incident is in the tables: one written in it only where it stands."""
    return briefing.stands or bool(briefing.incident and briefing.incident.has_page)


_BRIEFING: list[Column[Briefing]] = [
    Column("published", lambda one: first_day(one.data.published), "the day", "date"),
    Column("updated", lambda one: first_day(one.data.updated), "the last change", "date"),
    Column("status", lambda one: one.data.status, "published, superseded or withdrawn"),
    Column("authors", lambda one: listed(one.data.authors), "who wrote it"),
    Column("language", lambda one: one.data.lang, "BCP 47"),
    Column("topics", lambda one: listed(one.data.topics), "subjects"),
    Column("location_code", lambda one: _codes(one.countries), "ISO 3166-1 alpha-3"),
    Column("country_code", lambda one: listed(one.countries), "ISO 3166-1 alpha-2"),
    Column(
        "incident",
        lambda one: one.incident.id if one.incident and _is_listed(one) else None,
        "the main incident",
        refers="incidents",
    ),
    Column("summary", lambda one: one.data.summary.plain, "the bottom line"),
]

_SOURCE: list[Column[Source]] = [
    Column("publisher", lambda one: one.data.publisher, "who published it"),
    Column("authors", lambda one: listed(one.data.authors), "who wrote it"),
    Column("published", lambda one: first_day(one.data.published), "its first day", "date"),
    Column(
        "published_edtf",
        lambda one: one.data.published.text if one.data.published else None,
        "when it was published, as exactly as is known (EDTF)",
    ),
    Column("url", lambda one: one.data.url, "where it can be read"),
    Column("archive_url", lambda one: one.data.archive_url, "where a copy is kept"),
    Column("type", lambda one: one.data.type, "article, report, statement, …"),
    Column("language", lambda one: one.data.lang, "BCP 47"),
    Column("reliability", lambda one: one.data.reliability, "Admiralty code, A to F"),
    Column("credibility", lambda one: one.data.credibility, "Admiralty code, 1 to 6"),
    Column("via", lambda one: one.via.id if one.via else None, "known through", refers="sources"),
]


def _actor(edition: Edition) -> list[Column[Actor]]:
    country = edition.site.language.country
    return [
        Column("type", _type, "person, armed-group, state, …"),
        Column("aliases", lambda one: listed(one.data.known_as if one.data else []), "names"),
        Column("location_code", lambda one: code_3(one.country), "ISO 3166-1 alpha-3"),
        Column("country_code", lambda one: one.country, "ISO 3166-1 alpha-2"),
        Column(
            "location_name", lambda one: country(one.country) if one.country else None, "country"
        ),
        Column(
            "summary",
            lambda one: one.data.summary.plain if one.data and one.data.summary else None,
            "who or what it is",
        ),
    ]


def _type(actor: Actor) -> str | None:
    return actor.data.type if actor.data else "state" if actor.is_state else None


def _incident(edition: Edition) -> list[Column[Incident]]:
    toll = Remembered(partial(_killed, edition.library))
    return [
        *_location(edition, lambda one: one.data.place[0] if one.data.place else None),
        Column("event_type", lambda one: listed(one.data.types), "Global Terrorism Database"),
        Column("target_type", lambda one: listed(one.data.targets), "Global Terrorism Database"),
        *period_columns(lambda one: one.data.date),
        Column(
            "fatalities",
            lambda one: toll(one)[0] if toll(one)[0] == toll(one)[1] else None,
            "people killed, where all current figures are one number; else see figures",
            "number",
        ),
        Column("fatalities_min", lambda one: toll(one)[0], "lowest current figure", "number"),
        Column("fatalities_max", lambda one: toll(one)[1], "highest current figure", "number"),
        Column(
            "part_of",
            lambda one: one.part_of.id if one.part_of else None,
            "the larger incident",
            refers="incidents",
        ),
        Column(
            "summary",
            lambda one: one.data.summary.plain if one.data.summary else None,
            "what happened",
        ),
    ]


def period_columns(when: Any) -> list[Column[Any]]:
    """The columns that say when, as HDX HAPI names them, and the date as exactly as is known."""
    return [
        Column("reference_period_start", lambda o: first_day(when(o)), "first day", "date"),
        Column("reference_period_end", lambda o: last_day(when(o)), "last day", "date"),
        Column("date_edtf", lambda o: when(o).text if when(o) else None, "the date (EDTF)"),
    ]


def _location(edition: Edition, place: Any) -> list[Column[Any]]:
    country = edition.site.language.country

    def of(name: str) -> Any:
        return lambda one: getattr(place(one), name, None)

    def country_name(one: Any) -> str | None:
        code = of("country")(one)
        return country(code) if code else None

    return [
        Column("location_code", lambda one: code_3(of("country")(one)), "ISO 3166-1 alpha-3"),
        Column("country_code", of("country"), "ISO 3166-1 alpha-2"),
        Column("location_name", country_name, "the country's name"),
        Column("admin1_name", of("region"), "province, state or district"),
        Column("place", of("name"), "the place's name"),
        Column("lat", of("lat"), "degrees north", "number"),
        Column("lon", of("lon"), "degrees east", "number"),
        Column("precision", of("precision"), "how exact the coordinates are"),
    ]


def _places(incidents: Sequence[Incident]) -> Iterator[tuple[int, _Located]]:
    for at, incident in enumerate(incidents):
        for numbered in enumerate(incident.data.place, 1):
            yield at, _Located(incident, *numbered)


def _place(edition: Edition) -> list[Column[_Located]]:
    return [
        Column("incident", lambda one: one.incident.id, "where it happened", refers="incidents"),
        Column("number", lambda one: one.number, "from 1 on", "integer"),
        Column("address", lambda one: address_of(one.incident, edition.site), "of the incident"),
        *_location(edition, lambda one: one.place),
    ]


def code_3(code: str | None) -> str | None:
    """A country's three-letter code by that of two."""
    return alpha_3(code) if code else None


def _codes(codes: Sequence[str]) -> str:
    return listed([alpha_3(code) for code in codes])


def _killed(library: Library, incident: Incident) -> tuple[float | None, float | None]:
    """The lowest and the highest number that any current figure of the whole toll gives."""
    figures = library.once(figures_by_subject).get(incident, [])
    found: list[float] = []
    for comparison in compare(figures, incident):
        if comparison.measure == "killed" and not comparison.scope and not comparison.unit:
            found += [n for one in comparison.current for n in _bounds(one) if n is not None]
    return (min(found), max(found)) if found else (None, None)


def _bounds(figure: Statement) -> Iterator[float | None]:
    if span(figure.data):
        for number in (figure.data.value, figure.data.min, figure.data.max):
            yield float(number) if isinstance(number, About) else number
