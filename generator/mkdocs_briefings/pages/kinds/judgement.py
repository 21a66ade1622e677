"""What a judgement adds: how likely, how sure, and why."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_briefings.addresses import METHOD
from mkdocs_briefings.language.slugs import slug
from mkdocs_briefings.language.vocabulary import CONFIDENCE, LIKELIHOOD, Term
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.pages.drawings.axis import Tick
from mkdocs_briefings.pages.parts.links import Links

_LABELS = ("unlikely", "likely")
_CONFIDENT = {
    "low": N_("low confidence"),
    "moderate": N_("moderate confidence"),
    "high": N_("high confidence"),
}


@dataclass(frozen=True, slots=True)
class Chance:
    """A term of likelihood with its range in words ("55–80%"), and where that lies on the scale,
    a drawing 360 wide."""

    label: str
    range: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class JudgementView:
    """What a judgement adds; `labels` are words on the scale of likelihood.

    `method` is where the words for likelihood and confidence are explained.
    """

    likelihood: Chance | None
    confidence: str
    confidence_phrase: str
    because: Markup | None
    labels: list[Tick]
    method: str


def view(statement: Statement, links: Links) -> JudgementView:
    """The view of a judgement."""
    data, percent = statement.data, links.language.percent
    return JudgementView(
        _chance(LIKELIHOOD[data.likelihood], links) if data.likelihood else None,
        links.label(CONFIDENCE, data.confidence),
        links.language.gettext(_CONFIDENT[data.confidence]) if data.confidence else "",
        links.passage(data.because, statement.home),
        [
            Tick(_at(0), percent(0, 0), "start"),
            *(_label(slug, links) for slug in _LABELS),
            Tick(_at(100), percent(100, 100), "end"),
        ],
        links.to(METHOD, slug(LIKELIHOOD.name)),
    )


def _chance(term: Term, links: Links) -> Chance:
    low, high = _bounds(term)
    name, percent = links.language.gettext(term.label), links.language.percent(low, high)
    return Chance(name, percent, _at(low), _at(high))


def _label(slug: str, links: Links) -> Tick:
    """A term on the scale, in the middle of its range."""
    low, high = _bounds(LIKELIHOOD[slug])
    return Tick(_at(low + high) // 2 + 2, links.language.gettext(LIKELIHOOD[slug].label))


def _at(percent: int) -> int:
    """Where a percentage lies on the scale."""
    return 4 + round(352 * percent / 100)


def _bounds(term: Term) -> tuple[int, int]:
    assert term.low is not None
    assert term.high is not None
    return term.low, term.high
