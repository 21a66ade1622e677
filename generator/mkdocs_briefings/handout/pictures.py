"""Drawings and pictures as a word processor takes them."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

from mkdocs_briefings.addresses import ASSETS
from mkdocs_briefings.handout.paper_styles import drawing_styles
from mkdocs_briefings.handout.sheets import Drawing

_MAPS = Path(__file__).parents[1] / "web/maps"
_SVG = "{http://www.w3.org/2000/svg}"
_MAP = re.compile(rf'href="[^"]*{ASSETS}/([\w-]+\.svg)"')
_PIXELS = 1600
"""Width of a picture of a drawing: 300 to the inch on 135 mm of paper."""

CAN_DRAW = find_spec("resvg_py") is not None
"""Whether drawings can be made into pictures here: that takes a program, which is an extra."""


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A picture as PNG, and what it shows in words."""

    png: bytes
    words: str


def picture_of(drawing: Drawing) -> DrawnPicture | None:
    """A drawing as a picture; None where it cannot be made here, or nothing is to be seen."""
    if not CAN_DRAW:
        return None
    import resvg_py

    root = ElementTree.fromstring(_standing_alone(drawing))
    png = resvg_py.svg_to_bytes(
        svg_string=ElementTree.tostring(root, "unicode"), width=_PIXELS, background="#ffffff"
    )
    return DrawnPicture(bytes(png), words_of(drawing))


def words_of(drawing: Drawing) -> str:
    """What a drawing shows, as it says itself: its title, and how it is read."""
    root = ElementTree.fromstring(_with_names(drawing.svg))
    told = (root.findtext(f"{_SVG}{name}") for name in ("title", "desc"))
    return " ".join(" ".join(one.split()).rstrip(".") + "." for one in told if one)


def _with_names(svg: str) -> str:
    return svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _standing_alone(drawing: Drawing) -> str:
    """A drawing as a file of its own, with its colours, and the maps that it shows in it."""
    head, _, rest = _with_names(drawing.svg).partition(">")
    content = with_maps(rest.removesuffix("</svg>"))
    style = f"<style>{escape(drawing_styles(), quote=False)}</style>"
    around = f'<g class="md-typeset"><g class="{escape(drawing.around)}"><g class="svg">'
    return f"{head}>{style}{around}{content}</g></g></g></svg>"


def with_maps(svg: str) -> str:
    """A drawing that holds the maps which it shows, in the place of their addresses."""
    return _MAP.sub(lambda found: f'href="{_maps().get(found[1], "")}"', svg)


@cache
def _maps() -> dict[str, str]:
    """The maps of the site by their names, each as an address that holds it."""
    return {
        path.name: f"data:image/svg+xml;base64,{b64encode(path.read_bytes()).decode()}"
        for path in sorted(_MAPS.glob("*.svg"))
    }
