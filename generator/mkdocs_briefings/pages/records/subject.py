"""What every page of an actor, incident, source or topic has: all places that speak of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_briefings.addresses import part
from mkdocs_briefings.language.slugs import slug
from mkdocs_briefings.library.linked import Mention, Subject
from mkdocs_briefings.pages.lists.listing import list_pages
from mkdocs_briefings.pages.lists.split import LIMIT
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Link, Links
from mkdocs_briefings.pages.parts.mentions import Section, mention_views, rows_by_role

_FIRST_ROWS = 20
"""Rows of a long section that the subject's own page shows."""


@dataclass(frozen=True, slots=True)
class SubjectView:
    """The sections of a subject's page."""

    sections: list[Section]


def subject_view(subject: Subject, links: Links) -> SubjectView:
    """The sections of a subject's page; of those that have pages of their own, the first rows."""
    longer = _longer_lists(subject)
    return SubjectView(
        [
            Section(
                slug(title),
                title,
                mention_views(mentions[:_FIRST_ROWS] if title in longer else mentions, links),
                len(mentions),
                Link(title, links.to(part(subject.uri, title))) if title in longer else None,
            )
            for title, mentions in rows_by_role(subject).items()
        ]
    )


def longer_lists(subject: Subject, links: Links) -> Iterator[Page]:
    """Further pages of the sections that are too long for a subject's own."""
    for title, mentions in _longer_lists(subject).items():
        whole = (subject.name, subject.uri)
        yield from list_pages(part(subject.uri, title), title, mentions, whole, links)


def _longer_lists(subject: Subject) -> dict[str, list[Mention]]:
    if len(subject.mentions) <= LIMIT:
        return {}
    roles = rows_by_role(subject)
    if sum(map(len, roles.values())) <= LIMIT:
        return {}
    return {title: rows for title, rows in roles.items() if len(rows) > _FIRST_ROWS}
