"""A statement or a record shown again: one line that says what, who and when, and leads to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.spoken import spoken
from mkdocs_briefings.library.disputes import against, is_open
from mkdocs_briefings.library.linked import (
    Actor,
    Briefing,
    Incident,
    Mention,
    Party,
    Source,
    Statement,
    Subject,
)
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.pages.kinds import answering, attributed, response, verbatim
from mkdocs_briefings.pages.kinds.wording import said
from mkdocs_briefings.pages.parts.lead import first_sentence
from mkdocs_briefings.pages.parts.links import Link, Links
from mkdocs_briefings.pages.parts.times import date_of, date_of_subject
from mkdocs_briefings.pages.parts.tolls import toll

_VERBATIM = {"quoted", "quote-on"}
_ACCOUNTS = {"claim", "event"}
"""The kinds that tell what is so according to somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """What is said, and below it who says it, to whom, and how it stands.

    What a statement says is text, lest whole paragraphs be links; its `way` is when it was said,
    and leads to it. A record is linked by its name, and says what it is in its `summary`.
    """

    text: str
    href: str = ""
    pieces: list[str]
    summary: str = ""
    way: Link | None = None


def line_views(mentions: Iterable[Mention], links: Links) -> list[LineView]:
    """The lines of a list."""
    return [line_view(mention, links) for mention in mentions]


def line_view(mention: Mention, links: Links, *, brief: bool = False) -> LineView:
    """A statement or a subject as a line that leads to it; `brief` as `statement_line` has it."""
    if mention.statement:
        return statement_line(mention.statement, links, mention.role, brief=brief)
    assert mention.subject is not None
    subject = mention.subject
    link, date = links.subject(subject), links.date(date_of_subject(subject))
    return LineView(
        text=link.text,
        href=link.href,
        pieces=[piece for piece in (date, _standing(subject, links)) if piece],
        summary="" if brief or not subject.stands else _told_of(subject, links),
    )


def _told_of(subject: Subject, links: Links) -> str:
    """What a record is; of an incident that nobody has summed up, the toll."""
    summary = summary_line(subject, links.language.tag)
    return summary or (toll(subject, links) if isinstance(subject, Incident) else "")


def summary_line(subject: Subject, own: str = "") -> str:
    """What a record is, in a few words: the first sentence of its summary, or who published it.

    `own` is the tag of the language of records that name none.
    """
    if isinstance(subject, Source):
        return subject.data.publisher or ""
    if isinstance(subject, Briefing | Incident | Actor) and subject.data and subject.data.summary:
        return spoken(first_sentence(subject.data.summary.plain), subject.lang or own)
    return ""


def _standing(subject: Subject, links: Links) -> str:
    """That a briefing was withdrawn or replaced; nothing where it stands."""
    if not isinstance(subject, Briefing) or subject.data.status == "published":
        return ""
    return links.label(vocabulary.BRIEFING_STATUS, subject.data.status)


def brief_line(mention: Mention, links: Links) -> LineView:
    """A line of a long list."""
    return line_view(mention, links, brief=True)


def statement_line(
    statement: Statement, links: Links, role: str = "", *, brief: bool = False
) -> LineView:
    """A statement as a line, on the page of a subject in the `role` that this has in it.

    In long lists lines are `brief`: whoever has a name stands without the office, and the actor of
    this page without either.
    """
    is_verbatim, answers = role in _VERBATIM, answering(statement, links.language)
    words = (verbatim if is_verbatim else attributed)(statement, links.language)
    if answers and not said(statement, links.language):
        words, answers = answers, ""
    whose = _whose(statement, links, is_verbatim, brief=brief)
    pieces = (whose, answers, _to(statement, links), *_states(statement, links))
    return LineView(text=words, pieces=[*filter(None, pieces)], way=way_to(statement, links))


def _whose(statement: Statement, links: Links, is_verbatim: bool, *, brief: bool) -> str:
    """Whose words or whose account it is; in long lists the name alone."""
    is_own = [party.actor and party.actor.uri for party in statement.by] == [links.uri]
    who = "" if is_own and brief else speakers(statement, links, brief=brief)
    if not who or is_own or is_verbatim:
        return who
    if KINDS[statement.kind].asks:
        return links.language.gettext("Proposed by {speakers}", speakers=who)
    if statement.kind in _ACCOUNTS and not brief:
        return links.language.gettext("According to {speakers}", speakers=who)
    return who


def way_to(statement: Statement, links: Links) -> Link:
    """A link to a statement: when it was made, else when its record is of, else that by name."""
    date = links.date(date_of(statement))
    return Link(date or statement.home.name, links.statement(statement))


def speakers(statement: Statement, links: Links, *, brief: bool = False) -> str:
    """Who says it in plain words: those named, else the source in its own voice, else we.

    When `brief`, everybody is named without office; else the actor of this page goes unnamed.
    """
    named = [_words(party, links, brief=brief) for party in statement.by]
    if statement.by or statement.is_ours or not statement.citations:
        return links.language.listed([one for one in named if one], apart=True)
    return links.voice(statement.citations[0].source)


def _words(party: Party, links: Links, *, brief: bool) -> str:
    """Somebody by name and office; of the actor whose page this is, the words used of it only."""
    words, actor = party.words or "", party.actor
    if actor and brief:
        return actor.name
    if actor is None or actor.uri == links.uri:
        return words
    name = actor.name
    return links.language.gettext("{name}, {office}", name=name, office=words) if words else name


def _to(statement: Statement, links: Links) -> str:
    """Who is asked to act, unless it is alone the actor whose page this is."""
    if not KINDS[statement.kind].asks:
        return ""
    if not statement.to:
        return links.language.gettext("No addressee")
    if [party.actor.uri if party.actor else None for party in statement.to] == [links.uri]:
        return ""
    names = links.language.listed([party.name for party in statement.to], apart=True)
    return links.language.gettext("To {addressees}", addressees=names)


def _states(statement: Statement, links: Links) -> Iterator[str]:
    """How it stands: what became of a dispute, or who disputes it; what became of advice, of which
    it is said anyway by whom it was proposed."""
    data, statuses = statement.data, KINDS[statement.kind].statuses
    if data.resolution:
        yield links.label(vocabulary.OUTCOME, data.resolution.outcome)
    elif statuses and data.status and data.status != "proposed":
        yield links.label(statuses, data.status)
    elif is_open(statement):
        for stance, answers in against(statement).items():
            who = [speakers(answer, links, brief=True) for answer in answers]
            names = links.language.listed(list(dict.fromkeys(who)), apart=True)
            yield response.phrase(stance, links.language, speakers=names)
