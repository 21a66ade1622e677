"""What may be shown: drafts and whatever is marked above the site's marking are taken out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from mkdocs_briefings.addresses import at, parted
from mkdocs_briefings.library.linked import (
    Actor,
    Briefing,
    Citation,
    ContestedName,
    Incident,
    Involved,
    Source,
    Statement,
    Subject,
)
from mkdocs_briefings.library.uses import Role, Use, meaning_of
from mkdocs_briefings.link.statements import is_shown
from mkdocs_briefings.link.subjects import S
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.problems import Fault, Problem

_LEFT_OUT: frozenset[Role] = frozenset(("publisher", "shown-again", "sources"))
"""Roles in which what is not shown is passed over without a word: the rest reads well alone."""


def hide_subjects(subjects: Iterable[Subject], limit: int, *, drafts: bool) -> None:
    """Hide what is marked higher than `limit` (a rank of the marking vocabulary), and drafts
    unless `drafts` are shown."""
    for subject in subjects:
        record = subject.entry.record if subject.entry else None
        draft = getattr(record, "status", None) == "draft"
        subject.hidden = (draft and not drafts) or subject.marking > limit


def leaks(
    uses: Iterable[Use], subjects: Collection[Subject], statements: Iterable[Statement]
) -> Iterator[Problem]:
    """Each place that is shown and refers to what is not.

    A statement that names what is not shown is not shown either, so only what stands outside of
    statements is told, and a link to a place in a record.
    """
    hidden = {meaning_of(subject): subject for subject in subjects if subject.hidden}
    unseen = [statement for statement in statements if not is_shown(statement)]
    silent = unseen_places(hidden.values(), unseen)
    places = {at(_place_of(one)[0], one.anchor) for one in unseen}.union(hidden)
    owners = {_place_of(subject): subject for subject in subjects} if places else {}
    for use in uses if places else ():
        if use.meaning is None or use.role in _LEFT_OUT or not use.written:
            continue
        file = parted(use.meaning)[0] if use.role == "link" else use.meaning
        if file in hidden or use.meaning in places:
            around = [(use.document, use.path[:end]) for end in range(len(use.path), -1, -1)]
            if silent.isdisjoint(around):
                owner = next(owners[place] for place in around if place in owners)
                yield _leak(use, owner, hidden.get(file))


def unseen_places(
    subjects: Iterable[Subject], statements: Iterable[Statement]
) -> set[tuple[str, Path]]:
    """The files and the places in them where what is not shown is written."""
    hidden = {_place_of(subject) for subject in subjects if subject.hidden}
    return hidden | {_place_of(one) for one in statements if not is_shown(one)}


def _place_of(one: Subject | Statement) -> tuple[str, Path]:
    """The file and the place in it where a subject or statement is written."""
    assert one.entry is not None
    return one.entry.document.uri, one.path


def _leak(use: Use, owner: Subject, target: Subject | None) -> Problem:
    assert owner.entry is not None
    if target:
        what = f"{_name(owner)} is shown, but refers to {_name(target)}, which is not"
        hint = "Take the reference out, or give both the same marking and status."
        fault = Fault("hidden-reference", what, hint)
    else:
        what = f"`{use.written}` leads to what is not shown"
        hint = "Take the link out, or give both the same marking."
        fault = Fault("hidden-reference", what, hint, needle=use.written)
    return owner.entry.document.problem(use.path, fault)


def _name(subject: Subject) -> str:
    """The file that a subject is written in, and where in it, if it is written inline."""
    assert subject.entry is not None
    name = subject.entry.document.name
    return at(name, subject.anchor)


def drop_hidden(subject: Subject, limit: int) -> None:
    """Take the hidden statements and sources out of a subject, without trace."""
    for name, statements in subject.lists.items():
        subject.lists[name] = shown(statements, limit)
    if subject.has_page or not isinstance(subject, Source):  # inline sources share their record's
        for key in [key for key, source in subject.sources.items() if source.hidden]:
            del subject.sources[key]
    subject.header = _seen_citations(subject.header)
    for picture in subject.pictures:
        picture.citations = _seen_citations(picture.citations)
    match subject:
        case Briefing():
            _drop_from_briefing(subject)
        case Incident():
            subject.part_of = _seen(subject.part_of)
            subject.parties = _seen_involved(subject.parties)
        case Actor():
            subject.contested = [
                ContestedName(one.data, _seen_citations(one.citations)) for one in subject.contested
            ]
        case Source():
            subject.via = _seen(subject.via)
            subject.publisher = _seen(subject.publisher)


def _drop_from_briefing(briefing: Briefing) -> None:
    briefing.incident = _seen(briefing.incident)
    briefing.superseded_by = _seen(briefing.superseded_by)
    briefing.incidents = [one for one in briefing.incidents if not one.hidden]
    briefing.related = [one for one in briefing.related if not one.hidden]
    briefing.involved = _seen_involved(briefing.involved)


def _seen_involved(everybody: Iterable[Involved]) -> list[Involved]:
    kept = [one for one in everybody if not (one.party.actor and one.party.actor.hidden)]
    for one in kept:
        one.citations = _seen_citations(one.citations)
    return kept


def _seen(subject: S | None) -> S | None:
    return None if subject is None or subject.hidden else subject


def _seen_citations(citations: Iterable[Citation]) -> list[Citation]:
    return [one for one in citations if not one.source.hidden and not (one.via and one.via.hidden)]


def silenced(statements: Iterable[Statement], limit: int) -> dict[Subject, list[Statement]]:
    """Statements of what is published that are hidden only since they name something hidden, by
    what that is; a response with what it answers."""
    found: dict[Subject, list[Statement]] = {}
    for statement in statements:
        if statement.home.hidden or statement.marking > limit or is_shown(statement):
            continue
        here: Statement | None = statement
        while here:
            if hiding := next(_hidden_among(here), None):
                found.setdefault(hiding, []).append(statement)
                break
            here = here.answers
    return found


def shown(statements: Iterable[Statement], limit: int) -> list[Statement]:
    """The statements that may be shown, with the responses that may."""
    kept = []
    for statement in statements:
        statement.hidden = _is_hidden(statement, limit)
        if not statement.hidden:
            statement.responses = shown(statement.responses, limit)
            kept.append(statement)
    return kept


def _is_hidden(statement: Statement, limit: int) -> bool:
    if statement.marking > limit or statement.home.hidden:
        return True
    return any(_hidden_among(statement))


def _hidden_among(statement: Statement) -> Iterator[Subject]:
    """Whatever hidden a statement names."""
    named = [party.actor for party in (*statement.by, *statement.to, *statement.actors)]
    cited = [subject for c in statement.all_citations() for subject in (c.source, c.via)]
    for subject in (*named, *cited, *statement.about, *statement.linked):
        if subject is not None and subject.hidden:
            yield subject
