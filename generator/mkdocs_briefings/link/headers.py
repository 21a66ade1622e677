"""What the header of a record refers to: incidents, actors, related briefings, sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mkdocs_briefings.library.linked import (
    Actor,
    Briefing,
    Citation,
    ContestedName,
    Incident,
    Involved,
    Picture,
    Source,
    Subject,
)
from mkdocs_briefings.library.uses import Role
from mkdocs_briefings.link.prose import prose_of
from mkdocs_briefings.link.scope import Scope
from mkdocs_briefings.link.statements import citations, parties
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.model import details
from mkdocs_briefings.model.values import Cite


def resolve_header(subject: Subject, scope: Scope) -> None:
    """Find what the fields of a record outside its statements refer to."""
    data: Any = getattr(subject, "data")  # noqa: B009
    match subject:
        case Source():
            _source(subject, scope)
        case Incident():
            _incident(subject, scope)
        case Briefing():
            _briefing(subject, scope)
        case Actor():
            _actor(subject, scope)
    _cited(subject, getattr(data, "cites", ()), (*subject.path, "cites"), scope)
    _prose(subject, data, subject.path, scope)
    _sources(subject, data, scope)
    for index, image in enumerate(getattr(data, "images", ())):
        _picture(subject, image, (*subject.path, "images", index), scope)


def _cited(subject: Subject, cites: Sequence[Cite], path: Path, scope: Scope) -> list[Citation]:
    found = citations(cites, path, scope)
    subject.header += found
    return found


def _prose(subject: Subject, shape: Any, path: Path, scope: Scope) -> None:
    referred = prose_of(shape, path, scope)
    subject.header += [citation for _, citation in referred.citations]


def _sources(subject: Subject, data: Any, scope: Scope) -> None:
    """Note the sources with files of their own that a record lists, each under a key."""
    for key, value in getattr(data, "sources", {}).items():
        if isinstance(value, str):
            found = None if subject.path else subject.sources.get(key)
            scope.note("sources", value, (*subject.path, "sources", key), found)


def _source(source: Source, scope: Scope) -> None:
    data = source.data
    if data.publisher:
        source.publisher = scope.publisher(data.publisher, (*source.path, "publisher"))
    if data.via:
        source.via = scope.source("via", data.via, (*source.path, "via"))


def _picture(subject: Subject, image: details.Image, path: Path, scope: Scope) -> None:
    cited = _cited(subject, image.cites, (*path, "cites"), scope)
    _prose(subject, image, path, scope)
    if file := scope.picture(image.file, (*path, "file")):
        subject.pictures.append(Picture(data=image, file=file, citations=cited))


def _actor(actor: Actor, scope: Scope) -> None:
    if actor.country:
        scope.country("country", actor.country, ("country",))
    for index, alias in enumerate(actor.data.aliases if actor.data else ()):
        if isinstance(alias, details.Contested):
            path: Path = ("aliases", index)
            cited = _cited(actor, alias.cites, (*path, "cites"), scope)
            actor.contested.append(ContestedName(alias, cited))
            _prose(actor, alias, path, scope)


def _incident(incident: Incident, scope: Scope) -> None:
    data = incident.data
    for index, part in enumerate(data.parties):
        path = (*incident.path, "parties", index)
        incident.parties += _involved(incident, "parties", part, path, scope)
    if data.part_of:
        incident.part_of = scope.incident("part_of", data.part_of, (*incident.path, "part_of"))
    for index, place in enumerate(data.place):
        if place.country:
            path = (*incident.path, "place", index, "country")
            scope.country("country", place.country, path)


def _briefing(briefing: Briefing, scope: Scope) -> None:
    data = briefing.data
    if isinstance(data.incident, str):
        briefing.incident = scope.incident("incident", data.incident, ("incident",))
    elif data.incident:
        inline = scope.world.subjects.inline_incidents
        briefing.incident = next(one for one in inline if one.entry is briefing.entry)
        scope.note("incident", "", (), briefing.incident)
    for index, name in enumerate(data.incidents):
        if incident := scope.incident("incidents", name, ("incidents", index)):
            briefing.incidents.append(incident)
    for index, name in enumerate(data.related):
        if related := scope.briefing("related", name, ("related", index)):
            briefing.related.append(related)
    if data.superseded_by:
        briefing.superseded_by = scope.briefing(
            "superseded_by", data.superseded_by, ("superseded_by",)
        )
    for index, code in enumerate(data.countries):
        scope.country("countries", code, ("countries", index))
    for index, part in enumerate(data.actors):
        briefing.involved += _involved(briefing, "actors", part, ("actors", index), scope)
    for index, change in enumerate(data.changes):
        _prose(briefing, change, ("changes", index), scope)


def _involved(
    subject: Subject, role: Role, part: details.Part | details.Party, path: Path, scope: Scope
) -> list[Involved]:
    named = parties(role, part.actor, (*path, "actor"), scope)
    cited = _cited(subject, part.cites, (*path, "cites"), scope)
    _prose(subject, part, path, scope)
    return [
        Involved(party=party, data=part, citations=cited, path=(*path, "actor", index))
        for index, party in enumerate(named)
    ]
