"""Reading without looks for garbage: almost all that it makes stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the garbage collector rest: almost all that is made here stays, and to search it for
    garbage over and over takes as long as making it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()  # together: all that there is now counts as old, and is not searched
            gc.unfreeze()
            gc.enable()
