"""What all pages depend on: this program, the engine, mkdocs.yml and the theme, in one stamp."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.theme import Theme

from mkdocs_briefings.build.digests import digest
from mkdocs_briefings.build.program import files_stamp, is_pure, program_stamp

_ELSEWHERE = frozenset(
    (
        *("site_dir", "docs_dir", "dev_addr", "config_file_path", "watch", "hooks"),
        *("plugins", "theme", "strict"),
    )
)
"""Settings that no page shows, and those that are looked at by themselves."""


def cannot_be_told(config: MkDocsConfig, ours: object) -> str:
    """What makes pages of things that nobody can look at; empty where nothing does."""
    for name, plugin in config.plugins.items():
        if plugin is not ours:
            return f"the plugin {name}"
    for name in config.markdown_extensions:
        if not is_pure(name):
            return f"the Markdown extension {name}"
    return ""


def world_of(config: MkDocsConfig, ours: Any, *, preview: bool, search: bool) -> bytes:
    """The stamp of all that every page depends on."""
    settings = {name: _plain(value) for name, value in config.items() if name not in _ELSEWHERE}
    theme = (config.theme.name, _plain(dict(config.theme)), _theme_files(config.theme))
    own = _plain(dict(ours.config))
    return digest((program_stamp(), sorted(settings.items()), theme, own, preview, search))


def navigation_stamp(nav: Navigation) -> bytes:
    """The stamp of the navigation, which every page shows."""
    return digest([_item(item) for item in nav.items])


def _item(item: Any) -> Any:
    children = [_item(one) for one in item.children or ()]
    return (type(item).__name__, item.title, getattr(item, "url", None), children)


def _theme_files(theme: Theme) -> list[str]:
    """The stamps of a theme's folders; of an installed package, its version tells the same."""
    return [
        Path(folder).name if "site-packages" in folder else files_stamp(Path(folder)).hex()
        for folder in theme.dirs
    ]


def _plain(value: Any, depth: int = 8) -> Any:
    """A setting as plain data with the same text wherever and whenever it is read."""
    if isinstance(value, str | int | float | bool | type(None)):
        return value
    if isinstance(value, FunctionType | type):
        return f"{value.__module__}:{value.__qualname__}"
    if isinstance(value, ModuleType) or not depth:
        return type(value).__name__
    if isinstance(value, Mapping):
        return sorted((str(key), _plain(one, depth - 1)) for key, one in value.items())
    if isinstance(value, set | frozenset):
        return sorted(str(_plain(one, depth - 1)) for one in value)
    if isinstance(value, list | tuple):
        return [_plain(one, depth - 1) for one in value]
    held = getattr(value, "__dict__", None)
    return (type(value).__name__, _plain(held, depth - 1) if held else str(value))
