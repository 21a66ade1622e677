"""Makes the outlines of the world that maps are drawn on, from Natural Earth by way of npm.

Run by hand, once, when the outlines are to be renewed; what it writes is committed:

    npm install world-atlas@2.0.2 && pip install pycountry
    python generator/make_outlines.py node_modules/world-atlas/countries-50m.json

Natural Earth is in the public domain; the package world-atlas, which brings it as TopoJSON, has the
ISC licence (Copyright 2013-2019 Michael Bostock). Both are named in the files that are written.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

import pycountry

from mkdocs_briefings.pages.drawings.projection import HEIGHT, WIDTH, project

PACKAGE = Path(__file__).parent / "mkdocs_briefings"
WORLD = PACKAGE / "web/maps/world.svg"
OUTLINES = PACKAGE / "pages/drawings/outlines.json"
ORIGIN = (
    "Made with Natural Earth (public domain, naturalearthdata.com), through the npm package "
    "world-atlas (ISC licence, Copyright 2013-2019 Michael Bostock), by make_outlines.py. "
    "Miller's cylindrical projection."
)
TOLERANCE = 1.0  # units of the drawing; what lies nearer to a straight line is left out
SMALLEST = 6.0  # square units; smaller islands are left out, unless a country has no other land
CODES = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}
"""Features without a number of ISO 3166-1: their land is drawn with the country that ISO gives."""

Point = tuple[float, float]


def main() -> None:
    """Write the picture of the world and the outlines of countries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("countries", type=Path, help="countries-50m.json of world-atlas")
    atlas = json.loads(parser.parse_args().countries.read_text("utf-8"))
    arcs = [simplified(unbroken(arc)) for arc in projected(atlas)]
    shapes = [shape for shape in atlas["objects"]["countries"]["geometries"] if is_drawn(shape)]
    WORLD.write_text(picture(shapes, arcs), "utf-8", newline="\n")
    found: dict[str, list[str]] = {}
    for shape in shapes:
        if code := code_of(shape):
            found.setdefault(code, []).append(path_of(rings(shape, arcs)))
    lines = [f'"{code}": "{"".join(paths)}"' for code, paths in sorted(found.items())]
    text = ",\n".join([f'"": "{ORIGIN}"', *lines])
    OUTLINES.write_text(f"{{\n{text}\n}}\n", "utf-8", newline="\n")


def is_drawn(shape: dict[str, Any]) -> bool:
    """Whether a feature is drawn: all but Antarctica, which lies below the drawing."""
    return bool(shape["properties"]["name"] != "Antarctica")


def code_of(shape: dict[str, Any]) -> str:
    """The two letters of ISO 3166-1, by the number that the atlas gives; empty without one."""
    name = shape["properties"]["name"]
    if name in CODES:
        return CODES[name]
    country = pycountry.countries.get(numeric=shape.get("id", ""))
    return str(country.alpha_2) if country else ""


def projected(atlas: dict[str, Any]) -> Iterator[list[Point]]:
    """The arcs of TopoJSON, which are differences of integers, as points of the drawing."""
    (across, up), (west, south) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(project(y * up + south, x * across + west))
        yield points


def simplified(points: list[Point]) -> list[Point]:
    """A line with fewer points (Ramer, Douglas and Peucker): its ends stay where they are."""
    if len(points) < 3:
        return points
    far, most = 0, 0.0
    for place in range(1, len(points) - 1):
        away = distance(points[place], points[0], points[-1])
        if away > most:
            far, most = place, away
    if most <= TOLERANCE:
        return [points[0], points[-1]]
    return simplified(points[: far + 1])[:-1] + simplified(points[far:])


def distance(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the line between two others."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    length = hypot(dx, dy)
    if not length:
        return hypot(x - x1, y - y1)
    return abs(dy * (x - x1) - dx * (y - y1)) / length


def rings(shape: dict[str, Any], arcs: list[list[Point]]) -> list[list[Point]]:
    """The rings of a country that are large enough to be seen; the largest one in any case."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    found = [[joined(ring, arcs) for ring in polygon] for polygon in polygons]
    largest = max(found, key=lambda polygon: area(polygon[0]))
    kept = [polygon for polygon in found if polygon is largest or area(polygon[0]) >= SMALLEST]
    return [part for polygon in kept for ring in polygon for part in on_both_sides(ring)]


def joined(ring: Iterable[int], arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring, whose negative arcs run backwards."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return unbroken(points)


def unbroken(points: list[Point]) -> list[Point]:
    """A line that runs on over the edge of the drawing where it crosses 180 degrees east."""
    shift, found = 0, points[:1]
    for (before, _), (x, y) in pairwise(points):
        if abs(x - before) > WIDTH / 2:
            shift += WIDTH if x < before else -WIDTH
        found.append((x + shift, y))
    return found


def on_both_sides(ring: list[Point]) -> Iterator[list[Point]]:
    """A ring, and once more at the other edge where it runs over one."""
    yield ring
    for shift in (WIDTH, -WIDTH):
        if any(0 <= x + shift <= WIDTH for x, _ in ring):
            yield [(x + shift, y) for x, y in ring]


def area(ring: list[Point]) -> float:
    """The area of a ring in square units."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def path_of(rings: Iterable[list[Point]], *, close: bool = True) -> str:
    """A path of SVG in whole units, each step as the difference from the one before."""
    written = []
    for ring in rings:
        points = [(round(x), round(y)) for x, y in ring]
        steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points)]
        steps = [step for step in steps if step != (0, 0)]
        if steps:
            (x, y), text = points[0], "".join(f"{dx} {dy} " for dx, dy in steps).replace(" -", "-")
            written.append(f"M{x} {y}l{text.strip()}{'z' if close else ''}")
    return "".join(written)


def picture(shapes: list[dict[str, Any]], arcs: list[list[Point]]) -> str:
    """The world as a mask: land is white, the borders between countries are cut out of it."""
    land = path_of(ring for shape in shapes for ring in rings(shape, arcs))
    used = Counter(
        number if number >= 0 else ~number for shape in shapes for number in every(shape["arcs"])
    )
    shared = (unbroken(arcs[number]) for number, times in sorted(used.items()) if times > 1)
    borders = path_of(shared, close=False)
    return (
        f"<!-- {ORIGIN} -->\n"
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}">\n'
        f'<path fill="#fff" d="{land}"/>\n'
        f'<path fill="none" stroke="#000" stroke-width="4" d="{borders}"/>\n</svg>\n'
    )


def every(arcs: Any) -> Iterator[int]:
    """All numbers of arcs in nested lists."""
    for one in arcs:
        yield from every(one) if isinstance(one, list) else (one,)


if __name__ == "__main__":
    main()
