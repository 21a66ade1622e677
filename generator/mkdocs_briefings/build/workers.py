"""All cores at once: tasks in forked processes, their results and what they log in order."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import Any, ClassVar, NamedTuple, TypeVar

R = TypeVar("R")

FEWEST = 48
"""Tasks below which starting processes takes longer than it saves."""
_AT_ONCE = 8  # tasks that a process takes together


class Done(NamedTuple):
    """What came of a task: its result, unless it failed, and what it logged."""

    result: Any
    failed: bool
    said: list[logging.LogRecord]


def cores() -> int:
    """The cores that this process may use; one where processes cannot be forked."""
    if sys.platform in ("win32", "darwin"):  # the one has no fork, the other's libraries no mind
        return 1
    return len(os.sched_getaffinity(0))


class Tasks(NamedTuple):
    """A task for each number below `many`, of which a process takes some `at_once`; what takes long
    is better taken one by one."""

    task: Callable[[int], Any]
    many: int
    at_once: int = _AT_ONCE


class Begun:
    """Tasks that some processes have begun, those of one kind after those of another.

    Each process is a fork of this one, and so has all that the tasks need; only results are sent,
    which have to be picklable. A task that fails there is done again here, so that it fails as if
    there were one process only; and so are all that are left where processes are killed.
    """

    def __init__(self, kinds: Sequence[Tasks], workers: int) -> None:
        self._kinds = kinds
        _Worker.kinds = kinds
        gc.freeze()  # else each process would look for garbage in what all share, and copy it
        fork = multiprocessing.get_context("fork")
        self._pool: ProcessPoolExecutor | None = ProcessPoolExecutor(workers, fork, _begin)
        self._results = [
            self._pool.map(partial(_Worker.run, at), range(kind.many), chunksize=kind.at_once)
            for at, kind in enumerate(kinds)
        ]

    def results(self, at: int) -> Iterator[Any]:
        """What comes of the tasks of a kind, by its place, in their order."""
        task, many, _ = self._kinds[at]
        return taken(_until_broken(self._results[at]), task, many)

    def end(self, *, wait: bool = False) -> None:
        """End the processes, and leave what they have not done; to `wait` is for who removes what
        they write."""
        if self._pool:
            self._pool.shutdown(wait=wait, cancel_futures=True)
            self._pool = None
            gc.unfreeze()
            _Worker.kinds = ()


def in_order(
    task: Callable[[int], R], count: int, workers: int, *, at_once: int = _AT_ONCE
) -> Iterator[R]:
    """The results of a task for 0, 1, 2, … in this order, made by some processes; see `Begun`."""
    if workers < 2 or count < (FEWEST if at_once > 1 else 2):
        yield from map(task, range(count))
        return
    begun = Begun([Tasks(task, count, at_once)], workers)
    try:
        yield from begun.results(0)
    finally:
        begun.end()


def taken(results: Iterable[Done], task: Callable[[int], R], count: int) -> Iterator[R]:
    """The results of a task for 0, 1, 2, … as they come from elsewhere, with what was logged there.

    A task that failed there is done again here, and so are those of which nothing comes.
    """
    number = 0
    for one in results:
        for record in one.said:
            logging.getLogger(record.name).handle(record)
        yield task(number) if one.failed else one.result
        number += 1
    yield from map(task, range(number, count))


def _until_broken(results: Iterable[Done]) -> Iterator[Done]:
    with suppress(BrokenProcessPool):
        yield from results


class _Worker:
    """What a forked process has: the tasks."""

    kinds: ClassVar[Sequence[Tasks]] = ()

    @classmethod
    def run(cls, at: int, number: int) -> Done:
        return _KEEPER.heard(lambda: cls.kinds[at].task(number))


class Keeper(logging.Handler):
    """Keeps what is logged, to be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        record.msg, record.args, record.exc_info = record.getMessage(), None, None
        self.said.append(record)

    def heard(self, task: Callable[[], Any]) -> Done:
        """What comes of a task, with what it logs."""
        self.said = []
        try:
            return Done(task(), False, self.said)
        except Exception:  # it is done again where it can be told as it would be without processes
            return Done(None, True, [])


_KEEPER = Keeper()


def _begin() -> None:
    """In a new process: leave Ctrl-C to the one that waits and end with it, keep what is logged."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    loggers = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    for logger in loggers:
        logger.handlers.clear()
        logger.propagate = True  # MkDocs' command keeps its own from the root
    logging.root.handlers[:] = [_KEEPER]


def _end_with_parent() -> None:
    """End this process as soon as the one that began it is gone, as one is that was killed.

    Else it would wait for tasks for ever, and hold the lock on the folder of a site.
    """
    parent = multiprocessing.parent_process()
    assert parent
    parent.join()
    os._exit(1)
