"""Reading without looks for garbage: almost all that it makes stays, to the end of the process."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the garbage collector rest: almost all that is made here stays, and to search it for
    garbage over and over takes as long as making it."""
    _end_at_once()
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()  # together: all that there is now counts as old, and is not searched
            gc.unfreeze()
            gc.enable()


@cache
def _end_at_once() -> None:
    """Leave the memory of this process to the system when it ends.

    Python would search it for garbage and free it piece by piece: a sixth of the time of a build
    after an edit, in a library of a thousand briefings.
    """
    atexit.register(gc.freeze)
