"""Makes the boxes that the coordinates of a country lie in, from Natural Earth by way of npm.

Run by hand, once, when they are to be renewed; what it writes is committed:

    npm install world-atlas@2.0.2 && pip install pycountry
    python generator/make_boxes.py node_modules/world-atlas/countries-50m.json

Natural Earth is in the public domain; the package world-atlas, which brings it as TopoJSON, has the
ISC licence (Copyright 2013-2019 Michael Bostock). Both are named in the file that is written.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from itertools import accumulate
from math import ceil, floor
from pathlib import Path
from typing import Any

import pycountry

BOXES = Path(__file__).parent / "mkdocs_briefings/language/boxes.json"
ORIGIN = (
    "West, south, east and north of each country's land, in degrees. Made with Natural Earth "
    "(public domain, naturalearthdata.com), through the npm package world-atlas (ISC licence, "
    "Copyright 2013-2019 Michael Bostock), by make_boxes.py."
)
NEAR = 1.0  # degrees; boxes that lie nearer to each other become one
CODES = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}
"""Features without a number of ISO 3166-1: their land counts as that of the country ISO gives."""
# Land that others count as a country's own, too: nobody is told that he is wrong about it.
WITH = {
    "AU": ("CC", "CX", "NF"),
    "CN": ("HK", "MO", "TW"),
    "DK": ("FO", "GL"),
    "FI": ("AX",),
    "GB": ("BM", "FK", "GG", "GI", "IM", "JE", "KY", "MS", "SH", "TC", "VG"),
    "IL": ("PS",),
    "MA": ("EH",),
    "NL": ("AW", "CW", "SX"),
    "NZ": ("CK", "NU", "TK"),
    "RS": ("XK",),
    "US": ("AS", "GU", "MP", "PR", "VI"),
}
CRIMEA = (32.4, 44.3, 36.7, 46.3)

Box = tuple[float, float, float, float]


def main() -> None:
    """Write the boxes of all countries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("countries", type=Path, help="countries-50m.json of world-atlas")
    atlas = json.loads(parser.parse_args().countries.read_text("utf-8"))
    arcs = [points(arc, atlas["transform"]) for arc in atlas["arcs"]]
    found: dict[str, list[Box]] = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        if code := code_of(shape):
            found.setdefault(code, []).extend(boxes(shape, arcs))
    found["UA"].append(CRIMEA)
    for code, others in WITH.items():
        found[code] += [box for other in others for box in found.get(other, [])]
    lines = [f'"{code}": {json.dumps(merged(some))}' for code, some in sorted(found.items())]
    text = ",\n".join([f'"": "{ORIGIN}"', *lines])
    BOXES.write_text(f"{{\n{text}\n}}\n", "utf-8", newline="\n")


def code_of(shape: dict[str, Any]) -> str:
    """The two letters of ISO 3166-1, by the number that the atlas gives; empty without one."""
    name = shape["properties"]["name"]
    country = pycountry.countries.get(numeric=shape.get("id", ""))
    return CODES.get(name) or (str(country.alpha_2) if country else "")


def points(arc: list[list[int]], transform: dict[str, Any]) -> list[tuple[float, float]]:
    """An arc of TopoJSON, whose steps are differences of integers, in degrees."""
    (across, up), (west, south) = transform["scale"], transform["translate"]
    steps = accumulate(arc, lambda here, step: [here[0] + step[0], here[1] + step[1]])
    return [(x * across + west, y * up + south) for x, y in steps]


def boxes(shape: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> Iterable[Box]:
    """The box of each piece of land, to a tenth of a degree."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for polygon in polygons:
        xs, ys = zip(*(point for arc in polygon[0] for point in arcs[max(arc, ~arc)]), strict=True)
        yield (
            floor(min(xs) * 10) / 10,
            floor(min(ys) * 10) / 10,
            ceil(max(xs) * 10) / 10,
            ceil(max(ys) * 10) / 10,
        )


def merged(some: Iterable[Box]) -> list[Box]:
    """The boxes with those that lie near to each other as one."""
    kept: list[Box] = []
    for box in sorted(set(some)):
        while other := next((one for one in kept if near(one, box)), None):
            kept.remove(other)
            lows = tuple(map(min, box[:2], other[:2]))
            box = (lows[0], lows[1], max(box[2], other[2]), max(box[3], other[3]))
        kept.append(box)
    return sorted(kept)


def near(one: Box, other: Box) -> bool:
    """Whether two boxes meet, or nearly so."""
    across = one[0] - NEAR <= other[2] and other[0] - NEAR <= one[2]
    return across and one[1] - NEAR <= other[3] and other[1] - NEAR <= one[3]


if __name__ == "__main__":
    main()
