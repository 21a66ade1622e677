"""What the header of a record refers to: incidents, actors, related briefings, sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mkdocs_briefings.library.linked import (
    Actor,
    Briefing,
    Citation,
    Incident,
    Involved,
    Party,
    Source,
    Subject,
)
from mkdocs_briefings.link.scope import Scope, which_record
from mkdocs_briefings.link.statements import citations, parties
from mkdocs_briefings.link.subjects import Index, S
from mkdocs_briefings.load.yaml_reader import Path

Referral = tuple[Path, Subject]
"""A path in a record's header and the subject that it refers to."""


def resolve_header(subject: Subject, scope: Scope) -> Iterator[Referral]:
    """Find what the fields of a record outside its statements refer to."""
    data: Any = getattr(subject, "data")  # noqa: B009
    path = subject.path
    if isinstance(subject, Source):
        if subject.data.publisher:
            subject.publisher = scope.world.names.find(subject.data.publisher, scope.lang)
        yield from _via(subject, scope)
    else:
        cites = citations(getattr(data, "cites", ()), (*path, "cites"), scope)
        yield from _cited(subject, cites, (*path, "cites"))
    if isinstance(subject, Incident):
        yield from _part_of(subject, scope)
    if isinstance(subject, Briefing):
        yield from _briefing(subject, scope)
        for index, change in enumerate(subject.data.changes):
            yield from _prose(subject, scope, change, (*path, "changes", index))
    yield from _prose(subject, scope, data, path)


def _cited(subject: Subject, found: list[Citation], path: Path) -> Iterator[Referral]:
    subject.header += found
    for citation in found:
        yield path, citation.source
        if citation.via:
            yield path, citation.via


def _prose(subject: Subject, scope: Scope, shape: Any, path: Path) -> Iterator[Referral]:
    referred = scope.prose_of(shape, path)
    subject.header += [citation for _, citation in referred.citations]
    yield from ((below, citation.source) for below, citation in referred.citations)
    yield from referred.linked


def _via(source: Source, scope: Scope) -> Iterator[Referral]:
    if source.data.via:
        path = (*source.path, "via")
        source.via = scope.source(source.data.via, path)
        if source.via:
            yield path, source.via


def _part_of(incident: Incident, scope: Scope) -> Iterator[Referral]:
    if incident.data.part_of:
        path = (*incident.path, "part_of")
        incidents = scope.world.subjects.incidents
        incident.part_of = _record(incident.data.part_of, path, incidents, "incident", scope)
        if incident.part_of:
            yield path, incident.part_of


def _briefing(briefing: Briefing, scope: Scope) -> Iterator[Referral]:
    data, subjects = briefing.data, scope.world.subjects
    if isinstance(data.incident, str):
        briefing.incident = _record(
            data.incident, ("incident",), subjects.incidents, "incident", scope
        )
        if briefing.incident:
            yield ("incident",), briefing.incident
    elif data.incident:
        briefing.incident = next(i for i in subjects.inline_incidents if i.entry is briefing.entry)
    for index, name in enumerate(data.incidents):
        path: Path = ("incidents", index)
        if incident := _record(name, path, subjects.incidents, "incident", scope):
            briefing.incidents.append(incident)
            yield path, incident
    for index, name in enumerate(data.related):
        path = ("related", index)
        if related := _record(name, path, subjects.briefings, "briefing", scope):
            briefing.related.append(related)
            yield path, related
    if data.superseded_by:
        path = ("superseded_by",)
        briefing.superseded_by = _record(
            data.superseded_by, path, subjects.briefings, "briefing", scope
        )
        if briefing.superseded_by:
            yield path, briefing.superseded_by
    yield from _involved(briefing, scope)


def _involved(briefing: Briefing, scope: Scope) -> Iterator[Referral]:
    for index, part in enumerate(briefing.data.actors):
        path: Path = ("actors", index)
        party: Party = parties([part.actor], path, scope)[0]
        cites = citations(part.cites, (*path, "cites"), scope)
        briefing.involved.append(Involved(party=party, data=part, citations=cites))
        if isinstance(party.actor, Actor):
            yield path, party.actor
        yield from _cited(briefing, cites, path)
        yield from _prose(briefing, scope, part, path)


def _record(name: str, path: Path, index: Index[S], kind: str, scope: Scope) -> S | None:
    found = index.find(name)
    if found is None and not scope.world.is_broken(name):
        hint = which_record(index.nearest(name))
        scope.report(path, f"unknown-{kind}", f"there is no {kind} `{name}`", name, hint)
    return found
