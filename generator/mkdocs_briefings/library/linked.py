"""The library: records as linked objects, where every reference is the thing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.language.slugs import fold, identity
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.model import details, records
from mkdocs_briefings.model.entry import Entry
from mkdocs_briefings.model.kinds import KINDS

R = TypeVar("R")


class _Held:
    """The statements of one kind that a subject's record holds: those of the field of its name."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, subject: Subject, owner: type) -> list[Statement]:
        return subject.lists.setdefault(self.name, [])


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
    def stands(self) -> bool:
        """Whether its record holds: it is no draft, and neither withdrawn nor replaced."""
        status = getattr(self.entry.record, "status", None) if self.entry else None
        return status not in ("draft", "superseded", "withdrawn")

    def count(self, *roles: str) -> int:
        """How many statements and subjects speak of it, in some roles or in any."""
        found = (m for m in self.mentions if not roles or m.role in roles)
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
        return f"<Statement {self.home.uri}#{self.anchor}>"

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


class Mention(NamedTuple):
    """A place that speaks of a subject: in which role, by which statement or which subject."""

    role: str
    statement: Statement | None = None
    subject: Subject | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records were read, and how many of them are hidden: `drafts`, and those `above`
    the site's `marking`. Those `left_out` by mkdocs.yml were not read.
    `silenced` statements of published records are hidden since they name what is not shown."""

    records: int = 0
    drafts: int = 0
    above: int = 0
    marking: str = ""
    left_out: int = 0
    silenced: int = 0

    @property
    def not_published(self) -> str:
        """How many records are not published, and why; empty where all are. Only for authors."""
        count = self.drafts + self.above + self.left_out
        reasons = [f"{self.drafts} draft{'s' if self.drafts > 1 else ''}"] if self.drafts else []
        reasons += [f"{self.above} above {self.marking}"] if self.above else []
        reasons += [f"{self.left_out} left out in mkdocs.yml"] if self.left_out else []
        noun = "record" if count == 1 else "records"
        told = [f"{count} {noun} not published: {', '.join(reasons)}"] if count else []
        if self.silenced:
            those = "1 statement" if self.silenced == 1 else f"{self.silenced} statements"
            told.append(f"{those} of published records not shown, as they name what is not")
        return "; ".join(told)


@dataclass(eq=False, slots=True, repr=False)
class Library:
    """All that is shown, sorted so that the order of files never matters.

    `unread` are the files that could not be read.
    """

    briefings: list[Briefing] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    pages: dict[str, Subject] = field(default_factory=dict)
    by_file: dict[str, Subject] = field(default_factory=dict)
    actors_by_name: dict[str, Actor] = field(default_factory=dict)
    sources_by_id: dict[str, Source] = field(default_factory=dict)
    topics_by_identity: dict[str, Topic] = field(default_factory=dict)
    tally: Tally = Tally()
    unread: list[Document] = field(default_factory=list)
    files: frozenset[str] = frozenset()
    introductions: dict[str, str] = field(default_factory=dict)
    _kept: dict[Any, Any] = field(default_factory=dict)

    def add(self, subjects: Iterable[Subject]) -> None:
        """Take subjects in, each in the list of its kind and, with a page, under its address."""
        lists: dict[type[Subject], Any] = {
            Briefing: self.briefings,
            Incident: self.incidents,
            Actor: self.actors,
            Source: self.sources,
            Topic: self.topics,
        }
        for subject in subjects:
            lists[type(subject)].append(subject)
            if subject.has_page:
                self.pages[subject.uri] = subject
                if subject.entry:
                    self.by_file[subject.entry.document.uri] = subject

    def name_states(self, name: Callable[[str], str]) -> None:
        """Give states that no file names the names that a language has for their codes."""
        for actor in self.actors:
            if actor.is_state and actor.country and not actor.entry:
                actor.name = name(actor.country)

    def sort(self) -> None:
        """Put everything into the order in which readers look for it."""
        self.briefings.sort(key=lambda b: b.id)
        self.briefings.sort(key=_published, reverse=True)
        self.incidents.sort(key=lambda i: (i.data.date.sort_key, i.id), reverse=True)
        self.actors.sort(key=lambda a: (fold(a.name), a.id))
        self.sources.sort(key=lambda s: (fold(s.name), s.id))
        self.topics.sort(key=lambda t: (fold(t.name), t.id))

    def once(self, gather: Callable[[Library], R]) -> R:
        """What a function gathers from the library: asked for often, gathered the first time."""
        if gather not in self._kept:
            self._kept[gather] = gather(self)
        found: R = self._kept[gather]
        return found

    def actor_named(self, name: str) -> Actor | None:
        """The actor that a name means, where it has a page."""
        return self.actors_by_name.get(fold(name))

    def topic_named(self, name: str) -> Topic | None:
        """The topic that a name means."""
        return self.topics_by_identity.get(identity(name))

    @property
    def quotes(self) -> list[Statement]:
        """All statements that give words as they were said, whatever their kind."""
        return [statement for statement in self.statements if statement.data.quote]

    def of_kind(self, *kinds: str) -> list[Statement]:
        """All statements of some kinds."""
        return [statement for statement in self.statements if statement.kind in kinds]


def _published(briefing: Briefing) -> tuple[object, ...]:
    """A key by which the older come first, and last what has no date yet."""
    return (0, briefing.published.sort_key) if briefing.published else (1,)
