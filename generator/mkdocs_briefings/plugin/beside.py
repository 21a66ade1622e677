"""Plugins beside ours: what is done so that they work, and those that cannot, by name."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

NO_MACROS = {"render_macros": False}
"""What a page says to mkdocs-macros: braces in a record are text, and no code."""

_NAVIGATION = "awesome-nav"
_REFUSED = {
    "rss": "it asks for the file and the Git history of each page",
    "i18n": "it asks for the file of each page to find its translations",
}


def refuse(config: MkDocsConfig) -> None:
    """Raise PluginError, in one line, where a plugin cannot work with pages that have no file."""
    for name, reason in _REFUSED.items():
        if name in config.plugins:
            message = (
                f"the plugin `{name}` cannot be used beside `briefings`: {reason}, "
                "and pages made from records have none. Take it out of mkdocs.yml."
            )
            raise PluginError(message)


def without_shim(config: MkDocsConfig) -> None:
    """Leave out a script of another host that Material's `offline` adds for Material's own search:
    to be called where that is not used."""
    kept = [url for url in config.extra.get("polyfills", ()) if "iframe-worker" not in str(url)]
    if "polyfills" in config.extra:
        config.extra["polyfills"] = kept


def makes_navigation(config: MkDocsConfig) -> bool:
    """Whether another plugin makes the navigation."""
    return _NAVIGATION in config.plugins
