"""What the library says of a subject, in sections by role, each row linked to its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mkdocs_briefings import vocabulary
from mkdocs_briefings.dates import Date
from mkdocs_briefings.library import Briefing, Incident, Mention, Source, Statement, Subject
from mkdocs_briefings.pages.links import Link, Links, Person, Reference, show
from mkdocs_briefings.pages.sentences import sentence
from mkdocs_briefings.vocabulary import N_

ROLES = {
    "involved": N_("Briefings"),
    "covered": N_("Briefings"),
    "briefed": N_("Briefings"),
    "located": N_("Incidents here"),
    "based": N_("Actors based here"),
    "part": N_("Parts of it"),
    "perpetrator": N_("Held responsible"),
    "addressed": N_("Asked to act"),
    "quoted": N_("Quoted"),
    "claimed": N_("Claims made"),
    "responded": N_("Responses made"),
    "counted": N_("Figures given"),
    "judged": N_("Judgements made"),
    "recommended": N_("Recommendations made"),
    "attributed": N_("Responsibility: what it says"),
    "reported": N_("Events reported"),
    "disputes-them": N_("Disputed by others"),
    "denies-them": N_("Denied by others"),
    "qualifies-them": N_("Qualified by others"),
    "supports-them": N_("Supported by others"),
    "about": N_("Said about it"),
    "cited": N_("Rests on this source"),
    "cited-via": N_("Known through this source"),
    "via": N_("Sources known through it"),
    "header": N_("Cited in the text of"),
    "related-to": N_("Related briefings"),
    "supersedes": N_("Takes the place of"),
}
"""The sections of a subject's page, in their order. Relations and figures have their own."""


@dataclass(frozen=True, slots=True)
class MentionView:
    """One place that speaks of a subject."""

    text: str
    href: str
    date: str
    people: list[Person]
    stance: str
    home: Link | None
    cites: list[Reference]


@dataclass(frozen=True, slots=True)
class Section:
    """A list of places, under the role that the subject plays in them."""

    key: str
    title: str
    rows: list[MentionView]
    total: int = 0
    more: Link | None = None


def rows_by_role(subject: Subject) -> dict[str, list[Mention]]:
    """The mentions of a subject by the title of their section, in the order of sections."""
    found: dict[str, list[Mention]] = {}
    for role, title in ROLES.items():
        mentions = [mention for mention in subject.mentions if mention.role == role]
        if mentions:
            found.setdefault(title, []).extend(mentions)
    for mentions in found.values():
        mentions.sort(key=_newest_first)
    return found


def _newest_first(mention: Mention) -> tuple[int, ...]:
    date = _date(mention)
    return (-date.first.toordinal(),) if date else (0,)


def _date(mention: Mention) -> Date | None:
    if mention.statement:
        return mention.statement.data.date or _date_of(mention.statement.home)
    return _date_of(mention.subject) if mention.subject else None


def _date_of(subject: Subject) -> Date | None:
    match subject:
        case Briefing():
            return subject.data.published
        case Incident():
            return subject.data.date
        case Source():
            return subject.data.published
    return None


def mention_views(mentions: Iterable[Mention], links: Links) -> list[MentionView]:
    """The rows of a section."""
    return [_row(mention, links) for mention in mentions]


def _row(mention: Mention, links: Links) -> MentionView:
    if mention.statement:
        return statement_row(mention.statement, links)
    assert mention.subject is not None
    link = links.subject(mention.subject)
    return MentionView(link.text, link.href, show(_date_of(mention.subject)), [], "", None, [])


def statement_row(statement: Statement, links: Links) -> MentionView:
    """A statement as a row: what it says, who says it, where it stands, on which source."""
    stance = ""
    if statement.kind == "response":
        stance = vocabulary.STANCE[statement.data.stance].label
    return MentionView(
        sentence(statement),
        links.statement(statement),
        show(statement.data.date),
        _speakers(statement, links),
        stance,
        links.subject(statement.home) if statement.home.uri != links.uri else None,
        links.citations(statement.citations),
    )


def _speakers(statement: Statement, links: Links) -> list[Person]:
    """Who says it; of the actor whose page this is, the words used of it only."""
    people = []
    for party in statement.by:
        person = links.person(party)
        itself = party.actor is not None and party.actor.uri == links.uri
        people.append(replace(person, name="") if itself else person)
    return [person for person in people if person.name or person.words]
