"""What a recommendation adds: to whom, how urgent, why, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_briefings.language.vocabulary import PRIORITY, RECOMMENDATION_STATUS
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.pages.parts.links import Links, Person, Reference


@dataclass(frozen=True, slots=True)
class Progress:
    """What happened to a recommendation since."""

    date: str
    text: Markup
    cites: list[Reference]


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """What a recommendation adds; of one that is no more than proposed, who does says so."""

    to: list[Person]
    priority: str
    horizon: str
    status: str
    because: Markup | None
    updates: list[Progress]


def view(statement: Statement, links: Links) -> RecommendationView:
    """The view of a recommendation."""
    data = statement.data
    return RecommendationView(
        [links.person(party) for party in statement.to],
        links.label(PRIORITY, data.priority),
        data.horizon or "",
        "" if data.status == "proposed" else links.label(RECOMMENDATION_STATUS, data.status),
        links.passage(data.because, statement.home),
        list(_updates(statement, links)),
    )


def _updates(statement: Statement, links: Links) -> list[Progress]:
    """What happened since, the earliest first."""
    pairs = zip(statement.data.updates, statement.update_citations, strict=True)
    return [
        Progress(
            links.date(update.date),
            links.prose(update.text, statement.home) or Markup(""),
            links.citations(cites),
        )
        for update, cites in sorted(pairs, key=lambda pair: pair[0].date.sort_key)
    ]
