"""What the library says of a subject, in sections by role, each row linked to its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.slugs import slug
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.disputes import is_open
from mkdocs_briefings.library.linked import Mention, Statement, Subject
from mkdocs_briefings.pages.parts.links import Link, Links, Person, Reference, show, voice
from mkdocs_briefings.pages.parts.sentences import sentence, verbatim
from mkdocs_briefings.pages.parts.times import date_of_mention, date_of_subject, newest_first

ROLES = {
    "briefing-on": N_("Briefings"),
    "involved": N_("Briefings"),
    "covered": N_("Briefings"),
    "briefed": N_("Briefings"),
    "incident-on": N_("Incidents"),
    "located": N_("Incidents here"),
    "part": N_("Parts of it"),
    "party": N_("Part in incidents"),
    "perpetrator": N_("Responsibility for incidents"),
    "government": N_("Recommendations to its government"),
    "addressed": N_("Asked to act"),
    "judgement-on": N_("Judgements"),
    "claim-on": N_("Claims"),
    "quote-on": N_("Quotes"),
    "recommendation-on": N_("Recommendations"),
    "other-on": N_("Other statements"),
    "quoted": N_("Quoted"),
    "claimed": N_("Claims made"),
    "disputes-them": N_("Disputed by others"),
    "denies-them": N_("Denied by others"),
    "qualifies-them": N_("Qualified by others"),
    "supports-them": N_("Supported by others"),
    "responded": N_("Responses made"),
    "judged": N_("Judgements made"),
    "recommended": N_("Recommendations made"),
    "attributed": N_("Responsibility: what it says"),
    "counted": N_("Figures given"),
    "reported": N_("Events reported"),
    "about": N_("Said about it"),
    "based": N_("Actors based here"),
    "alone": N_("Rests on this source alone"),
    "cited": N_("Rests on this source and on others"),
    "cited-via": N_("Known in part through this source"),
    "via": N_("Sources known through it"),
    "header": N_("Cited in the text of"),
    "related-to": N_("Related briefings"),
    "supersedes": N_("Takes the place of"),
}
"""The sections of a subject's page, in their order. Relations and figures have their own."""

_VERBATIM = {"quoted", "quote-on"}
_FILED = {"judgement-on", "claim-on", "quote-on", "recommendation-on", "other-on"}
_SAID = {"quoted", "claimed", "responded", "judged", "recommended", "attributed", "counted"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionView:
    """One place that speaks of a subject: what it says, how that stands, who says it and where.

    `answers` is what a response responds to; `topics` are those that a statement gives itself,
    where a speaker's words are listed.
    """

    text: str
    href: str
    date: str
    people: list[Person]
    to: list[Person]
    stance: str
    answers: Link | None
    state: str
    home: Link | None
    cites: list[Reference]
    topics: list[Link]


@dataclass(frozen=True, slots=True)
class Section:
    """A list of places, under the role that the subject plays in them."""

    key: str
    title: str
    rows: list[MentionView]
    total: int = 0
    more: Link | None = None


def section_key(role: str) -> str:
    """The anchor of the section in which a subject's page lists the mentions of a role."""
    return slug(ROLES[role])


def section_keys(subject: Subject) -> list[str]:
    """The anchors of all sections that a subject's page has, in their order."""
    found = {mention.role for mention in subject.mentions}
    return list(dict.fromkeys(section_key(role) for role in ROLES if role in found))


def rows_by_role(subject: Subject) -> dict[str, list[Mention]]:
    """The mentions of a subject by the title of their section, in the order of sections.

    What speaks of it in two roles of one section stands there once.
    """
    found: dict[str, dict[object, Mention]] = {title: {} for title in ROLES.values()}
    for mention in subject.mentions:
        if mention.role in ROLES:
            place = mention.statement or mention.subject
            found[ROLES[mention.role]].setdefault(place, mention)
    return {title: _sorted(rows.values()) for title, rows in found.items() if rows}


def _sorted(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: newest_first(date_of_mention(mention)))


def mention_views(mentions: Iterable[Mention], links: Links) -> list[MentionView]:
    """The rows of a section."""
    return [mention_view(mention, links) for mention in mentions]


def mention_view(mention: Mention, links: Links) -> MentionView:
    """A statement or a subject as a row of a list that leads to it."""
    if mention.statement:
        return _statement_row(mention.statement, mention.role, links)
    assert mention.subject is not None
    link = links.subject(mention.subject)
    return MentionView(
        text=link.text,
        href=link.href,
        date=show(date_of_subject(mention.subject)),
        people=[],
        to=[],
        stance="",
        answers=None,
        state="",
        home=None,
        cites=[],
        topics=[],
    )


def _statement_row(statement: Statement, role: str, links: Links) -> MentionView:
    data, answered = statement.data, statement.answers
    filed = role in _FILED  # a topic lists so much that its rows are short
    return MentionView(
        text=verbatim(statement) if role in _VERBATIM else sentence(statement),
        href=links.statement(statement),
        date=show(data.date),
        people=_speakers(statement, links) or (_voice(statement) if filed else []),
        to=_addressees(statement, links),
        stance=vocabulary.STANCE[data.stance].label if answered else "",
        answers=Link(sentence(answered), links.statement(answered)) if answered else None,
        state=_state(statement),
        home=links.subject(statement.home) if statement.home.uri != links.uri else None,
        cites=[] if filed else links.citations(statement.citations),
        topics=[links.topic(name) for name in data.topics] if role in _SAID else [],
    )


def _voice(statement: Statement) -> list[Person]:
    """The source in whose own voice it stands, where nobody else says it."""
    if statement.is_ours:
        return []
    return [Person("", words=voice(citation.source)) for citation in statement.citations[:1]]


def _addressees(statement: Statement, links: Links) -> list[Person]:
    """To whom a recommendation is made, unless it is alone the actor whose page this is."""
    if statement.kind != "recommendation":
        return []
    actors = [party.actor.uri if party.actor else None for party in statement.to]
    return [] if actors == [links.uri] else [links.person(party) for party in statement.to]


def _state(statement: Statement) -> str:
    """How it stands: what became of a dispute, or that it is one; what became of advice."""
    data = statement.data
    if data.resolution:
        return vocabulary.OUTCOME[data.resolution.outcome].label
    if statement.kind == "recommendation":
        return vocabulary.RECOMMENDATION_STATUS[data.status].label
    if statement.kind == "figure" and data.status:
        return vocabulary.FIGURE_STATUS[data.status].label
    return N_("Disputed") if is_open(statement) else ""


def _speakers(statement: Statement, links: Links) -> list[Person]:
    """Who says it; of the actor whose page this is, the words used of it only."""
    people = []
    for party in statement.by:
        person = links.person(party)
        itself = party.actor is not None and party.actor.uri == links.uri
        people.append(replace(person, name="") if itself else person)
    return [person for person in people if person.name or person.words]
