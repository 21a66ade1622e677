"""Where our templates stand among those of a theme."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

THEMES = ("material", "materialx")
"""Material, and the theme that goes on from it: their headers are alike."""
THEME = str(Path(__file__).parents[1] / "web/theme")
"""The folder of our templates."""


def use_theme(config: MkDocsConfig) -> None:
    """Put our templates before Material's; a site's own folder stays first."""
    if config.theme.name not in THEMES:
        return
    folders = [path for path in config.theme.dirs if (Path(path) / "mkdocs_theme.yml").is_file()]
    place = config.theme.dirs.index(folders[0]) if folders else len(config.theme.dirs)
    config.theme.dirs.insert(place, THEME)
