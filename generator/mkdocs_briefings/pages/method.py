"""How to read the site, made from the vocabularies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from mkdocs_briefings.addresses import FIELDS, METHOD, RULES
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.slugs import slug
from mkdocs_briefings.language.vocabulary import (
    LIKELIHOOD,
    MARKING,
    VOCABULARIES,
    Term,
    Vocabulary,
)
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.pages.fields import TITLE as FIELDS_TITLE
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Link, Links, term_anchor
from mkdocs_briefings.pages.rule_pages import TITLE as RULES_TITLE

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
        N_("Every source's figures and claims of it, side by side."),
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

_METHOD = N_("How to read this site")


@dataclass(frozen=True, slots=True)
class TermView:
    """A term with its anchor.

    `code` is the letter or number by which a grade gives it; of likelihood `range` is in per cent
    and `rows` are the directive's words, which are English in every language.
    """

    anchor: str
    code: str
    label: str
    meaning: str
    range: str
    rows: tuple[str, ...]


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
    fields: Link
    rules: Link


def method_page(links: Links, described: Sequence[tuple[str, str, str]]) -> Page:
    """The page on method; `described` are title, address and meaning of the site's other pages."""
    gettext, view = links.language.gettext, partial(_method_view, links, described)
    return Page(METHOD, gettext(_METHOD), "method", view, in_nav=True)


def _method_view(links: Links, described: Sequence[tuple[str, str, str]]) -> MethodView:
    gettext = links.language.gettext
    others = [words for words in VOCABULARIES.values() if words not in (LIKELIHOOD, MARKING)]
    return MethodView(
        gettext(_METHOD),
        _terms(LIKELIHOOD, links.language),
        _terms(MARKING, links.language),
        [_terms(words, links.language) for words in others],
        [(gettext(title), gettext(about)) for title, about in RECORDS],
        [(Link(title, links.to(uri)), about) for title, uri, about in described],
        Link(gettext(FIELDS_TITLE), links.to(FIELDS)),
        Link(gettext(RULES_TITLE), links.to(RULES)),
    )


def _terms(words: Vocabulary, language: Language) -> TermsView:
    source = language.gettext(words.source)
    terms = [_term(words, term, language) for term in words]
    return TermsView(slug(words.name), language.gettext(words.title), source, words.open, terms)


def _term(words: Vocabulary, term: Term, language: Language) -> TermView:
    return TermView(
        term_anchor(words, term.slug),
        term.slug if len(term.slug) == 1 else "",
        language.gettext(term.label),
        language.gettext(term.meaning),
        language.percent(term.low, term.high) if term.low and term.high else "",
        term.rows,
    )
