"""Maps: where an incident happened, and where the incidents of a page did.

Precision is drawn: an exact place is a dot, a region a circle, a country its shape. Land comes from
one picture of the world, of which each map shows a frame; only the marks are the map's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from mkdocs_briefings.pages.drawings.outlines import Frame, codes, extent, outline, seen
from mkdocs_briefings.pages.drawings.projection import HEIGHT, PER_DEGREE, WIDTH, project

_SHAPE = 1.6
"""How much wider than high a map is."""
_NARROWEST = {"exact": 22.0, "near": 22.0, "region": 26.0, "country": 26.0}
"""Degrees across that a map of one place shows at least, by how exact the place is known."""
_MARGIN = 1.5  # a map of several marks is so much wider than they lie apart
_CELLS = 16  # across a map: what lies in one cell is one mark with a number
_REGION = 1.2  # degrees: the radius of a region's circle
_LEGIBLE = 0.03  # of the frame: a country that fills less is not named
_MOST_NAMES = 8


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


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot or circle at whole units: `kind` is exact, near or region; `count` of how many."""

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
    middle of what is seen of it."""

    path: str
    label: str
    href: str
    count: int
    x: int
    y: int


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
    marks = _marks([site for site in drawn if site.is_located], frame, name_of)
    areas = _areas([site for site in drawn if not site.is_located], frame, name_of)
    left, top = round(frame.left), round(frame.top)
    box = (left, top, round(frame.width), round(frame.height))
    return MapView(box, max(1, round(frame.width / 24)), marks, areas, _names(frame, name_of))


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
    """What one mark for some sites is called, and where it leads."""
    first = group[0]
    if len(group) == 1 or not first.country:
        return first.label, first.href
    return f"{name_of(first.country)}: {len(group)}", first.all_href or first.href


def _marks(sites: Iterable[Spot], frame: Frame, name_of: Callable[[str], str]) -> list[Mark]:
    """One mark for all that lies in one cell: the larger ones first, so that none is covered."""
    cell = frame.width / _CELLS
    placed = [(site, project(site.lat or 0.0, site.lon or 0.0)) for site in sites]

    def of_cell(one: tuple[Spot, tuple[float, float]]) -> tuple[int, int, str]:
        site, (x, y) = one
        return int(x // cell), int(y // cell), "region" if site.precision == "region" else ""

    groups = [list(group) for _, group in groupby(sorted(placed, key=of_cell), of_cell)]
    return sorted((_mark(group, frame, name_of) for group in groups), key=lambda mark: -mark.radius)


def _mark(
    group: list[tuple[Spot, tuple[float, float]]], frame: Frame, name_of: Callable[[str], str]
) -> Mark:
    count, (first, _) = len(group), group[0]
    x = round(sum(x for _, (x, _) in group) / count)
    y = round(sum(y for _, (_, y) in group) / count)
    dot = frame.width / 60
    radius = _REGION * PER_DEGREE if first.precision == "region" else dot
    radius = max(radius, dot * (1 + 0.5 * (len(str(count)))) if count > 1 else 0.0)
    kind = first.precision if first.precision in ("near", "region") else "exact"
    label, href = _told([site for site, _ in group], name_of)
    return Mark(x, y, round(radius), kind, label, href, count)


def _areas(sites: Iterable[Spot], frame: Frame, name_of: Callable[[str], str]) -> list[Area]:
    ordered = sorted(sites, key=lambda site: site.country)
    groups = [list(group) for _, group in groupby(ordered, lambda site: site.country)]
    return [_area(group, frame, name_of) for group in groups]


def _area(group: Sequence[Spot], frame: Frame, name_of: Callable[[str], str]) -> Area:
    country = group[0].country
    part = seen(country, frame)
    x, y = part[1] if part else (frame.left, frame.top)
    return Area(outline(country), *_told(group, name_of), len(group), round(x), round(y))


def _names(frame: Frame, name_of: Callable[[str], str]) -> list[Name]:
    """The countries that fill most of the frame, each named in the middle of its land there."""
    found = [(part, code) for code in codes() if (part := seen(code, frame))]
    found = sorted((one for one in found if one[0][0] >= _LEGIBLE), key=lambda one: -one[0][0])
    return [Name(name_of(code), round(x), round(y)) for (_, (x, y)), code in found[:_MOST_NAMES]]
