"""The objects of STIX 2.1 that a library holds, with ids that never change.

An incident of STIX has no counts with a range, a source and a day, so a figure is a note; what
somebody responds to a statement is an opinion on it. Objects for which records give no time have
the first day on which there were any, and were changed when the library was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from mkdocs_briefings.addresses import HOME
from mkdocs_briefings.language.vocabulary import MARKING
from mkdocs_briefings.library.linked import Actor, Briefing, Incident, Source, Statement, Subject
from mkdocs_briefings.library.remembered import Remembered
from mkdocs_briefings.model.details import Place
from mkdocs_briefings.outputs.data.json_lines import address_of
from mkdocs_briefings.outputs.data.plain import as_json
from mkdocs_briefings.outputs.exchange.marks import (
    actors_of,
    incidents_of,
    sources_of,
    stable_uuid,
    statements_of,
)
from mkdocs_briefings.outputs.exchange.stix_terms import (
    BEGINNING,
    CONFIDENCE,
    MARKINGS,
    OPINIONS,
    last_change,
    time,
)
from mkdocs_briefings.outputs.output import Edition
from mkdocs_briefings.pages.kinds import sentence
from mkdocs_briefings.pages.publication import Publication

Node = dict[str, Any]

_NOTED = frozenset(["judgement", "claim", "quote", "figure", "recommendation"])
_THREATS = frozenset(["armed-group", "criminal-group"])
_MARKS = [MARKINGS[slug] for slug in MARKING.slugs]


class _Line(NamedTuple):
    """An object as JSON in one line, by its id."""

    id: str
    json: bytes


def _line(node: Node) -> _Line:
    return _Line(node["id"], as_json(node))


@dataclass(frozen=True)
class Objects:
    """Makes the objects of a site."""

    edition: Edition

    @property
    def site(self) -> Publication:
        """The site that all objects tell of."""
        return self.edition.site

    @cached_property
    def owner(self) -> str:
        """The id of the site itself, as whose all other objects are given."""
        return f"identity--{stable_uuid(self.site.url(HOME), 'identity')}"

    # What many briefings and statements speak of is made once for all of them.

    @cached_property
    def _actor(self) -> Remembered[_Line]:
        return Remembered(self._as_object)

    @cached_property
    def _with_relations(self) -> Remembered[list[_Line]]:
        return Remembered(self._related)

    @cached_property
    def _event(self) -> Remembered[_Line]:
        return Remembered(self._as_event)

    def owner_object(self) -> Node:
        """The site itself."""
        return self._object(self.owner, 0, name=self.site.name, identity_class="organization")

    def of(self, briefing: Briefing) -> Iterator[bytes]:
        """All objects of a briefing as JSON, each once; whatever refers to one comes with it."""
        about: dict[str, bytes] = {}
        for one in self._about(briefing):
            about.setdefault(one.id, one.json)
        yield from about.values()
        yield as_json(self._report(briefing, list(about)))

    def _report(self, briefing: Briefing, about: list[str]) -> Node:
        assert briefing.published
        assert briefing.latest
        return {
            **self._object(self._id("report", briefing), briefing.marking),
            "created": time(briefing.published),
            "modified": time(briefing.latest),
            "name": briefing.name,
            "description": briefing.data.summary.plain,
            "published": time(briefing.published),
            "report_types": ["threat-report"],
            "external_references": [
                {"source_name": self.site.name, "url": address_of(briefing, self.site)},
                *map(_reference, sources_of(briefing)),
            ],
            "object_refs": about or [self.owner],
        }

    def _about(self, briefing: Briefing) -> Iterator[_Line]:
        """What a report refers to; the same object comes as often as something speaks of it."""
        for incident in incidents_of(briefing):
            yield from self._incident(incident)
        for actor in actors_of(briefing):
            yield from self._with_relations(actor)
        for statement in statements_of(briefing):
            yield from self._statement(statement)

    def _id(self, kind: str, one: Subject | Statement) -> str:
        return f"{kind}--{stable_uuid(address_of(one, self.site), kind)}"

    def _object(self, id: str, marking: int, **more: Any) -> Node:
        """What all objects have; of those without a time of their own, see above."""
        created = {} if id == self.owner else {"created_by_ref": self.owner}
        return {
            "type": id.partition("--")[0],
            "spec_version": "2.1",
            "id": id,
            **created,
            "created": BEGINNING,
            "modified": self._changed,
            "object_marking_refs": [_MARKS[marking]],
            **{name: value for name, value in more.items() if value not in (None, "", [])},
        }

    @property
    def _changed(self) -> str:
        return self.edition.library.once(last_change)

    def _incident(self, incident: Incident) -> Iterator[_Line]:
        """An incident, where it was, and who is said to have done it."""
        event = self._event(incident)
        yield event
        id, data = event.id, incident.data
        for number, place in enumerate(data.place, 1):
            if place.country or (place.lat is not None and place.lon is not None):
                location = self._location(incident, number, place)
                yield location
                yield self._relation(id, "related-to", location.id, incident.marking)
        for one in incident.responsibility:
            for party in one.actors:
                if party.actor:
                    actor = self._actor(party.actor)
                    yield actor
                    yield self._relation(id, "related-to", actor.id, one.marking, one.data.basis)

    def _as_event(self, incident: Incident) -> _Line:
        data = incident.data
        node = self._object(
            self._id("incident", incident),
            incident.marking,
            name=incident.name,
            description=data.summary.plain if data.summary else None,
            labels=list(data.types),
            external_references=[
                {"source_name": self.site.name, "url": address_of(incident, self.site)}
            ],
        )
        return _line(node)

    def _location(self, incident: Incident, number: int, place: Place) -> _Line:
        uuid = stable_uuid(address_of(incident, self.site), "location", str(number))
        both = place.lat is not None and place.lon is not None
        node = self._object(
            f"location--{uuid}",
            incident.marking,
            name=place.name or place.region,
            country=place.country,
            administrative_area=place.region,
            latitude=place.lat if both else None,
            longitude=place.lon if both else None,
        )
        return _line(node)

    def _as_object(self, actor: Actor) -> _Line:
        data = actor.data
        shared = {
            "name": actor.name,
            "description": data.summary.plain if data and data.summary else None,
            "external_references": [
                {"source_name": self.site.name, "url": address_of(actor, self.site)}
            ],
        }
        if data and data.type in _THREATS:
            id, aliases = self._id("threat-actor", actor), data.known_as
            return _line(self._object(id, actor.marking, **shared, aliases=aliases))
        kind = "individual" if actor.is_person else "organization" if data else "unknown"
        id = self._id("identity", actor)
        return _line(self._object(id, actor.marking, **shared, identity_class=kind))

    def _related(self, actor: Actor) -> list[_Line]:
        """An actor, and whoever it is related to."""
        found = [self._actor(actor)]
        for one in actor.relations:
            other = one.to[0].actor
            if other:
                target = self._actor(other)
                kind, marking = one.data.relation, one.marking
                found += [target, self._relation(found[0].id, kind, target.id, marking)]
        return found

    def _relation(
        self, one: str, kind: str, other: str, marking: int, about: str | None = None
    ) -> _Line:
        uuid = stable_uuid(one, kind, other, about or "")
        node = self._object(
            f"relationship--{uuid}",
            marking,
            relationship_type=kind,
            source_ref=one,
            target_ref=other,
            description=about,
        )
        return _line(node)

    def _statement(self, statement: Statement) -> Iterator[_Line]:
        """A statement as a note on its subjects, a response as an opinion on what it answers."""
        text = self._words(statement)
        speakers = [party.name for party in statement.by] or [self.site.name]
        shared = {
            "authors": speakers,
            "external_references": [
                {"source_name": self.site.name, "url": address_of(statement, self.site)},
                *(_reference(citation.source) for citation in statement.citations),
            ],
        }
        if statement.kind in _NOTED:
            subjects = list(self._subjects(statement))
            yield from subjects
            note = self._object(
                self._id("note", statement),
                statement.marking,
                **shared,
                content=text,
                confidence=CONFIDENCE.get(getattr(statement.data, "confidence", None) or ""),
                labels=[statement.kind],
                object_refs=[one.id for one in subjects] or [self.owner],
            )
            yield _line(note)
        elif statement.kind == "response" and statement.answers:
            answered = statement.answers
            target = self._target(answered)
            if target:
                opinion = self._object(
                    self._id("opinion", statement),
                    statement.marking,
                    **shared,
                    explanation=text,
                    opinion=OPINIONS[statement.data.stance],
                    object_refs=[target],
                )
                yield _line(opinion)

    def _target(self, answered: Statement) -> str | None:
        if answered.kind in _NOTED:
            return self._id("note", answered)
        return self._id("opinion", answered) if answered.kind == "response" else None

    def _subjects(self, statement: Statement) -> Iterator[_Line]:
        for one in statement.about:
            if isinstance(one, Incident):
                yield self._event(one)
            elif isinstance(one, Actor):
                yield self._actor(one)

    def _words(self, statement: Statement) -> str:
        data = statement.data
        if statement.kind == "figure" or not (data.text or data.quote):
            return sentence(statement, self.site.language)
        return data.text.plain if data.text else str(data.quote)


def _reference(source: Source) -> Node:
    title, url = source.data.title, source.data.url
    found = {"source_name": source.data.publisher or title, "description": title}
    return {**found, **({"url": url} if url else {})}
