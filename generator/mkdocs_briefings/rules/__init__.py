"""All rules in one tuple, and their application to what was read and linked."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefings.language.nearest import Nearest
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.link import Linked
from mkdocs_briefings.problems import Problem
from mkdocs_briefings.rules import (
    evidence,
    figures,
    linking,
    names,
    quotes,
    reading,
    references,
    shape,
    text,
    tradecraft,
)
from mkdocs_briefings.rules.rule import Finding, Rule, rule


@rule()
def unknown_rule(linked: Linked) -> Iterator[Finding]:
    """
    `accept` names a rule that does not exist, or one whose findings are errors, which are never
    accepted.

    Passes:
        accept: source-without-locator
        sources:
          paper: {title: Example paper}
    Fails:
        accept: source-without-url
    """
    nearest = Nearest()
    warnings = {rule.name for rule in RULES if rule.severity == "warning"}
    for entry in linked.entries:
        for index, name in enumerate(entry.record.accept):
            if name in warnings:
                continue
            near = explain(name, nearest)
            if isinstance(near, Rule):
                message, hint = f"`{name}` is an error and cannot be accepted", "Mend what it says."
            else:
                message = f"there is no rule `{name}`"
                hint = f"Did you mean `{near}`?" if near else "`briefings rules` lists all rules."
            yield Finding(entry.document, ("accept", index), message, hint)


GROUPS: dict[str, tuple[Rule, ...]] = {
    N_("Shape"): shape.RULES,
    N_("References"): (*linking.RULES, *references.RULES),
    N_("Names"): names.RULES,
    N_("Reading"): reading.RULES,
    N_("Text"): (*text.RULES, unknown_rule),
    N_("Evidence"): (*evidence.RULES, *figures.RULES, *quotes.RULES),
    N_("Tradecraft"): tradecraft.RULES,
}
RULES: tuple[Rule, ...] = tuple(rule for group in GROUPS.values() for rule in group)
"""Every rule, in the order of the reference page."""


def apply_rules(linked: Linked) -> Iterator[Problem]:
    """Everything that the rules find, but for the warnings that a record accepts."""
    accepted = {
        (entry.document.name, name) for entry in linked.entries for name in entry.record.accept
    }
    for one in RULES:
        for problem in one.problems(linked):
            if problem.is_error or (problem.path, problem.rule) not in accepted:
                yield problem


def explain(name: str, nearest: Nearest | None = None) -> Rule | str | None:
    """The rule of that name; else the name most like it; else None."""
    named = {rule.name: rule for rule in RULES}
    if name in named:
        return named[name]
    return (nearest or Nearest())(name, named, 0.5)
