"""Which other plugins listen to what is done with each page."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger("briefings")

_ONE_BY_ONE = "Pages are made one after another, on one core: %s listens to what is done with each"
_EVENTS = (
    *("pre_page", "page_read_source", "page_markdown", "page_content"),
    *("page_context", "post_page"),
)


def listening_to_pages(config: MkDocsConfig, ours: object) -> list[str]:
    """The names of other plugins, and of hooks, that listen to what is done with a page; they are
    told, as then MkDocs makes all pages on one core."""
    found = [
        name
        for name, plugin in config.plugins.items()
        if plugin is not ours and any(_listens(plugin, event, config) for event in _EVENTS)
    ]
    if found:
        log.info(_ONE_BY_ONE, ", ".join(found))
    return found


def _listens(plugin: object, event: str, config: MkDocsConfig) -> bool:
    hook = getattr(plugin, f"on_{event}", None)  # of a module, in which it is a function
    methods = config.plugins.events[event]
    return any(getattr(one, "__self__", None) is plugin or one is hook for one in methods)
