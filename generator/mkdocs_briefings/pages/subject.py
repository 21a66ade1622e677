"""What every page of an actor, an incident or a source has: all places that speak of it."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefings.library import Mention, Subject
from mkdocs_briefings.pages.links import Link, Links
from mkdocs_briefings.pages.mentions import MentionView, Section, mention_views, rows_by_role
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.split import LIMIT
from mkdocs_briefings.slugs import slug

_FIRST_ROWS = 20
"""Rows of a long section that the subject's own page shows."""


@dataclass(frozen=True, slots=True)
class SubjectView:
    """The sections of a subject's page."""

    sections: list[Section]


@dataclass(frozen=True, slots=True)
class ListView:
    """A page that goes on with a section of a subject's page, or an overview of such pages."""

    title: str
    subject: Link
    rows: list[MentionView]
    parts: list[Link]


def subject_pages(subject: Subject, links: Links) -> tuple[SubjectView, list[Page]]:
    """The sections of a subject's page, and further pages where they grow too long for it."""
    roles = rows_by_role(subject)
    crowded = sum(map(len, roles.values())) > LIMIT
    sections: list[Section] = []
    pages: list[Page] = []
    for title, mentions in roles.items():
        key, more = slug(title), None
        shown = mentions
        if crowded and len(mentions) > _FIRST_ROWS:
            uri = f"{subject.uri}/all/{key}"
            pages += list(_list_pages(subject, uri, title, mentions, links))
            more = Link(title, links.to(uri))
            shown = mentions[:_FIRST_ROWS]
        sections.append(Section(key, title, mention_views(shown, links), len(mentions), more))
    return SubjectView(sections), pages


def _list_pages(
    subject: Subject, uri: str, title: str, mentions: list[Mention], links: Links
) -> list[Page]:
    starts = range(0, len(mentions), LIMIT)
    uris = [uri if start == 0 else f"{uri}-{start // LIMIT + 1}" for start in starts]
    pages = []
    for here, start in zip(uris, starts, strict=True):
        own = Links(links.library, here)
        others = [Link(str(n), own.to(other)) for n, other in enumerate(uris, 1) if len(uris) > 1]
        rows = mention_views(mentions[start : start + LIMIT], own)
        view = ListView(title, own.subject(subject), rows, others)
        pages.append(Page(here, f"{subject.name}: {title}", "list", view))
    return pages
