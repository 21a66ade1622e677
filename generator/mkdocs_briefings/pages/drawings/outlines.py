"""The outlines of countries in the units of maps, and what of one is seen within a frame."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

Point = tuple[float, float]
_RING = re.compile(r"M(-?\d+) (-?\d+)l([^Mz]*)z")
_NUMBER = re.compile(r"-?\d+")


class Frame(NamedTuple):
    """A part of the world, in the units of maps."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    def meets(self, other: Frame) -> bool:
        """Whether it shares any part with another frame."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@cache
def _outlines() -> dict[str, str]:
    """The paths by country: data of the package, which never change while it runs."""
    found: dict[str, str] = json.loads(Path(__file__).with_name("outlines.json").read_text("utf-8"))
    del found[""]  # where they come from
    return found


def codes() -> list[str]:
    """The two-letter codes of the countries that have an outline."""
    return list(_outlines())


def outline(code: str) -> str:
    """The path of a country (ISO 3166-1 alpha-2) as SVG writes it; empty where there is none."""
    return _outlines().get(code, "")


@cache
def rings(code: str) -> tuple[tuple[Point, ...], ...]:
    """The rings of a country's land, as points."""
    return tuple(_points(*ring) for ring in _RING.findall(outline(code)))


def _points(x: str, y: str, steps: str) -> tuple[Point, ...]:
    across, down = int(x), int(y)
    points = [(float(across), float(down))]
    numbers = [int(number) for number in _NUMBER.findall(steps)]
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        across, down = across + dx, down + dy
        points.append((float(across), float(down)))
    return tuple(points)


def _around(ring: tuple[Point, ...]) -> Frame:
    across, down = [x for x, _ in ring], [y for _, y in ring]
    return Frame(min(across), min(down), max(across), max(down))


@cache
def _frames(code: str) -> tuple[Frame, ...]:
    """The frame of each of a country's rings: most of the world lies outside of most maps."""
    return tuple(map(_around, rings(code)))


@cache
def _whole_frame(code: str) -> Frame | None:
    """The frame of all of a country's land; None where it has no outline."""
    frames = _frames(code)
    if not frames:
        return None
    left, top, right, bottom = zip(*frames, strict=True)
    return Frame(min(left), min(top), max(right), max(bottom))


@cache
def extent(code: str) -> Frame | None:
    """The frame of a country's largest stretch of land; None where it has no outline."""
    largest = max(rings(code), key=lambda ring: abs(_moments(ring)[0]), default=None)
    return _around(largest) if largest else None


@lru_cache(maxsize=10_000)
def seen(code: str, frame: Frame) -> tuple[float, Point] | None:
    """How much of a frame a country's land fills, from 0 to 1, and the middle of that land.

    None where nothing of it lies within the frame.
    """
    around_all = _whole_frame(code)
    if around_all is None or not around_all.meets(frame):
        return None
    best: tuple[float, Point] | None = None
    whole = frame.width * frame.height
    for ring, around in zip(rings(code), _frames(code), strict=True):
        part = clipped(ring, frame) if around.meets(frame) else []
        if len(part) < 3:
            continue
        area, middle = _moments(part)
        if abs(area) > (best[0] if best else 0.0):
            best = abs(area), middle
    return (best[0] / whole, best[1]) if best else None


def clipped(ring: tuple[Point, ...], frame: Frame) -> list[Point]:
    """What of a ring lies within a frame (the algorithm of Sutherland and Hodgman)."""
    points = list(ring)
    for axis, edge, keeps_above in (
        (0, frame.left, True),
        (0, frame.right, False),
        (1, frame.top, True),
        (1, frame.bottom, False),
    ):
        points = _cut(points, axis, edge, keeps_above)
    return points


def _cut(points: list[Point], axis: int, edge: float, keeps_above: bool) -> list[Point]:
    kept: list[Point] = []
    for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
        inside = (point[axis] >= edge) is keeps_above
        was_inside = (before[axis] >= edge) is keeps_above
        if inside is not was_inside:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            kept.append((edge, other) if axis == 0 else (other, edge))
        if inside:
            kept.append(point)
    return kept


def _moments(ring: tuple[Point, ...] | list[Point]) -> tuple[float, Point]:
    """The signed area of a ring and the middle of the land within it."""
    area = across = down = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        area += cross
        across += (x1 + x2) * cross
        down += (y1 + y2) * cross
    if not area:
        return 0.0, ring[0]
    return area / 2, (across / (3 * area), down / (3 * area))
