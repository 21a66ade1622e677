"""The site's own styles for drawings, resolved for programs that know plain CSS only.

Programs that draw SVG know selectors of classes, but neither custom properties nor `:is()` nor
`color-mix()`. These are worked out here, so that a drawing has the same colours everywhere and
these have one home.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

_STYLES = Path(__file__).parents[1] / "web/styles"

PALETTE: Mapping[str, str] = {
    "--md-default-fg-color": "#1f1f1f",
    "--md-default-fg-color--light": "#565656",
    "--md-default-fg-color--lighter": "#b0b0b0",
    "--md-default-fg-color--lightest": "#e4e4e4",
    "--md-default-bg-color": "#ffffff",
    "--md-typeset-a-color": "#3949ab",
    "--md-accent-fg-color": "#3949ab",
    "--md-text-font-family": "Noto Sans, DejaVu Sans, Arial, sans-serif",
}
"""The theme's colours on white paper, and the letters of drawings."""

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_IS = re.compile(r":is\(([^()]*)\)")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_MIX = re.compile(r"color-mix\(\s*in srgb,\s*(#\w{6})\s+(\d+)%,\s*(#\w{6})\s*\)")
_OF_DRAWINGS = re.compile(r"\.briefing-(?:drawing|map|network|progress|range|scale)\b")


def style_sheet(*names: str) -> str:
    """Some of the site's style sheets, as they are."""
    return "\n".join((_STYLES / f"{name}.css").read_text("utf-8") for name in names)


@cache
def drawing_styles() -> str:
    """The rules for drawings, in selectors and values that every program for SVG knows."""
    rules = [*_rules(style_sheet("briefings")), *_rules(style_sheet("drawings"))]
    variables = dict(PALETTE)
    for _, declarations in rules:
        own = (one.partition(":") for one in declarations if one.startswith("--briefing"))
        variables |= {name: value.strip() for name, _, value in own}
    lines = []
    for selector, declarations in rules:
        if _OF_DRAWINGS.search(selector) and ":hover" not in selector:
            plain = [_resolved(one, variables) for one in declarations if not one.startswith("--")]
            lines.append(f"{', '.join(_spread(selector))} {{ {'; '.join(plain)} }}")
    return "\n".join(lines)


def _rules(css: str) -> list[tuple[str, list[str]]]:
    """The selectors and declarations of a style sheet; conditions around them are passed over."""
    found = []
    for selector, body in _RULE.findall(_COMMENT.sub("", css)):
        declarations = [" ".join(one.split()) for one in body.split(";") if one.strip()]
        found.append((" ".join(selector.split()), declarations))
    return found


def _spread(selector: str) -> Iterator[str]:
    """The selectors that one with `:is()` stands for."""
    if found := _IS.search(selector):
        for one in found[1].split(","):
            yield from _spread(selector[: found.start()] + one.strip() + selector[found.end() :])
    else:
        yield selector


def _resolved(declaration: str, variables: Mapping[str, str]) -> str:
    """A declaration with the values of all that it names."""
    while (found := _VARIABLE.search(declaration)) and found[1] in variables:
        declaration = declaration.replace(found[0], variables[found[1]])
    declaration = _MIX.sub(lambda mix: _mixed(mix[1], int(mix[2]), mix[3]), declaration)
    return declaration.replace("currentcolor", PALETTE["--md-default-fg-color"])


def _mixed(one: str, percent: int, other: str) -> str:
    """Two colours mixed, so much of the first in a hundred."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(
        f"{round((a * percent + b * (100 - percent)) / 100):02x}" for a, b in pairs
    )
