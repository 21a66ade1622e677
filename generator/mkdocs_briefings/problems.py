"""Problems are values: what is wrong in a record, where, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning"]
Place = tuple[int, int]
"""A line and a column, both from 1."""

_JOINERS = "\u200c\u200d"  # belong to the spelling of Persian and other words
_SHORT, _LONGEST = 400, 600  # characters; the hints of rules are shorter
_QUOTED = re.compile(r"`([^`]{60})[^`]{20,}`")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding, at a place an author can jump to.

    `path` is relative to the site's folder with `/` between its parts; `line` and `column`
    count from 1; `rule` is the stable name under which the finding is documented.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    published: bool = True
    """Whether it is of something that the site shows."""

    @property
    def for_all(self) -> Problem:
        """The problem as a log tells it that others may read: no word of what is not published."""
        if self.published:
            return self
        message = "something is wrong in what is not published, so it is not said here"
        hint = f"`briefings check` says it; `briefings rules {self.rule}` explains the rule."
        return replace(self, message=message, hint=hint)

    @property
    def is_error(self) -> bool:
        """True where the finding stops a build."""
        return self.severity == "error"

    def __str__(self) -> str:
        """`path:line:column: severity: message [rule]`, the hint indented below."""
        place = f"{self.path}:{self.line}:{self.column}"
        head = f"{place}: {self.severity}: {self.message} [{self.rule}]"
        return f"{head}\n    {self.hint}" if self.hint else head


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, without its place: what each stage gives, and what becomes a problem there.

    `needle` is the piece of the author's text that it is about, where that is not all of a value;
    with `at_key`, it is about the name of a field and not about what stands there.
    """

    rule: str
    message: str
    hint: str = ""
    needle: str = ""
    at_key: bool = False
    severity: Severity = "error"

    def at(self, path: str, line: int, column: int) -> Problem:
        """The problem that this is at a place."""
        message, hint = shortened(self.message), shortened(self.hint)
        return Problem(path, line, column, self.rule, message, hint, self.severity)


class Faulty(ValueError):
    """What a reader raises that cannot give a value: the fault says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def shortened(text: str) -> str:
    """A message in which nothing that a record says takes more than a few lines."""
    text = printable(text)
    if len(text) <= _SHORT:
        return text
    text = _QUOTED.sub(r"`\1…`", text)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def printable(text: str) -> str:
    """The text with whatever could move the cursor or turn the line, as line ends, by its code."""
    if text.isprintable():
        return text
    shown = (c if c.isprintable() or c in _JOINERS else ascii(c)[1:-1] for c in text)
    return "".join(shown)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by place and drop exact repetitions."""
    return sorted(set(problems))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only those that stop a build."""
    return [problem for problem in problems if problem.is_error]


def summary(problems: Iterable[Problem]) -> str:
    """Say how many there are: `2 errors and 1 warning`."""
    found = list(problems)
    failed = len(errors(found))
    parts = [
        f"{count} {word}{'s' if count != 1 else ''}"
        for count, word in ((failed, "error"), (len(found) - failed, "warning"))
        if count
    ]
    return " and ".join(parts) or "no problems"
