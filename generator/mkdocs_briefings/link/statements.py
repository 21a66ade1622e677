"""Statements as written to linked statements: anchors, people, subjects and sources resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

from mkdocs_briefings.addresses import given_anchor
from mkdocs_briefings.language.slugs import slug, twins
from mkdocs_briefings.library.linked import (
    Briefing,
    Citation,
    Party,
    Statement,
    Subject,
)
from mkdocs_briefings.library.uses import Role
from mkdocs_briefings.link.prose import prose_of
from mkdocs_briefings.link.scope import Scope
from mkdocs_briefings.link.subjects import rank
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.model import kinds as model
from mkdocs_briefings.model.kinds import KINDS, lists_of
from mkdocs_briefings.model.values import Cite, StatementRef, Who
from mkdocs_briefings.problems import Fault, Problem


def make_statements(subject: Subject, scope: Scope) -> Iterator[Statement]:
    """Make the statements written in a subject, responses nested, nothing resolved yet."""
    data = getattr(subject, "data", None)
    for name in lists_of(data):
        for index, item in enumerate(getattr(data, name)):
            path = (*subject.path, name, index)
            if isinstance(item, StatementRef):
                scope.shown_again(item, path, None)
            else:
                statement = _make(subject, item, path, None, scope)
                subject.lists.setdefault(name, []).append(statement)
                yield statement


def _make(
    home: Subject, data: Any, path: Path, answers: Statement | None, scope: Scope
) -> Statement:
    statement = Statement(kind=data.kind, data=data, home=home, path=path, answers=answers)
    statement.marking = max(answers.marking if answers else home.marking, rank(data.marking))
    for index, item in enumerate(data.responses):
        below = (*path, "responses", index)
        if isinstance(item, StatementRef):
            scope.shown_again(item, below, statement)
        else:
            statement.responses.append(_make(home, item, below, statement, scope))
    return statement


def with_responses(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Each statement, followed by its responses, theirs, and so on."""
    for statement in statements:
        yield statement
        yield from with_responses(statement.responses)


def give_anchors(statements: Sequence[Statement]) -> Iterator[Problem]:
    """Name the place of every statement of one page; equal explicit ids are problems.

    Explicit ids keep their names; the others take what is left, numbered in order. What is not
    shown comes after all that is, so that no name tells of it.
    """
    explicit: dict[str, Statement] = {}
    for statement in statements:
        if statement.data.id:
            anchor = given_anchor(statement.kind, statement.data.id)
            if anchor in explicit:
                yield _equal_ids(statement, explicit[anchor])
            explicit[anchor] = statement
    given: list[str] = []
    for shown, named in product((True, False), repeat=2):
        group = [s for s in statements if is_shown(s) is shown and bool(s.data.id) is named]
        anchors = twins(map(_wanted, group), given)
        given += anchors
        for statement, anchor in zip(group, anchors, strict=True):
            statement.anchor = anchor


def _wanted(statement: Statement) -> str:
    return f"{statement.kind}-{statement.data.id or slug(statement.data.first_words())}".rstrip("-")


def is_shown(statement: Statement) -> bool:
    """Whether a statement, its page and what it answers may be shown."""
    here: Statement | None = statement
    while here:
        if here.hidden or here.home.hidden:
            return False
        here = here.answers
    return True


def anchors_of(statements: Iterable[Statement]) -> Iterator[str]:
    """Every anchor, present and earlier, of some statements."""
    for statement in statements:
        yield statement.anchor
        yield from (given_anchor(statement.kind, id) for id in statement.data.previous_ids)


def _equal_ids(statement: Statement, other: Statement) -> Problem:
    line = other.entry.document.tree.place((*other.path, "id"))[0]
    return statement.entry.document.problem(
        (*statement.path, "id"),
        Fault(
            "equal-ids",
            f"two statements of this page have the id `{statement.data.id}`",
            f"The other is on line {line}; change one of them.",
        ),
    )


def resolve(statement: Statement, scope: Scope) -> None:
    """Find everybody and every source that a statement names."""
    data, path = statement.data, statement.path
    statement.by = parties("by", data.by, (*path, "by"), scope)
    statement.to = _addressees(data, path, scope)
    if isinstance(data, model.Responsibility):
        statement.actors = parties("actor", data.actor, (*path, "actor"), scope)
        if data.basis == "claimed" and not statement.by:
            statement.by = statement.actors
            for party in statement.by:
                scope.note("by", "", path, party.actor)
    statement.citations = _own_citations(statement, scope)
    referred = prose_of(data, path, scope)
    if data.resolution:
        statement.resolution_citations = citations(
            data.resolution.cites, (*path, "resolution", "cites"), scope
        )
        referred.add(prose_of(data.resolution, (*path, "resolution"), scope))
    updates = data.updates if isinstance(data, model.Recommendation) else ()
    for index, update in enumerate(updates):
        below = (*path, "updates", index)
        statement.update_citations.append(citations(update.cites, (*below, "cites"), scope))
        referred.add(prose_of(update, below, scope))
    statement.prose_citations = [citation for _, citation in referred.citations]
    statement.linked = [subject for _, subject in referred.linked]


def _addressees(data: Any, path: Path, scope: Scope) -> list[Party]:
    if isinstance(data, model.Relation):
        return parties("to", [Who(name=data.to)], (*path, "to"), scope)
    if isinstance(data, model.Recommendation):
        return parties("to", data.to, (*path, "to"), scope)
    return []


def parties(role: Role, whos: Sequence[Who], path: Path, scope: Scope) -> list[Party]:
    """Find or make the actors that a field such as `by` names."""
    found = []
    for index, who in enumerate(whos):
        actor = scope.actor(role, who.name, (*path, index)) if who.name else None
        found.append(Party(actor, who.as_, who.name))
    return found


def citations(cites: Sequence[Cite], path: Path, scope: Scope) -> list[Citation]:
    """Find the sources that `cites` names."""
    found = []
    for index, cite in enumerate(cites):
        source = scope.source("cites", cite.source, (*path, index))
        via = scope.source("cites-via", cite.via, (*path, index, "via")) if cite.via else None
        if source:
            found.append(Citation(source, cite.at, via, cite.credibility))
    return found


def _own_citations(statement: Statement, scope: Scope) -> list[Citation]:
    found = citations(statement.data.cites, (*statement.path, "cites"), scope)
    kind = KINDS[statement.kind]
    optional = kind.may_lack_source and not (kind.is_ours and statement.data.by)
    if statement.data.cites or optional:
        return found
    only = list(statement.home.sources.values())
    if len(only) == 1:
        scope.note("cites", "", statement.path, only[0])
        return [Citation(only[0])]
    scope.problems.append(
        statement.entry.document.problem(
            statement.path,
            Fault(
                "uncited",
                f"this {statement.kind} names no source",
                "Add `cites: key`, with a key of this record's `sources`.",
            ),
        )
    )
    return found


def resolve_about(statement: Statement, scope: Scope) -> None:
    """Find what a statement is about; once all names of actors are known."""
    data = statement.data
    if data.about:
        paths = ((*statement.path, "about", index) for index in range(len(data.about)))
        found = (scope.about(name, path) for name, path in zip(data.about, paths, strict=True))
        statement.about = [subject for subject in found if subject]
        return
    if statement.answers:
        statement.about = statement.answers.about
    elif isinstance(statement.home, Briefing):
        statement.about = [statement.home.incident] if statement.home.incident else []
    else:
        statement.about = [statement.home]
    for subject in statement.about:
        if subject is not statement.home:
            scope.note("about", "", statement.path, subject)
