"""What only the live preview needs: it goes on whatever happens, and sees new template folders."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from mkdocs.utils import CountHandler
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import ObservedWatch


def go_on_after_warnings() -> None:
    """Keep `strict` from ending a preview: its server would answer no request any more."""
    logger = logging.getLogger("mkdocs")
    for handler in [h for h in logger.handlers if isinstance(h, CountHandler)]:
        logger.removeHandler(handler)


def watch_for(folder: Path, server: LiveReloadServer) -> None:
    """Watch a folder that is not there yet: from when it is made, and then rebuild at once."""
    if not folder.is_dir() and folder.parent.is_dir():
        server.observer.schedule(_Appearing(folder, server), str(folder.parent), recursive=False)


class _Appearing(FileSystemEventHandler):
    def __init__(self, folder: Path, server: LiveReloadServer) -> None:
        self.folder = os.path.abspath(folder)
        self.server = server

    def on_created(self, event: FileSystemEvent) -> None:
        """Watch the folder; what came with it is told as if it had changed."""
        if os.path.abspath(os.fsdecode(event.src_path)) == self.folder:
            self.server.watch(self.folder)
            watch = ObservedWatch(self.folder, recursive=True)
            self.server.observer.event_queue.put((FileModifiedEvent(self.folder), watch))
