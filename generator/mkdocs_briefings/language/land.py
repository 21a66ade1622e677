"""Where countries lie: whether coordinates can be in one. The boxes come from make_boxes.py."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

MARGIN = 0.5
"""Degrees around the boxes of a country's land that count as in it: coasts, islands, waters."""


@cache
def _boxes() -> dict[str, list[tuple[float, float, float, float]]]:
    """West, south, east and north by country: data of the package, which never change."""
    found: dict[str, list[tuple[float, float, float, float]]] = json.loads(
        Path(__file__).with_name("boxes.json").read_text("utf-8")
    )
    del found[""]  # where they come from
    return found


def may_lie_in(code: str, lat: float, lon: float) -> bool:
    """Whether degrees north and east may lie in a country (ISO 3166-1 alpha-2).

    A box is larger than its country, so this only tells what is far off. True for a country of
    which no box is known.
    """
    boxes = _boxes().get(code)
    if boxes is None:
        return True
    return any(
        west - MARGIN <= lon <= east + MARGIN and south - MARGIN <= lat <= north + MARGIN
        for west, south, east, north in boxes
    )
