"""The page of a source, and its line in the list of sources of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.library.linked import Source, Statement, Subject
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.citing import CiteView, source_cite_view
from mkdocs_briefings.pages.parts.grounds import cited
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

    key: str
    anchor: str
    title: str
    label: str
    href: str
    publisher: Link | None
    authors: list[str]
    published: str
    url: str
    archive_url: str
    accessed: str
    type: str
    lang: str
    grade: str
    meaning: str
    method: str
    via: Link | None
    note: Markup | None
    titles: list[NameView]
    ids: list[Identifier]
    reviews: list[ReviewView]


@dataclass(frozen=True, slots=True)
class SourcePageView:
    """All that a source's page shows."""

    source: SourceView
    subject: SubjectView
    cite: CiteView


def source_view(source: Source, links: Links, key: str = "") -> SourceView:
    """A source as one page shows it."""
    data = source.data
    meaning, method = links.grade(source)
    return SourceView(
        key=key,
        anchor=source.anchor if source.uri == links.uri else "",
        title=data.title,
        label=links.source_label(source),
        href=links.to(source.uri, source.anchor),
        publisher=_publisher(source, links),
        authors=list(data.authors),
        published=links.date(data.published),
        url=data.url or "",
        archive_url=data.archive_url or "",
        accessed=links.date(data.accessed),
        type=links.label(vocabulary.SOURCE_TYPE, data.type),
        lang=links.language.language(data.lang) if data.lang else "",
        grade=grade(source),
        meaning=meaning,
        method=method,
        via=links.subject(source.via, links.source_label(source.via)) if source.via else None,
        note=links.prose(data.note, source),
        titles=name_views(data.titles, links),
        ids=identifiers(data),
        reviews=review_views(data, links),
    )


def source_views(subject: Subject, links: Links, *more: Iterable[Statement]) -> list[SourceView]:
    """The list of sources of a page: those that its record lists, then all others that it cites.

    `more` are statements of other records that the page shows.
    """
    listed = [source_view(source, links, key) for key, source in subject.sources.items()]
    known = {*subject.sources.values(), subject}
    for citation in cited(subject, *more):
        for source in (citation.source, citation.via or citation.source.via):
            if source and source not in known:
                known.add(source)
                listed.append(source_view(source, links))
    return listed


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
        source_view(source, links), subject_view(source, links), source_cite_view(source, links)
    )
