"""The page of an actor: a person, group, state or organisation."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_briefings import countries, vocabulary
from mkdocs_briefings.dates import Date
from mkdocs_briefings.figures import compare
from mkdocs_briefings.library import Actor, Statement
from mkdocs_briefings.pages.citing import CiteView, cite_view
from mkdocs_briefings.pages.figures import ComparisonView, comparison_views
from mkdocs_briefings.pages.links import Link, Links, Reference, show
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.source import SourceView, source_view
from mkdocs_briefings.pages.statement import StatementView, view
from mkdocs_briefings.pages.subject import SubjectView, subject_pages


@dataclass(frozen=True, slots=True)
class NameView:
    """A name in another language."""

    lang: str
    name: str


@dataclass(frozen=True, slots=True)
class Office:
    """Words used of an actor as it speaks, such as an office, and when it spoke so."""

    words: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView:
    """All that an actor's page shows."""

    name: str
    type: str
    aliases: list[str]
    names: list[NameView]
    country: Link | None
    since: str
    until: str
    summary: Markup | None
    cites: list[Reference]
    offices: list[Office]
    relations: list[StatementView]
    other_relations: list[StatementView]
    figures: list[ComparisonView]
    links: list[Link]
    sources: list[SourceView]
    note: Markup | None
    subject: SubjectView
    cite: CiteView


def actor_pages(actor: Actor, links: Links, about: dict[object, list[Statement]]) -> list[Page]:
    """The page of an actor, and those of its longer lists."""
    subject, more = subject_pages(actor, links)
    data = actor.data
    others = [
        mention.statement
        for mention in actor.mentions
        if mention.role == "other-side"
        and mention.statement
        and mention.statement.home is not actor
    ]
    figures = dict.fromkeys([*actor.figures, *about.get(actor, [])])
    shown = ActorView(
        name=actor.name,
        type=type_label(actor),
        aliases=list(data.aliases) if data else [],
        names=_names(actor),
        country=_country(actor, links),
        since=show(data.active.since) if data and data.active else "",
        until=show(data.active.until) if data and data.active else "",
        summary=links.prose(data.summary, actor) if data else None,
        cites=links.citations(actor.header[: len(data.cites)]) if data else [],
        offices=offices_held(actor),
        relations=[view(relation, links) for relation in actor.relations],
        other_relations=[view(relation, links) for relation in others],
        figures=comparison_views(compare(figures, actor), links),
        links=[Link(name, target) for name, target in data.links.items()] if data else [],
        sources=[source_view(source, links, key) for key, source in actor.sources.items()],
        note=links.prose(data.note, actor) if data else None,
        subject=subject,
        cite=cite_view(actor, links),
    )
    source = actor.entry.document.uri if actor.entry else None
    description = data.summary.plain if data and data.summary else ""
    return [Page(actor.uri, actor.name, "actor", shown, source, description), *more]


def type_label(actor: Actor) -> str:
    """What an actor is, in a word; empty where nobody said."""
    if actor.data:
        return vocabulary.ACTOR_TYPE[actor.data.type].label
    return vocabulary.ACTOR_TYPE["state"].label if actor.is_state else ""


def _names(actor: Actor) -> list[NameView]:
    if actor.data is None:
        return []
    return [NameView(countries.language_name(tag), name) for tag, name in actor.data.names.items()]


def _country(actor: Actor, links: Links) -> Link | None:
    if actor.country is None or actor.is_state:
        return None
    return links.country(actor.country)


def offices(actor: Actor) -> list[str]:
    """The words that statements use of an actor as it speaks: offices held, each once."""
    return [office.words for office in offices_held(actor)]


def offices_held(actor: Actor) -> list[Office]:
    """The same with the time from the first to the last of these statements, latest first."""
    found: dict[str, list[Date]] = {}
    for statement in dict.fromkeys(m.statement for m in actor.mentions if m.statement):
        for party in statement.by:
            if party.actor is actor and party.words:
                found.setdefault(party.words, []).extend(_said(statement))
    dates = {words: sorted(said, key=lambda d: d.sort_key) for words, said in found.items()}
    offices = sorted(dates, key=lambda words: dates[words][-1].sort_key if dates[words] else ())
    return [Office(words, _span(dates[words])) for words in reversed(offices)]


def _said(statement: Statement) -> list[Date]:
    """When something was said: its date, else the days on which its sources were published."""
    if statement.data.date:
        return [statement.data.date]
    published = (citation.source.data.published for citation in statement.citations)
    return [date for date in published if date]


def _span(dates: list[Date]) -> str:
    ends = dict.fromkeys(show(date) for date in (dates[:1] + dates[-1:]))
    return " – ".join(ends)
