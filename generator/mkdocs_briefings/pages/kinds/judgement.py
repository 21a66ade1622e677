"""What a judgement adds: how likely, how sure, and why."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_briefings.language.vocabulary import CONFIDENCE, LIKELIHOOD, Term
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.pages.parts.links import Links

_CONFIDENT = {
    "low": N_("low confidence"),
    "moderate": N_("moderate confidence"),
    "high": N_("high confidence"),
}


@dataclass(frozen=True, slots=True)
class Chance:
    """A term of likelihood with its range, in words ("55–80%") and in numbers."""

    label: str
    range: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class JudgementView:
    """What a judgement adds; `scale` has the bounds of all terms, from 0 to 100."""

    likelihood: Chance | None
    confidence: str
    confidence_phrase: str
    because: Markup | None
    scale: list[tuple[int, int]]
    ends: tuple[str, str]
    likelihood_method: str
    confidence_method: str


def view(statement: Statement, links: Links) -> JudgementView:
    """The view of a judgement."""
    data, percent = statement.data, links.language.percent
    return JudgementView(
        _chance(LIKELIHOOD[data.likelihood], links) if data.likelihood else None,
        links.label(CONFIDENCE, data.confidence),
        links.language.gettext(_CONFIDENT[data.confidence]) if data.confidence else "",
        links.passage(data.because, statement.home),
        [_bounds(term) for term in LIKELIHOOD],
        (percent(0, 0), percent(100, 100)),
        links.term(LIKELIHOOD, data.likelihood),
        links.term(CONFIDENCE, data.confidence),
    )


def _chance(term: Term, links: Links) -> Chance:
    low, high = _bounds(term)
    return Chance(links.language.gettext(term.label), links.language.percent(low, high), low, high)


def _bounds(term: Term) -> tuple[int, int]:
    assert term.low is not None
    assert term.high is not None
    return term.low, term.high
