"""The page of a source, and its line in the list of sources of a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.library.grounds import chain
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Citation, Source, Subject
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.citing import CiteView, source_cite_view
from mkdocs_briefings.pages.parts.headers import (
    Identifier,
    NameView,
    ReviewView,
    identifiers,
    name_views,
    review_views,
)
from mkdocs_briefings.pages.parts.links import Link, Links, grade
from mkdocs_briefings.pages.records.subject import (
    SubjectView,
    longer_lists,
    record_page,
    subject_view,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """What is known of a source; `anchor` where it is written inline on this page."""

    id: str
    anchor: str
    title: str
    label: str
    short: str
    href: str
    publisher: Link | None
    authors: list[str]
    published: str
    url: str
    host: str
    archive_url: str
    accessed: str
    type: str
    lang: str
    grade: str
    meaning: str
    method: str
    via: Link | None
    via_id: str
    note: Markup | None
    titles: list[NameView]
    ids: list[Identifier]
    reviews: list[ReviewView]


@dataclass(frozen=True, slots=True)
class SourcePageView:
    """All that a source's page shows; `rests` says how much on the site rests on it."""

    source: SourceView
    rests: str
    subject: SubjectView
    cite: CiteView


def source_view(source: Source, links: Links) -> SourceView:
    """A source as one page shows it."""
    data = source.data
    meaning, method = links.grade(source)
    return SourceView(
        id=source.id,
        anchor=source.anchor if source.uri == links.uri else "",
        title=source.name,
        label=links.source_label(source),
        short=data.short or "",
        href=links.to(source.uri, source.anchor),
        publisher=_publisher(source, links),
        authors=list(data.authors),
        published=links.date(data.published),
        url=data.url or "",
        host=urlsplit(data.url).hostname or data.url if data.url else "",
        archive_url=data.archive_url or "",
        accessed=links.date(data.accessed),
        type=links.label(vocabulary.SOURCE_TYPE, data.type),
        lang=links.language.language(data.lang) if data.lang else "",
        grade=grade(source),
        meaning=meaning,
        method=method,
        via=links.subject(source.via, links.source_label(source.via)) if source.via else None,
        via_id=source.via.id if source.via else "",
        note=links.prose(data.note, source),
        titles=name_views(data.titles, links),
        ids=identifiers(data),
        reviews=review_views(source, links),
    )


def cited_sources(links: Links, subject: Subject | None, ids: Sequence[str]) -> list[SourceView]:
    """The list of sources of a page: those that it cites, in the order in which it does, then those
    through which they are known, and what the record of its subject lists besides."""
    known = links.library.once(_by_id)
    found = dict.fromkeys(known[id] for id in ids if id in known)
    for source in list(found):
        found |= dict.fromkeys(chain(Citation(source)))
    if subject and not isinstance(subject, Source):
        found |= dict.fromkeys(subject.sources.values())
    return [source_view(source, links) for source in found if source is not subject]


def _by_id(library: Library) -> dict[str, Source]:
    return {source.id: source for source in library.sources}


def _publisher(source: Source, links: Links) -> Link | None:
    if not source.data.publisher:
        return None
    actor = links.library.actor_named(source.data.publisher)
    return links.subject(actor, source.data.publisher) if actor else Link(source.data.publisher)


def source_pages(source: Source, links: Links) -> Iterator[Page]:
    """The page of a source that has a file, and those of its longer lists."""
    yield record_page(source, "source", _view, links)
    yield from longer_lists(source, links)


def _view(source: Source, links: Links, card: Card) -> SourcePageView:
    return SourcePageView(
        source_view(source, links),
        _rests(source, links.language),
        subject_view(source, links),
        source_cite_view(source, links),
    )


def _rests(source: Source, language: Language) -> str:
    """How many statements rest on it, and how many of them on nothing else; empty for none."""
    resting = {one.statement: one.role for one in source.mentions if one.role in ("alone", "cited")}
    count, alone = len(resting), sum(role == "alone" for role in resting.values())
    if not count:
        return ""
    if alone == count:
        return language.ngettext(
            "{count} statement rests on it alone.", "{count} statements rest on it alone.", count
        )
    if not alone:
        return language.ngettext(
            "{count} statement rests on it.", "{count} statements rest on it.", count
        )
    return language.ngettext(
        "{count} statement rests on it, {alone} on it alone.",
        "{count} statements rest on it, {alone} on it alone.",
        count,
        alone=language.number(alone),
    )
