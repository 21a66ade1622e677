"""What may be shown: drafts and whatever is marked above the site's marking are taken out."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_briefings.library import Statement, Subject
from mkdocs_briefings.link.headers import Referral
from mkdocs_briefings.link.statements import LISTS
from mkdocs_briefings.problems import Problem


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
        if target.hidden and target.entry and target.entry is not subject.entry:
            yield subject.entry.document.problem(
                path,
                "hidden-reference",
                f"{subject.entry.document.name} is shown, but refers to "
                f"{target.entry.document.name}, which is not",
                "Take the reference out, or give both the same marking and status.",
            )


def drop_hidden(subject: Subject, limit: int) -> None:
    """Take the hidden statements and sources out of a subject, without trace."""
    for name in LISTS.get(type(subject), ()):
        setattr(subject, name, shown(getattr(subject, name), limit))
    subject.sources = {key: s for key, s in subject.sources.items() if not s.hidden}


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
    named: list[Subject | None] = [
        party.actor for party in (*statement.by, *statement.to, *statement.actors)
    ]
    cited = [c.source for c in statement.all_citations()]
    via = [c.via for c in statement.all_citations()]
    everything = (*named, *cited, *via, *statement.about, *statement.linked)
    return any(subject is not None and subject.hidden for subject in everything)
