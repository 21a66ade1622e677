"""The statement pages: claims, quotes, figures, recommendations and the chronology."""

from __future__ import annotations

from functools import partial
from typing import Any

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.ordering import Ordering
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.disputes import is_disputed, is_open
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.pages.lists.chronology import CHRONOLOGY
from mkdocs_briefings.pages.lists.collection import Collection
from mkdocs_briefings.pages.lists.measures import MEASURES
from mkdocs_briefings.pages.parts.lines import statement_line
from mkdocs_briefings.pages.parts.statement import view
from mkdocs_briefings.pages.parts.times import date_of, newest_first, year


def _newest_first(statement: Statement, _: Ordering) -> tuple[int, str, str]:
    return (newest_first(date_of(statement)), statement.home.id, statement.anchor)


def _year(statement: Statement) -> str:
    return year(date_of(statement))


def _standing(claim: Statement) -> str:
    if is_open(claim):
        return N_("Claims in dispute")
    if is_disputed(claim):
        return N_("Disputes resolved")
    if claim.responses:
        return N_("Claims that others support or qualify")
    return N_("Claims that nobody answers")


def _with_responses(statement: Statement) -> int:
    """How many statements it is, with those that stand below it."""
    own = (response for response in statement.responses if response.answers is statement)
    return 1 + sum(map(_with_responses, own))


def _status(recommendation: Statement) -> str:
    return vocabulary.RECOMMENDATION_STATUS[recommendation.data.status].label


def _most_urgent_first(recommendation: Statement, order: Ordering) -> tuple[Any, ...]:
    """By priority, those without one last; the newest first among equals."""
    ranks = vocabulary.PRIORITY.slugs
    given = recommendation.data.priority
    return (ranks.index(given) if given else len(ranks), _newest_first(recommendation, order))


_statements = partial(
    Collection,
    year=_year,
    full=view,
    row=partial(statement_line, brief=True),
    weight=_with_responses,
)

COLLECTIONS: tuple[Collection[Any], ...] = (
    _statements(
        uri="judgements",
        title=N_("Judgements"),
        about=N_("What the authors judge, how likely and how sure, newest first."),
        empty=N_("There is no judgement yet."),
        items=lambda library: library.of_kind("judgement"),
        heading=_year,
        order=_newest_first,
    ),
    _statements(
        uri="claims",
        title=N_("Claims"),
        about=N_(
            "What somebody asserts, and who disputes or denies it. Those in dispute come first."
        ),
        empty=N_("There is no claim yet."),
        items=lambda library: library.of_kind("claim"),
        heading=_standing,
        headings=(
            N_("Claims in dispute"),
            N_("Disputes resolved"),
            N_("Claims that others support or qualify"),
            N_("Claims that nobody answers"),
        ),
        order=_newest_first,
    ),
    _statements(
        uri="quotes",
        title=N_("Quotes"),
        about=N_("Who said what, word for word, newest first."),
        empty=N_("There is no quote yet."),
        items=lambda library: library.quotes,
        heading=_year,
        order=_newest_first,
    ),
    MEASURES,
    _statements(
        uri="recommendations",
        title=N_("Recommendations"),
        about=N_("What should be done, by whom, and what became of it."),
        empty=N_("There is no recommendation yet."),
        items=lambda library: library.of_kind("recommendation"),
        heading=_status,
        headings=[term.label for term in vocabulary.RECOMMENDATION_STATUS],
        order=_most_urgent_first,
    ),
    CHRONOLOGY,
)
"""The statement pages, in the order of the navigation."""
