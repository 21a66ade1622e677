"""Numbers of texts with footnotes, whose anchors are to differ on a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_PAGE: ContextVar[object] = ContextVar("the page that is written", default=None)


@contextmanager
def of_one_page() -> Iterator[None]:
    """While a page is written: its texts are numbered from the first."""
    token = _PAGE.set(object())
    try:
        yield
    finally:
        _PAGE.reset(token)


class Footnotes:
    """Numbers the texts that have footnotes: one after the other, anew on each page that is
    written, as a preview may write a page again as it was planned before."""

    def __init__(self) -> None:
        self._page, self._last = _PAGE.get(), 0

    def number(self) -> int:
        """The number of the next text."""
        if self._page is not _PAGE.get():
            self._page, self._last = _PAGE.get(), 0
        self._last += 1
        return self._last
