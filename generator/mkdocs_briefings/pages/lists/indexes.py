"""Indexes of statement pages: by speaker, by topic, by addressee.

An index is a light register: each line leads to the section of a subject's page that lists the
statements. What names no subject is listed by the index itself, on pages of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs_briefings.addresses import folder_page, part
from mkdocs_briefings.language.ordering import Ordering
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Mention, Statement, Subject
from mkdocs_briefings.pages.lists.listing import list_pages
from mkdocs_briefings.pages.lists.register import Cell, Register, register_pages
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.lines import brief_line
from mkdocs_briefings.pages.parts.links import Link, Links
from mkdocs_briefings.pages.parts.mentions import section_key
from mkdocs_briefings.pages.parts.times import date_of, newest_first


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """By what the statements of a page are found, and where the subjects' pages list them.

    `roles` are those in which a subject is mentioned by such a statement; `others` are titles for
    the statements that no subject's page lists, each with the words by which these are in order.
    """

    uri: str
    title: str
    short: str
    about: str
    empty: str
    columns: list[str]
    within: tuple[str, str]
    roles: tuple[str, ...]
    subjects: Callable[[Library], Sequence[Subject]]
    statements: Callable[[Library], Sequence[Statement]]
    others: dict[str, Callable[[Statement], str | None]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an index: a name, the place where the statements are listed, and their number."""

    name: str
    uri: str
    anchor: str
    count: int


def index_pages(index: Index, site: Links) -> Iterator[Page]:
    """The register of an index, and the lists of what no subject's page lists."""
    order, gettext = site.language.order, site.language.gettext
    lines = sorted(_lines(index, site.library), key=lambda line: order.key(line.name))
    for title, listed in _others(index, site.library, order).items():
        uri = part(index.uri, title)
        lines.append(Line(gettext(title), uri, "", len(listed)))
        whole = (gettext(index.title), folder_page(index.uri))
        yield from list_pages(uri, gettext(title), listed, whole, site, brief_line)
    yield from register_pages(_register(index, lines, order), site)


def _register(index: Index, lines: list[Line], order: Ordering) -> Register[Line]:
    return Register(
        index.uri,
        index.title,
        index.about,
        index.empty,
        index.columns,
        lambda _: lines,
        _cells,
        lambda line: (order.initial(line.name) if line.anchor else "–",),
        (index.within[0], folder_page(index.within[1])),
        lambda line: line.count,
    )


def _cells(line: Line, links: Links) -> list[Cell]:
    return [Link(line.name, links.to(line.uri, line.anchor)), line.count]


def _lines(index: Index, library: Library) -> Iterator[Line]:
    for subject in index.subjects(library):
        for role in index.roles:
            if count := subject.count(role):
                yield Line(subject.name, subject.uri, section_key(role), count)


def _others(index: Index, library: Library, order: Ordering) -> dict[str, list[Mention]]:
    found: dict[str, list[tuple[str, Statement]]] = {title: [] for title in index.others}
    for statement in index.statements(library):
        for title, words_of in index.others.items():
            words = words_of(statement)
            if words is not None:
                found[title].append((words, statement))
    for rows in found.values():
        rows.sort(key=lambda row: _by_words(row, order))
    listed = {title: rows for title, rows in found.items() if rows}
    return {title: [Mention("", statement=s) for _, s in rows] for title, rows in listed.items()}


def _by_words(row: tuple[str, Statement], order: Ordering) -> tuple[Any, ...]:
    words, statement = row
    return (order.key(words), newest_first(date_of(statement)), statement.home.id, statement.anchor)


def _speaker_words(statement: Statement) -> str | None:
    return next((by.words or "" for by in statement.by if not by.actor), None)


def _addressee_words(statement: Statement) -> str | None:
    return next((to.words or "" for to in statement.to if not to.actor), None)


INDEXES = (
    Index(
        uri="quotes/by-speaker",
        title=N_("Quotes by speaker"),
        short=N_("By speaker"),
        about=N_("Everybody who is quoted; the name leads to all that was said."),
        empty=N_("There is no quote yet."),
        columns=[N_("Speaker"), N_("Quotes")],
        within=(N_("Quotes"), "quotes"),
        roles=("quoted",),
        subjects=lambda library: library.actors,
        statements=lambda library: library.quotes,
        others={
            N_("Named in words only"): _speaker_words,
            N_("Sources in their own voice"): lambda s: None if s.by else "",
        },
    ),
    Index(
        uri="quotes/by-topic",
        title=N_("Quotes by topic"),
        short=N_("By topic"),
        about=N_("On what something was said; the topic leads to all that was said on it."),
        empty=N_("There is no quote yet."),
        columns=[N_("Topic"), N_("Quotes")],
        within=(N_("Quotes"), "quotes"),
        roles=("quote-on",),
        subjects=lambda library: library.topics,
        statements=lambda library: library.quotes,
        others={N_("On no topic"): lambda s: None if s.topics else ""},
    ),
    Index(
        uri="recommendations/by-addressee",
        title=N_("Recommendations by addressee"),
        short=N_("By addressee"),
        about=N_("Everybody who is asked to act; a state stands for its government."),
        empty=N_("There is no recommendation yet."),
        columns=[N_("Addressee"), N_("Recommendations")],
        within=(N_("Recommendations"), "recommendations"),
        roles=("government", "addressed"),
        subjects=lambda library: library.actors,
        statements=lambda library: library.of_kind("recommendation"),
        others={
            N_("Named in words only"): _addressee_words,
            N_("No addressee"): lambda s: None if s.to else "",
        },
    ),
)
"""The indexes, in the order in which their pages name them."""
