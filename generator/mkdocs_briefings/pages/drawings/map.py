"""Maps: where an incident happened, and where the incidents of a page did.

Precision is drawn: an exact place is a dot, a region a circle, a country its shape. Land comes from
one picture of the world, of which each map shows a frame; only the marks are the map's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby
from math import hypot

from mkdocs_briefings.pages.drawings.labels import Room, around, lettering
from mkdocs_briefings.pages.drawings.outlines import Frame, codes, extent, outline, seen
from mkdocs_briefings.pages.drawings.projection import HEIGHT, PER_DEGREE, WIDTH, project

_SHAPE = 1.6
"""How much wider than high a map is."""
_NARROWEST = {"exact": 22.0, "near": 22.0, "region": 26.0, "country": 26.0}
"""Degrees across that a map of one place shows at least, by how exact the place is known."""
_MARGIN = 1.5  # a map of several marks is so much wider than they lie apart
_CELLS = 11  # across a map: what lies in one cell is one mark with a number
_REGION = 1.2  # degrees: the radius of a region's circle
_LEGIBLE = 0.03  # of the frame: a country that fills less is not named
_MOST_NAMES = 8
_LIGHTEST, _DARKEST, _ALONE = 20, 60, 35  # hundredths, of the shade of a country


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to be marked: degrees north and east where they are known, else its country.

    `precision` is exact, near, region or country; `label` names what happened there, `href` leads
    to it; `all_href` to all that happened in its country, where one mark stands for several.
    """

    label: str
    href: str
    lat: float | None = None
    lon: float | None = None
    country: str = ""
    precision: str = "exact"
    all_href: str = ""

    @property
    def is_located(self) -> bool:
        """Whether it has coordinates that say more than its country."""
        return self.lat is not None and self.lon is not None and self.precision != "country"

    @property
    def can_be_drawn(self) -> bool:
        """Whether there is anything to draw of it."""
        return self.is_located or bool(outline(self.country))


