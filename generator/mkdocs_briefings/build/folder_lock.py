"""A lock on a folder, which ends with the process that holds it, however that ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform != "win32":
    import fcntl


class FolderLock:
    """Lets one process at a time work in a folder; no file is made for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._handle: int | None = None

    def acquire(self, *, wait: bool = True) -> bool:
        """Take the lock; False where another process has it and is not waited for."""
        if sys.platform == "win32":  # it has no locks on folders: builds there take no turns
            return wait
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def release(self) -> None:
        """Let others have the lock."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    @property
    def is_free(self) -> bool:
        """Whether no process has the lock; where there are none, nobody can say so."""
        try:
            return self.acquire(wait=False)
        finally:
            self.release()

    def __enter__(self) -> FolderLock:
        self.acquire()
        return self

    def __exit__(self, *error: object) -> None:
        self.release()
