"""What the header of a record holds beside its own fields: who took part, pictures, identifiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_briefings.addresses import relative
from mkdocs_briefings.language.slugs import fold
from mkdocs_briefings.language.vocabulary import PARTY_ROLE
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Actor, ContestedName, Involved, Subject
from mkdocs_briefings.model.identifiers import collection_label
from mkdocs_briefings.model.records import Record
from mkdocs_briefings.model.reviews import holding
from mkdocs_briefings.pages.parts.links import Link, Links, Person, Reference


@dataclass(frozen=True, slots=True)
class InvolvedView:
    """An actor's part in a briefing or in an incident."""

    person: Person
    role: str
    side: str
    note: Markup | None
    cites: list[Reference]


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture with what stands below it."""

    src: str
    alt: str
    caption: Markup | None
    credit: str
    licence: str
    cites: list[Reference]


@dataclass(frozen=True, slots=True)
class ContestedView:
    """A name, and who disputes that it is the actor's."""

    name: str
    contested: Markup | None
    cites: list[Reference]


@dataclass(frozen=True, slots=True)
class DisputedFor:
    """Another actor whose name this one's may be, which sources dispute."""

    actor: Link
    contested: Markup | None
    cites: list[Reference]


@dataclass(frozen=True, slots=True)
class NameView:
    """A name or title in another language; `tag` is the language's in BCP 47."""

    lang: str
    name: str
    tag: str


@dataclass(frozen=True, slots=True)
class Identifier:
    """What somebody else calls the thing: in which collection, and how."""

    where: str
    id: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """Who has looked through the record, and when."""

    by: str
    on: str
    changed: bool


def involved_views(
    everybody: Iterable[Involved], subject: Subject, links: Links
) -> list[InvolvedView]:
    """Those who took part, in the order in which they are written."""
    return [
        InvolvedView(
            links.person(one.party),
            links.word(PARTY_ROLE, one.data.role or ""),
            getattr(one.data, "side", None) or "",
            links.prose(one.data.note, subject, inline=True),
            links.citations(one.citations),
        )
        for one in everybody
    ]


def picture_views(subject: Subject, links: Links) -> list[PictureView]:
    """The pictures of a subject, as they stand on one page."""
    return [
        PictureView(
            relative(links.uri, one.file),
            one.data.alt,
            links.prose(one.data.caption, subject, inline=True),
            one.data.credit or "",
            one.data.licence or "",
            links.citations(one.citations),
        )
        for one in subject.pictures
    ]


def contested_views(
    names: Iterable[ContestedName], subject: Subject, links: Links
) -> list[ContestedView]:
    """Names of which sources dispute that they are the actor's."""
    return [
        ContestedView(
            one.data.name,
            links.prose(one.data.contested, subject, inline=True),
            links.citations(one.citations),
        )
        for one in names
    ]


def disputed_for(actor: Actor, links: Links) -> list[DisputedFor]:
    """The other actors in whose files a name of this one stands as disputed."""
    data, by_name = actor.data, links.library.once(_by_contested_name)
    names = [actor.name, *(data.known_as if data else ()), *(data.names.values() if data else ())]
    found = [one for name in dict.fromkeys(map(fold, names)) for one in by_name.get(name, ())]
    return [
        DisputedFor(
            links.subject(other),
            links.prose(name.data.contested, other, inline=True),
            links.citations(name.citations),
        )
        for other, name in found
        if other is not actor
    ]


def _by_contested_name(library: Library) -> dict[str, list[tuple[Actor, ContestedName]]]:
    found: dict[str, list[tuple[Actor, ContestedName]]] = {}
    for actor in library.actors:
        for name in actor.contested:
            found.setdefault(fold(name.data.name), []).append((actor, name))
    return found


def name_views(names: Mapping[str, str], links: Links) -> list[NameView]:
    """Names or titles by the tags of their languages."""
    return [NameView(links.language.language(tag), name, tag) for tag, name in names.items()]


def identifiers(record: Record | None) -> list[Identifier]:
    """What others call what a record is about."""
    return (
        [Identifier(collection_label(where), id) for where, id in record.ids.items()]
        if record
        else []
    )


def review_views(subject: Subject, links: Links) -> list[ReviewView]:
    """Who has looked through a record that has a file, and whether it has changed since."""
    if not subject.entry or subject.path:
        return []
    record = subject.entry.record
    hold = holding(record, subject.entry.document)
    return [ReviewView(one.by, links.date(one.on), one not in hold) for one in record.reviewed]
