"""What the library says of a subject, in sections by role, each row linked to its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.slugs import slug
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.disputes import is_open
from mkdocs_briefings.library.linked import Mention, Statement, Subject
from mkdocs_briefings.model.kinds import KINDS, Kind
from mkdocs_briefings.pages.kinds import sentence, verbatim
from mkdocs_briefings.pages.parts.links import Link, Links, Person, Reference
from mkdocs_briefings.pages.parts.times import date_of_mention, date_of_subject, newest_first


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of a subject's page: its anchor, its title, which may name the subject ({name}),
    and the roles in which what it lists speaks of the subject."""

    key: str
    title: str
    roles: tuple[str, ...]


def _made(kind: Kind) -> Heading:
    return Heading(slug(kind.made), kind.made, (kind.role,))


def _filed(kind: Kind) -> Heading:
    return Heading(slug(kind.many), kind.many, (f"{kind.name}-on",))


HEADINGS = (
    Heading("briefings", N_("Briefings"), ("briefing-on", "involved", "covered", "briefed")),
    Heading("incidents", N_("Incidents"), ("incident-on",)),
    Heading("incidents-here", N_("Incidents here"), ("located",)),
    Heading("parts-of-it", N_("Parts of it"), ("part",)),
    Heading("part-in-incidents", N_("Part in incidents"), ("party",)),
    Heading("responsibility-for-incidents", N_("Incidents held against {name}"), ("perpetrator",)),
    Heading(
        "recommendations-to-its-government",
        N_("Recommendations to the government of {name}"),
        ("government",),
    ),
    Heading("asked-to-act", N_("Asked to act"), ("addressed",)),
    *(_filed(kind) for kind in KINDS.values() if kind.is_filed),
    Heading("other-statements", N_("Other statements"), ("other-on",)),
    *(_made(kind) for kind in KINDS.values() if kind.made),
    Heading("disputed-by-others", N_("Disputed by others"), ("disputes-them",)),
    Heading("denied-by-others", N_("Denied by others"), ("denies-them",)),
    Heading("qualified-by-others", N_("Qualified by others"), ("qualifies-them",)),
    Heading("supported-by-others", N_("Supported by others"), ("supports-them",)),
    Heading("said-about-it", N_("What others say about {name}"), ("about",)),
    Heading("actors-based-here", N_("Actors based here"), ("based",)),
    Heading("rests-on-this-source-alone", N_("Rests on this source alone"), ("alone",)),
    Heading(
        "rests-on-this-source-and-on-others",
        N_("Rests on this source and on others"),
        ("cited",),
    ),
    Heading(
        "known-in-part-through-this-source",
        N_("Known in part through this source"),
        ("cited-via",),
    ),
    Heading("sources-known-through-it", N_("Sources known through it"), ("via",)),
    Heading("cited-in-the-text-of", N_("Cited in the text of"), ("header",)),
    Heading("related-briefings", N_("Related briefings"), ("related-to",)),
    Heading("takes-the-place-of", N_("Replaces"), ("supersedes",)),
)
"""The sections of a subject's page, in their order. Relations and figures have their own."""

ROLES = {role: heading for heading in HEADINGS for role in heading.roles}

_VERBATIM = {"quoted", "quote-on"}
_FILED = {"other-on", *(f"{kind.name}-on" for kind in KINDS.values() if kind.is_filed)}
_SAID = {kind.role for kind in KINDS.values() if kind.made}


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
    """A list of places, under the role that the subject plays in them.

    `headline` has their number; `more` leads to all where some are left out.
    """

    key: str
    title: str
    headline: str
    rows: list[MentionView]
    more: Link | None = None


def section_key(role: str) -> str:
    """The anchor of the section in which a subject's page lists the mentions of a role."""
    return ROLES[role].key


def section_keys(subject: Subject) -> list[str]:
    """The anchors of all sections that a subject's page has, in their order."""
    found = {mention.role for mention in subject.mentions}
    return [heading.key for heading in HEADINGS if not found.isdisjoint(heading.roles)]


def rows_by_role(subject: Subject) -> dict[Heading, list[Mention]]:
    """The mentions of a subject by the section that lists them, in the order of sections.

    What speaks of it in two roles of one section stands there once.
    """
    found: dict[Heading, dict[object, Mention]] = {heading: {} for heading in HEADINGS}
    for mention in subject.mentions:
        if mention.role in ROLES:
            place = mention.statement or mention.subject
            found[ROLES[mention.role]].setdefault(place, mention)
    return {heading: _sorted(rows.values()) for heading, rows in found.items() if rows}


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
        date=links.date(date_of_subject(mention.subject)),
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
    data, answered, language = statement.data, statement.answers, links.language
    filed = role in _FILED  # a topic lists so much that its rows are short
    return MentionView(
        text=(verbatim if role in _VERBATIM else sentence)(statement, language),
        href=links.statement(statement),
        date=links.date(data.date),
        people=_speakers(statement, links) or (_voice(statement, links) if filed else []),
        to=_addressees(statement, links),
        stance=links.label(vocabulary.STANCE, data.stance) if answered else "",
        answers=Link(sentence(answered, language), links.statement(answered)) if answered else None,
        state=_state(statement, links),
        home=links.subject(statement.home) if statement.home.uri != links.uri else None,
        cites=[] if filed else links.citations(statement.citations),
        topics=[links.topic(name) for name in data.topics] if role in _SAID else [],
    )


def _voice(statement: Statement, links: Links) -> list[Person]:
    """The source in whose own voice it stands, where nobody else says it."""
    if statement.is_ours:
        return []
    return [Person("", words=links.voice(citation.source)) for citation in statement.citations[:1]]


def _addressees(statement: Statement, links: Links) -> list[Person]:
    """To whom a recommendation is made, unless it is alone the actor whose page this is."""
    if statement.kind != "recommendation":
        return []
    actors = [party.actor.uri if party.actor else None for party in statement.to]
    return [] if actors == [links.uri] else [links.person(party) for party in statement.to]


def _state(statement: Statement, links: Links) -> str:
    """How it stands: what became of a dispute, or that it is one; what became of advice."""
    data = statement.data
    if data.resolution:
        return links.label(vocabulary.OUTCOME, data.resolution.outcome)
    if statement.kind == "recommendation":
        return links.label(vocabulary.RECOMMENDATION_STATUS, data.status)
    if statement.kind == "figure" and data.status:
        return links.label(vocabulary.FIGURE_STATUS, data.status)
    return links.language.gettext("Disputed") if is_open(statement) else ""


def _speakers(statement: Statement, links: Links) -> list[Person]:
    """Who says it; of the actor whose page this is, the words used of it only."""
    people = []
    for party in statement.by:
        person = links.person(party)
        itself = party.actor is not None and party.actor.uri == links.uri
        people.append(replace(person, name="") if itself else person)
    return [person for person in people if person.name or person.words]
