"""What records refer to: each written name, citation and link, its place and what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from mkdocs_briefings.library.linked import Actor, Source, Subject
from mkdocs_briefings.link.headers import resolve_header
from mkdocs_briefings.link.names import Names
from mkdocs_briefings.link.scope import Referred, Scope, World, prose_fields, resolve_target
from mkdocs_briefings.link.statements import (
    make_statements,
    references,
    resolve,
    resolve_about,
    with_responses,
)
from mkdocs_briefings.link.subjects import Index, make_subjects
from mkdocs_briefings.load.folder import Document, Folder
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.model.entry import Entry

Meaning = tuple[str, Path] | None
"""A file and the place in it, or no file and an actor's id; None for what is not found."""

Sort = Literal["name", "citation", "link", "shown"]
"""A value of its own, a citation or a link in Markdown, or a value that readers see."""

LookUp = Callable[[str], Subject | None]


@dataclass(frozen=True, slots=True)
class Use:
    """A reference as it is written; `look_up` says what another text would mean in its place."""

    document: Document
    path: Path
    sort: Sort
    written: str
    meaning: Meaning
    look_up: Callable[[str], Meaning]


def find_uses(entries: Iterable[Entry], folder: Folder) -> list[Use]:
    """Every reference of all records, looked up by the rules of `link`."""
    entries = sorted(entries, key=lambda entry: entry.id)
    subjects = make_subjects(entries)
    known = {entry.id for entry in entries}
    broken = frozenset(d.id for d in folder.documents if d.id not in known)
    world = World(subjects, Names(subjects.actors.all), folder.files, broken)
    found: list[Use] = []
    everything = (*world.holders, *subjects.inline_sources)
    scopes = {subject: _Noting(subject, world, found) for subject in everything}
    statements = [s for holder in world.holders for s in with_responses(make_statements(holder))]
    for statement in statements:
        resolve(statement, scopes[statement.home])
    for subject, scope in scopes.items():
        scope.note_header()
        for _ in resolve_header(subject, scope):
            pass
    for statement in statements:
        resolve_about(statement, scopes[statement.home])
    for holder in world.holders:
        for again in references(holder):
            record = again.reference.record
            scopes[holder].note("name", record, again.path, world.record_called)
    return found


def meaning_of(subject: Subject | None) -> Meaning:
    """What a subject is known by while files are renamed."""
    if subject is None:
        return None
    return (subject.entry.document.uri, subject.path) if subject.entry else ("", (subject.id,))


class _Noting(Scope):
    """Looks references up as any scope does, and notes each."""

    def __init__(self, subject: Subject, world: World, uses: list[Use]) -> None:
        super().__init__(subject, world)
        self.uses = uses
        assert subject.entry is not None
        self.keys = frozenset(getattr(subject.entry.record, "sources", ()))

    def note(self, sort: Sort, written: str, path: Path, look_up: LookUp) -> None:
        """Note a reference by what it means now and what others would mean in its place."""

        def means(text: str) -> Meaning:
            return meaning_of(look_up(text))

        self.uses.append(Use(self.document, path, sort, written, means(written), means))

    def note_header(self) -> None:
        """Note the fields that are looked up without a scope."""
        data: Any = getattr(self.subject, "data")  # noqa: B009
        subjects, path = self.world.subjects, self.subject.path
        for field in ("part_of", "incident", "incidents"):
            self._note_ids(data, field, subjects.incidents)
        for field in ("related", "superseded_by"):
            self._note_ids(data, field, subjects.briefings)
        for key, value in getattr(data, "sources", {}).items():
            if isinstance(value, str):
                self.note("name", value, (*path, "sources", key), subjects.sources.find)
        if publisher := getattr(data, "publisher", None):
            self.note("shown", publisher, (*path, "publisher"), self._find_actor)

    def _note_ids(self, data: Any, field: str, index: Index[Any]) -> None:
        value, path = getattr(data, field, None), (*self.subject.path, field)
        for place, name in enumerate(value if isinstance(value, list | tuple) else [value]):
            if isinstance(name, str):
                self.note("name", name, (*path, place), index.find)

    def _find_actor(self, name: str) -> Actor | None:
        return self.world.names.find(name, self.lang)

    def source(self, key: str, path: Path, needle: str = "") -> Source | None:
        if key not in self.keys:
            self.note("citation" if needle else "name", key, path, self._find_source)
        return None

    def _find_source(self, key: str) -> Source | None:
        """The source file that an id means; a key of the record's own comes before it."""
        return None if key in self.keys else self.world.subjects.sources.find(key)

    def actor(self, name: str, path: Path) -> Actor | None:
        found = super().actor(name, path)
        self.note("name", name, path, self._find_actor)
        return found

    def about(self, name: str, path: Path) -> Subject | None:
        self.note("name", name, path, lambda text: Scope.about(self, text, path))
        return None

    def prose_of(self, shape: Any, path: Path) -> Referred:
        for name, prose in prose_fields(shape):
            below = (*path, name)
            for citation in prose.citations:
                self.source(citation.key, below, citation.key)
            for target in (*prose.links, *prose.images):
                if not target.startswith("#"):
                    self.uses.append(Use(self.document, below, "link", target, *self._link(target)))
        return Referred()

    def _link(self, target: str) -> tuple[Meaning, Callable[[str], Meaning]]:
        def means(text: str) -> Meaning:
            return resolve_target(self.document.uri, text.partition("#")[0]), ()

        return means(target), means
