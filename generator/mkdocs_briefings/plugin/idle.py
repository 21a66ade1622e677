"""What a preview does in the time in which nobody saves anything."""

from __future__ import annotations

import gc
from threading import Timer

_IDLE = 1.0  # seconds after a build, when the reader of the preview has the page
_PUT_OFF = 4  # builds in a row that leave no such time


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
