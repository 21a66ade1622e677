"""How a statement page is made: what it collects, under which headings, in how many parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from mkdocs_briefings.addresses import folder_page
from mkdocs_briefings.language.ordering import Ordering
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.pages.lists.split import ListPart, split
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Link, Links

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; `headline` has their number."""

    title: str
    headline: str
    rows: list[Any]


@dataclass(frozen=True, slots=True)
class CollectionView:
    """A page of a collection, or the ways to the pages it was split into.

    `ways` lead to its indexes, `whole` from a part to the page that it is a part of.
    """

    title: str
    about: str
    empty: str
    total: int
    groups: list[Group]
    ways: list[Link]
    parts: list[Link]
    whole: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection(Generic[T]):
    """What a page collects, and how.

    Items are put in `order` below their headings; the headings come as `headings` has them, the
    others after these as their first items come. `year` names the parts of a long page, `weight`
    is the number of rows that an item takes.
    """

    uri: str
    title: str
    about: str
    empty: str
    items: Callable[[Library], Sequence[T]]
    heading: Callable[[T], str]
    headings: Sequence[str] = ()
    order: Callable[[T, Ordering], Any]
    year: Callable[[T], str]
    row: Callable[[T, Links], Any]
    weight: Callable[[T], int] = lambda _: 1
    template: str = "collection"


def collection_pages(
    collection: Collection[T], site: Links, indexes: Sequence[tuple[str, str]] = ()
) -> Iterator[Page]:
    """The page of a collection, and its parts where it is long.

    `indexes` are titles and addresses of pages by which its items are found too.
    """
    ranks = {title: rank for rank, title in enumerate(collection.headings)}
    order = site.language.order
    items = site.library.once(collection.items)
    items = sorted(items, key=lambda item: collection.order(item, order))
    items.sort(key=lambda item: ranks.get(collection.heading(item), len(ranks)))
    parts = split(
        collection.uri,
        items,
        lambda item: _part_name(collection, item),
        site.language,
        collection.weight,
    )
    index = ListPart(folder_page(collection.uri), site.language.gettext(collection.title), items)
    yield _page(collection, index, _Ways(indexes, parts), site)
    for part in parts:
        yield _page(collection, part, _Ways(), site)


@dataclass(frozen=True, slots=True)
class _Ways(Generic[T]):
    """Where a page leads: to its indexes, and to the parts that its items stand in instead."""

    indexes: Sequence[tuple[str, str]] = ()
    parts: Sequence[ListPart[T]] = ()


def _page(collection: Collection[T], part: ListPart[T], ways: _Ways[T], site: Links) -> Page:
    is_part = part.uri != folder_page(collection.uri)
    title, gettext = part.title, site.language.gettext
    if is_part:
        title = gettext("{whole}: {part}", whole=gettext(collection.title), part=title)
    return Page(
        part.uri,
        title,
        collection.template,
        partial(_view, collection, title, part, ways, site.at(part.uri)),
        in_nav=not is_part,
        nav_group=gettext("Statements"),
    )


def _view(
    collection: Collection[T], title: str, part: ListPart[T], ways: _Ways[T], links: Links
) -> CollectionView:
    top, gettext = folder_page(collection.uri), links.language.gettext
    groups: dict[str, list[Any]] = {}
    for item in () if ways.parts else part.rows:
        groups.setdefault(collection.heading(item), []).append(collection.row(item, links))
    return CollectionView(
        title,
        gettext(collection.about),
        gettext(collection.empty),
        len(part.rows),
        [_group(name, rows, links) for name, rows in groups.items()],
        [Link(gettext(name), links.to(folder_page(uri))) for name, uri in ways.indexes],
        [links.counted(one.title, len(one.rows), one.uri) for one in ways.parts],
        Link(gettext(collection.title), links.to(top)) if part.uri != top else None,
    )


def _group(name: str, rows: list[Any], links: Links) -> Group:
    title = links.language.gettext(name)
    return Group(title, links.counted(title, len(rows)).text, rows)


def _part_name(collection: Collection[T], item: T) -> tuple[str, ...]:
    heading, year = collection.heading(item), collection.year(item)
    return (heading,) if heading == year else (heading, year)
