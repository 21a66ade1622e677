"""The page of a briefing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.spoken import are_alike
from mkdocs_briefings.library.disputes import is_disputed
from mkdocs_briefings.library.figures import (
    Comparison,
    compare,
    day,
    figures_by_subject,
    known_by,
)
from mkdocs_briefings.library.linked import Briefing, Incident, Mention, Statement
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.pages.drawings.drawing import PageDrawing
from mkdocs_briefings.pages.drawings.timeline import TimelineView
from mkdocs_briefings.pages.lists.changes import ChangeView, change_views
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.accounts import Account, accounts, way_to_claims
from mkdocs_briefings.pages.parts.citing import CiteView, cite_view
from mkdocs_briefings.pages.parts.figures import ComparisonView, comparison_views
from mkdocs_briefings.pages.parts.further import FurtherList, further_lists
from mkdocs_briefings.pages.parts.grounds import OneSource, one_source
from mkdocs_briefings.pages.parts.headers import (
    Identifier,
    InvolvedView,
    PictureView,
    ReviewView,
    identifiers,
    involved_views,
    picture_views,
    review_views,
)
from mkdocs_briefings.pages.parts.incident_rows import locators
from mkdocs_briefings.pages.parts.key_figures import KeyFigure, key_figures
from mkdocs_briefings.pages.parts.lead import lead
from mkdocs_briefings.pages.parts.lines import LineView, brief_line
from mkdocs_briefings.pages.parts.links import Link, Links
from mkdocs_briefings.pages.parts.statement import StatementView, view
from mkdocs_briefings.pages.parts.strip import strip
from mkdocs_briefings.pages.records.incident import IncidentView, incident_view
from mkdocs_briefings.pages.records.subject import record_page

_MOST_OF_OTHERS = 20  # figures of one measure


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingView:
    """All that a briefing's page shows."""

    title: str
    kind: str
    lead: Markup
    summary: Markup
    published: str
    updated: str
    status: str
    superseded_by: Link | None
    withdrawn_because: Markup | None
    withdrawn: str
    authors: list[str]
    lang: str
    marking: Link | None
    topics: list[Link]
    countries: list[Link]
    key_figures: list[KeyFigure]
    judgements: list[StatementView]
    incident: IncidentView | None
    incident_link: Link | None
    drawings: list[PageDrawing]
    incident_figures: list[ComparisonView]
    newer_figures: bool
    more_figures: bool
    incidents: list[Link]
    involved: list[InvolvedView]
    claims: list[Account]
    disputes: list[StatementView]
    all_claims: str
    quotes: list[StatementView]
    figures: list[ComparisonView]
    recommendations: list[StatementView]
    timeline: list[StatementView]
    strip: TimelineView | None
    further: list[FurtherList]
    body: Markup | None
    one_source: OneSource | None
    related: list[LineView]
    replaces: list[Link]
    changes: list[ChangeView]
    note: Markup | None
    pictures: list[PictureView]
    ids: list[Identifier]
    reviews: list[ReviewView]
    cite: CiteView


def briefing_page(briefing: Briefing, links: Links) -> Page:
    """The page of a briefing."""
    return record_page(briefing, "briefing", _view, links)


