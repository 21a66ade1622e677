"""The site as a MISP feed: a folder that any MISP can subscribe to, an event for each briefing.

Every actor is an object, which any MISP shows. One that a cluster of MISP's own galaxies stands for
(`ids: {misp-galaxy: threat-actor="APT28"}`) is a tag of the event too, by which analysts search and
correlate; a galaxy of our own would only be shown where somebody has imported it.

The forms are those of MISP's core format and of `misp-objects`; a taxonomy's tag is
`namespace:predicate="value"`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import md5
from typing import Any, BinaryIO

from mkdocs_briefings.addresses import HOME, markdown_file
from mkdocs_briefings.language.vocabulary import MARKING
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.linked import Actor, Briefing, Incident, Source, Statement
from mkdocs_briefings.model.identifiers import GALAXY
from mkdocs_briefings.outputs.data.json_lines import address_of
from mkdocs_briefings.outputs.data.plain import as_json
from mkdocs_briefings.outputs.exchange.marks import (
    actors_of,
    incidents_of,
    seconds,
    sources_of,
    stable_uuid,
    standing,
)
from mkdocs_briefings.outputs.file_parts import FilePart, piece_of_each
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile

Node = dict[str, Any]

_FOLDER = "data/misp"
_LISTED, _HASHES = "listed?", "hashes?"
"""Names of parts that are no addresses of briefings."""
_DONE, _UNDEFINED = "2", "4"
"""MISP's analysis is completed; its threat level is undefined, as no record gives one."""
_COLOURS = {"clear": "#ffffff", "green": "#33ff00", "amber": "#ffc000", "red": "#ff2b2b"}
_OBJECTS = {
    "incident": ("38597424-f9bb-4865-9b4b-819172df0334", "1"),
    "organization": ("f750e12b-127a-432c-b022-b3f9153c4e2a", "9"),
    "person": ("a15b0477-e9d1-4b9c-9546-abe78a4f4248", "21"),
}
"""The templates that are used, of misp-objects: each with its UUID and its version."""
_CATEGORIES = {"full-name": "Person"}
"""Of attributes of objects, by their types; of all others it is `Other`."""
_Value = tuple[str, str, str | None]
"""What an attribute is to its object, its type, and its value, if any."""


def _files(edition: Edition) -> Iterator[OutputFile]:
    gettext = edition.site.language.gettext
    briefings = standing(edition.library.briefings)
    if not briefings:
        return
    made = piece_of_each("misp", briefings, partial(_made, edition))
    every = list(dict.fromkeys(made.values()))
    listed, hashes = ([FilePart(one, name) for one in every] for name in (_LISTED, _HASHES))
    yield _file("manifest.json", gettext("The list of events"), _manifest, listed, edition)
    yield _file("hashes.csv", gettext("Hashes of all values"), _hashes, hashes, edition)
    events = {one: FilePart(piece, one.uri) for one, piece in made.items()}
    for one, event in events.items():
        yield OutputFile(
            path=f"{_FOLDER}/{_uuid(one, edition)}.json",
            title=gettext("{title}: MISP event", title=one.name),
            form="MISP",
            media_type="application/json",
            write=partial(_write_event, one, edition, event),
            page=one.uri,
            family=gettext("An event for each briefing"),
            parts=[event],
        )


MISP = Output(
    name="misp",
    title=N_("MISP feed"),
    about=N_(
        "A feed for MISP: each briefing is an event with its text as a report, its incidents and "
        "actors as objects and its sources as links; actors that MISP’s galaxies know are tagged "
        "as these. Subscribe to the folder of the list."
    ),
    files=_files,
    needs_address=True,
)


def _file(
    name: str, title: str, write: Any, parts: Sequence[FilePart], edition: Edition
) -> OutputFile:
    return OutputFile(
        path=f"{_FOLDER}/{name}",
        title=title,
        form="MISP",
        media_type="text/csv" if name.endswith("csv") else "application/json",
        write=partial(write, edition, parts),
        parts=parts,
    )


def _uuid(briefing: Briefing, edition: Edition) -> str:
    return stable_uuid(address_of(briefing, edition.site), "misp")


def _made(edition: Edition, briefings: Sequence[Briefing]) -> dict[str, bytes]:
    """The events of some briefings, their lines of the list, and the hashes of their values."""
    events = {one.uri: _event(edition, one) for one in briefings}
    told = ("info", "date", "analysis", "threat_level_id", "timestamp", "Orgc", "Tag")
    listed = {one["uuid"]: {name: one[name] for name in told} for one in events.values()}
    return {
        **{uri: as_json(event) for uri, event in events.items()},
        _LISTED: as_json(listed)[1:-1],
        _HASHES: b"".join(line for event in events.values() for line in _hashes_of(event)),
    }


def _manifest(edition: Edition, parts: Sequence[FilePart], stream: BinaryIO) -> None:
    stream.write(b"{" + b",".join(map(edition.part, parts)) + b"}\n")


def _hashes(edition: Edition, parts: Sequence[FilePart], stream: BinaryIO) -> None:
    stream.writelines(map(edition.part, parts))


def _hashes_of(event: Node) -> Iterator[bytes]:
    """The MD5 of each value with the event that has it, by which MISP sees what it knows."""
    held = [*event["Attribute"], *(a for one in event["Object"] for a in one["Attribute"])]
    for attribute in held:
        digest = md5(attribute["value"].encode(), usedforsecurity=False).hexdigest()
        yield f"{digest},{event['uuid']}\n".encode()


