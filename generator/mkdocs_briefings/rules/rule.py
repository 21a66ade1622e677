"""A rule: one thing that may be wrong in a record, with its name, its examples and its remedy."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from textwrap import dedent

from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.link import Linked
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.problems import Fault, Problem, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, and where; the rule gives it its name and severity."""

    document: Document
    path: Path
    message: str
    hint: str
    needle: str = ""
    at_key: bool = False


def found(statement: Statement, message: str, hint: str, *field: str, needle: str = "") -> Finding:
    """A finding at a statement, or at one of its fields."""
    path = (*statement.path, *field)
    return Finding(statement.entry.document, path, message, hint, needle)


Find = Callable[[Linked], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `passes` and `fails` are records that keep and break it.

    An example is the YAML of a briefing, or of several files, each after a line with its path
    below `briefings/`, and with what cannot be shown: `# 2024/example.yaml is encoded in
    ISO-8859-1`. Fields that every briefing needs may be left out. The tests make these files.
    `find` is None where the rule is kept while records are read and linked.
    """

    name: str
    severity: Severity
    says: str
    passes: str
    fails: str
    find: Find | None = None

    def problems(self, linked: Linked) -> Iterator[Problem]:
        """Everything that breaks the rule."""
        for found in self.find(linked) if self.find else ():
            what = (found.message, found.hint, found.needle, found.at_key)
            yield found.document.problem(found.path, Fault(self.name, *what, self.severity))


def rule(severity: Severity = "error") -> Callable[[Find], Rule]:
    """Make a rule of a function: its name, and what its docstring says, passes and fails."""

    def make(find: Find) -> Rule:
        name = find.__name__.replace("_", "-")
        return documented(name, severity, inspect.getdoc(find) or "", find)

    return make


def documented(name: str, severity: Severity, text: str, find: Find | None = None) -> Rule:
    """A rule from its description: sentences, then `Passes:` and `Fails:` with a record each."""
    says, _, examples = dedent(text).strip().partition("\nPasses:\n")
    passes, _, fails = examples.partition("\nFails:\n")
    return Rule(
        name, severity, " ".join(says.split()), dedent(passes).strip(), dedent(fails).strip(), find
    )
