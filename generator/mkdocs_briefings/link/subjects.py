"""Records to subjects: each with its place on the site, found by its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, TypeVar, cast

from mkdocs_briefings.addresses import anchor, at, of_record, parted, reserved_name, rooted
from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.nearest import Nearest
from mkdocs_briefings.language.slugs import fold, twins
from mkdocs_briefings.language.spoken import spoken
from mkdocs_briefings.library.linked import Actor, Briefing, Incident, Source, Subject
from mkdocs_briefings.model import records
from mkdocs_briefings.model.entry import FOLDERS, Entry
from mkdocs_briefings.problems import Fault, Problem

S = TypeVar("S", bound=Subject)


class ById(Generic[S]):
    """Finds the records of a kind by id: the whole path, the path in their folder, or the stem."""

    def __init__(self, subjects: Iterable[S]) -> None:
        self.all = sorted(subjects, key=lambda subject: subject.id)
        self._found: dict[str, S | None] = {}
        self._nearest = Nearest()
        for subject in self.all:
            stem = subject.id.rpartition("/")[2]
            self._found[stem] = None if stem in self._found else subject
        for subject in self.all:
            folder, _, rest = subject.id.partition("/")
            if folder in FOLDERS and rest:
                self._found[rest] = subject
        for subject in self.all:
            self._found[subject.id] = subject

    def find(self, name: str) -> S | None:
        """The record that an id means, None where there is none or more than one."""
        return self._found.get(name)

    def names(self) -> dict[str, S]:
        """Every name under which a record that may be shown is found."""
        return {name: s for name, s in self._found.items() if s is not None and not s.hidden}

    def nearest(self, name: str) -> str | None:
        """The id most like `name`, by its path or by the stem alone."""
        if self._nearest.is_spent:
            return None
        stem = name.rpartition("/")[2]
        if found := self._found.get(stem):
            return found.id
        known = [id for id, found in self._found.items() if found]
        return self._nearest(name, known, 0.6) or self._nearest(stem, known, 0.53)


@dataclass(slots=True)
class Subjects:
    """The subjects of a library by kind."""

    briefings: ById[Briefing]
    incidents: ById[Incident]
    actors: ById[Actor]
    sources: ById[Source]
    inline_incidents: list[Incident] = field(default_factory=list)
    inline_sources: list[Source] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def with_files(self) -> list[Subject]:
        """Every subject that has a file of its own."""
        return [*self.briefings.all, *self.incidents.all, *self.actors.all, *self.sources.all]

    @property
    def every_source(self) -> list[Source]:
        """Every source, with a file of its own or written in another record."""
        return [*self.sources.all, *self.inline_sources]


def make_subjects(entries: Iterable[Entry], sources: ById[Source] | None = None) -> Subjects:
    """Make the subjects of all records; what is written inline comes with its record.

    `sources` are those with files of their own, where the records are not all that there are.
    """
    found: dict[str, list[Subject]] = {kind: [] for kind in records.KINDS}
    for entry in entries:
        found[entry.kind].append(_subject(entry))
    subjects = Subjects(
        ById(cast(list[Briefing], found["briefing"])),
        ById(cast(list[Incident], found["incident"])),
        ById(cast(list[Actor], found["actor"])),
        sources or ById(cast(list[Source], found["source"])),
    )
    for briefing in subjects.briefings.all:
        if isinstance(briefing.data.incident, records.Incident):
            subjects.inline_incidents.append(_inline_incident(briefing, briefing.data.incident))
    for subject in (*subjects.with_files(), *subjects.inline_incidents):
        _attach_sources(subject, subjects)
    subjects.problems += _addresses(subjects)
    return subjects


def rank(marking: str | None) -> int:
    """How restricted a marking is: 0 for TLP:CLEAR, more for each step up."""
    return vocabulary.MARKING.rank(marking) if marking else 0


def _subject(entry: Entry) -> Subject:
    data = entry.record
    make: Callable[..., Subject]
    match data:
        case records.Briefing():
            make, name = partial(Briefing, data=data), spoken(data.title, data.lang)
        case records.Incident():
            make, name = partial(Incident, data=data), data.name
        case records.Source():
            make, name = partial(Source, data=data), spoken(data.title, data.lang)
        case records.Actor():
            return _actor(entry, data)
        case _:
            raise AssertionError(f"no subject for a {entry.kind}")
    return make(
        id=entry.id, uri=of_record(entry.id), name=name, entry=entry, marking=rank(data.marking)
    )


def _actor(entry: Entry, data: records.Actor) -> Actor:
    is_state = data.type == "state" and data.country is not None
    return Actor(
        id=entry.id,
        uri=of_record(entry.id, data.country if is_state else None),
        name=data.name,
        entry=entry,
        marking=rank(data.marking),
        data=data,
        country=data.country,
        is_state=is_state,
    )


def _inline_incident(briefing: Briefing, data: records.Incident) -> Incident:
    place = anchor("incident", data.name)
    return Incident(
        id=at(briefing.id, place),
        uri=briefing.uri,
        name=data.name,
        anchor=place,
        entry=briefing.entry,
        path=("incident",),
        marking=max(briefing.marking, rank(data.marking)),
        data=data,
    )


def _attach_sources(subject: Subject, subjects: Subjects) -> None:
    """Give a subject the sources that it lists, by key."""
    assert subject.entry is not None
    if subject.path:
        owner = subjects.briefings.find(parted(subject.id)[0])
        subject.sources.update(owner.sources if owner else {})
        if getattr(subject, "data").sources:  # noqa: B009
            subjects.problems.append(_own_sources(subject))
        return
    listed = getattr(getattr(subject, "data"), "sources", {})  # noqa: B009
    anchors = _anchors_of_sources(listed)
    for key, value in listed.items():
        path = (*subject.path, "sources", key)
        if isinstance(value, records.Source):
            subject.sources[key] = _inline_source(subject, anchors[key], value, path)
            subjects.inline_sources.append(subject.sources[key])
        elif source := subjects.sources.find(value):
            subject.sources[key] = source
        else:
            near = subjects.sources.nearest(value)
            hint = f"Did you mean `{near}`?" if near else f"Write briefings/sources/{value}.yaml."
            fault = Fault("unknown-source", f"there is no source `{value}`", hint)
            subjects.problems.append(subject.entry.document.problem(path, fault))


def _anchors_of_sources(listed: Mapping[str, records.Source | str]) -> dict[str, str]:
    """Anchors by key; those of sources with a higher marking come after all others, so that what
    may be shown never has a name that tells of what is not."""
    by_rank: dict[int, list[str]] = {}
    for key, value in listed.items():
        marking = value.marking if isinstance(value, records.Source) else None
        by_rank.setdefault(rank(marking), []).append(key)
    anchors: dict[str, str] = {}
    for _, keys in sorted(by_rank.items()):
        wanted = (anchor("source", key) for key in keys)
        anchors |= zip(keys, twins(wanted, anchors.values()), strict=True)
    return anchors


def _own_sources(incident: Subject) -> Problem:
    assert incident.entry is not None
    return incident.entry.document.problem(
        (*incident.path, "sources"),
        Fault(
            "unknown-field",
            "an incident written inline has no `sources` of its own",
            "Write them under the briefing's `sources`, which it uses.",
            at_key=True,
        ),
    )


def _inline_source(
    subject: Subject, place: str, data: records.Source, path: tuple[str | int, ...]
) -> Source:
    return Source(
        id=at(subject.id, place),
        uri=subject.uri,
        name=spoken(data.title, data.lang),
        anchor=place,
        entry=subject.entry,
        path=path,
        sources=subject.sources,
        marking=max(subject.marking, rank(data.marking)),
        data=data,
    )


def _addresses(subjects: Subjects) -> list[Problem]:
    """Two records at one address, and records at the address of another page."""
    problems: list[Problem] = []
    taken: dict[str, Subject] = {}
    for subject in subjects.with_files():
        assert subject.entry is not None
        document = subject.entry.document
        other = taken.setdefault(fold(subject.uri), subject)
        if other is not subject and other.entry:
            message = f"has the same address as {other.entry.document.name}"
            problems.append(
                document.problem((), Fault("same-address", message, "Rename one of the two files."))
            )
        of_kind = not isinstance(subject, Briefing)
        if name := reserved_name(subject.uri, in_folder_of_kind=of_kind):
            message = f"the address {rooted(subject.uri)} belongs to a page of the site"
            hint = f"Rename the file or folder: `{name}` is taken."
            problems.append(document.problem((), Fault("reserved-address", message, hint)))
    return problems
