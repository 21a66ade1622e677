"""How to read the site, made from the vocabularies; and how records are checked."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefings.library import Library
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.rules import GROUPS
from mkdocs_briefings.rules.rule import Rule
from mkdocs_briefings.pages.links import Link, Links
from mkdocs_briefings.vocabulary import LIKELIHOOD, MARKING, N_, VOCABULARIES, Vocabulary


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


@dataclass(frozen=True, slots=True)
class MethodView:
    """The page that tells how to read likelihood, confidence, grades, markings and the rest."""

    title: str
    likelihood: Vocabulary
    marking: Vocabulary
    others: list[Vocabulary]
    pages: list[tuple[Link, str]]
    rules: Link


def method_page(library: Library, described: list[tuple[str, str, str]]) -> Page:
    """The page on method; `described` are title, address and meaning of the site's other pages."""
    links = Links(library, "method/index")
    view = MethodView(
        N_("How to read this site"),
        LIKELIHOOD,
        MARKING,
        [words for words in VOCABULARIES.values() if words not in (LIKELIHOOD, MARKING)],
        [(Link(title, links.to(uri)), about) for title, uri, about in described],
        Link(N_("How records are checked"), links.to("method/rules")),
    )
    return Page("method/index", view.title, "method", view, in_nav=True)


def rules_page() -> Page:
    """The page on which every rule is explained."""
    groups = [RuleGroup(title, rules) for title, rules in GROUPS.items()]
    view = RulesView(N_("How records are checked"), groups)
    return Page("method/rules", view.title, "rules", view)
