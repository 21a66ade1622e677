"""The names in one record looked up: each becomes what it means, a use, or a problem."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from mkdocs_briefings.addresses import at, is_reserved, rooted
from mkdocs_briefings.language.slugs import fold
from mkdocs_briefings.library.linked import (
    Actor,
    Briefing,
    Incident,
    Source,
    Statement,
    Subject,
)
from mkdocs_briefings.library.uses import Role, Use
from mkdocs_briefings.link.again import Again
from mkdocs_briefings.link.subjects import ById, S
from mkdocs_briefings.link.world import Outlook, World
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.model.kinds import OF_FIELD
from mkdocs_briefings.model.values import StatementRef
from mkdocs_briefings.problems import Fault

_LISTED = 20  # sources that a hint names


class Scope(Outlook):
    """Looks up what one record refers to, and notes each reference as a use.

    Whatever is not found becomes a located problem.
    """

    def __init__(self, subject: Subject, world: World) -> None:
        super().__init__(subject, world)
        self.problems = world.problems

    def note(self, role: Role, written: str, path: Path, found: Subject | None) -> None:
        """Note a reference, and the subject that it means."""
        meaning = self.world.meaning_of(found)
        self.world.uses.append(Use(self.uri, path, role, written, meaning))

    def link(self, target: str, path: Path) -> None:
        """Note a link to a file, or to a place in one."""
        meaning = self.meaning_of("link", target)
        self.world.uses.append(Use(self.uri, path, "link", target, meaning))

    def picture(self, file: str, path: Path) -> str | None:
        """The path below `briefings/` of a picture."""
        found = self.find_file(file)
        self.world.uses.append(Use(self.uri, path, "file", file, found))
        if found is None:
            hint = "Write its path below `briefings/`, or the path from this file."
            self.report(path, "dead-link", f"there is no picture `{file}`", file, hint)
        return found

    def source(self, role: Role, key: str, path: Path, needle: str = "") -> Source | None:
        """The source that a record cites, or through which something is known."""
        found = self.find_source(key)
        self.note(role, key, path, found)
        if found is None and not self.world.is_broken(key) and not self._lists(key):
            message = f"there is no source `{key}`"
            self.report(path, "unknown-source", message, needle or key, self._source_hint(key))
        return found

    def _lists(self, key: str) -> bool:
        """Whether the record lists a source; what is wrong with that is told there."""
        entry = self.subject.entry
        return entry is not None and key in getattr(entry.record, "sources", {})

    def incident(self, role: Role, name: str, path: Path) -> Incident | None:
        """The incident with that id."""
        return self._record(role, name, path, self.world.subjects.incidents, "incident")

    def briefing(self, role: Role, name: str, path: Path) -> Briefing | None:
        """The briefing with that id."""
        return self._record(role, name, path, self.world.subjects.briefings, "briefing")

    def _record(self, role: Role, name: str, path: Path, index: ById[S], kind: str) -> S | None:
        found = index.find(name)
        self.note(role, name, path, found)
        if found is None and not self.world.is_broken(name):
            hint = _which_record(index.nearest(name))
            self.report(path, f"unknown-{kind}", f"there is no {kind} `{name}`", name, hint)
        return found

    def actor(self, role: Role, name: str, path: Path) -> Actor | None:
        """The actor of a name, made from it where none is known."""
        found = self.world.names.get(name, self.lang)
        self.note(role, name, path, found)
        if found is None:
            message = f"`{name}` has neither letter nor digit, so it cannot name an actor"
            self.report(path, "no-name", message, "", "Write a name.")
        elif not found.entry and is_reserved(found.uri):
            message = f"the address {rooted(found.uri)} belongs to a page of the site"
            hint = f"Write a file for `{name}` in briefings/actors/, under another file name."
            self.report(path, "reserved-address", message, "", hint)
        return found

    def publisher(self, name: str, path: Path) -> Actor | None:
        """The actor that publishes a source, where others speak of it too; its name serves else."""
        found = self.world.names.find(name, self.lang)
        self.note("publisher", name, path, found)
        return found

    def country(self, role: Role, code: str, path: Path) -> None:
        """Note a state by its code."""
        self.note(role, code, path, self.world.names.state(code))

    def about(self, name: str, path: Path) -> Subject | None:
        """The incident, country or actor that a statement is about."""
        found = self.find_about(name)
        self.note("about", name, path, found)
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

    def shown_again(self, reference: StatementRef, path: Path, answers: Statement | None) -> None:
        """Note where a statement is shown again; it is found once all have their anchors."""
        written = at(reference.record, reference.anchor)
        meaning = self.meaning_of("shown-again", written)
        self.world.uses.append(Use(self.uri, path, "shown-again", written, meaning))
        self.world.again.append(Again(self.subject, answers, path, reference))

    def statement(
        self, reference: StatementRef, path: Path, at: dict[tuple[str, str], Statement]
    ) -> Statement | None:
        """The statement that `record#anchor` means."""
        found = self.world.record_called(reference.record)
        if found is None:
            if not self.world.is_broken(reference.record):
                message = f"there is no record `{reference.record}`"
                hint = _which_record(self.world.record_like(reference.record))
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
        if rule.startswith("unknown-") and self.world.is_left_out(needle):
            hint = "A record of that name is left out by mkdocs.yml: `exclude_docs`, `draft_docs`."
        self.problems.append(self.document.problem(path, Fault(rule, message, hint, needle)))

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


def _which_record(near: str | None) -> str:
    """A hint where no record has an id; `near` is the one most like it."""
    if near:
        return f"Did you mean `{near}`?"
    return (
        "No file is called anything like it; was it moved? `briefings rename` moves a file "
        "with all that refers to it."
    )


def _some(keys: Iterable[str]) -> str:
    first = list(islice(keys, _LISTED + 1))
    return ", ".join([*first[:_LISTED], *("…" for _ in first[_LISTED:])])
