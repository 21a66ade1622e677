"""Figures side by side, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_briefings.library.figures import Comparison
from mkdocs_briefings.pages.drawings.ranges import RangeBars, range_bars
from mkdocs_briefings.pages.parts.kinds import measure_label
from mkdocs_briefings.pages.parts.links import Links, show
from mkdocs_briefings.pages.parts.statement import StatementView, view


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """What several sources say of one measure: current figures, then those replaced."""

    measure: str
    scope: str
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
    return [_view(comparison, links) for comparison in comparisons]


def _view(comparison: Comparison, links: Links) -> ComparisonView:
    current = [view(figure, links) for figure in comparison.current]
    return ComparisonView(
        measure_label(comparison.measure),
        comparison.scope,
        show(comparison.period),
        comparison.disagrees,
        current,
        [view(figure, links) for figure in comparison.history],
        range_bars(zip(comparison.current, current, strict=True)),
    )
