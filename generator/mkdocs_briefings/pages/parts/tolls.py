"""How many died and were hurt in an incident, over all sources, in a few words."""

from __future__ import annotations

import math
from collections.abc import Sequence

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.library.amounts import amount, between
from mkdocs_briefings.library.disputes import overtaken
from mkdocs_briefings.library.figures import Comparison, compare, figures_by_subject, span
from mkdocs_briefings.library.linked import Incident, Statement
from mkdocs_briefings.pages.parts.links import Links

_TOLLS = ("killed", "wounded")
"""The measures that make a toll, in their order."""


def toll(incident: Incident, links: Links) -> str:
    """The toll of an incident: of each measure from the least to the most that sources say.

    Figures of a part of the people, or of a period, are no toll. Empty where no source says any.
    """
    figures = [*incident.figures, *links.library.once(figures_by_subject).get(incident, [])]
    counted = [figure for figure in figures if _counts(figure)]
    said = {
        _slug(one.measure): latest_overall(one, links.language)
        for one in compare(counted, incident)
    }
    phrases = [
        links.language.gettext(vocabulary.MEASURE[measure].counted, number=said[measure])
        for measure in _TOLLS
        if said.get(measure)
    ]
    return links.language.listed(phrases)


def _counts(figure: Statement) -> bool:
    data = figure.data
    return not data.scope and not data.period and _slug(data.measure) in _TOLLS


def _slug(measure: str) -> str:
    term = vocabulary.MEASURE.lookup(measure)
    return term.slug if term else ""


def latest_overall(comparison: Comparison, language: Language) -> str:
    """The range over the latest state of a comparison; a figure that stands alone as said."""
    past = overtaken(comparison)
    latest = [figure for figure in comparison.current if figure not in past]
    counted = [figure for figure in latest if span(figure.data)]
    return amount(counted[0].data, language) if len(counted) == 1 else overall(latest, language)


def overall(figures: Sequence[Statement], language: Language) -> str:
    """From the least that any of some figures allows to the most; empty for words."""
    counted = [(f.data.unit, bounds) for f in figures if (bounds := span(f.data))]
    if not counted:
        return ""
    low, high = min(low for _, (low, _) in counted), max(high for _, (_, high) in counted)
    found = between(None if math.isinf(low) else low, None if math.isinf(high) else high, language)
    unit = counted[0][0]
    return language.gettext("{number} {unit}", number=found, unit=unit) if found and unit else found
