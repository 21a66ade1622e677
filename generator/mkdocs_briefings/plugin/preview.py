"""What only the live preview needs: it goes on for days, and sees new templates."""

from __future__ import annotations

import logging
import os
from http import HTTPStatus
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from mkdocs.utils import CountHandler
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler


def go_on_after_warnings() -> None:
    """Keep `strict` from ending a preview: its server would answer no request any more."""
    logger = logging.getLogger("mkdocs")
    for handler in [h for h in logger.handlers if isinstance(h, CountHandler)]:
        logger.removeHandler(handler)


def watch_for(folder: Path, server: LiveReloadServer) -> None:
    """Watch a folder that is not there yet: from when it is made, and then rebuild at once."""
    if not folder.is_dir() and folder.parent.is_dir():
        server.observer.schedule(_Appearing(folder, server), str(folder.parent), recursive=False)


def reload_missing_pages(server: LiveReloadServer) -> None:
    """Let the page for a missing one reload as others do: the missing one may come to be."""
    page_for = server.error_handler

    def reloading(code: int) -> bytes | None:
        content = page_for(code)
        if content is None or code != HTTPStatus.NOT_FOUND:
            return content
        # As MkDocs does with the pages that it finds; it gives no other way to it.
        reloads = server._inject_js_into_html(content, server._visible_epoch)  # type: ignore[no-untyped-call]
        return bytes(reloads)

    server.error_handler = reloading


class _Appearing(FileSystemEventHandler):
    def __init__(self, folder: Path, server: LiveReloadServer) -> None:
        self.folder = os.path.abspath(folder)
        self.server = server

    def on_created(self, event: FileSystemEvent) -> None:
        """Watch the folder; what came with it is told as if it had changed."""
        if os.path.abspath(os.fsdecode(event.src_path)) == self.folder:
            self.server.watch(self.folder)
            for emitter in self.server.observer.emitters:
                if emitter.watch.path == self.folder:
                    emitter.queue_event(FileModifiedEvent(self.folder))