def _write_event(briefing: Briefing, edition: Edition, event: FilePart, stream: BinaryIO) -> None:
    when, uuid = str(seconds(briefing)), _uuid(briefing, edition)
    report = {
        "uuid": stable_uuid(uuid, "report"),
        "name": briefing.name,
        "content": edition.text(markdown_file(briefing.uri)),
        "timestamp": when,
        "deleted": False,
    }
    told = b'{"Event":%b,"EventReport":%b}}\n'
    stream.write(told % (edition.part(event)[:-1], as_json([report])))


def _event(edition: Edition, briefing: Briefing) -> Node:
    """An event without its report, whose text is only read when it is written."""
    assert briefing.published
    uuid, when = _uuid(briefing, edition), str(seconds(briefing))
    site = edition.site
    objects = [_incident(one, edition, uuid, when) for one in incidents_of(briefing)]
    actors = actors_of(briefing)
    objects += [_actor(one, edition, uuid, when) for one in actors]
    page = _attribute("link", "External analysis", address_of(briefing, site), uuid, when)
    sources = [_source(one, uuid, when) for one in sources_of(briefing) if one.data.url]
    judgements = [_judgement(one, edition, uuid, when) for one in briefing.judgements]
    return {
        "uuid": uuid,
        "info": briefing.name,
        "date": briefing.published.first.isoformat(),
        "analysis": _DONE,
        "threat_level_id": _UNDEFINED,
        "published": True,
        "timestamp": when,
        "publish_timestamp": when,
        "Orgc": {"name": site.name, "uuid": stable_uuid(site.url(HOME), "organisation")},
        "Tag": [_tlp(briefing.marking), *map(_tag, _clusters(actors))],
        "Attribute": [page, *sources, *judgements],
        "Object": objects,
    }


def _clusters(actors: Sequence[Actor]) -> list[str]:
    """The tags of the clusters of MISP's galaxies that some actors are known as."""
    ids = (actor.data.ids.get(GALAXY) for actor in actors if actor.data)
    return [f"{GALAXY}:{one}" for one in dict.fromkeys(ids) if one]


def _tag(name: str, colour: str = "#0088cc") -> Node:
    return {"name": name, "colour": colour, "local": False, "relationship_type": ""}


def _tlp(marking: int) -> Node:
    word = MARKING.slugs[marking].partition(":")[2].lower()
    return _tag(f"tlp:{word}", _COLOURS[word.partition("+")[0]])


def _attribute(
    kind: str, category: str, value: str, parent: str, when: str, relation: str = ""
) -> Node:
    return {
        "uuid": stable_uuid(parent, relation or kind, value),
        "type": kind,
        "category": category,
        "value": value,
        "timestamp": when,
        "to_ids": False,
        "disable_correlation": kind == "text",
        "comment": "",
        "deleted": False,
    }


def _source(source: Source, parent: str, when: str) -> Node:
    data = source.data
    found = _attribute("link", "External analysis", data.url or "", parent, when)
    grades = (
        ("source-reliability", (data.reliability or "").lower()),
        ("information-credibility", data.credibility or ""),
    )
    tags = [_tag(f'admiralty-scale:{name}="{grade}"') for name, grade in grades if grade]
    return {**found, "comment": source.name, "Tag": tags}


def _judgement(judgement: Statement, edition: Edition, parent: str, when: str) -> Node:
    data = judgement.data
    text = data.text.plain if data.text else data.quote
    found = _attribute("text", "Other", text, parent, when)
    likelihood = data.likelihood
    tags = []
    if likelihood:
        tags.append(_tag(f'estimative-language:likelihood-probability="{likelihood}"'))
    if data.confidence:
        tags.append(
            _tag(f'estimative-language:confidence-in-analytic-judgment="{data.confidence}"')
        )
    return {**found, "comment": address_of(judgement, edition.site), "Tag": tags}


def _incident(incident: Incident, edition: Edition, parent: str, when: str) -> Node:
    data = incident.data
    values: list[_Value] = [
        ("name", "text", incident.name),
        ("description", "text", data.summary.plain if data.summary else None),
        *(("incident_type", "text", one) for one in data.types),
    ]
    return _object("incident", incident, edition, (parent, when), values)


def _actor(actor: Actor, edition: Edition, parent: str, when: str) -> Node:
    data = actor.data
    aliases = data.known_as if data else []
    about = data.summary.plain if data and data.summary else None
    if actor.is_person:
        named: list[_Value] = [("full-name", "full-name", actor.name), ("text", "text", about)]
        named += [("alias", "text", one) for one in aliases]
        return _object("person", actor, edition, (parent, when), named)
    values: list[_Value] = [
        ("name", "text", actor.name),
        ("description", "text", about),
        ("type-of-organization", "text", data.type if data else None),
        *(("alias", "text", one) for one in aliases),
    ]
    return _object("organization", actor, edition, (parent, when), values)


def _object(
    template: str,
    subject: Incident | Actor,
    edition: Edition,
    place: tuple[str, str],
    values: list[_Value],
) -> Node:
    """An object for a subject; `place` is the UUID of its event, and when that last changed."""
    parent, when = place
    address = address_of(subject, edition.site)
    uuid = stable_uuid(parent, address)
    known, version = _OBJECTS[template]
    attributes = [
        {
            **_attribute(kind, _CATEGORIES.get(kind, "Other"), value, uuid, when, relation),
            "object_relation": relation,
        }
        for relation, kind, value in values
        if value
    ]
    return {
        "uuid": uuid,
        "name": template,
        "meta-category": "misc",
        "description": template,
        "template_uuid": known,
        "template_version": version,
        "timestamp": when,
        "deleted": False,
        "comment": address,
        "Attribute": attributes,
        "ObjectReference": [],
    }
