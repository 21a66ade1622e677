"""What the names in one record mean: its sources, and the library's actors and incidents."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any, NamedTuple, get_args

from mkdocs_briefings.language.nearest import Nearest
from mkdocs_briefings.language.slugs import fold
from mkdocs_briefings.library.linked import Actor, Citation, Source, Statement, Subject
from mkdocs_briefings.link.names import Names
from mkdocs_briefings.link.subjects import Subjects, is_reserved
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.markdown import Prose
from mkdocs_briefings.model.kinds import OF_FIELD
from mkdocs_briefings.model.records import Briefing
from mkdocs_briefings.model.values import Reference, Shape
from mkdocs_briefings.problems import Fault, Problem

_LISTED = 20  # sources that a hint names


class LinkedPlace(NamedTuple):
    """A link in a text to a place: where it is written, in whose record, and the place."""

    subject: Subject
    path: Path
    target: str
    record: Subject
    anchor: str


@dataclass(slots=True)
class World:
    """All records of a site, to look references up in."""

    subjects: Subjects
    names: Names
    files: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    anchors: dict[str, set[str]] = field(default_factory=dict)
    linked_places: list[LinkedPlace] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    nearest: Nearest = field(default_factory=Nearest)
    with_marks: list[tuple[Subject, Path, str]] = field(default_factory=list)
    """Texts of Markdown with [ or @ among their words, which may be meant to cite."""

    @property
    def holders(self) -> list[Subject]:
        """Every subject that may hold statements or sources of its own."""
        return [*self.subjects.with_files(), *self.subjects.inline_incidents]

    def record_at(self, uri: str) -> Subject | None:
        """The subject whose record file stands at `uri`."""
        stem, _, suffix = uri.rpartition(".")
        if suffix not in ("yaml", "yml"):
            return None
        subjects = self.subjects
        for index in (subjects.briefings, subjects.incidents, subjects.actors, subjects.sources):
            found = index.find(stem)
            if found and found.id == stem:
                return found
        return None

    def record_called(self, name: str) -> Subject | None:
        """The record of any kind with that id, or the only one with that stem."""
        subjects = self.subjects
        indexes = (subjects.briefings, subjects.incidents, subjects.actors, subjects.sources)
        found = [subject for index in indexes if (subject := index.find(name))]
        exact = [subject for subject in found if subject.id == name]
        return exact[0] if exact else found[0] if len(found) == 1 else None

    def record_like(self, name: str) -> str | None:
        """The id of any kind of record that is most like `name`."""
        subjects = self.subjects
        indexes = (subjects.briefings, subjects.incidents, subjects.actors, subjects.sources)
        return next(filter(None, (index.nearest(name) for index in indexes)), None)

    def is_broken(self, name: str) -> bool:
        """Whether `name` means a record that could not be read, which is reported there."""
        return any(name in (id, *_short_ids(id)) for id in self.broken)


def _short_ids(id: str) -> tuple[str, str]:
    """The path below the folder of its kind, and the stem."""
    return id.partition("/")[2], id.rpartition("/")[2]


@dataclass(slots=True)
class Referred:
    """What Markdown refers to: citations and records, each with the path of its field."""

    citations: list[tuple[Path, Citation]] = field(default_factory=list)
    linked: list[tuple[Path, Subject]] = field(default_factory=list)

    def add(self, other: Referred) -> None:
        """Take over what another text refers to."""
        self.citations += other.citations
        self.linked += other.linked


class Scope:
    """Looks up what one record refers to; whatever is not found becomes a located problem."""

    def __init__(self, subject: Subject, world: World) -> None:
        assert subject.entry is not None
        self.subject, self.world = subject, world
        self.document: Document = subject.entry.document
        self.lang: str | None = getattr(subject.entry.record, "lang", None)
        self.problems = world.problems

    def source(self, key: str, path: Path, needle: str = "") -> Source | None:
        """The source under a key of the record, or with that id."""
        found = self.subject.sources.get(key) or self.world.subjects.sources.find(key)
        if found is None and not self.world.is_broken(key):
            message = f"there is no source `{key}`"
            self.report(path, "unknown-source", message, needle or key, self._source_hint(key))
        return found

    def actor(self, name: str, path: Path) -> Actor | None:
        """The actor of a name, made from it where none is known."""
        found = self.world.names.get(name, self.lang)
        if found is None:
            message = f"`{name}` has neither letter nor digit, so it cannot name an actor"
            self.report(path, "no-name", message, "", "Write a name.")
        elif not found.entry and is_reserved(found.uri):
            message = f"the address /{found.uri}/ belongs to a page of the site"
            hint = f"Write a file for `{name}` in briefings/actors/, under another file name."
            self.report(path, "reserved-address", message, "", hint)
        return found

    def about(self, name: str, path: Path) -> Subject | None:
        """The incident, country or actor that a statement is about."""
        found = self.world.subjects.incidents.find(name) or self.world.names.find(name, self.lang)
        if found is None:
            inline = [i for i in self.world.subjects.inline_incidents if name in (i.id, i.name)]
            found = inline[0] if inline else None
        if found is None and not self.world.is_broken(name):
            near = self.world.subjects.incidents.nearest(name) or self.world.names.nearest(name)
            hint = (
                f"Did you mean `{near}`?"
                if near
                else ("Name an incident's id, a country, or an actor that a record names.")
            )
            message = f"`{name}` is neither an incident, nor a country, nor a known actor"
            self.report(path, "unknown-subject", message, name, hint)
        return found

    def statement(
        self, reference: Reference, path: Path, at: dict[tuple[str, str], Statement]
    ) -> Statement | None:
        """The statement that `record#anchor` means."""
        found = self.world.record_called(reference.record)
        if found is None:
            if not self.world.is_broken(reference.record):
                message = f"there is no record `{reference.record}`"
                hint = which_record(self.world.record_like(reference.record))
                self.report(path, "unknown-record", message, reference.record, hint)
            return None
        statement = at.get((found.uri, reference.anchor))
        wanted = OF_FIELD[str(path[-2])].name
        if statement is None:
            near = self._anchor_like(reference.anchor, found.uri, at)
            hint = f"Did you mean `{near}`?" if near else "Anchors are `kind-id`."
            message = f"`{reference.record}` has no statement `{reference.anchor}`"
            self.report(path, "unknown-statement", message, reference.anchor, hint)
        elif statement.kind != wanted:
            message = f"`{reference.anchor}` is a {statement.kind}, but a {wanted} belongs here"
            hint = "Refer to it in the list of its own kind."
            self.report(path, "wrong-kind", message, reference.anchor, hint)
            return None
        return statement

    def _anchor_like(
        self, anchor: str, uri: str, at: dict[tuple[str, str], Statement]
    ) -> str | None:
        if self.world.nearest.is_spent:
            return None
        return self.world.nearest(anchor, [there for page, there in at if page == uri], 0.5)

    def report(self, path: Path, rule: str, message: str, needle: str, hint: str) -> None:
        """Note a problem at a path, or at the words it is about."""
        self.problems.append(self.document.problem(path, Fault(rule, message, hint, needle)))

    def prose_of(self, shape: Any, path: Path) -> Referred:
        """What the Markdown fields of a shape cite and link to; their faults are reported."""
        referred = Referred()
        for name, prose in prose_fields(shape):
            below = (*path, name)
            for fault in prose.faults:
                self.problems.append(self.document.problem(below, fault))
            if name != "body" and prose.has_headings:
                hint = "Begin the line with another character than #, or write it in `body`."
                self.report(below, "heading", f"`{name}` holds a heading", "", hint)
            if "[" in prose.plain or "@" in prose.plain:
                self.world.with_marks.append((self.subject, below, prose.source))
            for citation in prose.citations:
                source = self.source(citation.key, below, f"@{citation.key}")
                if source:
                    referred.citations.append((below, Citation(source, citation.at or None)))
            for target in (*prose.links, *prose.images):
                if linked := self._linked(target, below):
                    referred.linked.append((below, linked))
        return referred

    def _linked(self, target: str, path: Path) -> Subject | None:
        file, _, anchor = target.partition("#")
        if not file:
            self._places(target, anchor, self.subject, path)
            return None
        uri = resolve_target(self.document.uri, file)
        record = self.world.record_at(uri)
        unread = uri.rpartition(".")[0] in self.world.broken
        if record is None and uri not in self.world.files and not unread:
            message = f"`{target}` leads to no file of this site"
            self.report(path, "dead-link", message, target, "Write the path from this file.")
        if record and anchor:
            self._places(target, anchor, record, path)
        return record

    def _places(self, target: str, anchor: str, record: Subject, path: Path) -> None:
        self.world.linked_places.append(LinkedPlace(self.subject, path, target, record, anchor))

    def _source_hint(self, key: str) -> str:
        own, files = self.subject.sources, self.world.subjects.sources
        bare = key.removeprefix("@")
        if bare != key and (bare in own or files.find(bare)):
            return f"Write the key without @: `{bare}`."
        titled = (name for name, source in own.items() if fold(source.name) == fold(key))
        if name := next(titled, None):
            return f"That is a source's title; write its key `{name}`."
        listed = f"Sources here: {_some(own)}." if own else ""
        if " " in key:
            place = "A place in a source is written in one text: `cites: key, para. 12`."
            return f"{place} {listed}".rstrip()
        if near := self.world.nearest(bare, own, 0.7) or files.nearest(bare):
            return f"Did you mean `{near}`? {listed}".rstrip()
        return listed or "Add it under `sources:`."


def dead_places(world: World) -> Iterator[Problem]:
    """Links to what is no place on a record's page: neither a statement nor a section."""
    for subject, path, target, record, anchor in world.linked_places:
        known = world.anchors.get(record.uri, set()) | _sections(record)
        if anchor not in known and not anchor.startswith("text-"):
            near = world.nearest(anchor, known, 0.5)
            hint = f"Did you mean `#{near}`?" if near else "Anchors of statements are `kind-id`."
            message = f"`{target}` leads to no place on its page"
            assert subject.entry is not None
            fault = Fault("dead-link", message, hint, target)
            yield subject.entry.document.problem(path, fault)


def _some(keys: Iterable[str]) -> str:
    first = list(islice(keys, _LISTED + 1))
    return ", ".join([*first[:_LISTED], *("…" for _ in first[_LISTED:])])


def _sections(record: Subject) -> set[str]:
    """The anchors of the sections that a briefing's page has by what it writes."""
    data = getattr(record, "data", None)
    if not isinstance(data, Briefing):
        return set()
    lists = ("judgements", "claims", "quotes", "recommendations", "timeline", "sources")
    written = {name for name in lists if getattr(data, name)}
    return written | {"analysis"} if data.body else written


def prose_fields(shape: Any) -> Iterator[tuple[str, Prose]]:
    """The Markdown fields of a shape that are written."""
    for name in _prose_names(shape.__class__):
        if (value := getattr(shape, name)) is not None:
            yield name, value


@cache
def _prose_names(shape: type[Shape]) -> tuple[str, ...]:
    fields = shape.model_fields.items()
    return tuple(name for name, field in fields if _holds_prose(field.annotation))


def _holds_prose(annotation: object) -> bool:
    return annotation is Prose or any(map(_holds_prose, get_args(annotation)))


def which_record(near: str | None) -> str:
    """A hint where no record has an id; `near` is the one most like it."""
    if near:
        return f"Did you mean `{near}`?"
    return (
        "No file is called anything like it; was it moved? `briefings rename` moves a file "
        "with all that refers to it."
    )


def resolve_target(uri: str, target: str) -> str:
    """The path below `briefings/` of a relative link written in the file `uri`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(uri), target))
