"""The styles, scripts and maps that come with a site's pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from mkdocs_briefings.addresses import ASSETS
from mkdocs_briefings.outputs.bundle import bundled, joined

_WEB = Path(__file__).parents[1] / "web"

_KINDS, _TOLD = "kinds", "search-settings"
"""The modules that stand for the kinds of statement, and for what search's scripts are told."""

STYLES, SCRIPTS = f"{ASSETS}/briefings.css", f"{ASSETS}/briefings.js"
"""The one style sheet and the one script, a module, that every page loads."""


def assets(told: str, newest: str) -> Iterator[tuple[str, str]]:
    """Each file by its path in the site, with its text; what is search's stands in them only where
    it is used.

    `told` is what the scripts of search are told, as JSON; empty where there is none. `newest`
    tells of which day the newest briefing is, at the foot of pages that do not say it themselves.
    """
    from mkdocs_briefings.model.kinds import KINDS  # here, as a build with nothing to do has no use

    for path in sorted(_WEB.glob("maps/*.svg")):
        yield f"{ASSETS}/{path.name}", path.read_text("utf-8")
    names = ("briefings", "search") if told else ("briefings",)
    styles = joined(_WEB / f"styles/{name}.css" for name in (*names, "drawings", "print"))
    foot = f".briefing-newest::before {{ content: {json.dumps(newest, ensure_ascii=False)}; }}\n"
    yield STYLES, f"{styles}\n{foot}" if newest else styles
    kinds = f"export const kinds = {json.dumps([*KINDS])};\n"
    instead = {_KINDS: kinds, _TOLD: f"export const told = {told};\n"}
    yield SCRIPTS, bundled([_WEB / f"scripts/{name}.js" for name in names], instead)
