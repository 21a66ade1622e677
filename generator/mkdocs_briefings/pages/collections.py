"""Statement pages: all quotes, claims and recommendations across the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs_briefings import vocabulary
from mkdocs_briefings.dates import Date
from mkdocs_briefings.figures import is_disputed, is_open
from mkdocs_briefings.library import Briefing, Library, Statement
from mkdocs_briefings.pages.links import Link, Links
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.split import split
from mkdocs_briefings.pages.statement import StatementView, view
from mkdocs_briefings.vocabulary import N_


@dataclass(frozen=True, slots=True)
class Group:
    """Statements under one heading."""

    title: str
    rows: list[StatementView]


@dataclass(frozen=True, slots=True)
class CollectionView:
    """A page of statements, or the ways to the pages it was split into."""

    title: str
    about: str
    empty: str
    total: int
    groups: list[Group]
    parts: list[Link]
    whole: Link | None


@dataclass(frozen=True, slots=True)
class Collection:
    """Which statements a page collects, and under which headings."""

    uri: str
    title: str
    about: str
    empty: str
    statements: Callable[[Library], list[Statement]]
    heading: Callable[[Statement], str]
    headings: tuple[str, ...] = ()
    template: str = "collection"
    rank: Callable[[Statement], int] = lambda _: 0


def collection_pages(collection: Collection, library: Library) -> Iterator[Page]:
    """The page of a collection, and its parts where it is long."""
    statements = collection.statements(library)
    order = {title: rank for rank, title in enumerate(collection.headings)}
    statements.sort(key=lambda s: (collection.rank(s), _newest_first(s)))
    statements.sort(key=lambda s: order.get(collection.heading(s), len(order)))
    index = f"{collection.uri}/index"
    parts = split(collection.uri, statements, lambda s: _part_name(collection, s))
    links = Links(library, index)
    ways = [Link(f"{part.title} ({len(part.rows)})", links.to(part.uri)) for part in parts]
    shown: Sequence[Statement] = [] if parts else statements
    yield _page(collection, index, collection.title, shown, links, ways, None, len(statements))
    for part in parts:
        own = Links(library, part.uri)
        whole = Link(collection.title, own.to(index))
        title = f"{collection.title}: {part.title}"
        yield _page(collection, part.uri, title, part.rows, own, [], whole, len(part.rows))


def _page(
    collection: Collection,
    uri: str,
    title: str,
    statements: Sequence[Statement],
    links: Links,
    parts: list[Link],
    whole: Link | None,
    total: int,
) -> Page:
    groups: dict[str, list[StatementView]] = {}
    for statement in statements:
        groups.setdefault(collection.heading(statement), []).append(view(statement, links))
    shown = [Group(name, rows) for name, rows in groups.items()]
    page = CollectionView(title, collection.about, collection.empty, total, shown, parts, whole)
    return Page(
        uri, title, collection.template, page, in_nav=whole is None, nav_group=N_("Statements")
    )


def _part_name(collection: Collection, statement: Statement) -> str:
    heading, year = collection.heading(statement), _year(statement)
    return heading if heading == year else f"{heading}, {year}"


def date_of(statement: Statement) -> Date | None:
    """When a statement was made, else when the briefing that holds it was published."""
    if statement.data.date or not isinstance(statement.home, Briefing):
        date: Date | None = statement.data.date
        return date
    return statement.home.published


def _year(statement: Statement) -> str:
    date = date_of(statement)
    return str(date.year) if date else N_("No date")


def _newest_first(statement: Statement) -> tuple[int, str, str]:
    date = date_of(statement)
    return (-date.first.toordinal() if date else 0, statement.home.id, statement.anchor)


def _dispute(statement: Statement) -> str:
    if is_open(statement):
        return N_("Open disputes")
    if is_disputed(statement):
        return N_("Disputes resolved")
    return N_("Claims that nobody answers")


def _supported(statement: Statement) -> str:
    heading = _dispute(statement)
    if statement.responses and heading == N_("Claims that nobody answers"):
        return N_("Claims that others support or qualify")
    return heading


def _priority(statement: Statement) -> int:
    """The rank of a recommendation's priority; those without one come last."""
    ranks = vocabulary.PRIORITY.slugs
    given = statement.data.priority
    return ranks.index(given) if given else len(ranks)


COLLECTIONS: tuple[Collection, ...] = (
    Collection(
        "claims",
        N_("Claims"),
        N_("What somebody asserts, and who disputes or denies it. Open disputes come first."),
        N_("No record holds a claim yet."),
        lambda library: library.of_kind("claim"),
        _supported,
        (
            N_("Open disputes"),
            N_("Disputes resolved"),
            N_("Claims that others support or qualify"),
            N_("Claims that nobody answers"),
        ),
    ),
    Collection(
        "quotes",
        N_("Quotes"),
        N_("Who said what, word for word, newest first."),
        N_("No record holds a quote yet."),
        lambda library: [statement for statement in library.statements if statement.data.quote],
        _year,
    ),
    Collection(
        "recommendations",
        N_("Recommendations"),
        N_("What should be done, by whom, and what became of it."),
        N_("No record holds a recommendation yet."),
        lambda library: library.of_kind("recommendation"),
        lambda statement: vocabulary.RECOMMENDATION_STATUS[statement.data.status].label,
        tuple(term.label for term in vocabulary.RECOMMENDATION_STATUS),
        "tracker",
        _priority,
    ),
)
"""The statement pages, in the order of the navigation."""
