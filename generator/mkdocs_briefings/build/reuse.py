"""Which pages need not be made again: those of which nothing that they depend on has changed."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import Any

from mkdocs_briefings.build.site import Site
from mkdocs_briefings.build.stamps import Stamps, Unknown, digest, shape
from mkdocs_briefings.build.store import KeptPage, Store, packed
from mkdocs_briefings.library.reads import Noting, Reads
from mkdocs_briefings.pages.page import Page

FILE = "file"
"""Under which a page notes that it has looked for a file of the site."""
TEMPLATE = "template"
"""The same, for a template."""


class Reuse:
    """The pages that a store has, as far as they are right for a site as it is planned now.

    `files` are what pages may find of a file of the site, by its path.
    """

    def __init__(self, site: Site, store: Store, files: dict[str, object]) -> None:
        self.site, self.store, self.noting = site, store, Noting()
        self.used: list[KeptPage] = []
        self._kept: dict[tuple[str, bytes], list[KeptPage]] = defaultdict(list)
        self._stamps = self._stamped(files)
        if self._stamps is None:
            return
        for page in store.pages():
            self._kept[page.uri, page.line].append(page)
        for name in {name for pages in self._kept.values() for name in _gathers(pages)}:
            self._gather(name, self._stamps)

    def _stamped(self, files: dict[str, object]) -> Stamps | None:
        try:
            stamps = Stamps(self.site.library)
            for path, found in files.items():
                stamps.put(FILE, path, found)
            for name, text in self.site.templates(partial(self.noting.key, TEMPLATE)).items():
                stamps.put(TEMPLATE, name, text)
        except Unknown:
            return None
        return stamps

    def _gather(self, name: str, stamps: Stamps) -> None:
        try:
            stamps.gather(name)
        except Unknown:
            return

    def line(self, page: Page, *more: object) -> bytes:
        """The stamp of a page's line in the plan, and of more that it depends on; empty where
        nobody can say what that is."""
        shown = [str(problem) for problem in self.site.shown_on(page)]
        try:
            return digest((shape(page), shown, more))
        except Unknown:
            return b""

    def find(self, page: Page, line: bytes) -> KeptPage | None:
        """The page as it was made before, if it would be the same now."""
        if not line or self._stamps is None:
            return None
        state = self._stamps.state
        found = (
            one for one in self._kept.get((page.uri, line), ()) if one.state == state(one.nodes)
        )
        return next(found, None)

    def remember(
        self, page: Page, line: bytes, reads: Reads, facts: dict[str, Any], *texts: str
    ) -> KeptPage | None:
        """A page that was made, with its HTML and Markdown, to be kept; None where it cannot be."""
        if not line or self._stamps is None:
            return None
        try:
            nodes = self._stamps.nodes(reads)
        except Unknown:
            return None
        gathers = sorted({name for name, _ in reads.keys if ":" in name})
        html, markdown = (packed(text.encode("utf-8", "xmlcharrefreplace")) for text in texts)
        state, facts = self._stamps.state(nodes), {**facts, "gathers": gathers}
        return KeptPage(
            page.uri, line, state, nodes, facts, html[0], markdown[0], dict([html, markdown])
        )

    def keep(self, page: KeptPage) -> None:
        """Put a page into the store."""
        self.store.keep(page)
        self.used.append(page)


def _gathers(pages: list[KeptPage]) -> set[str]:
    return {str(name) for page in pages for name in page.facts.get("gathers", ())}
