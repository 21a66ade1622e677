"""What hears of saved files: from the system where that tells of them, else by looking again."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, EventEmitter, ObservedWatch
from watchdog.observers.polling import PollingObserver

_POLLED = 0.5  # seconds between two looks, as MkDocs has it
_MOUNTS = Path("/proc/self/mountinfo")
_LOCAL = frozenset(("bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "jfs", "overlay", "tmpfs"))
_LOCAL |= frozenset(("reiserfs", "xfs", "zfs"))
"""File systems whose every change the system hears of; what is changed by another machine, or by
the one around a virtual one, it does not."""
_CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileModifiedEvent, FileDeletedEvent]
_CHANGES += [FileMovedEvent, DirMovedEvent, DirDeletedEvent]
"""Events of files that are other than before, not of such as are only read."""


class SavesObserver(PollingObserver):
    """Takes the place of the observer that MkDocs has, which looks at all files twice a second.

    Folders of which the system tells are left to that. A single file is looked at: the system may
    lose sight of one that an editor puts another in the place of.
    """

    def __init__(self) -> None:
        super().__init__(timeout=_POLLED)
        self._told: BaseObserver = Observer()
        self._left_to_it: dict[ObservedWatch, list[FileSystemEventHandler]] = {}

    @property
    def emitters(self) -> set[EventEmitter]:
        """What tells of changes, one for each watch."""
        return super().emitters | self._told.emitters

    def schedule(
        self,
        event_handler: FileSystemEventHandler,
        path: str | Path,
        *,
        recursive: bool = False,
        **more: Any,
    ) -> ObservedWatch:
        """Call a handler when something changes at a path."""
        is_at_hand = self._told.is_alive() or not self.is_alive()
        if recursive and is_at_hand and is_told_of(Path(path)):
            with suppress(OSError):  # there are as many watches as the system allows
                watch = self._told.schedule(
                    event_handler, str(path), recursive=True, event_filter=_CHANGES
                )
                self._left_to_it.setdefault(watch, []).append(event_handler)
                return watch
        return super().schedule(event_handler, str(path), recursive=recursive, **more)

    def unschedule(self, watch: ObservedWatch) -> None:
        """Call no handler of a watch any more."""
        is_told = self._left_to_it.pop(watch, None)
        (self._told.unschedule if is_told else super().unschedule)(watch)

    def on_thread_start(self) -> None:
        """Begin; what the system cannot tell of after all is looked at."""
        try:
            self._told.start()
        except OSError:
            for watch, handlers in self._left_to_it.items():
                for handler in handlers:
                    super().schedule(handler, watch.path, recursive=True)
            self._left_to_it.clear()
        super().on_thread_start()

    def on_thread_stop(self) -> None:
        """End both."""
        self._told.stop()
        super().on_thread_stop()


def use_saves_observer(server: LiveReloadServer) -> None:
    """Let a server that is not started yet hear of changes at once, where it can.

    The server says itself what it watches: what an emitter of its observer says of a single file
    is, from version 7 of watchdog on, the whole folder around that.
    """
    watched = dict.fromkeys(server._watched_paths)
    for path in watched:
        while path in server._watched_paths:
            server.unwatch(path)
    server.observer = SavesObserver()
    for path in watched:
        server.watch(path)


def is_told_of(folder: Path) -> bool:
    """Whether it is a folder, and the system tells of all changes below it."""
    if not folder.is_dir() or _kind_of_file_system(folder) not in _LOCAL:
        return False
    return not any(
        os.path.islink(os.path.join(parent, name))
        for parent, folders, _ in os.walk(folder)
        for name in folders
    )


def _kind_of_file_system(path: Path) -> str:
    """The kind of the file system that a path is on; empty where nobody says (only Linux does)."""
    place, found, longest = os.path.realpath(path), "", -1
    with suppress(OSError, IndexError):
        for line in _MOUNTS.read_text("utf-8", "surrogateescape").splitlines():
            about, _, rest = line.partition(" - ")
            mount = about.split()[4].replace("\\040", " ")
            if len(mount) >= longest and os.path.commonpath([place, mount]) == mount:
                found, longest = rest.split()[0], len(mount)
    return found
