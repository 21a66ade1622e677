"""All cores at once: tasks in forked processes, their results and what they log in order."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, NamedTuple, TypeVar

R = TypeVar("R")

FEWEST = 48
"""Tasks below which starting processes takes longer than it saves."""
_AT_ONCE = 8  # tasks that a process takes together


class _Done(NamedTuple):
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
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _begin)
    done = 0
    try:
        for one in _results(pool, count, at_once):
            for record in one.said:
                logging.getLogger(record.name).handle(record)
            yield task(done) if one.failed else one.result
            done += 1
    except BrokenProcessPool:
        yield from map(task, range(done, count))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        del _Worker.task


def _results(pool: Executor, count: int, at_once: int) -> Iterator[_Done]:
    return pool.map(_Worker.run, range(count), chunksize=at_once)


class _Worker:
    """What a forked process has: the task, and what is logged meanwhile."""

    task: Callable[[int], Any]
    said: list[logging.LogRecord]

    @classmethod
    def run(cls, number: int) -> _Done:
        cls.said = []
        try:
            return _Done(cls.task(number), False, cls.said)
        except Exception:  # it is done again where it can be told as it would be without processes
            return _Done(None, True, [])


class _Keeper(logging.Handler):
    """Keeps what is logged, to be sent."""

    def emit(self, record: logging.LogRecord) -> None:
        record.msg, record.args, record.exc_info = record.getMessage(), None, None
        _Worker.said.append(record)


def _begin() -> None:
    """In a new process: leave Ctrl-C to the one that waits, keep what is logged."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    loggers = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    for logger in loggers:
        logger.handlers.clear()
    logging.root.handlers[:] = [_Keeper()]
