"""How records are checked: every rule, with a record that keeps it and one that breaks it."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.rules import GROUPS
from mkdocs_briefings.rules.rule import Rule
from mkdocs_briefings.vocabulary import N_


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules of one kind."""

    title: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class RulesView:
    """The reference of rules."""

    title: str
    groups: list[RuleGroup]


def rules_page() -> Page:
    """The page on which every rule is explained."""
    groups = [RuleGroup(title, rules) for title, rules in GROUPS.items()]
    view = RulesView(N_("How records are checked"), groups)
    return Page("method/rules", view.title, "rules", view)
