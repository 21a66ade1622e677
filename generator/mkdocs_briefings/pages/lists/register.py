"""How a register is made: a table with one line for each thing, in parts where it is long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, Protocol, TypeVar

from mkdocs_briefings.addresses import folder_page
from mkdocs_briefings.language.ordering import Ordering
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.pages.lists.split import ListPart, split, way_to
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Link, Links


class Named(Protocol):
    """What a register lists has a name."""

    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)
_NEWEST, _MOST_MENTIONED = N_("Newest"), N_("Most mentioned")

FIRST = 20
"""Rows of a long register that its own page shows."""

Cell = Link | str | int | list[Link]


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """The head of a column; `is_number` where each of its cells is a count."""

    title: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class RegisterView:
    """A table; where the whole is split into several, its first rows and the ways to these.

    `lead` is the title of those rows; `whole` leads from a part to the register, and from an index
    to the page that it is one of.
    """

    title: str
    about: str
    empty: str
    columns: list[ColumnHead]
    rows: list[list[Cell]]
    lead: str
    parts: list[Link]
    whole: Link | None


@dataclass(frozen=True, slots=True)
class Register(Generic[T]):
    """What a register lists, and how: columns, cells, groups for splitting.

    Without groups it is by name, in the order of the alphabet of the site's language; then `rank`
    puts first what its page shows of a long one. `within` is the title and address of the page that
    it is an index of.
    """

    uri: str
    title: str
    about: str
    empty: str
    columns: list[str]
    items: Callable[[Library], Sequence[T]]
    cells: Callable[[T, Links], list[Cell]]
    group: Callable[[T], tuple[str, ...]] | None = None
    within: tuple[str, str] | None = None
    rank: Callable[[T], int] | None = None

    def number(self, library: Library) -> int:
        """How many there are."""
        return len(library.once(self.items))


def register_pages(register: Register[T], site: Links) -> Iterator[Page]:
    """The page of a register, and its parts where it is long."""
    items, group = register.items(site.library), register.group
    if group is None:
        order = site.language.order
        items = sorted(items, key=lambda item: order.key(item.name))
        group = _initial(order)
    parts = split(register.uri, items, group, site.language)
    title = site.language.gettext(register.title)
    index = ListPart(folder_page(register.uri), title, _first(register, items) if parts else items)
    yield _page(register, index, parts, site)
    for part in parts:
        yield _page(register, part, [], site)


def _first(register: Register[T], items: Sequence[T]) -> Sequence[T]:
    """What the page of a long register shows itself."""
    if register.rank:
        rank = register.rank
        items = sorted(items, key=lambda item: -rank(item))
    return items[:FIRST]


def _initial(order: Ordering) -> Callable[[Named], tuple[str, ...]]:
    return lambda item: (order.initial(item.name) or "–",)


def _page(register: Register[T], part: ListPart[T], parts: list[ListPart[T]], site: Links) -> Page:
    is_part = part.uri != folder_page(register.uri)
    title, gettext = part.title, site.language.gettext
    if is_part:
        title = gettext("{whole}: {part}", whole=gettext(register.title), part=title)
    return Page(
        part.uri,
        title,
        "register",
        partial(_view, register, title, part, parts, site.at(part.uri)),
        in_nav=not is_part and register.within is None,
    )


def _view(
    register: Register[T], title: str, part: ListPart[T], parts: list[ListPart[T]], links: Links
) -> RegisterView:
    top = folder_page(register.uri)
    above = (register.title, top) if part.uri != top else register.within
    gettext = links.language.gettext
    names = [gettext(name) for name in register.columns]
    columns, rows = _filled(names, [register.cells(item, links) for item in part.rows])
    return RegisterView(
        title,
        gettext(register.about) if part.uri == top else "",
        gettext(register.empty),
        columns,
        rows,
        gettext(_MOST_MENTIONED if register.rank else _NEWEST) if parts else "",
        [way_to(one, one.title, links) for one in parts],
        Link(gettext(above[0]), links.to(above[1])) if above else None,
    )


def _filled(titles: list[str], rows: list[list[Cell]]) -> tuple[list[ColumnHead], list[list[Cell]]]:
    """The table without the columns that are empty in every row."""
    filled = [(title, cells) for title, *cells in zip(titles, *rows, strict=True) if any(cells)]
    columns = [
        ColumnHead(title, all(isinstance(one, int) for one in cells)) for title, cells in filled
    ]
    return columns, [list(row) for row in zip(*(cells for _, cells in filled), strict=True)]
