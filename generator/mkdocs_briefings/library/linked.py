"""Records as linked objects, where every reference is the thing itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from mkdocs_briefings.addresses import at
from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.language.slugs import identity
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.model import details, records
from mkdocs_briefings.model.entry import Entry
from mkdocs_briefings.model.kinds import KINDS

PAST = ("superseded", "withdrawn")
"""The statuses of briefings that hold no more."""


class _Held:
    """The statements of one kind that a subject's record holds: those of the field of its name."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, subject: Subject, owner: type) -> list[Statement]:
        return subject.lists.get(self.name, [])


@dataclass(eq=False, slots=True, kw_only=True, repr=False)
class Subject:
    """Something with a place on the site: a page of its own, or an anchor on another's page.

    `uri` is the page's path below the site's root without a suffix. `entry` is the record file
    it was written in, None for an actor known by name only.
    """

    id: str
    uri: str
    name: str
    anchor: str = ""
    entry: Entry | None = None
    path: Path = ()
    marking: int = 0
    hidden: bool = False
    mentions: list[Mention] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    header: list[Citation] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    lists: dict[str, list[Statement]] = field(default_factory=dict)
    """The statements of its record, by the field that holds them."""

    def __repr__(self) -> str:
        # Linked objects lead to each other; to write them all out would never end.
        return f"<{type(self).__name__} {self.id}>"

    @property
    def has_page(self) -> bool:
        """Whether it has a page of its own."""
        return not self.anchor

    @property
    def lang(self) -> str:
        """The language (BCP 47) in which its record is written; empty where that is the site's."""
        record = self.entry.record if self.entry else None
        return record.lang or "" if isinstance(record, records.Briefing) else ""

    @property
    def stands(self) -> bool:
        """Whether its record holds: it is no draft, and neither withdrawn nor replaced."""
        status = getattr(self.entry.record, "status", None) if self.entry else None
        return status not in ("draft", *PAST)

    def count(self, *roles: str) -> int:
        """How many statements and subjects that stand speak of it, in some roles or in any."""
        found = (m for m in self.mentions if m.stands and (not roles or m.role in roles))
        return len({mention.statement or mention.subject for mention in found})


def named_id(name: str) -> str:
    """The id of an actor who has no file, by his name alone."""
    return f"actors/{identity(name)}"


@dataclass(eq=False, slots=True, kw_only=True, repr=False)
class Source(Subject):
    """Where something is known from."""

    data: records.Source
    via: Source | None = None
    publisher: Actor | None = None

    @property
    def voice(self) -> str:
        """Who speaks in it where nobody is named: its publisher, or itself."""
        return self.data.publisher or self.name

    @property
    def voice_id(self) -> str:
        """The id of the actor who speaks in it, by file or by name; its own where there is none."""
        if self.publisher:
            return self.publisher.id
        return named_id(self.data.publisher) if self.data.publisher else self.id


@dataclass(eq=False, slots=True, kw_only=True, repr=False)
class Actor(Subject):
    """A person, group, state or organisation; without `data` where only its name is known."""

    data: records.Actor | None = None
    country: str | None = None
    is_state: bool = False
    contested: list[ContestedName] = field(default_factory=list)
    relations = _Held()
    figures = _Held()

    @property
    def is_person(self) -> bool:
        """Whether it is a person, or may be one: quoted, without a file."""
        if self.data:
            return self.data.type == "person"
        return not self.is_state and any(mention.role == "quoted" for mention in self.mentions)


@dataclass(eq=False, slots=True, kw_only=True, repr=False)
class Topic(Subject):
    """What briefings, incidents and statements are filed under."""


@dataclass(eq=False, slots=True, kw_only=True, repr=False)
class Incident(Subject):
    """Something that happened at a time and a place."""

    data: records.Incident
    part_of: Incident | None = None
    parties: list[Involved] = field(default_factory=list)
    responsibility = _Held()
    figures = _Held()
    claims = _Held()
    timeline = _Held()


@dataclass(eq=False, slots=True, kw_only=True, repr=False)
class Involved:
    """An actor's part in a briefing or in an incident; `path` is where the actor is named."""

    party: Party
    data: details.Part | details.Party
    citations: list[Citation]
    path: Path


