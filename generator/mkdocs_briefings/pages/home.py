"""The home page, as a front page: what leads, what is disputed, what is to be done, ways in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from mkdocs_briefings.addresses import HOME, folder_page
from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.spoken import spoken
from mkdocs_briefings.library.changes import changes
from mkdocs_briefings.library.disputes import against, disagrees, is_open
from mkdocs_briefings.library.linked import PAST, Briefing, Incident, Mention, Statement
from mkdocs_briefings.pages.drawings.drawing import PageDrawing
from mkdocs_briefings.pages.drawings.progress import ProgressView, progress
from mkdocs_briefings.pages.kinds import response
from mkdocs_briefings.pages.lists.changes import ChangeView, change_view
from mkdocs_briefings.pages.lists.measures import MeasureRow, comparisons, measure_row
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.incident_rows import maps_of
from mkdocs_briefings.pages.parts.lead import first_sentence
from mkdocs_briefings.pages.parts.lines import LineView, line_view, speakers, statement_line
from mkdocs_briefings.pages.parts.links import Link, Links
from mkdocs_briefings.pages.parts.times import date_of_subject, newest, newest_first
from mkdocs_briefings.pages.parts.tolls import toll

CARDS = 6
"""Briefings besides the one that leads."""
FEW = 5
DUELS = 3
LISTED = 20
"""Incidents behind the map."""
DIFFERENT = 3
"""Measures on which sources differ."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A briefing on the home page; `incident` is its main one with its toll.

    Of the one that leads, `summary` is the whole bottom line, of the others its first sentence.
    """

    link: Link
    published: str
    summary: str
    topics: list[Link]
    status: str
    instead: Link | None
    incident: Link | None
    toll: str


@dataclass(frozen=True, slots=True)
class Duel:
    """A claim, and what is said against it."""

    claim: LineView
    against: list[LineView]


@dataclass(frozen=True, slots=True)
class Way:
    """A way in: a register or statement page, and how much it holds."""

    link: Link
    count: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """All that the home page shows; `incidents` only where there is no briefing."""

    title: str
    lead: Headline | None
    latest: list[Headline]
    more: Link | None
    incidents: list[LineView]
    drawings: list[PageDrawing]
    disputes: list[Duel]
    more_disputes: Link | None
    figures: list[MeasureRow]
    progress: ProgressView | None
    recommendations: list[LineView]
    all_recommendations: Link | None
    changes: list[ChangeView]
    all_changes: Link | None
    ways: list[Way]


def home_page(links: Links, title: str, ways: Sequence[tuple[str, str, int]]) -> Page:
    """The home page; `ways` are titles, addresses and counts of the other pages."""
    return Page(HOME, title, "home", partial(_view, links, title, ways), in_nav=True)


def _view(links: Links, title: str, ways: Sequence[tuple[str, str, int]]) -> HomeView:
    library, to = links.library, partial(_to, links)
    ordered = sorted(library.briefings, key=lambda one: one.data.status in PAST)
    headlines = [_headline(one, links, whole=one is ordered[0]) for one in ordered[: CARDS + 1]]
    disputes = newest(filter(is_open, library.of_kind("claim")))
    asked = library.of_kind("recommendation")
    return HomeView(
        title,
        headlines[0] if headlines else None,
        headlines[1:],
        to("briefings") if len(library.briefings) > len(headlines) else None,
        [_incident(one, links) for one in library.incidents[:LISTED] if not headlines],
        maps_of(library.incidents, links, listed=LISTED, all_of=to("incidents")),
        [_duel(claim, links) for claim in disputes[:DUELS]],
        to("claims") if len(disputes) > DUELS else None,
        _figures(links),
        progress([one.data.status for one in asked], _statuses(links)),
        [statement_line(one, links) for one in newest(filter(_is_pending, asked))[:FEW]],
        to("recommendations"),
        [change_view(change, links) for change in library.once(changes)[:FEW]],
        to("changes"),
        ways_in([way for way in ways if way[2]], links),
    )


def _incident(incident: Incident, links: Links) -> LineView:
    """An incident as a line with its toll, for a site that has no briefings to begin with."""
    line = line_view(Mention("", subject=incident), links)
    return replace(line, pieces=[*line.pieces, *filter(None, [toll(incident, links)])])


def _to(links: Links, folder: str) -> Link | None:
    """The way to a list, where the site has it."""
    href = links.to(folder_page(folder))
    return Link("", href) if href else None


def _is_pending(recommendation: Statement) -> bool:
    return recommendation.data.status in ("proposed", "in-progress")


def _duel(claim: Statement, links: Links) -> Duel:
    answers = [answer for many in against(claim).values() for answer in many]
    said = [] if claim.is_ours else [_said(claim, links)]
    line = replace(statement_line(claim, links), pieces=said)
    return Duel(line, [_answer(one, links) for one in answers])


def _said(claim: Statement, links: Links) -> str:
    return links.language.gettext("According to {speakers}", speakers=speakers(claim, links))


def _answer(answer: Statement, links: Links) -> LineView:
    stance = answer.data.stance
    phrase = response.phrase(stance, links.language, speakers=speakers(answer, links))
    said = answer.data.text or answer.data.quote
    text = statement_line(answer, links).text if said else ""
    return LineView(text=text, href=links.statement(answer), pieces=[phrase])


def _figures(links: Links) -> list[MeasureRow]:
    """What sources differ on, of the newest incidents."""
    found = [one for one in links.library.once(comparisons) if one.about and disagrees(one)]
    found.sort(key=lambda one: newest_first(date_of_subject(one.about) if one.about else None))
    return [measure_row(one, links) for one in found[:DIFFERENT]]


def _statuses(links: Links) -> list[tuple[str, str]]:
    """The statuses of recommendations with their words."""
    terms = vocabulary.RECOMMENDATION_STATUS
    return [(term.slug, links.language.gettext(term.label)) for term in terms]


def ways_in(ways: Sequence[tuple[str, str, int]], links: Links) -> list[Way]:
    """Titles, addresses and counts of pages as ways in."""
    number = links.language.number
    return [Way(Link(name, links.to(uri)), number(count)) for name, uri, count in ways]


def _headline(briefing: Briefing, links: Links, *, whole: bool) -> Headline:
    """A briefing in short; of one that is a draft or holds no more, only that it is."""
    status, stands = briefing.data.status, briefing.stands
    newer, incident = briefing.superseded_by, briefing.incident if stands else None
    bottom_line = briefing.data.summary.plain
    told = bottom_line if whole else first_sentence(bottom_line)
    return Headline(
        links.subject(briefing),
        links.date(briefing.published),
        spoken(told, briefing.lang) if stands else "",
        [links.topic(topic) for topic in briefing.data.topics] if stands else [],
        "" if status == "published" else links.label(vocabulary.BRIEFING_STATUS, status),
        links.subject(newer) if newer else None,
        links.subject(incident) if incident else None,
        toll(incident, links) if incident else "",
    )
