"""What each kind of statement adds to what all of them say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.vocabulary import Term
from mkdocs_briefings.library.figures import amount
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.model import statements as model
from mkdocs_briefings.pages.parts.links import Link, Links, Person, Reference, show


@dataclass(frozen=True, slots=True)
class Progress:
    """What happened to a recommendation since."""

    date: str
    text: Markup
    cites: list[Reference]


@dataclass(frozen=True, slots=True)
class JudgementView:
    """What a judgement adds."""

    likelihood: Term | None
    confidence: Term | None
    because: Markup | None
    scale: list[Term]
    likelihood_method: str
    confidence_method: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """What a figure adds."""

    measure: str
    amount: str
    scope: str
    as_of: str
    period: str
    retracted: bool


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """What a recommendation adds."""

    to: list[Person]
    priority: Term | None
    horizon: str
    status: Term
    because: Markup | None
    updates: list[Progress]


@dataclass(frozen=True, slots=True)
class ResponsibilityView:
    """What a statement of responsibility adds; `said_by` leaves out the actor itself."""

    actors: list[Person]
    basis: Term
    said_by: list[Person]


@dataclass(frozen=True, slots=True)
class RelationView:
    """What a relation adds: both actors and the words between them."""

    one: Link
    kind: Term
    other: Person
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class ResponseView:
    """What a response adds."""

    stance: Term


def own_view(statement: Statement, links: Links) -> Any:
    """Make the view of what only this kind of statement has; None where it has nothing."""
    data, home = statement.data, statement.home
    match data:
        case model.Judgement():
            return JudgementView(
                vocabulary.LIKELIHOOD[data.likelihood] if data.likelihood else None,
                vocabulary.CONFIDENCE[data.confidence] if data.confidence else None,
                links.passage(data.because, home),
                list(vocabulary.LIKELIHOOD),
                links.term(vocabulary.LIKELIHOOD, data.likelihood),
                links.term(vocabulary.CONFIDENCE, data.confidence),
            )
        case model.Figure():
            return FigureView(
                measure_label(data.measure),
                amount(data),
                data.scope or "",
                show(data.as_of or data.date),
                show(data.period),
                data.status == "retracted",
            )
        case model.Recommendation():
            return _recommendation(statement, links)
        case model.Responsibility():
            actors = [links.person(party) for party in statement.actors]
            by = [party for party in statement.by if party not in statement.actors]
            return ResponsibilityView(
                actors, vocabulary.BASIS[data.basis], [links.person(party) for party in by]
            )
        case model.Relation():
            return RelationView(
                Link(home.name) if home.uri == links.uri else links.subject(home),
                vocabulary.RELATION_KIND[data.relation],
                links.person(statement.to[0]),
                show(data.since),
                show(data.until),
            )
        case model.Response():
            return ResponseView(vocabulary.STANCE[data.stance])
    return None


def _recommendation(statement: Statement, links: Links) -> RecommendationView:
    data, home = statement.data, statement.home
    return RecommendationView(
        [links.person(party) for party in statement.to],
        vocabulary.PRIORITY[data.priority] if data.priority else None,
        data.horizon or "",
        vocabulary.RECOMMENDATION_STATUS[data.status],
        links.passage(data.because, home),
        [
            Progress(
                show(update.date),
                links.prose(update.text, home) or Markup(""),
                links.citations(cites),
            )
            for update, cites in sorted(
                zip(data.updates, statement.update_citations, strict=True),
                key=lambda pair: pair[0].date.sort_key,
            )
        ],
    )


def measure_label(measure: str) -> str:
    """A measure in words."""
    term = vocabulary.MEASURE.lookup(measure)
    return term.label if term else measure
