"""The styles and scripts that come with a site's pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from mkdocs_briefings.addresses import ASSETS
from mkdocs_briefings.outputs.bundle import bundled, joined

_WEB = Path(__file__).parents[1] / "web"
_TOLD = "search-settings"
"""The module that stands for what the scripts of search are told."""


def use_assets(config: MkDocsConfig) -> None:
    """Let every page load the one style sheet and the one script of records and search."""
    script = ExtraScriptValue(f"{ASSETS}/briefings.js")
    script.type = "module"
    config.extra_css.insert(0, f"{ASSETS}/briefings.css")
    config.extra_javascript.insert(0, script)


def asset_files(config: MkDocsConfig, told: str) -> Iterator[File]:
    """The files, in their order; what is search's stands in them only where it is used.

    `told` is what the scripts of search are told, as JSON; empty where there is none.
    """
    for path in sorted(_WEB.glob("maps/*.svg")):
        yield File.generated(config, f"{ASSETS}/{path.name}", abs_src_path=str(path))
    names = ("briefings", "search") if told else ("briefings",)
    styles = [_WEB / f"styles/{name}.css" for name in (*names, "drawings", "print")]
    scripts = [_WEB / f"scripts/{name}.js" for name in names]
    instead = {_TOLD: f"export const told = {told};\n"}
    yield File.generated(config, f"{ASSETS}/briefings.css", content=joined(styles))
    yield File.generated(config, f"{ASSETS}/briefings.js", content=bundled(scripts, instead))