_Group = list[tuple[Spot, tuple[float, float]]]
"""Sites with where they lie on the map."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot or circle at whole units: `kind` is exact, near or region, or several where it stands
    for `count` of them."""

    x: int
    y: int
    radius: int
    kind: str
    label: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class Area:
    """The shape of a country in which something happened, nobody says where; `x` and `y` are in the
    middle of what is seen of it.

    It is the darker the more happened there, by `shade` hundredths; its number is written where
    there is room, `has_room`.
    """

    path: str
    label: str
    href: str
    count: int
    x: int
    y: int
    shade: int
    has_room: bool


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a country, centred at a point."""

    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class MapView:
    """A map: its frame as `viewBox` has it, what is marked, and the size of its small letters.

    `world` are the width and height of the picture of the world from which the frame is cut.
    """

    frame: tuple[int, int, int, int]
    letters: int
    marks: list[Mark]
    areas: list[Area]
    names: list[Name]
    world: tuple[int, int] = (WIDTH, HEIGHT)

    @property
    def is_shaded(self) -> bool:
        """Whether some countries are darker than others."""
        return len({area.shade for area in self.areas}) > 1


def locator_map(sites: Sequence[Spot], name_of: Callable[[str], str]) -> MapView | None:
    """Where one incident happened; None where no record says so.

    `name_of` gives the name of a country by its two-letter code.
    """
    return _map(sites, name_of, narrowest=max(map(_narrowest, sites), default=0.0))


def incident_map(sites: Sequence[Spot], name_of: Callable[[str], str]) -> MapView | None:
    """Where many incidents happened, those near each other as one mark with their number."""
    return _map(sites, name_of, narrowest=40.0)


def _narrowest(site: Spot) -> float:
    return _NARROWEST.get(site.precision, _NARROWEST["exact"])


def _map(sites: Sequence[Spot], name_of: Callable[[str], str], narrowest: float) -> MapView | None:
    drawn = [site for site in sites if site.can_be_drawn]
    if not drawn:
        return None
    frame = _frame(drawn, narrowest * PER_DEGREE)
    letters = max(1, round(frame.width / 24))
    marks = _marks([site for site in drawn if site.is_located], frame, name_of)
    room = Room(around(mark.x, mark.y, mark.radius) for mark in marks)
    areas = _areas([site for site in drawn if not site.is_located], frame, name_of)
    areas = [_written(area, room, letters) for area in sorted(areas, key=lambda one: -one.count)]
    left, top = round(frame.left), round(frame.top)
    box = (left, top, round(frame.width), round(frame.height))
    return MapView(box, letters, marks, areas, [*_names(frame, name_of, room, letters)])


def _frame(sites: Sequence[Spot], narrowest: float) -> Frame:
    """The part of the world that holds all sites, of the shape that maps have."""
    boxes = [_extent(site) for site in sites]
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    width = max(_MARGIN * (right - left), _MARGIN * _SHAPE * (bottom - top), narrowest)
    width = min(width, WIDTH, HEIGHT * _SHAPE)
    height = width / _SHAPE
    across, down = (left + right) / 2 - width / 2, (top + bottom) / 2 - height / 2
    across = min(max(across, 0.0), WIDTH - width)
    down = min(max(down, 0.0), HEIGHT - height)
    return Frame(across, down, across + width, down + height)


def _extent(site: Spot) -> Frame:
    if site.is_located and site.lat is not None and site.lon is not None:
        x, y = project(site.lat, site.lon)
        return Frame(x, y, x, y)
    found = extent(site.country)
    assert found is not None  # what cannot be drawn was left out before
    return found


def _told(group: Sequence[Spot], name_of: Callable[[str], str]) -> tuple[str, str]:
    """What one mark for some sites is called; it leads to the country of most of them."""
    countries = Counter(site.country for site in group)
    most = next(site for site in group if site.country == countries.most_common(1)[0][0])
    if len(group) == 1 or not most.country:
        return most.label, most.href
    names = ", ".join(name_of(code) for code, _ in countries.most_common() if code)
    return f"{names}: {len(group)}", most.all_href or most.href


def _marks(sites: Iterable[Spot], frame: Frame, name_of: Callable[[str], str]) -> list[Mark]:
    """One mark for all that lies in one cell, and one for those that would cover each other; the
    larger ones first, as a dot may lie on the circle of a region."""
    cell = frame.width / _CELLS
    placed = [(site, project(site.lat or 0.0, site.lon or 0.0)) for site in sites]

    def of_cell(one: tuple[Spot, tuple[float, float]]) -> tuple[int, int]:
        _, (x, y) = one
        return int(x // cell), int(y // cell)

    groups = [list(group) for _, group in groupby(sorted(placed, key=of_cell), of_cell)]
    marks = [(_mark(group, frame, name_of), group) for group in groups]
    while pair := next((two for two in combinations(marks, 2) if _cover(*two)), None):
        both = [*pair[0][1], *pair[1][1]]
        marks = [one for one in marks if one not in pair] + [(_mark(both, frame, name_of), both)]
    return sorted((mark for mark, _ in marks), key=lambda mark: -mark.radius)


def _cover(one: tuple[Mark, _Group], other: tuple[Mark, _Group]) -> bool:
    """Whether a mark hides part of another, which would not be told by its being there."""
    (a, _), (b, _) = one, other
    alike = (a.kind == "region") == (b.kind == "region") or max(a.count, b.count) > 1
    return alike and hypot(a.x - b.x, a.y - b.y) < a.radius + b.radius


def _mark(group: _Group, frame: Frame, name_of: Callable[[str], str]) -> Mark:
    count, (first, _) = len(group), group[0]
    x = round(sum(x for _, (x, _) in group) / count)
    y = round(sum(y for _, (_, y) in group) / count)
    label, href = _told([site for site, _ in group], name_of)
    radius, kind = frame.width / 60, first.precision
    if count > 1:
        radius, kind = radius * (1 + 0.5 * len(str(count))), "several"
    elif kind == "region":
        radius = max(radius, _REGION * PER_DEGREE)
    kind = kind if kind in ("near", "region", "several") else "exact"
    return Mark(x, y, round(radius), kind, label, href, count)


def _areas(sites: Iterable[Spot], frame: Frame, name_of: Callable[[str], str]) -> list[Area]:
    ordered = sorted(sites, key=lambda site: site.country)
    groups = [list(group) for _, group in groupby(ordered, lambda site: site.country)]
    most = max(map(len, groups), default=1)
    return [_area(group, most, frame, name_of) for group in groups]


def _area(group: Sequence[Spot], most: int, frame: Frame, name_of: Callable[[str], str]) -> Area:
    country, count = group[0].country, len(group)
    part = seen(country, frame)
    x, y = part[1] if part else (frame.left, frame.top)
    shade = _LIGHTEST + round((_DARKEST - _LIGHTEST) * count / most) if most > 1 else _ALONE
    told = _told(group, name_of)
    return Area(outline(country), *told, count, round(x), round(y), shade, has_room=False)


def _written(area: Area, room: Room, letters: int) -> Area:
    """An area whose number is written, if there is room for it."""
    number = lettering(f" {area.count} ", area.x, area.y, letters)  # two are not to read as one
    return replace(area, has_room=area.count > 1 and room.takes(number))


def _names(frame: Frame, name_of: Callable[[str], str], room: Room, letters: int) -> Iterator[Name]:
    """The countries that fill most of the frame, each named in the middle of its land there, or
    below or above that where there is no room."""
    found = [(part, code) for code in codes() if (part := seen(code, frame))]
    found = sorted((one for one in found if one[0][0] >= _LEGIBLE), key=lambda one: -one[0][0])
    for (_, (x, middle)), code in found[:_MOST_NAMES]:
        name = name_of(code)
        half = lettering(name, 0, 0, letters).width / 2
        x = max(frame.left + half, min(x, frame.right - half))  # whole, at the edge too
        heights = (middle, middle + 1.2 * letters, middle - 1.2 * letters)
        # The middle of its letters is above the line on which they stand.
        free = (y for y in heights if room.takes(lettering(name, x, y - letters / 3, letters)))
        if (y := next(free, None)) is not None:
            yield Name(name, round(x), round(y))
