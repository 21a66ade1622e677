"""Tasks in several processes: results and messages as from one."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mkdocs_briefings.build.workers import Begun, Tasks, in_order
from tests.site_folder import environment

MANY = 100

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no forks there")


def test_results_come_in_order_from_several_processes() -> None:
    found = list(in_order(lambda number: (number, os.getpid()), MANY, workers=2))
    assert [number for number, _ in found] == list(range(MANY))
    assert os.getpid() not in {process for _, process in found}


def test_few_tasks_start_no_process() -> None:
    assert set(in_order(lambda _: os.getpid(), 5, workers=2)) == {os.getpid()}


def test_what_is_logged_comes_in_order(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As under MkDocs, whose logger has a handler of its own and tells the root nothing."""
    above, log = logging.getLogger("mkdocs"), logging.getLogger("mkdocs.invented")
    monkeypatch.setattr(above, "propagate", False)
    monkeypatch.setattr(above, "handlers", [caplog.handler])

    def task(number: int) -> None:
        log.warning("number %d", number)

    list(in_order(task, MANY, workers=2))
    assert caplog.messages == [f"number {number}" for number in range(MANY)]


def test_a_task_that_fails_fails_here() -> None:
    def task(number: int) -> int:
        if number == 60:
            raise KeyError("sixty")
        return number

    with pytest.raises(KeyError, match="sixty"):
        list(in_order(task, MANY, workers=2))


def test_a_process_that_is_killed_loses_nothing() -> None:
    here = os.getpid()

    def task(number: int) -> int:
        if number == 60 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert list(in_order(task, MANY, workers=2)) == list(range(MANY))


@pytest.mark.parametrize("killed", [False, True])
def test_the_same_processes_go_on_with_other_tasks(killed: bool) -> None:
    here = os.getpid()

    def later(number: int) -> tuple[int, int]:
        if number == 3 and killed and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number, os.getpid()

    begun = Begun([Tasks(lambda _: os.getpid(), MANY), Tasks(later, 10, at_once=1)], workers=2)
    try:
        first, more = set(begun.results(0)), list(begun.results(1))
    finally:
        begun.end()
    assert [number for number, _ in more] == list(range(10))
    if not killed:
        assert here not in first
        assert len(first | {process for _, process in more}) <= 2
    begun.end()  # which is done already


ENDLESS = """\
import time
from mkdocs_briefings.build.workers import Begun, Tasks, in_order
from tests.site_folder import environment
print("begun", flush=True)
in_order(lambda number: time.sleep(600), 100, 2).__next__()
"""


def test_processes_end_with_the_one_that_is_killed() -> None:
    command = [sys.executable, "-c", ENDLESS]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        assert parent.stdout.readline()
        children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
        while len(children.read_text().split()) < 2:
            time.sleep(0.05)
        parent.kill()
        parent.communicate(timeout=60)  # the end of what all of them write to
