"""All cores at once: tasks in forked processes, their results and what they log in order."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from threading import Thread
from typing import Any, NamedTuple, TypeVar

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


def in_order(
    task: Callable[[int], R], count: int, workers: int, *, at_once: int = _AT_ONCE
) -> Iterator[R]:
    """The results of a task for 0, 1, 2, … in this order, made by some processes.

    A process takes some tasks `at_once`; those that take long are better taken one by one.

    Each process is a fork of this one, and so has all that the task needs; only results are sent,
    which have to be picklable. A task that fails there is done again here, so that it fails as if
    there were one process only; and so are all that are left where processes are killed.
    """
    if workers < 2 or count < (FEWEST if at_once > 1 else 2):
        yield from map(task, range(count))
        return
    _Worker.task = task
    gc.freeze()  # else each process would look for garbage in what all of them share, and copy it
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _begin)
    try:
        results = pool.map(_Worker.run, range(count), chunksize=at_once)
        yield from taken(_until_broken(results), task, count)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        gc.unfreeze()
        del _Worker.task


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
    """What a forked process has: the task."""

    task: Callable[[int], Any]

    @classmethod
    def run(cls, number: int) -> Done:
        return _KEEPER.heard(lambda: cls.task(number))


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
