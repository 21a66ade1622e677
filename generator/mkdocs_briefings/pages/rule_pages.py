"""The pages on which every rule is explained to authors, in English as the rules' names are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from mkdocs_briefings.addresses import RULES, below
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Link, Links
from mkdocs_briefings.rules.all_rules import GROUPS, Family
from mkdocs_briefings.rules.description import Description

TITLE = N_("How records are checked")


@dataclass(frozen=True, slots=True)
class ListedRule:
    """A rule in the list of all, with the way to its page."""

    link: Link
    rule: Description


@dataclass(frozen=True, slots=True)
class RulesView:
    """The list of all rules, under the page of each group."""

    title: str
    groups: list[tuple[Link, list[ListedRule]]]


@dataclass(frozen=True, slots=True)
class RuleGroupView:
    """The rules of one kind, with their examples."""

    title: str
    rules: tuple[Description, ...]


def rules_pages(links: Links) -> Iterator[Page]:
    """The list of all rules, then a page for those of each kind.

    The list keeps the anchors of rules, which led to their texts when these all stood there.
    """
    title = links.language.gettext(TITLE)
    yield Page(RULES, title, "rules", partial(_list_view, title, links.at(RULES)))
    for group in GROUPS:
        named = links.language.gettext("Rules: {group}", group=group.title)
        view = partial(_group_view, named, group)
        yield Page(below(RULES, group.title), named, "rule_group", view)


def _list_view(title: str, links: Links) -> RulesView:
    return RulesView(title, [_listed(group, links) for group in GROUPS])


def _listed(group: Family, links: Links) -> tuple[Link, list[ListedRule]]:
    uri = below(RULES, group.title)
    rules = [
        ListedRule(Link(one.name, links.to(uri, one.name)), one) for one in group.descriptions()
    ]
    return Link(group.title, links.to(uri)), rules


def _group_view(title: str, group: Family) -> RuleGroupView:
    return RuleGroupView(title, group.descriptions())
