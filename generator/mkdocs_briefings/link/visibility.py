"""What may be shown: drafts and whatever is marked above the site's marking are taken out."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_briefings.library.linked import Briefing, Citation, Incident, Source, Statement, Subject
from mkdocs_briefings.link.headers import Referral
from mkdocs_briefings.link.scope import LinkedPlace
from mkdocs_briefings.link.statements import is_shown
from mkdocs_briefings.link.subjects import S
from mkdocs_briefings.problems import Fault, Problem


def hide_subjects(subjects: Iterable[Subject], limit: int) -> None:
    """Hide drafts and what is marked higher than `limit` (a rank of the marking vocabulary)."""
    for subject in subjects:
        record = subject.entry.record if subject.entry else None
        draft = getattr(record, "status", None) == "draft"
        subject.hidden = draft or subject.marking > limit


def header_leaks(subject: Subject, referrals: Iterable[Referral]) -> Iterable[Problem]:
    """A shown record whose header refers to a hidden one, naming both."""
    if subject.hidden or subject.entry is None:
        return
    for path, target in referrals:
        if target.hidden and target.entry:
            yield subject.entry.document.problem(
                path,
                Fault(
                    "hidden-reference",
                    f"{_place(subject)} is shown, but refers to {_place(target)}, which is not",
                    "Take the reference out, or give both the same marking and status.",
                ),
            )


def text_leaks(
    links: Iterable[LinkedPlace], statements: Iterable[Statement], subjects: Iterable[Subject]
) -> Iterable[Problem]:
    """A link in a shown text to the place of a hidden statement or source."""
    hidden = [statement for statement in statements if not is_shown(statement)]
    places = {(statement.home.uri, statement.anchor) for statement in hidden}
    places |= {(subject.uri, subject.anchor) for subject in subjects if subject.hidden}
    silent = {(statement.home, statement.path) for statement in hidden}
    for link in links:
        inside = any((link.subject, link.path[:end]) in silent for end in range(len(link.path)))
        if (link.record.uri, link.anchor) in places and not link.subject.hidden and not inside:
            assert link.subject.entry is not None
            yield link.subject.entry.document.problem(
                link.path,
                Fault(
                    "hidden-reference",
                    f"`{link.target}` leads to what is not shown",
                    "Take the link out, or give both the same marking.",
                    needle=link.target,
                ),
            )


def _place(subject: Subject) -> str:
    """The file that a subject is written in, and where in it, if it is written inline."""
    assert subject.entry is not None
    name = subject.entry.document.name
    return f"{name}#{subject.anchor}" if subject.anchor else name


def drop_hidden(subject: Subject, limit: int) -> None:
    """Take the hidden statements and sources out of a subject, without trace."""
    for name, statements in subject.lists.items():
        subject.lists[name] = shown(statements, limit)
    if subject.has_page or not isinstance(subject, Source):  # inline sources share their record's
        for key in [key for key, source in subject.sources.items() if source.hidden]:
            del subject.sources[key]
    subject.header = _seen_citations(subject.header)
    match subject:
        case Briefing():
            _drop_from_briefing(subject)
        case Incident():
            subject.part_of = _seen(subject.part_of)
        case Source():
            subject.via = _seen(subject.via)
            subject.publisher = _seen(subject.publisher)


def _drop_from_briefing(briefing: Briefing) -> None:
    briefing.incident = _seen(briefing.incident)
    briefing.superseded_by = _seen(briefing.superseded_by)
    briefing.incidents = [one for one in briefing.incidents if not one.hidden]
    briefing.related = [one for one in briefing.related if not one.hidden]
    briefing.involved = [
        one for one in briefing.involved if not (one.party.actor and one.party.actor.hidden)
    ]
    for one in briefing.involved:
        one.citations = _seen_citations(one.citations)


def _seen(subject: S | None) -> S | None:
    return None if subject is None or subject.hidden else subject


def _seen_citations(citations: Iterable[Citation]) -> list[Citation]:
    return [one for one in citations if not one.source.hidden and not (one.via and one.via.hidden)]


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
    named = [party.actor for party in (*statement.by, *statement.to, *statement.actors)]
    cited = [subject for c in statement.all_citations() for subject in (c.source, c.via)]
    everything = (*named, *cited, *statement.about, *statement.linked)
    return any(subject is not None and subject.hidden for subject in everything)
