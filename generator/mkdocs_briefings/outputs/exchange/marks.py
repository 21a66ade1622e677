"""What both formats share: names that never change, times, and what a briefing holds for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from hashlib import sha1
from uuid import NAMESPACE_URL

from mkdocs_briefings.library.linked import Actor, Briefing, Incident, Source, Statement
from mkdocs_briefings.outputs.feeds.feed import instant
from mkdocs_briefings.pages.parts.grounds import cited

_OF_ADDRESSES = NAMESPACE_URL.bytes


def stable_uuid(*names: str) -> str:
    """A UUID made from names, such as an address: the same each time (RFC 9562, version 5).

    As `uuid.uuid5` makes it, in a third of the time: an exchange file has thousands.
    """
    made = bytearray(sha1(_OF_ADDRESSES + "#".join(names).encode(), usedforsecurity=False).digest())
    made[6] = made[6] & 0x0F | 0x50  # the version, 5
    made[8] = made[8] & 0x3F | 0x80  # the variant, that of the standard
    told = made[:16].hex()
    return f"{told[:8]}-{told[8:12]}-{told[12:16]}-{told[16:20]}-{told[20:]}"


def seconds(briefing: Briefing) -> int:
    """When a briefing last changed, in seconds since 1970 in UTC."""
    return int(instant(briefing.latest).astimezone(UTC).timestamp()) if briefing.latest else 0


def standing(briefings: list[Briefing]) -> list[Briefing]:
    """The briefings that are exchanged: those that stand."""
    return [one for one in briefings if one.stands and one.published]


def incidents_of(briefing: Briefing) -> list[Incident]:
    """The incidents that it discusses, the main one first."""
    return list(dict.fromkeys(one for one in (briefing.incident, *briefing.incidents) if one))


def statements_of(briefing: Briefing) -> list[Statement]:
    """All that it and its main incident say, each with its responses."""
    held = [*briefing.lists.values()]
    held += briefing.incident.lists.values() if briefing.incident else []
    return list(dict.fromkeys(one for many in held for top in many for one in _with(top)))


def _with(statement: Statement) -> Iterator[Statement]:
    yield statement
    for response in statement.responses:
        if response.answers is statement:
            yield from _with(response)


def actors_of(briefing: Briefing) -> list[Actor]:
    """Whoever takes part in it or in its incidents, and whom its statements name."""
    parties = [one.party for one in briefing.involved]
    parties += [one.party for incident in incidents_of(briefing) for one in incident.parties]
    found = [party.actor for party in parties]
    for one in statements_of(briefing):
        found += [party.actor for party in (*one.by, *one.actors, *one.to)]
        found += [subject for subject in one.about if isinstance(subject, Actor)]
    return list(dict.fromkeys(one for one in found if one))


def sources_of(briefing: Briefing) -> list[Source]:
    """The sources that its page lists."""
    found = dict.fromkeys(briefing.sources.values())
    found.update(dict.fromkeys(citation.source for citation in cited(briefing)))
    return list(found)
