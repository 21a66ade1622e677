"""Records to the library: every reference becomes the thing itself, back-references are added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path as FilePath

from mkdocs_briefings.library.gathered import Gathered
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Statement, Subject
from mkdocs_briefings.library.tally import Tally
from mkdocs_briefings.library.uses import Use
from mkdocs_briefings.link.headers import resolve_header
from mkdocs_briefings.link.hidden_files import hidden_files
from mkdocs_briefings.link.mentions import add_mentions
from mkdocs_briefings.link.names import Names
from mkdocs_briefings.link.naming import name_fileless
from mkdocs_briefings.link.prose import dead_places
from mkdocs_briefings.link.scope import Scope
from mkdocs_briefings.link.speaking import Speaking
from mkdocs_briefings.link.statements import (
    anchors_of,
    give_anchors,
    is_shown,
    make_statements,
    resolve,
    resolve_about,
    with_responses,
)
from mkdocs_briefings.link.subjects import make_subjects, rank
from mkdocs_briefings.link.topics import make_topics
from mkdocs_briefings.link.visibility import (
    drop_hidden,
    hide_subjects,
    leaks,
    silenced,
    unseen_places,
)
from mkdocs_briefings.link.world import Outlook, World
from mkdocs_briefings.load.folder import Folder
from mkdocs_briefings.load.tree import Path
from mkdocs_briefings.model.entry import Entry
from mkdocs_briefings.problems import Problem


@dataclass(frozen=True)
class Linked:
    """All records, hidden or not, with every reference resolved: what the rules look at."""

    tally: Tally
    problems: list[Problem]
    entries: list[Entry]
    statements: list[Statement]
    world: World
    quoted: list[Statement]
    """All statements with words in quotation."""
    hiding: dict[Subject, list[Statement]]
    """Hidden subjects, each with the statements of published records that name it."""
    collect: Callable[[], Library]
    folder: Folder
    unseen: Set[tuple[str, Path]] = frozenset()
    """The files, and the places in them, where what is not shown is written."""
    hidden_files: frozenset[str] = frozenset()
    """Files below the folder of records that are as hidden as the records beside them."""
    by_kind: dict[str, list[Statement]] = field(default_factory=dict)
    gathered: Gathered = field(default_factory=Gathered)
    """What rules found."""

    @cached_property
    def library(self) -> Library:
        """What may be shown, with its back-references: made when first asked for, as a check of
        the records hardly ever does."""
        return self.collect()

    @property
    def root(self) -> FilePath | None:
        """Where the folder of records is on the disk, if it was read from there."""
        return self.folder.root

    @property
    def has_library(self) -> bool:
        """Whether its library is made."""
        return "library" in vars(self)

    @property
    def uses(self) -> list[Use]:
        """Every reference that the records hold, hidden or not, and what each means."""
        return self.world.uses

    def would_mean(self, use: Use, written: str) -> str | None:
        """What another text would mean in the place of a reference."""
        record = self.world.record_at(use.document)
        return Outlook(record, self.world).meaning_of(use.role, written) if record else None

    def of_kind(self, kind: str) -> list[Statement]:
        """All statements of a kind, hidden or not."""
        if not self.by_kind:
            for statement in self.statements:
                self.by_kind.setdefault(statement.kind, []).append(statement)
        return self.by_kind.get(kind, [])


def link(
    entries: Iterable[Entry], folder: Folder, marking: str = "TLP:CLEAR", *, drafts: bool = False
) -> Linked:
    """Link records into a library that holds only what a site of that marking may show.

    `drafts` is whether that shows drafts.
    """
    entries = sorted(entries, key=lambda entry: entry.id)
    world = _world(entries, folder)
    subjects, limit = world.subjects, rank(marking)
    scopes = {one: Scope(one, world) for one in (*world.holders, *subjects.inline_sources)}
    statements = resolved(world.holders, scopes)
    world.sort_marks()
    hide_subjects(scopes, limit, drafts=drafts)
    for subject in scopes:
        drop_hidden(subject, limit)
    _name_places(statements, world)
    world.problems += dead_places(world)
    world.problems += leaks(world.uses, scopes, statements)
    _show_again(scopes, statements, world)
    hidden = [subject for subject in subjects.with_files() if subject.hidden]
    hiding = silenced(statements, limit)
    above = sum(subject.marking > limit for subject in hidden)
    tally = Tally(
        len(folder.documents),
        len(hidden) - above,
        above,
        marking,
        len(folder.left_out),
        sum(map(len, hiding.values())),
    )

    def collect() -> Library:
        library = _collect(list(scopes), statements, world)
        library.files = world.files - beside
        library.introductions = folder.pages
        library.tally = tally
        library.unread = [d for d in folder.documents if d.id in world.broken]
        library.sources_by_id = subjects.sources.names()
        return library

    problems = [*subjects.problems, *world.names.problems, *world.problems]
    quoted = [statement for statement in statements if statement.data.quote]
    unseen = unseen_places(scopes, statements)
    beside = hidden_files(world.uses, scopes, unseen, folder.files, folder.pages)
    return Linked(
        tally,
        problems,
        entries,
        statements,
        world,
        quoted,
        hiding,
        collect,
        folder,
        unseen,
        beside,
    )


def _world(entries: Sequence[Entry], folder: Folder) -> World:
    subjects = make_subjects(entries)
    known = {entry.id for entry in entries}
    broken = frozenset(d.id for d in folder.documents if d.id not in known)
    return World(subjects, Names(subjects.actors.all), folder.files, broken, folder.left_out)


def resolved(holders: Sequence[Subject], scopes: dict[Subject, Scope]) -> list[Statement]:
    """All statements, in the order of pages; they and what records say besides are resolved."""
    made: list[Statement] = []
    for holder in holders:
        made += with_responses(list(make_statements(holder, scopes[holder])))
    made.sort(key=lambda statement: statement.home.uri)
    for statement in made:
        resolve(statement, scopes[statement.home])
    for subject, scope in scopes.items():
        resolve_header(subject, scope)
    for statement in made:
        resolve_about(statement, scopes[statement.home])
    return made


def _name_places(statements: Sequence[Statement], world: World) -> None:
    """Give anchors that are unique on their page, once all is known that is not shown."""
    for uri, page in groupby(statements, key=lambda statement: statement.home.uri):
        on_page = list(page)
        world.problems += give_anchors(on_page)
        world.anchors[uri] = set(anchors_of(on_page))
    for subject in (*world.subjects.inline_incidents, *world.subjects.inline_sources):
        world.anchors.setdefault(subject.uri, set()).add(subject.anchor)


def _show_again(
    scopes: dict[Subject, Scope], statements: Sequence[Statement], world: World
) -> None:
    """Put statements that are shown again (`record#anchor`) where they are asked for."""
    at = {(statement.home.uri, statement.anchor): statement for statement in statements}
    for place in world.again:
        if place.answers and not is_shown(place.answers):
            continue
        holder = place.holder
        statement = scopes[holder].statement(place.reference, place.path, at)
        if statement is None or not (statement.home.stands or statement.entry is holder.entry):
            continue
        if is_shown(statement) and not holder.hidden:
            place.insert(statement)
            statement.shown_in.append(holder)


def _collect(subjects: Sequence[Subject], statements: Sequence[Statement], world: World) -> Library:
    """What may be shown; what a briefing says that does not stand is on its own page only."""
    names = world.names
    library = Library(files=world.files)
    seen = [subject for subject in subjects if not subject.hidden]
    library.add(subject for subject in seen if subject.has_page or subject.stands)
    library.statements = [one for one in statements if is_shown(one) and one.home.stands]
    speaking = Speaking(world, (*subjects, *statements))
    add_mentions(library, speaking)
    name_fileless(library, names, speaking)
    library.add(actor for actor in names.actors if not actor.entry and actor.mentions)
    library.add(make_topics(library))
    library.actors_by_name = names.shown(library.actors)
    library.sort()
    return library
