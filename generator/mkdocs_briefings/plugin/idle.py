"""What a preview does in the time in which nobody saves anything."""

from __future__ import annotations

import gc
from threading import Timer

_IDLE = 15.0  # seconds after a build in which an author reads the page, and saves nothing
_PUT_OFF = 24  # builds in a row that leave no such time; each leaves some megabytes


class IdleCollector:
    """Frees what builds left that does not go by itself, in a time in which nothing is done.

    Most goes as soon as the next site is there (`AllPages.let_go`). To find the rest takes a second
    in a library of a thousand briefings, in which nothing that is saved is shown.

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
