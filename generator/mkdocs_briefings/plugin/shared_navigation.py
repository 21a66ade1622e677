"""The navigation as a theme lays it out, once for all pages on which it looks the same."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_briefings.plugin.pages import RecordPage


class SharedNavigation:
    """What the navigation looks like, `made` by what it looks the same for.

    That is what is above a page, as this is marked, and the folder that the page is in, as links
    are written from there. A page that is itself in the navigation shares it with no other.
    """

    def __init__(self, nav: Navigation) -> None:
        self.made: dict[Hashable, str] = {}
        self._shown = {id(page) for page in nav.pages}
        self._leads_to = {str(url) for item in nav.items for url in _addresses(item)}

    def same_on(self, page: MkDocsPage) -> Hashable | None:
        """What pages have in common that share their navigation; None for one of its own."""
        if not isinstance(page, RecordPage) or id(page) in self._shown or not page.url:
            return None
        folder, _, name = page.url.rstrip("/").rpartition("/")
        is_folder = page.url.endswith("/")
        if is_folder and any(url.startswith(page.url) for url in self._leads_to):
            return None
        if not (is_folder or "." in name):
            return None
        return tuple(map(id, page.ancestors)), folder, is_folder


def _addresses(item: Any) -> Iterator[str]:
    yield getattr(item, "url", None) or ""
    for one in item.children or ():
        yield from _addresses(one)


def with_the_theme(loader: BaseLoader | None, ours: str) -> BaseLoader:
    """A loader that has, below `theme/`, the templates of which some of ours take the place;
    `ours` is the folder of these."""
    folders = loader.searchpath if isinstance(loader, FileSystemLoader) else []
    behind = folders[folders.index(ours) + 1 :] if ours in folders else []
    theme = PrefixLoader({"theme": FileSystemLoader(behind)})
    return ChoiceLoader([loader, theme] if loader else [theme])
