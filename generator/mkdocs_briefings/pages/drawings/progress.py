"""How far recommendations have come, as one bar: a part for each status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

WIDTH = 360


@dataclass(frozen=True, slots=True)
class Share:
    """A status: its words, how many recommendations have it, and its part of the bar."""

    code: str
    label: str
    count: int
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class ProgressView:
    """The bar, with the number of all recommendations."""

    total: int
    parts: list[Share]


def progress(statuses: Iterable[str], labels: Sequence[tuple[str, str]]) -> ProgressView | None:
    """The bar of some recommendations; None where there are fewer than three.

    `labels` are the codes of all statuses with their words, in the order of the bar.
    """
    given = list(statuses)
    counts = [(code, label, given.count(code)) for code, label in labels]
    if len(given) < 3:
        return None
    ends = [0, *accumulate(count for _, _, count in counts)]
    places = [round(WIDTH * end / len(given)) for end in ends]
    parts = [
        Share(code, label, count, x, end - x)
        for (code, label, count), x, end in zip(counts, places, places[1:], strict=False)
        if count
    ]
    return ProgressView(len(given), parts)
