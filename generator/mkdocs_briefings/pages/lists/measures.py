"""Measures compared: what is counted alike, side by side for all incidents and other subjects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.language.ordering import Ordering
from mkdocs_briefings.language.slugs import identity
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.amounts import amount
from mkdocs_briefings.library.disputes import disagrees, overtaken
from mkdocs_briefings.library.figures import (
    Comparison,
    compare,
    dated,
    figures_by_subject,
)
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Incident, Statement, Subject
from mkdocs_briefings.pages.kinds.figure import measure_label, measure_title
from mkdocs_briefings.pages.lists.collection import Collection
from mkdocs_briefings.pages.parts.links import Link, Links, Person
from mkdocs_briefings.pages.parts.statement import voice
from mkdocs_briefings.pages.parts.times import date_of_subject, newest_first, year
from mkdocs_briefings.pages.parts.tolls import latest_overall

_MOST = 12
"""Figures that a row shows; the page of the subject has them all."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure in few words: the amount leads to where it stands.

    `as_of` is written where it is not the latest state.
    """

    amount: str
    href: str
    as_of: str
    retracted: bool
    people: list[Person]
    voice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """What all sources say of one measure, `title`, about one subject.

    `range` and `sources` are those of the latest state; the range is empty for words alone, and a
    figure that stands alone is there as said.
    """

    title: str
    about: Link
    date: str
    scope: str
    period: str
    range: str
    disagrees: bool
    sources: int
    figures: list[FigureLine]
    more: int


def comparisons(library: Library) -> list[Comparison]:
    """All comparisons, a measure being written everywhere as where it stands first."""
    subjects = library.once(figures_by_subject)
    found = [one for about, figures in subjects.items() for one in compare(figures, about)]
    spellings: dict[str, str] = {}
    for one in found:
        one.measure = spellings.setdefault(identity(one.measure), one.measure)
    return found


def _about(comparison: Comparison) -> Subject:
    assert comparison.about is not None
    return comparison.about


def _date(comparison: Comparison) -> Date | None:
    return date_of_subject(_about(comparison))


def _heading(comparison: Comparison) -> str:
    return measure_title(comparison.measure)


def _order(comparison: Comparison, order: Ordering) -> tuple[Any, ...]:
    """By measure; incidents first, the newest before older ones, then everything else by name."""
    about = _about(comparison)
    period = comparison.period.sort_key if comparison.period else ()
    return (
        order.key(_heading(comparison)),
        not isinstance(about, Incident),
        newest_first(_date(comparison)),
        order.key(about.name),
        about.id,
        order.key(comparison.scope),
        order.key(comparison.unit),
        period,
    )


def measure_row(comparison: Comparison, links: Links) -> MeasureRow:
    """A comparison as a row."""
    figures, past = comparison.current or comparison.history, overtaken(comparison)
    latest = [figure for figure in comparison.current if figure not in past]
    return MeasureRow(
        title=measure_label(comparison.measure, links.language),
        about=links.subject(_about(comparison)),
        date=links.date(_date(comparison)),
        scope=comparison.scope,
        period=links.language.period(comparison.period),
        range=latest_overall(comparison, links.language),
        disagrees=disagrees(comparison),
        sources=len({c.source for figure in latest for c in figure.citations}),
        figures=[_line(figure, figure in past, links) for figure in figures[:_MOST]],
        more=max(0, len(figures) - _MOST),
    )


def _line(figure: Statement, is_past: bool, links: Links) -> FigureLine:
    return FigureLine(
        amount(figure.data, links.language),
        links.statement(figure),
        links.date(dated(figure)) if is_past else "",
        figure.data.status == "retracted",
        [links.person(party) for party in figure.by],
        voice(figure, links),
    )


MEASURES = Collection(
    uri="figures",
    title=N_("Figures"),
    about=N_(
        "What was counted, for all incidents side by side: the range over all sources, then each "
        "source's own figure. Nothing is averaged; figures replaced by newer ones of the same "
        "source stand on the page of the incident."
    ),
    empty=N_("There is no figure yet."),
    items=comparisons,
    counted=lambda library: library.of_kind("figure"),
    heading=_heading,
    headings=[term.label for term in vocabulary.MEASURE],
    order=_order,
    year=lambda comparison: year(_date(comparison)),
    row=measure_row,
    template="measures",
)
