"""Which search a site has: Pagefind's, or Material's own; the other is set aside."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from mkdocs_briefings.outputs.search.indexing import program
from mkdocs_briefings.outputs.search.questions import questions
from mkdocs_briefings.plugin.theme_folder import THEMES

log = get_plugin_logger("briefings")

_NO_PROGRAM = (
    "Material's own search is used, as there is no program `pagefind` here. Install pagefind-bin, "
    "or write `search: material` in the plugin's options where this is meant"
)
_OWN_SEARCHES = ("search", *(f"{name}/search" for name in THEMES))


class WhichSearch:
    """Whether a site's search is `used` that we make, and what readers of it ask."""

    def __init__(self) -> None:
        self.used = False
        self.questions: dict[str, Any] = {}
        self._said: set[str] = set()

    def configure(
        self, config: MkDocsConfig, wanted: str, synonyms: Mapping[str, Iterable[str]]
    ) -> None:
        """Find out which search is used, say so, and set other ones aside.

        `synonyms` are words of the site's pages, each with others that readers type for it.
        """
        self.questions = questions(synonyms)
        reason = _why_not(config, wanted)
        self.used = not reason and bool(program())
        if reason:
            self._say(f"Material's own search is used, {reason}")
        elif not self.used:
            self._say(_NO_PROGRAM, logging.WARNING)
        else:
            for name in _set_aside(config):
                self._say(f"The plugin {name} is set aside: search is Pagefind's")

    def _say(self, message: str, level: int = logging.INFO) -> None:
        """Tell something once: not again at each save of a preview."""
        if message not in self._said:
            self._said.add(message)
            log.log(level, "%s", message)


def _why_not(config: MkDocsConfig, wanted: str) -> str:
    """Why Material's own search is meant; empty where Pagefind is."""
    if wanted == "material":
        return "as the option `search` says"
    if config.theme.name not in THEMES:
        return f"as the theme is {config.theme.name}, not {' or '.join(THEMES)}"
    return ""


def _set_aside(config: MkDocsConfig) -> list[str]:
    """Take out plugins that make an index of their own; their names."""
    found = [name for name in _OWN_SEARCHES if name in config.plugins]
    for name in found:
        plugin = config.plugins.pop(name)
        for event, methods in config.plugins.events.items():
            kept = [one for one in methods if getattr(one, "__self__", None) is not plugin]
            config.plugins.events[event] = kept
    return found
