"""The home page: the latest briefings, what is disputed, what is recommended, ways in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from mkdocs_briefings.addresses import HOME, folder_page
from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.library.disputes import is_open
from mkdocs_briefings.library.linked import Briefing
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Link, Links
from mkdocs_briefings.pages.parts.statement import StatementView, view
from mkdocs_briefings.pages.parts.times import date_of

LATEST = 5
FEW = 5


@dataclass(frozen=True, slots=True)
class Headline:
    """A briefing on the home page."""

    link: Link
    published: str
    summary: str
    topics: list[Link]
    status: str
    instead: Link | None


@dataclass(frozen=True, slots=True)
class Way:
    """A way in: a register or statement page, and how much it holds."""

    link: Link
    count: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """All that the home page shows."""

    title: str
    latest: list[Headline]
    more: Link | None
    disputes: list[StatementView]
    recommendations: list[StatementView]
    ways: list[Way]


def home_page(links: Links, title: str, ways: Sequence[tuple[str, str, int]]) -> Page:
    """The home page; `ways` are titles, addresses and counts of the other pages."""
    return Page(HOME, title, "home", partial(_view, links, title, ways), in_nav=True)


def _view(links: Links, title: str, ways: Sequence[tuple[str, str, int]]) -> HomeView:
    library = links.library
    disputes = [claim for claim in library.of_kind("claim") if is_open(claim)]
    asked = [
        r for r in library.of_kind("recommendation") if r.data.status in ("proposed", "in-progress")
    ]
    for statements in (disputes, asked):
        statements.sort(key=lambda s: date.sort_key if (date := date_of(s)) else (), reverse=True)
    return HomeView(
        title,
        [_headline(briefing, links) for briefing in library.briefings[:LATEST]],
        Link("", links.to(folder_page("briefings"))) if len(library.briefings) > LATEST else None,
        [view(claim, links) for claim in disputes[:FEW]],
        [view(statement, links) for statement in asked[:FEW]],
        ways_in(ways, links),
    )


def ways_in(ways: Sequence[tuple[str, str, int]], links: Links) -> list[Way]:
    """Titles, addresses and counts of pages as ways in."""
    number = links.language.number
    return [Way(Link(name, links.to(uri)), number(count)) for name, uri, count in ways]


def _headline(briefing: Briefing, links: Links) -> Headline:
    """A briefing in short; of one that is withdrawn, only that it is."""
    status = briefing.data.status
    newer = briefing.superseded_by
    return Headline(
        links.subject(briefing),
        links.date(briefing.published),
        "" if status == "withdrawn" else briefing.data.summary.plain,
        [links.topic(topic) for topic in briefing.data.topics],
        "" if status == "published" else links.label(vocabulary.BRIEFING_STATUS, status),
        links.subject(newer) if newer else None,
    )
