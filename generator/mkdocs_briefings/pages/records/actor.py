"""The page of an actor: a person, group, state or organisation."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.library.figures import compare
from mkdocs_briefings.library.linked import Actor, Statement, Subject
from mkdocs_briefings.pages.lists.changes import ChangeView, change_views
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.citing import CiteView, cite_view
from mkdocs_briefings.pages.parts.figures import ComparisonView, comparison_views
from mkdocs_briefings.pages.parts.headers import (
    ContestedView,
    Identifier,
    NameView,
    PictureView,
    ReviewView,
    contested_views,
    identifiers,
    name_views,
    picture_views,
    review_views,
)
from mkdocs_briefings.pages.parts.links import Link, Links, Reference, show
from mkdocs_briefings.pages.parts.speaker import SpeakerView, speaker_view
from mkdocs_briefings.pages.parts.statement import StatementView, view
from mkdocs_briefings.pages.records.source import SourceView, source_views
from mkdocs_briefings.pages.records.subject import SubjectView, subject_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView:
    """All that an actor's page shows."""

    name: str
    type: str
    aliases: list[str]
    contested: list[ContestedView]
    names: list[NameView]
    country: Link | None
    since: str
    until: str
    summary: Markup | None
    cites: list[Reference]
    speaker: SpeakerView
    relations: list[StatementView]
    other_relations: list[StatementView]
    figures: list[ComparisonView]
    links: list[Link]
    sources: list[SourceView]
    note: Markup | None
    pictures: list[PictureView]
    ids: list[Identifier]
    reviews: list[ReviewView]
    subject: SubjectView
    changes: list[ChangeView]
    cite: CiteView


def actor_pages(actor: Actor, links: Links, about: dict[Subject, list[Statement]]) -> list[Page]:
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
        aliases=data.known_as if data else [],
        contested=contested_views(actor.contested, actor, links),
        names=name_views(data.names if data else {}),
        country=_country(actor, links),
        since=show(data.active.since) if data and data.active else "",
        until=show(data.active.until) if data and data.active else "",
        summary=links.prose(data.summary, actor) if data else None,
        cites=links.citations(actor.header[: len(data.cites)]) if data else [],
        speaker=speaker_view(actor, links),
        relations=[view(relation, links) for relation in actor.relations],
        other_relations=[view(relation, links) for relation in others],
        figures=comparison_views(compare(figures, actor), links),
        links=[Link(name, target) for name, target in data.links.items()] if data else [],
        sources=source_views(actor, links, figures, others),
        note=links.prose(data.note, actor) if data else None,
        pictures=picture_views(actor, links),
        ids=identifiers(data),
        reviews=review_views(data),
        subject=subject,
        changes=change_views(links),
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


def _country(actor: Actor, links: Links) -> Link | None:
    if actor.country is None or actor.is_state:
        return None
    return links.country(actor.country)
