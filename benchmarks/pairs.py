"""Two things timed in turn: what is told of the pairs of seconds."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def report(what: str, names: tuple[str, str], pairs: Sequence[tuple[float, float]]) -> None:
    """Print medians with their ranges, the ratio of medians, and the ratios of the pairs."""
    print(what)
    columns = list(zip(*pairs, strict=True))
    for name, column in zip(names, columns, strict=True):
        middle = statistics.median(column)
        print(f"{name:5}  median {middle:.2f} s, {min(column):.2f} to {max(column):.2f} s")
    first, second = (statistics.median(column) for column in columns)
    ratios = [one / other for one, other in pairs]
    print(
        f"ratio  of medians {first / second:.3f}; of pairs: median "
        f"{statistics.median(ratios):.3f}, {min(ratios):.3f} to {max(ratios):.3f}"
    )
