"""The styles and scripts that come with a site's pages."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from mkdocs_briefings.outputs.web_files import SCRIPTS, STYLES, assets


def use_assets(config: MkDocsConfig) -> None:
    """Let every page load the one style sheet and the one script of records and search."""
    script = ExtraScriptValue(SCRIPTS)
    script.defer = True
    config.extra_css.insert(0, STYLES)
    config.extra_javascript.insert(0, script)


def asset_files(config: MkDocsConfig, told: str, newest: str) -> Iterator[File]:
    """The files, in their order, as `assets` gives them."""
    for path, text in assets(told, newest):
        yield File.generated(config, path, content=text)
