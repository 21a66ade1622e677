"""What every page of an actor, incident, source or topic has: all places that speak of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from mkdocs_briefings.addresses import part
from mkdocs_briefings.library.linked import Actor, Mention, Subject, Topic
from mkdocs_briefings.library.remembered import Remembered
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.pages.lists.listing import list_pages
from mkdocs_briefings.pages.lists.split import LIMIT
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.cards import card_of
from mkdocs_briefings.pages.parts.filed import by_record, filed_line
from mkdocs_briefings.pages.parts.lines import brief_line, line_views
from mkdocs_briefings.pages.parts.links import Link, Links
from mkdocs_briefings.pages.parts.mentions import Heading, Section, rows_by_role

S = TypeVar("S", bound=Subject)

_FIRST_ROWS = 5
"""Rows of a section that stand open on the subject's own page."""
_FEW = 7
"""Rows of which none is worth folding away."""
_LONG = 20
"""Rows of a section that has a page of its own where a subject has many."""


@dataclass(frozen=True, slots=True)
class SubjectView:
    """The sections of a subject's page."""

    sections: list[Section]

    def parted(self, heading: Heading) -> tuple[Section | None, SubjectView]:
        """One section by itself, None where there is nothing in it, and all others."""
        found = next((one for one in self.sections if one.key == heading.key), None)
        return found, SubjectView([one for one in self.sections if one is not found])


def record_page(
    subject: S, template: str, view: Callable[[S, Links, Card], Any], links: Links
) -> Page:
    """The page of a record, a name or a topic; `view` is called with its card."""
    card = Remembered(partial(card_of, subject, links))
    source = subject.entry.document.uri if subject.entry else None
    make = partial(_with_card, view, subject, links, card)
    return Page(subject.uri, subject.name, template, make, source, card=card, language=subject.lang)


def _with_card(
    view: Callable[[S, Links, Card], Any], subject: S, links: Links, card: Callable[[], Card]
) -> Any:
    return view(subject, links, card())


def subject_view(
    subject: Subject, links: Links, *, without: Collection[Heading] = ()
) -> SubjectView:
    """The sections of a subject's page; of those that have pages of their own, the first rows.

    `without` are sections that the page has in a form of its own.
    """
    longer = _longer_lists(subject)
    return SubjectView(
        [
            _section(heading, mentions, heading in longer, subject, links)
            for heading, mentions in rows_by_role(subject).items()
            if heading not in without or heading in longer
        ]
    )


def _section(
    heading: Heading, mentions: list[Mention], is_long: bool, subject: Subject, links: Links
) -> Section:
    title, count = _title(heading, subject, links), links.language.number(len(mentions))
    first = len(mentions) if len(mentions) <= _FEW else _FIRST_ROWS
    all_of = links.language.gettext("All {count}", count=count)
    return Section(
        heading.key,
        title,
        links.counted(title, len(mentions)).text,
        line_views(mentions[:first], links),
        [] if is_long else [brief_line(one, links) for one in mentions[first:]],
        links.language.gettext("{count} more", count=links.language.number(len(mentions) - first)),
        Link(all_of, links.to(part(subject.uri, heading.key))) if is_long else None,
        heading.earlier if isinstance(subject, Actor) else (),
    )


def longer_lists(subject: Subject, links: Links) -> Iterator[Page]:
    """Further pages of the sections that are too long for a subject's own."""
    for heading, mentions in _longer_lists(subject).items():
        whole, title = (subject.name, subject.uri), _title(heading, subject, links)
        uri = part(subject.uri, heading.key)
        if isinstance(subject, Topic):
            yield from list_pages(uri, title, by_record(mentions), whole, links, filed_line)
        else:
            yield from list_pages(uri, title, mentions, whole, links, brief_line)


def _title(heading: Heading, subject: Subject, links: Links) -> str:
    return links.language.gettext(heading.title, name=subject.name)


def _longer_lists(subject: Subject) -> dict[Heading, list[Mention]]:
    if len(subject.mentions) <= LIMIT:
        return {}
    roles = rows_by_role(subject)
    if sum(map(len, roles.values())) <= LIMIT:
        return {}
    return {heading: rows for heading, rows in roles.items() if len(rows) > _LONG}
