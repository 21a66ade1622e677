"""The navigation of a site: its tabs with the made pages, mixed with the site's own entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from mkdocs_briefings.addresses import HOME, folder_page, markdown_file
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.outputs.page_heads import title_for_theme
from mkdocs_briefings.pages.tabs import TABS
from mkdocs_briefings.plugin.pages import RecordFile, RecordPage
from mkdocs_briefings.settings import ALL, made_entries, made_entry, nav_files

_IN_NAV = (InclusionLevel.UNDEFINED, InclusionLevel.INCLUDED)
_HOME = N_("Home")  # its own title is the site's name, which stands above the navigation
_MORE = N_("More")
"""The tab of hand-written pages, where there are several."""

Item = str | dict[str, Any]


class MadeNavigation:
    """What the navigation of a site is made from: the made pages in tabs, and hand-written ones."""

    def __init__(self, files: Files, language: Language) -> None:
        self._files = {f.src_uri: f for f in files.documentation_pages() if f.inclusion in _IN_NAV}
        self._language = language

    def whole(self) -> list[Item]:
        """The navigation of a site that writes none."""
        return [*self._made(self._files), *self._by_hand()]

    def mixed(self, given: list[Any]) -> list[Item]:
        """A navigation of the site's own with its entries `briefings: …` filled in.

        What names no page is left out: the check of mkdocs.yml has told.
        """
        named = {*nav_files(given), *map(_file_of, made_entries(given))}
        rest = [uri for uri in self._files if uri not in named]
        return [*self._filled(given, rest)]

    def _filled(self, given: list[Any], rest: list[str]) -> Iterator[Item]:
        for item in given:
            if name := made_entry(item):
                yield from self._made(rest) if name == ALL else self._page(_file_of(name))
            elif isinstance(item, dict):
                yield {
                    title: [*self._filled(inner, rest)] if isinstance(inner, list) else inner
                    for title, inner in item.items()
                }
            else:
                yield item

    def _made(self, chosen: Iterable[str]) -> Iterator[Item]:
        """The home page and the tabs, with those of the chosen files that are made pages."""
        chosen = set(chosen)
        gettext = self._language.gettext
        if (home := markdown_file(HOME)) in chosen:
            yield {gettext(_HOME): home}
        for tab in TABS:
            files = [file for folder in tab.folders if (file := _file_of(folder)) in chosen]
            items = [one for file in files for one in self._page(file)]
            if len(items) > 1 or _file_of(tab.folders[0]) in files:
                yield {gettext(tab.title): items}
            else:  # one that is left of a tab, whose name may be elsewhere
                yield from items

    def _page(self, file: str) -> Iterator[Item]:
        found = self._files.get(file)
        if found and isinstance(found.page, RecordPage):
            yield {title_for_theme(found.page.made.title): file}

    def _by_hand(self) -> list[Item]:
        own: list[Item] = [
            uri for uri, file in self._files.items() if not isinstance(file.page, RecordPage)
        ]
        return own if len(own) < 2 else [{self._language.gettext(_MORE): own}]


def _file_of(name: str) -> str:
    return markdown_file(folder_page(name))


def set_titles(nav: object, files: Files) -> None:
    """Let the navigation name pages: MkDocs keeps its titles only for pages that it makes."""
    for item in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        set_titles(item, files)
    for title, path in nav.items() if isinstance(nav, dict) else ():
        file = files.get_file_from_path(path) if isinstance(path, str) else None
        if file and isinstance(file.page, RecordPage):
            file.page.title = title


def set_ways_up(nav: Navigation, files: Files) -> None:
    """Let every made page that the navigation does not have be below one that is nearer to it.

    A theme so shows the way to it, and marks where in the navigation a reader is. MkDocs asks of
    what is above a page no more than a page has too.
    """
    shown = {id(page) for page in nav.pages}
    for file in files.documentation_pages():
        if isinstance(file, RecordFile) and id(file.page) not in shown:
            above = files.get_file_from_path(markdown_file(file.page.made.above))
            if above and above.page and not above.page.is_homepage:
                file.page.parent = above.page  # type: ignore[assignment]
