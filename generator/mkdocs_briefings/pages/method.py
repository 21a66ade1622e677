"""How to read the site, made from the vocabularies; and how records are checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from mkdocs_briefings.addresses import METHOD, RULES
from mkdocs_briefings.language.slugs import slug
from mkdocs_briefings.language.vocabulary import (
    LIKELIHOOD,
    MARKING,
    VOCABULARIES,
    Term,
    Vocabulary,
)
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.pages.lists.changes import GROUP
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Link, Links, term_anchor
from mkdocs_briefings.rules.all_rules import GROUPS
from mkdocs_briefings.rules.description import Description

RECORDS = [
    (
        N_("A briefing"),
        N_(
            "What its authors knew on the day of its last update: their judgements, what others "
            "claim and recommend, and the sources of each. It does not change when newer figures "
            "come; it says that there are some. One that is superseded or withdrawn says so at "
            "its top."
        ),
    ),
    (
        N_("An incident"),
        N_("All that the library knows of it: every source's figures and claims, side by side."),
    ),
    (
        N_("An actor, a country or a topic"),
        N_("Every place that speaks of it, or where it speaks, each with a link to that place."),
    ),
    (
        N_("A source"),
        N_("What it is, its grade, and every statement that rests on it."),
    ),
]
"""What the page of a record of each kind means."""


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules of one kind."""

    title: str
    rules: tuple[Description, ...]


@dataclass(frozen=True, slots=True)
class RulesView:
    """The reference of rules."""

    title: str
    groups: list[RuleGroup]


@dataclass(frozen=True, slots=True)
class TermView:
    """A term with its anchor; `code` is the letter or number by which a grade gives it."""

    anchor: str
    code: str
    term: Term


@dataclass(frozen=True, slots=True)
class TermsView:
    """A vocabulary as a table."""

    anchor: str
    title: str
    source: str
    open: bool
    terms: list[TermView]


@dataclass(frozen=True, slots=True)
class MethodView:
    """The page that tells how to read likelihood, confidence, grades, markings and the rest."""

    title: str
    likelihood: TermsView
    marking: TermsView
    others: list[TermsView]
    records: list[tuple[str, str]]
    pages: list[tuple[Link, str]]
    rules: Link


def method_page(links: Links, described: Sequence[tuple[str, str, str]]) -> Page:
    """The page on method; `described` are title, address and meaning of the site's other pages."""
    title, view = N_("How to read this site"), partial(_method_view, links, described)
    return Page(METHOD, title, "method", view, in_nav=True, nav_group=GROUP)


def _method_view(links: Links, described: Sequence[tuple[str, str, str]]) -> MethodView:
    return MethodView(
        N_("How to read this site"),
        _terms(LIKELIHOOD),
        _terms(MARKING),
        [_terms(words) for words in VOCABULARIES.values() if words not in (LIKELIHOOD, MARKING)],
        RECORDS,
        [(Link(title, links.to(uri)), about) for title, uri, about in described],
        Link(N_("How records are checked"), links.to(RULES)),
    )


def _terms(words: Vocabulary) -> TermsView:
    terms = [
        TermView(term_anchor(words, term.slug), term.slug if len(term.slug) == 1 else "", term)
        for term in words
    ]
    return TermsView(slug(words.name), words.title, words.source, words.open, terms)


def rules_page() -> Page:
    """The page on which every rule is explained."""
    return Page(RULES, N_("How records are checked"), "rules", _rules_view)


def _rules_view() -> RulesView:
    groups = [RuleGroup(group.title, group.descriptions()) for group in GROUPS]
    return RulesView(N_("How records are checked"), groups)
