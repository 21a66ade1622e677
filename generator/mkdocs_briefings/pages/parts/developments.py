"""What sources said of one measure over time: drawn where three days or more have a figure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_briefings.library.amounts import amount
from mkdocs_briefings.library.figures import Comparison, dated, span
from mkdocs_briefings.pages.drawings.over_time import Measurement, OverTimeView, over_time
from mkdocs_briefings.pages.drawings.ranges import ceiling
from mkdocs_briefings.pages.kinds.figure import measure_label
from mkdocs_briefings.pages.parts.lines import speakers
from mkdocs_briefings.pages.parts.links import Links, Reference


@dataclass(frozen=True, slots=True)
class Development:
    """A measure, the drawing of its figures over time, and what these cite."""

    measure: str
    drawing: OverTimeView
    cites: list[Reference]


def developments(comparisons: Iterable[Comparison], links: Links) -> list[Development]:
    """The measures of which there are figures of three days or more."""
    language = links.language
    found = []
    for one in comparisons:
        drawing = over_time(_measured(one, links), language.date, language.number, ceiling)
        if drawing:
            figures = (*one.current, *one.history)
            cites = links.citations(cited for figure in figures for cited in figure.citations)
            found.append(Development(measure_label(one.measure, language), drawing, cites))
    return found


def _measured(comparison: Comparison, links: Links) -> Iterator[Measurement]:
    """Its figures that have a day and a number; an open end is the number that is known."""
    for figure in (*comparison.current, *comparison.history):
        when, bounds = dated(figure), span(figure.data)
        if when and bounds and figure.data.status != "retracted":
            low, high = bounds
            low = high if math.isinf(low) else low
            yield Measurement(
                when,
                low,
                low if math.isinf(high) else high,
                speakers(figure, links),
                amount(figure.data, links.language),
                links.url(figure.home.uri, figure.anchor),
            )