class ContestedName(NamedTuple):
    """A name of which sources dispute that it is the actor's."""

    data: details.Contested
    citations: list[Citation]


@dataclass(eq=False, slots=True, kw_only=True, repr=False)
class Picture:
    """A picture of a subject; `file` is its path below `briefings/`."""

    data: details.Image
    file: str
    citations: list[Citation]


@dataclass(eq=False, slots=True, kw_only=True, repr=False)
class Briefing(Subject):
    """A briefing with everything it says."""

    data: records.Briefing
    incident: Incident | None = None
    incidents: list[Incident] = field(default_factory=list)
    involved: list[Involved] = field(default_factory=list)
    related: list[Briefing] = field(default_factory=list)
    superseded_by: Briefing | None = None
    judgements = _Held()
    claims = _Held()
    quotes = _Held()
    figures = _Held()
    recommendations = _Held()
    timeline = _Held()

    @property
    def countries(self) -> list[str]:
        """The codes of the countries that it names, then of those of its incidents."""
        incidents = [one for one in (self.incident, *self.incidents) if one]
        places = [place.country for one in incidents for place in one.data.place if place.country]
        return list(dict.fromkeys([*self.data.countries, *places]))

    @property
    def published(self) -> Date | None:
        """The day of publication; only a draft may have none."""
        return self.data.published

    @property
    def latest(self) -> Date | None:
        """The later of its days of publication and update: what it can know of."""
        dates = [date for date in (self.data.published, self.data.updated) if date]
        return max(dates, key=lambda date: date.sort_key, default=None)


class Party(NamedTuple):
    """Somebody a statement names: an actor, the words used of it, or both."""

    actor: Actor | None
    words: str | None
    written: str | None = None

    @property
    def name(self) -> str:
        """How a reader sees it first: by its name, else in the source's words."""
        return self.actor.name if self.actor else self.words or ""


class Citation(NamedTuple):
    """A place in a source that something rests on."""

    source: Source
    at: str | None = None
    via: Source | None = None
    credibility: str | None = None


@dataclass(eq=False, slots=True, kw_only=True, repr=False)
class Statement:
    """Something a record asserts, with whoever and whatever it names."""

    kind: str
    data: Any
    home: Subject
    path: Path
    anchor: str = ""
    marking: int = 0
    hidden: bool = False
    by: list[Party] = field(default_factory=list)
    to: list[Party] = field(default_factory=list)
    actors: list[Party] = field(default_factory=list)
    about: list[Subject] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    prose_citations: list[Citation] = field(default_factory=list)
    resolution_citations: list[Citation] = field(default_factory=list)
    update_citations: list[list[Citation]] = field(default_factory=list)
    linked: list[Subject] = field(default_factory=list)
    responses: list[Statement] = field(default_factory=list)
    answers: Statement | None = None
    shown_in: list[Subject] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"<Statement {at(self.home.uri, self.anchor)}>"

    @property
    def entry(self) -> Entry:
        """The record file it is written in."""
        assert self.home.entry is not None
        return self.home.entry

    @property
    def is_ours(self) -> bool:
        """Whether it is said by the briefing's own authors."""
        return not self.by and KINDS[self.kind].is_ours

    def all_citations(self) -> Iterator[Citation]:
        """Everything it cites: for itself, in its text, its resolution and its updates."""
        yield from self.citations
        yield from self.prose_citations
        yield from self.resolution_citations
        for citations in self.update_citations:
            yield from citations


def attributes(kind: type) -> list[str]:
    """The names of all that a subject or statement of a kind holds."""
    return [name for one in kind.__mro__ for name in getattr(one, "__slots__", ())]


class Mention(NamedTuple):
    """A place that speaks of a subject: in which role, by which statement or which subject."""

    role: str
    statement: Statement | None = None
    subject: Subject | None = None

    @property
    def stands(self) -> bool:
        """Whether what speaks of it holds: statements of what does not are on no other page."""
        return self.subject is None or self.subject.stands
