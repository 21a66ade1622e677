"""All rules in one tuple, and their application to what was read and linked."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from mkdocs_briefings.link import Linked
from mkdocs_briefings.problems import Problem
from mkdocs_briefings.rules import evidence, reading, references, shape, text, tradecraft
from mkdocs_briefings.rules.rule import Rule
from mkdocs_briefings.vocabulary import N_

GROUPS: dict[str, tuple[Rule, ...]] = {
    N_("Shape"): shape.RULES,
    N_("References"): references.RULES,
    N_("Reading"): reading.RULES,
    N_("Text"): text.RULES,
    N_("Evidence"): evidence.RULES,
    N_("Tradecraft"): tradecraft.RULES,
}
RULES: tuple[Rule, ...] = tuple(rule for group in GROUPS.values() for rule in group)
"""Every rule, in the order of the reference page."""


def apply_rules(linked: Linked) -> Iterator[Problem]:
    """Everything that the rules find, but for the warnings that a record accepts."""
    accepted = {
        (entry.document.name, name) for entry in linked.entries for name in entry.record.accept
    }
    for rule in RULES:
        for problem in rule.problems(linked):
            if problem.is_error or (problem.path, problem.rule) not in accepted:
                yield problem


def explain(name: str) -> Rule | str | None:
    """The rule of that name; else the name most like it; else None."""
    named = {rule.name: rule for rule in RULES}
    if name in named:
        return named[name]
    near = get_close_matches(name, named, 1, 0.5)
    return near[0] if near else None
