"""The preview's quick pass: the page of a record that was saved comes first, all else follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from mkdocs_briefings.build.left_site import Known, files_below, known
from mkdocs_briefings.build.one_record import page_of_record
from mkdocs_briefings.load.folder import SUFFIXES
from mkdocs_briefings.moving import move
from mkdocs_briefings.plugin.making import Maker
from mkdocs_briefings.plugin.pages import page_file
from mkdocs_briefings.settings import Settings

log = get_plugin_logger("briefings")

_MOST = 3  # records saved together whose pages are made first
_IN_A_ROW = 5  # quick passes after which all is made


class QuickPass:
    """Takes the place of the server's builder, and calls that for all that it does not do itself.

    `last` gives what the last whole pass has left: how a page is made, and the site's settings.
    """

    def __init__(
        self,
        server: LiveReloadServer,
        config: MkDocsConfig,
        last: Callable[[], tuple[Maker, Settings] | None],
    ) -> None:
        self._server, self._builder, self._last = server, server.builder, last
        self._docs = Path(config.docs_dir)
        self._rest = Path(config.site_dir) / ".rest"
        """Touched to ask the server for the whole pass: it watches this file, beside the site."""
        self._rest.touch()
        server.watch(str(self._rest))
        self._seen = self._look()
        self._passes = 0

    def __call__(self) -> None:
        """Make what has changed: the page of a record at once, then everything."""
        before, self._seen = self._seen, self._look()
        changed = {
            uri
            for uri in before.keys() | self._seen.keys()
            if before.get(uri) != self._seen.get(uri)
        }
        saved = sorted(changed)
        if saved and self._passes < _IN_A_ROW and self._make(saved):
            self._passes += 1
            self._rest.touch()
            return
        self._passes = 0
        self._builder()
        log.info("Everything is served anew")

    def _look(self) -> dict[str, Known | None]:
        """The records, each with its size and time."""
        paths = (path for path in files_below(self._docs) if path.endswith(SUFFIXES))
        return {path: known(self._docs / path) for path in paths}

    def _make(self, saved: list[str]) -> bool:
        """Serve the pages of some records anew; False where that is for the whole pass to do."""
        last = self._last()
        if last is None or len(saved) > _MOST:
            return False
        try:
            made = [self._page(uri, *last) for uri in saved]
        except Exception as error:  # whatever it is, the whole pass tells it better
            log.debug("No page is made at once: %r", error)
            return False
        for address in filter(None, made):
            log.info("/%s is served anew; the rest follows", address)
        return all(made)

    def _page(self, uri: str, maker: Maker, settings: Settings) -> str:
        """Serve the page of a record anew; its address, empty where it has none."""
        found = page_of_record(uri, maker.site, settings)
        if found is None:
            return ""
        site, page = found
        file = page_file(page, site.markdown, maker.config)
        if maker.files.get_file_from_path(file.src_uri) is None:  # others may lead to it only later
            return ""
        replace(maker, site=site).make(file.page)
        move(file.abs_dest_path, Path(self._server.root) / file.dest_uri)
        return file.url
