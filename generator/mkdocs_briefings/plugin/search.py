"""Search in a site: the theme's blocks, each page's facets, the index; no second index beside."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_briefings.addresses import INDEX, PREVIEW_INDEX, without_index
from mkdocs_briefings.build.digests import digest
from mkdocs_briefings.build.left_site import LeftSite, take_over
from mkdocs_briefings.build.shapes import shape
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.outputs.search.facet_table import Row
from mkdocs_briefings.outputs.search.facets import card_by_hand, is_found
from mkdocs_briefings.outputs.search.indexing import (
    BackgroundIndex,
    IndexingError,
    SiteIndex,
    command,
)
from mkdocs_briefings.outputs.search.on_pages import Found, SearchOnPages, told_to_scripts
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.plugin.pages import RecordPage
from mkdocs_briefings.plugin.which_search import WhichSearch


class Search:
    """The search of a site, as far as it is ours: the index, and what pages are told of it."""

    def __init__(self, which: WhichSearch) -> None:
        self._which = which
        self.bundle = INDEX
        self._rows: dict[str, Row] = {}
        self._whole = False  # whether pages hold all that is indexed: a preview's are read in place
        self.stamp = ""
        """Of the index of a build."""
        self._index = BackgroundIndex()
        self._building: SiteIndex | None = None
        self._on_pages = SearchOnPages(Language())

    @property
    def used(self) -> bool:
        """Whether it is ours."""
        return self._which.used

    def told(self, language: Language) -> str:
        """What the scripts are told, as JSON; empty where Material's search is used."""
        return told_to_scripts(language, self._which.questions) if self.used else ""

    def begin(self, env: Environment, language: Language, *, folders: bool, preview: bool) -> None:
        """Tell the theme's blocks where search is, and its words; no page is known yet."""
        self._rows, self._whole = {}, preview
        self.bundle = PREVIEW_INDEX if preview else INDEX
        self._on_pages = SearchOnPages(language, folders=folders, bundle=self.bundle)
        env.globals["briefings_search"] = self._on_pages.for_theme

    def add(self, context: Any, page: MkDocsPage, config: MkDocsConfig) -> None:
        """Note a page's facets and tell the theme of it; what lists other pages has none."""
        card = found_by(page)
        if card is None:
            return
        told = page.made.told() if isinstance(page, RecordPage) and card.stands else []
        found = Found(card, str(page.title), told)
        facts, unseen = self._on_pages.facts(found, page.content or ""), ""
        if not self._whole:
            facts, unseen = self._on_pages.divided(facts)
        context["briefings_facets"] = facts
        self.put(page, self._on_pages.row(card, unseen))

    def row(self, page: MkDocsPage) -> Row | None:
        """What was noted of a page that is laid out; of what search does not find, nothing."""
        return self._rows.get(without_index(page.file.dest_uri))

    def put(self, page: MkDocsPage, row: Row | None) -> None:
        """Note what is known of a page, if it is found."""
        if row:
            self._rows[without_index(page.file.dest_uri)] = row

    def begin_index(self, site: Path, left: LeftSite) -> None:
        """Begin to index a build whose pages are written, unless the site that the last build left
        has just this index. Raises PluginError."""
        try:
            self._building = SiteIndex(site, self._rows)
            self.stamp = self._stamp(self._building.sum)
            if self.stamp and left.facts.get("index") == self.stamp and _taken(left, site):
                self._building.end()
                self._building = None
            else:
                self._building.start()
        except IndexingError as error:
            raise PluginError(str(error)) from error

    def finish_index(self) -> None:
        """Wait for the index of a build. Raises PluginError where it cannot be made."""
        building, self._building = self._building, None
        try:
            if building:
                building.finish()
        except IndexingError as error:
            raise PluginError(str(error)) from error

    def index_preview(self, site: Path) -> None:
        """Index a preview while its pages are read already."""
        self._index.start(site, self._rows)

    def _stamp(self, found: bytes | None) -> str:
        """The stamp of all that an index is made from; empty where nobody can say."""
        rows = shape(sorted(self._rows.items(), key=itemgetter(0)))
        return digest((found.hex(), rows, command(Path(), Path()))).hex() if found else ""

    def stop(self) -> None:
        """Leave off indexing: what is read for it is about to change."""
        self._index.stop()
        if self._building:
            self._building.end()
            self._building = None


def _taken(left: LeftSite, site: Path) -> bool:
    """Take the index of another site over; false where it is not there as it was."""
    files = left.files_in(INDEX)
    return bool(files) and all(take_over(left.place / path, site / path) for path in files)


def found_by(page: MkDocsPage) -> Card | None:
    """The card by which search finds a page; None for what it does not find."""
    card = page.made.card() if isinstance(page, RecordPage) else card_by_hand(page.meta)
    return card if is_found(card) else None


def own_language(page: MkDocsPage) -> str:
    """The language that a page has by itself; empty where it is in the site's."""
    card = page.made.card() if isinstance(page, RecordPage) else card_by_hand(page.meta)
    return card.language
