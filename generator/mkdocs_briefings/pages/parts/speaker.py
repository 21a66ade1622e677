"""An actor as a speaker: the offices in which it speaks, from when to when, and its topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.library.linked import Actor, Statement
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.pages.parts.links import Link, Links

_MOST = 20
"""Offices that a page lists."""
_TOPICS = 5
"""Topics that a page lists."""
_SPEAKING = frozenset(kind.role for kind in KINDS.values()) | {"quoted", "perpetrator"}
"""The roles in which a statement speaks of its speaker."""
_FEW = 3
"""Offices that a line of a register lists."""

Said = tuple[Date, Statement]


@dataclass(frozen=True, slots=True)
class Office:
    """Words used of an actor as it speaks, and the first and the last time that it spoke so."""

    words: str
    first: Link | None
    last: Link | None


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic, and how many of an actor's own words are on it."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Offices, the latest first, and the topics quoted on more than once, the most frequent first;
    `more` are not listed."""

    offices: list[Office]
    more_offices: int
    topics: list[TopicCount]
    more_topics: int

    @property
    def is_dated(self) -> bool:
        """Whether it is known when any of the offices was held."""
        return any(office.first for office in self.offices)


@dataclass(slots=True)
class _Held:
    """An office as what was said in it tells of it, and when it is known to have been held."""

    said: list[Statement] = field(default_factory=list)

    @property
    def first(self) -> Said | None:
        return min(self._dated, key=_moment, default=None)

    @property
    def last(self) -> Said | None:
        return max(self._dated, key=_moment, default=None)

    @property
    def _dated(self) -> Iterator[Said]:
        return (one for statement in self.said for one in _dates(statement))


def speaker_view(actor: Actor, links: Links) -> SpeakerView:
    """What an actor's page says of it as a speaker."""
    offices = _offices(actor)
    quoted = (statement for statement in _said_by(actor) if statement.data.quote)
    topics = Counter(topic for statement in quoted for topic in statement.topics)
    again = [topic for topic in topics if topics[topic] > 1]
    common = sorted(again, key=lambda topic: (-topics[topic], topic.id))
    return SpeakerView(
        [
            Office(words, _link(held.first, links), _link(held.last, links))
            for words, held in offices[:_MOST]
        ],
        max(0, len(offices) - _MOST),
        [TopicCount(links.subject(topic), topics[topic]) for topic in common[:_TOPICS]],
        max(0, len(again) - _TOPICS),
    )


def latest_offices(actor: Actor) -> list[str]:
    """The offices in which an actor spoke last."""
    offices = [words for words, _ in _offices(actor)]
    return offices if len(offices) <= _FEW else [*offices[:_FEW], "…"]


def _said_by(actor: Actor) -> Iterator[Statement]:
    """Every statement of which it is the speaker."""
    speaks = (one.statement for one in actor.mentions if one.role in _SPEAKING)
    for statement in filter(None, dict.fromkeys(speaks)):
        if any(party.actor is actor for party in statement.by):
            yield statement


def _offices(actor: Actor) -> list[tuple[str, _Held]]:
    """Offices in the order in which they were last held, the latest first."""
    found: dict[str, _Held] = {}
    for statement in _said_by(actor):
        for party in statement.by:
            if party.actor is actor and party.words:
                found.setdefault(party.words, _Held()).said.append(statement)
    offices = list(found.items())
    if len(offices) > 1:  # most speak in one, and need not be dated
        offices.sort(key=lambda item: _recent(item[1]), reverse=True)
    return offices


def _recent(held: _Held) -> tuple[object, ...]:
    return _moment(held.last) if held.last else ()


def _dates(statement: Statement) -> list[Said]:
    """When something was said: its date, else the days on which its sources were published."""
    if statement.data.date:
        return [(statement.data.date, statement)]
    published = (citation.source.data.published for citation in statement.citations)
    return [(date, statement) for date in published if date]


def _moment(said: Said) -> tuple[object, ...]:
    date, statement = said
    return (*date.sort_key, statement.home.id, statement.anchor)


def _link(said: Said | None, links: Links) -> Link | None:
    return Link(links.date(said[0]), links.statement(said[1])) if said else None
