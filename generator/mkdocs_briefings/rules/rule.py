"""A rule: a function that finds one thing that may be wrong in a record, and what it is."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.link import Linked
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.problems import Fault, Problem, Severity
from mkdocs_briefings.rules.description import Description, of_docstring

of_text = lru_cache(200_000)
"""Keeps what a function finds in a text: a preview looks at all texts again after each save."""


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
    """One rule: what it is, and how all that breaks it is found."""

    description: Description
    find: Find

    def problems(self, linked: Linked, documents: Mapping[str, Document]) -> Iterator[Problem]:
        """Everything that breaks the rule, where it stands in the documents as they are now."""
        name, severity = self.description.name, self.description.severity
        for found in linked.gathered.noted(name, lambda: list(self.find(linked))):
            what = (found.message, found.hint, found.needle, found.at_key)
            document = documents[found.document.uri]
            yield document.problem(found.path, Fault(name, *what, severity))


def rule(severity: Severity = "error") -> Callable[[Find], Rule]:
    """Make a rule of a function: its name, and what its docstring says, passes and fails."""

    def make(find: Find) -> Rule:
        name = find.__name__.replace("_", "-")
        return Rule(of_docstring(name, severity, inspect.getdoc(find) or ""), find)

    return make
