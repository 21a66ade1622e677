"""The styles and scripts that come with a site's pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from mkdocs_briefings.addresses import ASSETS

_WEB = Path(__file__).parents[1] / "web"


def use_assets(config: MkDocsConfig) -> None:
    """Let every page load the style sheet and the script of records; search has its own."""
    script = ExtraScriptValue(f"{ASSETS}/briefings.js")
    script.type = "module"
    config.extra_css[:0] = [f"{ASSETS}/briefings.css", f"{ASSETS}/drawings.css"]
    config.extra_javascript.insert(0, script)


def asset_files(config: MkDocsConfig, *, search: bool) -> Iterator[File]:
    """The files, in their order; those of search only where it is used."""
    for path in sorted(_WEB.glob("maps/*.svg")):
        yield File.generated(config, f"{ASSETS}/{path.name}", abs_src_path=str(path))
    for path in (*sorted(_WEB.glob("styles/*.css")), *sorted(_WEB.glob("scripts/*.js"))):
        if search or not path.name.startswith("search"):
            yield File.generated(config, f"{ASSETS}/{path.name}", abs_src_path=str(path))
