"""Figures side by side, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mkdocs_briefings.library.disputes import disagrees, overtaken
from mkdocs_briefings.library.figures import Comparison, dated
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.pages.drawings.ranges import RangeBars, range_bars
from mkdocs_briefings.pages.kinds.figure import measure_label
from mkdocs_briefings.pages.parts.links import Links
from mkdocs_briefings.pages.parts.statement import StatementView, view


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """What several sources say of one measure: current figures, then those replaced.

    `title` has the measure and its scope in plain words.
    """

    measure: str
    scope: str
    title: str
    period: str
    disagrees: bool
    current: list[StatementView]
    history: list[StatementView]
    bars: RangeBars | None

    @property
    def figures(self) -> list[StatementView]:
        """All figures, the current ones first."""
        return [*self.current, *self.history]


def comparison_views(comparisons: Iterable[Comparison], links: Links) -> list[ComparisonView]:
    """The views of comparisons for one page."""
    return [_view(one, links) for one in comparisons if one.current or one.history]


def _view(comparison: Comparison, links: Links) -> ComparisonView:
    past = overtaken(comparison)
    current = [_seen(figure, figure in past, links) for figure in comparison.current]
    latest = [pair for pair in zip(comparison.current, current, strict=True) if pair[0] not in past]
    measure, scope = measure_label(comparison.measure, links.language), comparison.scope
    title = links.language.gettext("{measure} ({scope})", measure=measure, scope=scope)
    return ComparisonView(
        measure,
        scope,
        title if scope else measure,
        links.language.period(comparison.period),
        disagrees(comparison),
        current,
        [view(figure, links) for figure in comparison.history],
        range_bars(latest, links.language),
    )


def _seen(figure: Statement, is_past: bool, links: Links) -> StatementView:
    """A current figure; one that is not the latest state says in any case as of when it stands."""
    seen = view(figure, links)
    return (
        replace(seen, own=replace(seen.own, as_of=links.date(dated(figure)))) if is_past else seen
    )
