"""The preview's quick pass: the page of a record that was saved comes first, all else follows."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from mkdocs_briefings.build.left_site import Known, files_below, known
from mkdocs_briefings.build.one_record import page_of_record
from mkdocs_briefings.load.folder import SUFFIXES
from mkdocs_briefings.moving import move
from mkdocs_briefings.plugin.making import Maker
from mkdocs_briefings.plugin.pages import page_file
from mkdocs_briefings.reading.uncollected import uncollected
from mkdocs_briefings.settings import Settings

log = get_plugin_logger("briefings")

_MOST = 3  # records saved together whose pages are made first
_IN_A_ROW = 5  # quick passes after which all is made, come what may
_WRITING = 0.1  # seconds in which a file that is being saved is whole, as MkDocs has them


class _GivesWay(BaseException):
    """A whole pass ends here, as a record was saved that is to be shown first.

    No Exception, as it is no fault: nobody but the quick pass is to notice.
    """


class QuickPass:
    """Takes the place of the server's builder, and calls that for all that it does not do itself.

    `last` gives what the last whole pass has left: how a page is made, and the site's settings.
    `clear` ends what is done in the background, and takes a processor that a saved page needs.
    """

    def __init__(
        self,
        server: LiveReloadServer,
        config: MkDocsConfig,
        last: Callable[[], tuple[Maker, Settings] | None],
        clear: Callable[[], None],
    ) -> None:
        self._server, self._builder = server, server.builder
        self._last, self._clear = last, clear
        self._docs = Path(config.docs_dir)
        asked = Path(config.site_dir) / ".rest"
        asked.mkdir(parents=True, exist_ok=True)
        server.watch(str(asked))
        self._rest = asked / "asked"
        """Written to ask the server for the whole pass: it watches the folder, beside the site."""
        self._saved = Event()
        server.observer.schedule(_Saves(self._saved), config.docs_dir, recursive=True)
        self._seen = self._look()
        self._passes = 0

    def __call__(self) -> None:
        """Make what has changed: the page of a record at once, then everything."""
        if self._makes_saved():
            return
        try:
            self._make_all()
        except _GivesWay:
            time.sleep(_WRITING)
            if self._makes_saved():
                return
            self._passes = _IN_A_ROW
            self._make_all()
        self._passes = 0
        log.info("Everything is served anew")

    def give_way(self) -> None:
        """End a whole pass, between two steps of it, where a record was saved meanwhile."""
        if self._saved.is_set() and self._passes < _IN_A_ROW:
            raise _GivesWay

    def _make_all(self) -> None:
        """Make everything. Meanwhile what is there is served, where all is made beside it.

        MkDocs lets readers wait until a site is made, also for a page that is there already.
        """
        server = self._server
        wanted = server._wanted_epoch
        if self._last():
            with server._epoch_cond:
                server._wanted_epoch = server._visible_epoch
                server._epoch_cond.notify_all()
        try:
            with uncollected():
                self._builder()
        except Exception:  # the server tells of it; what was there before is served on
            wanted = server._visible_epoch
            raise
        finally:
            server._wanted_epoch = wanted

    def _makes_saved(self) -> bool:
        """Serve the pages of records that were saved, if that can be done at once; all else is
        asked for then."""
        self._saved.clear()
        before, self._seen = self._seen, self._look()
        changed = {
            uri
            for uri in before.keys() | self._seen.keys()
            if before.get(uri) != self._seen.get(uri)
        }
        if not (changed and self._passes < _IN_A_ROW and self._make(sorted(changed))):
            return False
        self._passes += 1
        self._rest.write_text(str(self._passes))
        return True

    def _look(self) -> dict[str, Known | None]:
        """The records, each with its size and time."""
        paths = (path for path in files_below(self._docs) if path.endswith(SUFFIXES))
        return {path: known(self._docs / path) for path in paths}

    def _make(self, saved: list[str]) -> bool:
        """Serve the pages of some records anew; False where that is for the whole pass to do."""
        last = self._last()
        if last is None or len(saved) > _MOST:
            return False
        self._clear()
        try:
            with uncollected():
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


class _Saves(FileSystemEventHandler):
    """Hears of records that are saved, while all is made too."""

    def __init__(self, saved: Event) -> None:
        self._saved = saved

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note that a record is other than before."""
        paths = map(os.fsdecode, (event.src_path, event.dest_path))
        if any(path.endswith(SUFFIXES) for path in paths):
            self._saved.set()
