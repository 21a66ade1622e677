"""What is worked out once and asked for again, also while it is noted what is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from mkdocs_briefings.library.reads import Noting, Reads

R = TypeVar("R")


class Remembered(Generic[R]):
    """A function that is called once for each set of arguments, like one of `functools.cache`.

    What it reads is noted each time that it is asked, for whoever asks: a plain cache would note
    it only for the first.
    """

    def __init__(self, function: Callable[..., R]) -> None:
        self.__wrapped__ = function
        self._known: dict[Any, tuple[R, Reads | None]] = {}

    def forget(self) -> None:
        """Let all be worked out again."""
        self._known.clear()

    def __call__(self, *given: Any) -> R:
        """What the function gives; its arguments must be hashable."""
        known, noting = self._known.get(given), Noting.active
        if noting is None:
            if known is None:
                known = self._known[given] = self.__wrapped__(*given), None
            return known[0]
        if known is None or known[1] is None:
            known = self._known[given] = noting.apart(lambda: self.__wrapped__(*given))
        assert known[1] is not None
        noting.take(known[1])
        return known[0]
