"""How a statement page is made: what it collects, under which headings, in how many parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from mkdocs_briefings.addresses import folder_page
from mkdocs_briefings.language.ordering import Ordering
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.pages.lists.split import ListPart, split, way_to
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Link, Links

T = TypeVar("T")

FIRST = 20
"""Items that the page of a long collection shows itself, and that of any shows in full."""


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading; `headline` has their number.

    `full` are those shown in full, `rows` the others, a line each.
    """

    title: str
    headline: str
    full: list[Any]
    rows: list[Any]


@dataclass(frozen=True, slots=True)
class PartWays:
    """The pages on which all items of a heading stand; no heading where these are by year."""

    title: str
    parts: list[Link]


@dataclass(frozen=True, slots=True)
class CollectionView:
    """A page of a collection: its first items in full, the others as lines or on further pages.

    `ways` lead to its indexes, `whole` from a part to the page that it is a part of.
    """

    title: str
    about: str
    empty: str
    total: int
    groups: list[Group]
    ways: list[Link]
    parts: list[PartWays]
    whole: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection(Generic[T]):
    """What a page collects, and how.

    Items are put in `order` below their headings; the headings come as `headings` has them, the
    others after these as their first items come. `year` names the parts of a long page, `weight`
    is the number of rows that an item takes. `row` makes what a page lists of an item, `full` what
    it shows of one in full; where time runs forward, `newest_last`, the last are in full. What the
    title says is `counted`, where an item is not one of them.
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
    full: Callable[[T, Links], Any] | None = None
    newest_last: bool = False
    weight: Callable[[T], int] = lambda _: 1
    template: str = "collection"
    counted: Callable[[Library], Sequence[Any]] | None = None

    def number(self, library: Library) -> int:
        """How many there are of what its title says."""
        return len(library.once(self.counted or self.items))


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
    )


def _view(
    collection: Collection[T], title: str, part: ListPart[T], ways: _Ways[T], links: Links
) -> CollectionView:
    top, gettext = folder_page(collection.uri), links.language.gettext
    return CollectionView(
        title,
        gettext(collection.about),
        gettext(collection.empty),
        len(part.rows),
        list(_groups(collection, part, bool(ways.parts), links)),
        [Link(gettext(name), links.to(folder_page(uri))) for name, uri in ways.indexes],
        _part_ways(collection, ways.parts, links),
        Link(gettext(collection.title), links.to(top)) if part.uri != top else None,
    )


def _groups(
    collection: Collection[T], part: ListPart[T], is_split: bool, links: Links
) -> Iterator[Group]:
    """The items by their headings: on the collection's own page some in full, else lines."""
    newest = part.rows[-FIRST:] if collection.newest_last else part.rows[:FIRST]
    is_own, full = part.uri == folder_page(collection.uri), collection.full
    in_full = set(map(id, newest)) if is_own and full else set()
    for heading, items in _by_heading(collection, newest if is_split else part.rows).items():
        title = links.language.gettext(heading)
        yield Group(
            title,
            title if is_split else links.counted(title, len(items)).text,
            [full(item, links) for item in items if full and id(item) in in_full],
            [collection.row(item, links) for item in items if id(item) not in in_full],
        )


def _part_ways(
    collection: Collection[T], parts: Sequence[ListPart[T]], links: Links
) -> list[PartWays]:
    """The pages of a long collection, below their headings."""
    found: dict[str, list[Link]] = {}
    for part in parts:
        first = part.rows[0]
        heading = collection.heading(first)
        title = "" if heading == collection.year(first) else links.language.gettext(heading)
        found.setdefault(title, []).append(way_to(part, part.short, links))
    return [PartWays(title, pages) for title, pages in found.items()]


def _by_heading(collection: Collection[T], items: Sequence[T]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for item in items:
        found.setdefault(collection.heading(item), []).append(item)
    return found


def _part_name(collection: Collection[T], item: T) -> tuple[str, ...]:
    heading, year = collection.heading(item), collection.year(item)
    return (heading,) if heading == year else (heading, year)
