"""What makes a whole site of a folder of pages that another engine built from our Markdown."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs_briefings.addresses import HOME, destination, markdown_file, without_index
from mkdocs_briefings.build.site import Site
from mkdocs_briefings.load.front_matter import front_matter
from mkdocs_briefings.outputs.forwarding import forwarded
from mkdocs_briefings.outputs.head import with_head
from mkdocs_briefings.outputs.page_language import in_language
from mkdocs_briefings.outputs.policy import with_policy
from mkdocs_briefings.outputs.search.facet_table import Row
from mkdocs_briefings.outputs.search.facets import card_by_hand, is_found
from mkdocs_briefings.outputs.search.indexing import make_index
from mkdocs_briefings.outputs.search.on_pages import Found, SearchOnPages, has_mark, without_mark
from mkdocs_briefings.outputs.site_outputs import OTHER_FORM
from mkdocs_briefings.outputs.sitemap import date_sitemap
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.settings import Settings

_MISSING = "404.html"
_HOME = destination(markdown_file(HOME))
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.S)
_TAG = re.compile(r"<[^>]*>")


class NotOurs(Exception):
    """The folder does not hold the pages that an engine makes of our Markdown; the message says
    what it lacks."""


@dataclass(slots=True)
class Finishing:
    """A site, and the folder that holds its pages as another engine has laid them out."""

    site: Site
    settings: Settings
    folder: Path

    def finish(self) -> int:
        """Do to every page, and put beside them, what the plugin does in a build of its own.

        Returns how many pages there are. Raises NotOurs, IndexingError or OSError.
        """
        made = {self._place(page.file): page for page in self.site.pages}
        own = {self._place(file): file for file in self.site.by_hand}
        self._must_be_ours(made)
        self._must_be_shown({*made, *own, _MISSING})
        search = self._search()
        rows: dict[str, Row] = {}
        for path in sorted(self._pages()):
            file = path.relative_to(self.folder).as_posix()
            meta = self._meta(own.get(file))
            page = made.get(file)
            card = page.card() if page else card_by_hand(meta) if file in own else None
            html = path.read_text("utf-8")
            if search:
                html, unseen = self._with_search(html, file, page, card, search)
                if card and is_found(card):
                    rows[without_index(file)] = search.row(card, unseen)
            html = self._finished(html, page, card)
            if file in own:
                html = with_head(html, self.site.outputs.head_by_hand(own[file]))
            path.write_text(html, "utf-8", newline="\n")
        self._put_beside(rows if search else None)
        return len(made)

    def _place(self, file: str) -> str:
        return destination(file, folders=self.settings.folders)

    def _must_be_ours(self, made: Collection[str]) -> None:
        missing = [file for file in made if not (self.folder / file).is_file()]
        if missing:
            count = f"{len(missing):,} of {len(made):,} pages"
            raise NotOurs(f"{count} are not in {self.folder}, such as {missing[0]}")
        if not has_mark((self.folder / _HOME).read_text("utf-8")):
            raise NotOurs(f"{self.folder / _HOME} lacks its mark: it was finished already")

    def _must_be_shown(self, shown: Collection[str]) -> None:
        """Refuse pages that an earlier run left: what they tell may be published no longer."""
        found = sorted(path.relative_to(self.folder).as_posix() for path in self._pages())
        left = [file for file in found if file not in shown and self._is_from_records(file)]
        if left:
            count = f"{len(left):,} pages" if len(left) > 1 else "a page"
            raise NotOurs(f"{self.folder} holds {count} of no record, such as {left[0]}")

    def _pages(self) -> Iterator[Path]:
        return self.folder.rglob("*.html")

    def _is_from_records(self, file: str) -> bool:
        """Whether a page was made from records: it has our mark, or what a finished head tells."""
        html = (self.folder / file).read_text("utf-8")
        return has_mark(html) or OTHER_FORM in html

    def _search(self) -> SearchOnPages | None:
        if not self.settings.search:
            return None
        language = self.site.outputs.edition.site.language
        return SearchOnPages(language, folders=self.settings.folders)

    def _meta(self, file: str | None) -> dict[str, Any]:
        """What a hand-written page says of itself."""
        if file is None or destination(file) == file:
            return {}
        return front_matter((self.settings.docs / file).read_text("utf-8-sig"))

    def _with_search(
        self, html: str, file: str, page: Page | None, card: Card | None, search: SearchOnPages
    ) -> tuple[str, str]:
        if file == _MISSING:
            return search.missing(html, urlsplit(self.settings.site_url).path), ""
        found = None
        if card and is_found(card):
            title = page.title if page else _headline(html)
            found = Found(card, title, page.told() if page and card.stands else ())
        return search.put(html, file, found, home=file == _HOME)

    def _finished(self, html: str, page: Page | None, card: Card | None) -> str:
        html = forwarded(without_mark(html))
        if page:
            html = with_head(html, self.site.outputs.head(page))
        if card and card.language:
            own = self.site.outputs.edition.site.language.tag
            html = in_language(html, card.language, own)
        return with_policy(html) if self.settings.has_policy else html

    def _put_beside(self, rows: dict[str, Row] | None) -> None:
        """What stands beside the pages; without `rows`, there is no search."""
        site, pages = self.site.outputs.edition.site, self.site.pages
        days = {page.uri: page.card().changed for page in pages}
        newest = max(days.values(), default="")
        if newest:
            told = {page.uri: newest if page.in_nav else "" for page in pages}
            date_sitemap(self.folder, {site.url(uri): days[uri] or told[uri] for uri in days})
        self.site.outputs.write(self.folder)
        if rows is not None:
            make_index(self.folder, rows)


def _headline(html: str) -> str:
    found = _TITLE.search(html)
    return _TAG.sub("", found[1]) if found else ""
