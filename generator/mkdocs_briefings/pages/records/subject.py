"""What every page of an actor, incident, source or topic has: all places that speak of it."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefings.addresses import part
from mkdocs_briefings.language.slugs import slug
from mkdocs_briefings.library.linked import Subject
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
            uri = part(subject.uri, title)
            whole = (subject.name, subject.uri)
            pages += list_pages(uri, title, mentions, whole, links)
            more = Link(title, links.to(uri))
            shown = mentions[:_FIRST_ROWS]
        sections.append(Section(key, title, mention_views(shown, links), len(mentions), more))
    return SubjectView(sections), pages