def _view(briefing: Briefing, links: Links, card: Card) -> BriefingView:
    data = briefing.data
    own = [figure for figure in briefing.figures if briefing.incident not in figure.about]
    facts, newer = _incident_figures(briefing, links)
    others = [_shorten(one, briefing) for one in facts]
    figures = [figure for one in facts for figure in (*one.current, *one.history)]
    first, rest = lead(links.prose(data.summary, briefing) or Markup(""))
    claims, events = _claims(briefing), _timeline(briefing)
    undisputed = accounts([claim for claim in claims if not is_disputed(claim)], links)
    return BriefingView(
        title=briefing.name,
        kind=links.language.gettext("Briefing"),
        lead=first,
        summary=rest,
        published=links.date(data.published),
        updated=links.date(data.updated),
        status=data.status,
        superseded_by=links.subject(briefing.superseded_by) if briefing.superseded_by else None,
        withdrawn_because=links.prose(data.withdrawn_because, briefing),
        withdrawn=links.date(data.withdrawn),
        authors=list(data.authors),
        lang=_other_language(data.lang, links),
        marking=links.marking(data.marking or vocabulary.MARKING.default),
        topics=[links.topic(topic) for topic in data.topics],
        countries=[links.country(code) for code in briefing.countries],
        key_figures=key_figures(facts, links),
        judgements=_views(briefing.judgements, links),
        incident=incident_view(briefing.incident, links) if briefing.incident else None,
        incident_link=_page_of(briefing.incident, links),
        drawings=locators(briefing.incident, links),
        incident_figures=comparison_views(facts, links, briefing.incident),
        newer_figures=newer,
        more_figures=any(others),
        incidents=[links.subject(incident) for incident in briefing.incidents],
        involved=involved_views(briefing.involved, briefing, links),
        claims=undisputed,
        disputes=_views([claim for claim in claims if is_disputed(claim)], links),
        all_claims=way_to_claims(undisputed, links),
        quotes=_views(briefing.quotes, links),
        figures=comparison_views(compare(own, None), links),
        recommendations=_views(briefing.recommendations, links),
        timeline=_views(events, links),
        strip=strip(events, links),
        further=further_lists(briefing, links, BriefingView),
        body=links.prose(data.body, briefing),
        one_source=one_source(briefing, links, figures),
        related=[brief_line(Mention("", subject=one), links) for one in briefing.related],
        replaces=[
            links.subject(mention.subject)
            for mention in briefing.mentions
            if mention.role == "supersedes" and mention.subject
        ],
        changes=change_views(links),
        note=links.prose(data.note, briefing),
        pictures=picture_views(briefing, links),
        ids=identifiers(data),
        reviews=review_views(briefing, links),
        cite=cite_view(card, links),
    )


def _views(statements: Iterable[Statement], links: Links) -> list[StatementView]:
    return [view(statement, links) for statement in statements]


def _other_language(tag: str | None, links: Links) -> str:
    """The language of a briefing by name; nothing where it is that of the whole site."""
    if tag is None or are_alike(tag, links.language.tag):
        return ""
    return links.language.language(tag)


def _page_of(incident: Incident | None, links: Links) -> Link | None:
    return links.subject(incident) if incident and incident.has_page else None


def _incident_figures(briefing: Briefing, links: Links) -> tuple[list[Comparison], bool]:
    """The main incident's figures as of this briefing, so that old briefings do not change, and
    whether there are newer ones."""
    incident = briefing.incident
    if incident is None:
        return [], False
    about = links.library.once(figures_by_subject)
    everything = [*briefing.figures, *incident.figures, *about.get(incident, [])]
    figures = [figure for figure in dict.fromkeys(everything) if incident in figure.about]
    mine = {figure for figure in figures if figure.entry is briefing.entry}
    known = mine.union(known_by(figures, briefing.latest.last if briefing.latest else date.max)[0])
    shown = [figure for figure in figures if figure in known]
    comparisons = compare(shown, incident)
    for one in comparisons:  # the history of others is on the incident's page
        one.history = [figure for figure in one.history if figure in mine]
    return comparisons, len(shown) < len(figures)


def _shorten(comparison: Comparison, briefing: Briefing) -> bool:
    """Leave the newest figures of others beside the briefing's own; whether there were more.

    Where hundreds of briefings tell of one incident, each would repeat the figures of all.
    """
    others = [one for one in comparison.current if one.entry is not briefing.entry]
    others.sort(key=lambda figure: day(figure) or date.min, reverse=True)
    surplus = set(others[_MOST_OF_OTHERS:])
    comparison.current = [one for one in comparison.current if one not in surplus]
    return bool(surplus)


def _claims(briefing: Briefing) -> list[Statement]:
    """The briefing's claims, then those that only its incident's record holds."""
    more = briefing.incident.claims if briefing.incident else []
    return list(dict.fromkeys([*briefing.claims, *more]))


def _timeline(briefing: Briefing) -> list[Statement]:
    events = list(briefing.timeline)
    if briefing.incident:
        events += [event for event in briefing.incident.timeline if event not in events]
    events.sort(key=lambda event: event.data.date.chronological)
    return events
