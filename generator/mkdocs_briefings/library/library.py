"""The library: all that a site shows, in the order in which readers look for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeVar

from mkdocs_briefings.language.slugs import fold, identity
from mkdocs_briefings.library.gathered import Field, Gathered
from mkdocs_briefings.library.linked import (
    Actor,
    Briefing,
    Incident,
    Source,
    Statement,
    Subject,
    Topic,
    attributes,
)
from mkdocs_briefings.library.tally import Tally
from mkdocs_briefings.load.folder import Document

R = TypeVar("R")
LISTS = ("briefings", "incidents", "actors", "sources", "topics")
"""The lists of subjects, by kind."""
_OF_RECORDS = ("briefings", "incidents", "sources")
"""Those whose order follows from what records say of themselves."""


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
    tally: Tally = field(default_factory=Tally)
    unread: list[Document] = field(default_factory=list)
    files: frozenset[str] = frozenset()
    introductions: dict[str, str] = field(default_factory=dict)
    gathered: Gathered = field(default_factory=Gathered)
    """What is gathered from it."""

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
        before = [actor.name for actor in self.actors]
        for actor in self.actors:
            if actor.is_state and actor.country and not actor.entry:
                actor.name = name(actor.country)
        if before != [actor.name for actor in self.actors]:
            self.gathered.forget({(Actor, "name")})

    def sort(self) -> None:
        """Put everything into the order in which readers look for it."""
        self._sort_records()
        self.actors.sort(key=lambda a: (fold(a.name), a.id))
        self.topics.sort(key=lambda t: (fold(t.name), t.id))

    def _sort_records(self) -> None:
        """The same for what may stand elsewhere when texts have changed."""
        self.briefings.sort(key=lambda b: b.id)
        self.briefings.sort(key=_published, reverse=True)
        self.incidents.sort(key=lambda i: (i.data.date.sort_key, i.id), reverse=True)
        self.sources.sort(key=lambda s: (fold(s.name), s.id))

    def renew(self, changed: Set[Field]) -> None:
        """Put records in order again, and gather anew what looks at a field that has changed.

        Names of actors and topics are as they were; states have been named since they were sorted.
        """
        before = {name: list(getattr(self, name)) for name in _OF_RECORDS}
        self._sort_records()
        others = {name for name, many in before.items() if getattr(self, name) != many}
        self.gathered.forget(changed | {(Library, name) for name in others})
        self.gathered.is_noted = True

    def once(self, gather: Callable[[Library], R]) -> R:
        """What a function gathers from the library: asked for often, gathered the first time."""
        return self.gathered.once(gather, lambda: gather(self))

    def has_gathered(self, gather: Callable[[Library], Any]) -> bool:
        """Whether it is gathered already."""
        return gather in self.gathered

    def actor_named(self, name: str) -> Actor | None:
        """The actor that a name means, where it has a page."""
        return self.actors_by_name.get(fold(name))

    def topic_named(self, name: str) -> Topic | None:
        """The topic that a name means."""
        return self.topics_by_identity.get(identity(name))

    def let_go(self) -> None:
        """Empty all that it holds, as nobody will ask for it again.

        These things lead to each other; forgotten as they are, they would stay in memory until
        somebody searches for garbage, and in a large library that takes seconds.
        """
        of_kind = (self.briefings, self.incidents, self.actors, self.sources, self.topics)
        every: list[Any] = [*self.statements, *chain.from_iterable(of_kind)]
        for one in every:
            for name in _ATTRIBUTES[type(one)]:
                delattr(one, name)
        self.gathered.clear()

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


_ATTRIBUTES = {
    kind: attributes(kind) for kind in (Statement, Briefing, Incident, Actor, Source, Topic)
}
"""What each kind of linked object holds."""
