"""What only the live preview needs: it goes on for days, tells what is new, sees new templates."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from threading import Timer

from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import ObservedWatch

from mkdocs_briefings.problems import Problem, summary

log = get_plugin_logger("briefings")

_IDLE = 1.0  # seconds after a build, when the reader of the preview has the page
_PUT_OFF = 4  # builds in a row that leave no such time


class LastTold:
    """What the terminal has been told: at each save only what is new, and how much is not."""

    def __init__(self) -> None:
        self._before: set[tuple[str, str, str]] = set()

    def tell(self, problems: Sequence[Problem], *, again: bool) -> None:
        """Tell problems; without `again`, those that stood there last time are only counted.

        It is told again in builds, whose logs others may read; a preview is the author's own.
        """
        before = set() if again else self._before
        known = [problem for problem in problems if _key(problem) in before]
        for problem in problems:
            if _key(problem) not in before:
                level = logging.ERROR if problem.is_error else logging.WARNING
                log.log(level, "%s", problem.for_all if again else problem)
        if known:
            log.warning("%s as before", summary(known))
        self._before = {_key(problem) for problem in problems}


def _key(problem: Problem) -> tuple[str, str, str]:
    """What a problem is, wherever in its file it has moved to."""
    return problem.path, problem.rule, problem.message


class IdleCollector:
    """Frees what the last build left, in the time after a build in which nothing is done.

    While a site is made the garbage collector rests, and what it left alone counts as old: by
    itself it would hardly ever look at that again, and a preview would grow at each save. Where one
    save follows another, such time never comes, and it does so after some.
    """

    def __init__(self) -> None:
        self._timer: Timer | None = None
        self._put_off = 0

    def start(self) -> None:
        """Collect in a moment; at once where that was put off too often."""
        self.stop()
        self._put_off += 1
        if self._put_off > _PUT_OFF:
            self._collect()
            return
        self._timer = Timer(_IDLE, self._collect)
        self._timer.daemon = True
        self._timer.start()

    def _collect(self) -> None:
        self._put_off = 0
        gc.collect()

    def stop(self) -> None:
        """Do not, as there is something to do again."""
        if self._timer:
            self._timer.cancel()


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
            watch = ObservedWatch(self.folder, recursive=True)
            self.server.observer.event_queue.put((FileModifiedEvent(self.folder), watch))
