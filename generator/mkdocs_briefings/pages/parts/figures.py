"""Figures side by side, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from mkdocs_briefings.language.language import Language
from mkdocs_briefings.library.disputes import disagrees, overtaken
from mkdocs_briefings.library.figures import Comparison, dated
from mkdocs_briefings.library.linked import Statement, Subject
from mkdocs_briefings.pages.drawings.ranges import RangeBars, range_bars
from mkdocs_briefings.pages.kinds.figure import measure_label
from mkdocs_briefings.pages.parts.agreement import sources_agree
from mkdocs_briefings.pages.parts.links import Link, Links
from mkdocs_briefings.pages.parts.statement import StatementView, view


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of the table: a figure, or several of different speakers who say the same number, which
    `agreement` tells."""

    figures: list[StatementView]
    agreement: str = ""
    is_earlier: bool = False

    @property
    def notes(self) -> list[Markup]:
        """The notes of its figures, each once."""
        return list(dict.fromkeys(one.note for one in self.figures if one.note))


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """What several sources say of one measure: current figures, then those replaced.

    `about` is what they are of, where that is not what the table is of; `title` has the measure,
    its scope and what it is of in plain words.
    """

    measure: str
    scope: str
    about: list[Link]
    title: str
    period: str
    disagrees: bool
    current: list[StatementView]
    history: list[StatementView]
    rows: list[FigureRow]
    bars: RangeBars | None

    @property
    def number(self) -> int:
        """How many figures there are."""
        return len(self.figures)

    @property
    def figures(self) -> list[StatementView]:
        """All figures, the current ones first."""
        return [*self.current, *self.history]


def _rows(
    current: list[StatementView], history: list[StatementView], language: Language
) -> list[FigureRow]:
    """All figures, the current ones first; those of them that agree are one row."""
    agreeing: dict[object, list[StatementView]] = {}
    for one in current:
        agreeing.setdefault(_row_of(one), []).append(one)
    rows = [
        FigureRow(many, sources_agree(len(many), language) if len(many) > 1 else "")
        for many in agreeing.values()
    ]
    return [*rows, *(FigureRow([one], is_earlier=True) for one in history)]


def _row_of(figure: StatementView) -> object:
    """What is equal for figures that stand in one row; of one that has more to say, itself."""
    if figure.says_more:
        return figure.href
    own = figure.own
    return own.amount, own.from_accused, figure.state, bool(figure.anchor)


def comparison_views(
    comparisons: Iterable[Comparison], links: Links, of: Subject | None = None
) -> list[ComparisonView]:
    """The views of comparisons for one page, whose table is `of` a subject or of anything."""
    return [_view(one, links, of) for one in comparisons if one.current or one.history]


def _view(comparison: Comparison, links: Links, of: Subject | None) -> ComparisonView:
    past = overtaken(comparison)
    current = [_seen(figure, figure in past, links) for figure in comparison.current]
    latest = [pair for pair in zip(comparison.current, current, strict=True) if pair[0] not in past]
    measure, scope = measure_label(comparison.measure, links.language), comparison.scope
    history = [view(figure, links) for figure in comparison.history]
    about = _about((comparison.current or comparison.history)[0], of, links)
    return ComparisonView(
        measure,
        scope,
        about,
        _title(measure, scope, about, links.language),
        links.language.period(comparison.period),
        disagrees(comparison),
        current,
        history,
        _rows(current, history, links.language),
        range_bars(latest, links.language),
    )


def _about(figure: Statement, of: Subject | None, links: Links) -> list[Link]:
    """What is counted, but for what the table is of and what the page is of."""
    about = figure.about or [figure.home]
    return [links.subject(one) for one in about if one is not of and one.uri != links.uri]


def _title(measure: str, scope: str, about: list[Link], language: Language) -> str:
    title = measure
    if scope:
        title = language.gettext("{measure} ({scope})", measure=title, scope=scope)
    if about:
        names = language.listed([one.text for one in about])
        title = language.gettext("{measure}, {subject}", measure=title, subject=names)
    return title


def _seen(figure: Statement, is_past: bool, links: Links) -> StatementView:
    """A current figure; one that is not the latest state says in any case as of when it stands."""
    seen = view(figure, links)
    return (
        replace(seen, own=replace(seen.own, as_of=links.date(dated(figure)))) if is_past else seen
    )
