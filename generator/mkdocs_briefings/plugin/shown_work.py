"""What long work shows of itself: a line with a bar on a terminal, one line of sums at the end."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger("briefings")

_SOON = 0.05  # seconds of a stage below which nobody is told of it

_REFRESHED = 0.1  # seconds between two states of the bar


class ShownWork:
    """The stages of a build: the one that goes on, and the seconds that each has taken.

    `between` is called between two steps, where work may end for what is more urgent.
    """

    def __init__(self) -> None:
        self.between: Callable[[], None] = lambda: None
        self.seconds: dict[str, float] = {}
        self._bar: Any = None

    def begin(self) -> None:
        """Begin to count anew."""
        self.seconds = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Something that takes time; on a terminal its name is shown meanwhile."""
        self.between()
        start = time.perf_counter()
        bar = _bar() if self._bar is None else None
        if bar:
            self._bar = bar
            bar.add_task(name, total=None)
            bar.start()
        try:
            yield
        finally:
            if bar:
                bar.stop()
                self._bar = None
            spent = time.perf_counter() - start
            self.seconds[name] = self.seconds.get(name, 0.0) + spent

    def counted(self, many: Iterable[Any], total: int) -> Iterator[Any]:
        """The same things, each of which moves the bar on."""
        bar = self._bar
        task = bar.task_ids[0] if bar else None
        if bar:
            bar.update(task, total=total, refresh=True)
        shown = time.monotonic()
        for one in many:
            yield one
            self.between()
            if bar:
                bar.advance(task)
                if time.monotonic() - shown > _REFRESHED:
                    bar.refresh()
                    shown = time.monotonic()

    def summary(self) -> str:
        """The seconds of each stage, in their order."""
        told = [f"{name} {spent:.1f} s" for name, spent in self.seconds.items() if spent >= _SOON]
        return ", ".join(told)


def _bar() -> Any:
    """A bar on a terminal that shows what goes on; None elsewhere, and where nobody wants to know.

    It is loaded only here: elsewhere nobody needs the time that this takes. No thread moves it, as
    processes are forked meanwhile.
    """
    if not (sys.stderr.isatty() and log.isEnabledFor(logging.INFO)):
        return None
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    return Progress(
        *columns, TimeElapsedColumn(), console=console, transient=True, auto_refresh=False
    )
