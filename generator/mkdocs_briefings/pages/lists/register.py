"""How a register is made: a table with one line for each thing, in parts where it is long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import compress
from typing import Generic, Protocol, TypeVar

from mkdocs_briefings.addresses import folder_page
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.linked import Library
from mkdocs_briefings.pages.lists.split import Part, split
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Link, Links


class Named(Protocol):
    """What a register lists has a name."""

    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)
R = TypeVar("R")
Cell = Link | str | int | list[Link]


@dataclass(frozen=True, slots=True)
class RegisterView:
    """A table, or the ways to the tables it was split into.

    `whole` leads from a part to the register, and from an index to the page that it is one of.
    """

    title: str
    about: str
    empty: str
    columns: list[str]
    rows: list[list[Cell]]
    parts: list[Link]
    whole: Link | None


@dataclass(frozen=True, slots=True)
class Register(Generic[T]):
    """What a register lists, and how: columns, cells, groups for splitting.

    Without groups it is by name, in the order of the alphabet of the site's language. `within` is
    the title and address of the page that it is an index of.
    """

    uri: str
    title: str
    about: str
    empty: str
    columns: list[str]
    items: Callable[[Library], Sequence[T]]
    cells: Callable[[T, Links], list[Cell]]
    group: Callable[[T], str] | None = None
    within: tuple[str, str] | None = None


def register_pages(register: Register[T], site: Links) -> Iterator[Page]:
    """The page of a register, and its parts where it is long."""
    items, group = site.library.once(register.items), register.group
    if group is None:
        order = site.language.order
        items, group = sorted(items, key=_by(order.key)), _by(order.initial)
    parts = split(register.uri, items, group)
    index = Part(folder_page(register.uri), register.title, () if parts else items)
    yield _page(register, index, parts, site)
    for part in parts:
        yield _page(register, part, [], site)


def _by(of_name: Callable[[str], R]) -> Callable[[Named], R]:
    return lambda item: of_name(item.name)


def _page(register: Register[T], part: Part[T], parts: list[Part[T]], site: Links) -> Page:
    is_part = part.uri != folder_page(register.uri)
    title = f"{register.title}: {part.title}" if is_part else part.title
    group = "" if register.uri == "briefings" else N_("Library")
    return Page(
        part.uri,
        title,
        "register",
        partial(_view, register, title, part, parts, site.at(part.uri)),
        in_nav=not is_part and register.within is None,
        nav_group=group,
    )


def _view(
    register: Register[T], title: str, part: Part[T], parts: list[Part[T]], links: Links
) -> RegisterView:
    top = folder_page(register.uri)
    above = (register.title, top) if part.uri != top else register.within
    columns, rows = _filled(register.columns, [register.cells(item, links) for item in part.rows])
    return RegisterView(
        title,
        register.about if part.uri == top else "",
        register.empty,
        columns,
        rows,
        [Link(f"{one.title} ({len(one.rows)})", links.to(one.uri)) for one in parts],
        Link(above[0], links.to(above[1])) if above else None,
    )


def _filled(columns: list[str], rows: list[list[Cell]]) -> tuple[list[str], list[list[Cell]]]:
    """The table without the columns that are empty in every row."""
    filled = [any(row[place] not in ("", []) for row in rows) for place in range(len(columns))]
    return list(compress(columns, filled)), [list(compress(row, filled)) for row in rows]
