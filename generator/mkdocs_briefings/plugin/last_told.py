"""What the terminal is told of problems: in a preview only what is new at each save."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from mkdocs.plugins import get_plugin_logger

from mkdocs_briefings.problems import Problem, summary

log = get_plugin_logger("briefings")


class LastTold:
    """What the terminal has been told: at each save only what is new, and how much is not."""

    def __init__(self) -> None:
        self._before: set[tuple[str, str, str]] = set()

    def tell(self, problems: Sequence[Problem], *, again: bool) -> None:
        """Tell problems; without `again`, those that stood there last time are only counted.

        It is told again in builds, whose logs others may read; a preview is the author's own.
        """
        before = set() if again else self._before
        known = [problem for problem in problems if _key(problem) in before]
        for problem in problems:
            if _key(problem) not in before:
                level = logging.ERROR if problem.is_error else logging.WARNING
                log.log(level, "%s", problem.for_all if again else problem)
        if known:
            log.warning("%s as before", summary(known))
        self._before = {_key(problem) for problem in problems}


def _key(problem: Problem) -> tuple[str, str, str]:
    """What a problem is, wherever in its file it has moved to."""
    return problem.path, problem.rule, problem.message
