"""Texts of saved briefings and incidents, put into what is linked: all else stays as it is.

Most saves change words only. Who speaks of whom, and what is shown, is then as it was, so that
every other record is linked as it would be again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from mkdocs_briefings.addresses import parted
from mkdocs_briefings.library.gathered import LEAD_ON, Field
from mkdocs_briefings.library.linked import (
    Briefing,
    Incident,
    Involved,
    Picture,
    Source,
    Statement,
    Subject,
    attributes,
)
from mkdocs_briefings.library.uses import Use
from mkdocs_briefings.link.linking import Linked, resolved
from mkdocs_briefings.link.scope import Scope
from mkdocs_briefings.link.statements import anchors_of, give_anchors
from mkdocs_briefings.link.subjects import make_subjects, rank
from mkdocs_briefings.link.visibility import drop_hidden
from mkdocs_briefings.load.folder import Document, Folder
from mkdocs_briefings.model.entry import Entry

_MOST = 10  # records that are put in; where more have changed, all may as well be linked
_OF_SUBJECTS = frozenset(("mentions", "hidden", "sources"))
_OF_STATEMENTS = frozenset(("home", "hidden", "responses", "answers", "shown_in", "topics"))
"""What other records give, and what follows from these."""


def relinked(linked: Linked, entries: Sequence[Entry], folder: Folder, marking: str) -> bool:
    """Let what is linked be as `link` would make it of these records.

    False where that takes linking all of them: then what is linked may be half changed, and is of
    no more use.
    """
    entries = sorted(entries, key=lambda entry: entry.id)
    same = [entry.document.uri for entry in entries] == [e.document.uri for e in linked.entries]
    if not same or marking != linked.tally.marking or not _is_alike(folder, linked):
        return False
    pairs = [pair for pair in zip(linked.entries, entries, strict=True) if pair[0] is not pair[1]]
    changed: set[Field] = set()
    if len(pairs) > _MOST or not all(_take(old, new, linked, changed) for old, new in pairs):
        return False
    linked.entries[:] = entries
    linked.gathered.forget(changed)
    linked.gathered.is_noted = True
    if linked.has_library:
        linked.library.renew(changed)
    return True


def _is_alike(folder: Folder, linked: Linked) -> bool:
    """Whether all beside the records that can be read is as it was."""
    before = linked.folder
    unread, unread_before = _unread(folder, linked), _unread(before, linked)
    return (
        (folder.files, folder.pages, folder.left_out, folder.root)
        == (before.files, before.pages, before.left_out, before.root)
        and len(folder.documents) == len(before.documents)
        and len(unread) == len(unread_before)
        and all(one is other for one, other in zip(unread, unread_before, strict=True))
    )


def _unread(folder: Folder, linked: Linked) -> list[Document]:
    return [document for document in folder.documents if document.id in linked.world.broken]


def _take(old: Entry, new: Entry, linked: Linked, changed: set[Field]) -> bool:
    """Put one record in, and note the fields in which it has `changed`; False where more changes
    by it than its texts, or cannot be said to."""
    world, uri = linked.world, old.document.uri
    if world.subjects.problems or _is_told_of(old, linked) or _is_looked_into(uri, linked):
        return False
    subjects = [one for one in (*world.holders, *world.subjects.inline_sources) if one.entry is old]
    statements = [one for one in linked.statements if one.home.entry is old]
    made = make_subjects([new], world.subjects.sources)
    records = [*made.briefings.all, *made.incidents.all]
    found = [*records, *made.inline_incidents, *made.inline_sources]
    if made.problems or not isinstance(subjects[0], Briefing | Incident):
        return False
    if list(map(_place_of, subjects)) != list(map(_place_of, found)):
        return False
    held = [_held(one) for one in subjects]
    for one, other in zip(subjects, found, strict=True):
        _copy(other, one, _OF_SUBJECTS)
    again = _statements(subjects, uri, linked)
    if again is None or list(map(_part_of, statements)) != list(map(_part_of, again)):
        return False
    for one, before in zip(subjects, held, strict=True):
        one.lists = before["lists"]
        changed |= _differing(type(one), before, _held(one))
    for statement, new_one in zip(statements, again, strict=True):
        before = _held(statement)
        _copy(new_one, statement, _OF_STATEMENTS)
        changed |= _differing(type(statement.data), before, _held(statement))
    if statements or subjects[1:]:
        places = {one.anchor for one in subjects if one.anchor}
        world.anchors[subjects[0].uri] = {*anchors_of(statements), *places}
    return True


def _is_told_of(entry: Entry, linked: Linked) -> bool:
    """Whether something is wrong in a record, or hidden: that may change with it elsewhere too."""
    document = entry.document
    wrong = any(problem.path == document.name for problem in linked.problems)
    return wrong or any(file == document.uri for file, _ in linked.unseen)


def _is_looked_into(uri: str, linked: Linked) -> bool:
    """Whether a record shows a statement again, or another leads to a place in it: places have
    their names from texts."""
    return any(
        (use.role == "shown-again" and use.document == uri)
        or (use.role in ("link", "shown-again") and _is_place_in(uri, use))
        for use in linked.uses
    )


def _is_place_in(uri: str, use: Use) -> bool:
    file, anchor = parted(use.meaning or "")
    return file == uri and bool(anchor)


def _statements(subjects: Sequence[Subject], uri: str, linked: Linked) -> list[Statement] | None:
    """The statements of one record as they are now, made from its subjects; None where something
    is wrong or hidden in it, or where it refers to something else than before."""
    world, limit = linked.world, rank(linked.tally.marking)
    uses, marks, known = world.uses, world.with_marks, len(world.problems)
    world.uses, world.with_marks = [], []
    scopes = {one: Scope(one, world) for one in subjects}
    statements = resolved([one for one in subjects if not isinstance(one, Source)], scopes)
    for subject in subjects:
        drop_hidden(subject, limit)
    wrong = [*world.problems[known:], *give_anchors(statements)]
    if wrong or any(one.hidden for one in statements):
        return None
    if world.uses != [use for use in uses if use.document == uri]:
        return None
    kept = [mark for mark in marks if mark[0] not in scopes]
    world.uses, world.with_marks = uses, [*kept, *world.with_marks]
    world.sort_marks()
    return statements


def _place_of(subject: Subject) -> tuple[Any, ...]:
    """What other records, and what they show, may depend on of a subject."""
    data: Any = getattr(subject, "data")  # noqa: B009
    told = [getattr(data, name, None) for name in ("status", "topics")]
    listed = list(getattr(data, "sources", ()))
    if isinstance(subject, Incident) and subject.anchor:  # by its name, others may speak of it
        told.append(subject.name)
    return type(subject), subject.id, subject.anchor, subject.path, subject.marking, told, listed


def _part_of(statement: Statement) -> tuple[Any, ...]:
    """The same, of a statement, besides its uses."""
    data = statement.data
    told = statement.kind, statement.home, statement.path, statement.marking
    return *told, getattr(data, "stance", None), bool(data.quote), data.topics


def _copy(source: Any, target: Any, but: frozenset[str]) -> None:
    for name in attributes(type(source)):
        if name not in but:
            setattr(target, name, getattr(source, name))


def _held(one: Subject | Statement) -> dict[str, Any]:
    """What an object holds, by the names of its attributes."""
    return {name: getattr(one, name) for name in attributes(type(one))}


def _differing(kind: type, before: dict[str, Any], now: dict[str, Any]) -> set[Field]:
    """The fields in which an object of some kind is other than it was, and those of its data."""
    changed: set[Field] = set()
    for name, value in now.items():
        if isinstance(value, BaseModel):
            model, old = type(value), before[name]
            both = ((f, getattr(value, f), getattr(old, f)) for f in model.model_fields)
            changed |= {(model, f) for f, one, other in both if not _are_alike(one, other)}
        elif name not in LEAD_ON and not _are_alike(value, before[name]):
            changed.add((kind, name))
    return changed


def _are_alike(one: Any, other: Any) -> bool:
    if type(one) is not type(other):  # 3 and 3.0 are equal, but are not written alike
        return False
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_are_alike, one, other))
    if isinstance(one, Involved | Picture):
        held = attributes(type(one))
        return all(_are_alike(getattr(one, name), getattr(other, name)) for name in held)
    return bool(one == other)
