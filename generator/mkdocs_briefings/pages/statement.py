"""Statements as pages show them: plain data, with everything they say about themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from mkdocs_briefings import countries, vocabulary
from mkdocs_briefings.figures import amount, is_open
from mkdocs_briefings.library import Statement, Subject
from mkdocs_briefings.model import statements as model
from mkdocs_briefings.pages.links import Link, Links, Person, Reference, show
from mkdocs_briefings.vocabulary import Term


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a disagreement."""

    label: str
    date: str
    text: Markup | None
    cites: list[Reference]


@dataclass(frozen=True, slots=True)
class Progress:
    """What happened to a recommendation since."""

    date: str
    text: Markup
    cites: list[Reference]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """One statement, ready to be laid out; `anchor` is empty where it is only shown again."""

    kind: str
    anchor: str
    href: str
    home: Link
    text: Markup | None
    quote: str
    context: str
    original: str
    original_lang: str
    by: list[Person]
    voice: str
    is_ours: bool
    date: str
    about: list[Link]
    cites: list[Reference]
    responses: list[StatementView]
    resolution: Outcome | None
    is_open: bool
    topics: list[str]
    note: Markup | None
    marking: str
    own: Any

    @property
    def says_more(self) -> bool:
        """Whether a row of a table is too small for it."""
        more = (self.quote, self.context, self.original, self.responses, self.resolution)
        return any(more)


@dataclass(frozen=True, slots=True)
class JudgementView:
    """What a judgement adds."""

    likelihood: Term | None
    confidence: Term | None
    because: Markup | None


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
    """What a statement of responsibility adds."""

    actors: list[Person]
    basis: Term


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


def view(statement: Statement, links: Links) -> StatementView:
    """Make the view of a statement for one page."""
    data, home = statement.data, statement.home
    return StatementView(
        kind=statement.kind,
        anchor=statement.anchor if home.uri == links.uri else "",
        href=links.statement(statement),
        home=links.subject(home),
        text=links.prose(data.text, home),
        quote=data.quote or "",
        context=data.context or "",
        original=data.original.text if data.original else "",
        original_lang=countries.language_name(data.original.lang) if data.original else "",
        by=[links.person(party) for party in statement.by],
        voice=_voice(statement),
        is_ours=statement.is_ours,
        date=show(data.date),
        about=_about(statement, links),
        cites=links.citations(statement.citations),
        responses=[view(response, links) for response in statement.responses],
        resolution=_outcome(statement, links),
        is_open=is_open(statement),
        topics=list(data.topics),
        note=links.prose(data.note, home),
        marking=data.marking or "",
        own=_own(statement, links),
    )


def _voice(statement: Statement) -> str:
    """Who speaks where nobody is named: the first source cited, in its own voice."""
    if statement.by or statement.is_ours or not statement.citations:
        return ""
    return statement.citations[0].source.voice


def _about(statement: Statement, links: Links) -> list[Link]:
    """Its subjects, where it names them itself."""
    if not statement.data.about:
        return []
    return [links.subject(subject) for subject in statement.about if subject.uri != links.uri]


def _outcome(statement: Statement, links: Links) -> Outcome | None:
    resolution = statement.data.resolution
    if resolution is None:
        return None
    return Outcome(
        vocabulary.OUTCOME[resolution.outcome].label,
        show(resolution.date),
        links.prose(resolution.text, statement.home),
        links.citations(statement.resolution_citations),
    )


def _own(statement: Statement, links: Links) -> Any:
    data, home = statement.data, statement.home
    match data:
        case model.Judgement():
            return JudgementView(
                vocabulary.LIKELIHOOD[data.likelihood] if data.likelihood else None,
                vocabulary.CONFIDENCE[data.confidence] if data.confidence else None,
                links.prose(data.because, home),
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
            return ResponsibilityView(actors, vocabulary.BASIS[data.basis])
        case model.Relation():
            return RelationView(
                links.subject(home),
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
        links.prose(data.because, home),
        [
            Progress(
                show(update.date),
                links.prose(update.text, home) or Markup(""),
                links.citations(cites),
            )
            for update, cites in zip(data.updates, statement.update_citations, strict=True)
        ],
    )


def measure_label(measure: str) -> str:
    """A measure in words."""
    term = vocabulary.MEASURE.lookup(measure)
    return term.label if term else measure


def sentence(statement: Statement, subject: Subject | None = None) -> str:
    """A statement in one plain line, for lists that lead to it."""
    data = statement.data
    match data:
        case model.Figure():
            scope = f" ({data.scope})" if data.scope else ""
            return f"{measure_label(data.measure)}{scope}: {amount(data)}"
        case model.Responsibility():
            names = ", ".join(party.name for party in statement.actors)
            return f"{names}: {vocabulary.BASIS[data.basis].label} – {statement.home.name}"
        case model.Relation():
            kind = vocabulary.RELATION_KIND[data.relation]
            one, other = statement.home.name, statement.to[0].name
            return f"{one}: {kind.label} {other}"
    if data.text:
        return _shortened(data.text.plain)
    if data.quote:
        return f"“{_shortened(data.quote)}”"
    return vocabulary.STANCE[data.stance].label


def _shortened(text: str, limit: int = 280) -> str:
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"
