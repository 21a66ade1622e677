"""The figures of an incident that a reader asks for first: what, how many, who says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_briefings.language.vocabulary import MEASURE
from mkdocs_briefings.library.amounts import amount
from mkdocs_briefings.library.disputes import disagrees, overtaken
from mkdocs_briefings.library.figures import Comparison, is_from_accused, span, speaker
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.pages.drawings.spread import Spread, spread
from mkdocs_briefings.pages.kinds.figure import measure_label
from mkdocs_briefings.pages.parts.agreement import sources_agree
from mkdocs_briefings.pages.parts.lines import speakers
from mkdocs_briefings.pages.parts.links import Links, Reference
from mkdocs_briefings.pages.parts.tolls import latest_overall

_MOST = 3


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """How many over all sources, as "143 killed", and in a few words who says so.

    `accused` is what those say of it who are held responsible; `spread` is where sources differ.
    """

    measure: str
    counted: str
    who: str
    accused: str
    spread: Spread | None
    disagrees: bool
    cites: list[Reference]


def key_figures(comparisons: Iterable[Comparison], links: Links) -> list[KeyFigure]:
    """The first few measures that count people, in the order of the vocabulary."""
    standing = [one for one in comparisons if one.current and not one.period]
    counted = [one for one in standing if _rank(one) is not None]
    ordered = sorted(counted, key=lambda one: (_rank(one), bool(one.scope)))
    first = {one.measure: one for one in reversed(ordered)}
    shown = [one for one in ordered if first[one.measure] is one]
    found = (_key_figure(one, links) for one in shown)
    return [one for one in found if one.counted][:_MOST]


def _rank(comparison: Comparison) -> int | None:
    """The place of its measure in the vocabulary; None for one that does not grow."""
    term = MEASURE.lookup(comparison.measure)
    return MEASURE.rank(term.slug) if term and term.grows else None


def _key_figure(comparison: Comparison, links: Links) -> KeyFigure:
    past = overtaken(comparison)
    latest = [figure for figure in comparison.current if figure not in past]
    said = [figure for figure in latest if not span(figure.data)]
    words = amount(said[0].data, links.language) if said else ""
    citations = [citation for figure in latest for citation in figure.citations]
    number = latest_overall(comparison, links.language) or words
    term = MEASURE.lookup(comparison.measure)
    assert term is not None  # only what counts people as the vocabulary does is a key figure
    return KeyFigure(
        measure_label(comparison.measure, links.language),
        links.language.gettext(term.counted, number=number) if number else "",
        _who(comparison, latest, links),
        _accused(latest, links),
        spread(latest, links.language),
        disagrees(comparison),
        links.citations(citations),
    )


def _accused(latest: list[Statement], links: Links) -> str:
    """What those say who are held responsible, marked as theirs; empty where they say nothing."""
    own = [figure for figure in latest if is_from_accused(figure)]
    if not own:
        return ""
    said = links.language.listed(
        [amount(figure.data, links.language) for figure in own], apart=True
    )
    return links.language.gettext("{amount} by the account of those held responsible", amount=said)


def _who(comparison: Comparison, latest: list[Statement], links: Links) -> str:
    """Who gives the number: one by name, several by their count; and words that differ from it."""
    language = links.language
    counted = [figure for figure in latest if span(figure.data)]
    said = [amount(figure.data, language) for figure in latest if figure not in counted]
    voices = len({speaker(figure) for figure in counted})
    if disagrees(comparison):
        who = language.gettext("Sources disagree")
    elif voices > 1:
        who = sources_agree(voices, language)
    else:
        named = speakers((counted or latest)[0], links)
        who = language.gettext("according to {speakers}", speakers=named)
    if not counted or not said:
        return who
    return language.gettext("{who}; another: {amount}", who=who, amount=said[0])
