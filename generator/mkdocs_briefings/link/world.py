"""All records of a site, and what a name in one of them would mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs_briefings.addresses import at, followed, parted
from mkdocs_briefings.language.nearest import Nearest
from mkdocs_briefings.library.linked import Source, Subject
from mkdocs_briefings.library.uses import CITING, Role, Use, meaning_of
from mkdocs_briefings.link.again import Again
from mkdocs_briefings.link.names import Names
from mkdocs_briefings.link.subjects import Subjects
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.problems import Problem


@dataclass(slots=True)
class World:
    """All records of a site, to look references up in."""

    subjects: Subjects
    names: Names
    files: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    anchors: dict[str, set[str]] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)
    again: list[Again] = field(default_factory=list)
    meanings: dict[Subject, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    nearest: Nearest = field(default_factory=Nearest)
    with_marks: list[tuple[Subject, Path, str]] = field(default_factory=list)
    """Texts of Markdown with [ or @ among their words, which may be meant to cite."""

    @property
    def holders(self) -> list[Subject]:
        """Every subject that may hold statements or sources of its own."""
        return [*self.subjects.with_files(), *self.subjects.inline_incidents]

    def meaning_of(self, subject: Subject | None) -> str | None:
        """How uses name a subject: one text for all of them."""
        if subject is None:
            return None
        meaning = self.meanings.get(subject)
        if meaning is None:
            meaning = self.meanings[subject] = meaning_of(subject)
        return meaning

    def sort_marks(self) -> None:
        """Put texts with marks in the order of their files."""
        self.with_marks.sort(key=lambda mark: mark[0].entry.document.uri if mark[0].entry else "")

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

    def document_of(self, use: Use) -> Document:
        """The file that a reference is written in."""
        record = self.record_at(use.document)
        assert record
        assert record.entry
        return record.entry.document

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

    def is_left_out(self, name: str) -> bool:
        """Whether `name` means a record that is none of the site, as mkdocs.yml says."""
        return any(name in (id, *_short_ids(id)) for id in self.left_out)


def _short_ids(id: str) -> tuple[str, str]:
    """The path below the folder of its kind, and the stem."""
    return id.partition("/")[2], id.rpartition("/")[2]


class Outlook:
    """What names mean as seen from one record: its own sources come first, then the library."""

    def __init__(self, subject: Subject, world: World) -> None:
        assert subject.entry is not None
        self.subject, self.world = subject, world
        self.document = subject.entry.document
        self.uri = self.document.uri
        self.lang: str | None = getattr(subject.entry.record, "lang", None)

    def meaning_of(self, role: Role, written: str) -> str | None:
        """What a reference would mean in this record; nothing is noted, and no actor is made."""
        if role == "link":
            return self._meaning_of_link(written)
        if role == "file":
            return self.find_file(written)
        if role == "shown-again":
            name, anchor = parted(written)
            record = self.world.meaning_of(self.world.record_called(name))
            return record and at(record, anchor)
        return self.world.meaning_of(self._find(role, written))

    def _meaning_of_link(self, target: str) -> str:
        file, anchor = parted(target)
        uri = followed(self.uri, file) if file else self.uri
        return at(self.world.meaning_of(self.world.record_at(uri)) or uri, anchor)

    def _find(self, role: Role, name: str) -> Subject | None:
        subjects = self.world.subjects
        if role in CITING:
            return self.find_source(name)
        match role:
            case "sources":
                return subjects.sources.find(name)
            case "incident" | "incidents" | "part_of":
                return subjects.incidents.find(name)
            case "related" | "superseded_by":
                return subjects.briefings.find(name)
            case "about":
                return self.find_about(name)
            case "countries" | "country":
                return self.world.names.state(name)
        return self.world.names.find(name, self.lang)

    def find_source(self, key: str) -> Source | None:
        """The source under a key of the record, or with that id."""
        return self.subject.sources.get(key) or self.world.subjects.sources.find(key)

    def find_file(self, path: str) -> str | None:
        """The file at a path from the record's own file, else from the folder of all records."""
        near = (followed(self.uri, path), path)
        return next((uri for uri in near if uri in self.world.files), None)

    def find_about(self, name: str) -> Subject | None:
        """The incident, country or actor that a statement may be about."""
        found = self.world.subjects.incidents.find(name) or self.world.names.find(name, self.lang)
        if found is None:
            inline = [i for i in self.world.subjects.inline_incidents if name in (i.id, i.name)]
            found = inline[0] if inline else None
        return found
