"""No page grows without bound: a long list is split by year or initial, then into parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from mkdocs_briefings.addresses import parts
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.slugs import identity
from mkdocs_briefings.pages.parts.links import Link, Links

T = TypeVar("T")

LIMIT = 200
"""Rows on a page, at most."""


@dataclass(frozen=True, slots=True)
class ListPart(Generic[T]):
    """Some rows of a long list, with a page of their own; `short` is its title below a heading.

    `is_whole` where no other page has rows of its group.
    """

    uri: str
    title: str
    rows: Sequence[T]
    short: str = ""
    is_whole: bool = True


def way_to(part: ListPart[Any], title: str, links: Links) -> Link:
    """A link to a part by a title; the whole of a group has its number of rows behind it."""
    if part.is_whole:
        return links.counted(title, len(part.rows), part.uri)
    return Link(title, links.to(part.uri))


def _one(_: object) -> int:
    return 1


def split(
    uri: str,
    rows: Sequence[T],
    group: Callable[[T], tuple[str, ...]],
    language: Language,
    weight: Callable[[T], int] = _one,
) -> list[ListPart[T]]:
    """Parts of a list that is too long for one page; none where it is short enough.

    Rows keep their order; those of one group (a year, an initial) stand together, below
    `uri`/all/, an address that no record can take, which has the words of the group as they are in
    English; titles have them in the site's language. `weight` is as how many rows one counts.
    """
    if sum(map(weight, rows)) <= LIMIT:
        return []
    groups: dict[str, tuple[tuple[str, ...], list[T]]] = {}
    for row in rows:
        words = group(row)
        groups.setdefault(identity(" ".join(words)), (words, []))[1].append(row)
    titled = [
        (" ".join(words), words, number, pieces)
        for words, members in groups.values()
        for pieces in [_pieces(members, weight)]
        for number in range(1, len(pieces) + 1)
    ]
    return [
        ListPart(
            page,
            _numbered(_title(words, language), number, len(pieces), language),
            pieces[number - 1],
            _numbered(language.gettext(words[-1]), number, len(pieces), language),
            len(pieces) == 1,
        )
        for page, (_, words, number, pieces) in zip(
            parts(uri, (name for name, _, _, _ in titled)), titled, strict=True
        )
    ]


def _title(words: tuple[str, ...], language: Language) -> str:
    first, *rest = map(language.gettext, words)
    return language.gettext("{heading}, {part}", heading=first, part=rest[0]) if rest else first


def _pieces(rows: Sequence[T], weight: Callable[[T], int]) -> list[list[T]]:
    """The rows of a group, as many on a page as it has room for."""
    pieces: list[list[T]] = []
    room = 0
    for row in rows:
        room -= weight(row)
        if room < 0 or not pieces:
            pieces.append([])
            room = LIMIT - weight(row)
        pieces[-1].append(row)
    return pieces


def _numbered(title: str, number: int, total: int, language: Language) -> str:
    if total == 1:
        return title
    return language.gettext(
        "{title} ({number} of {total})", title=title, number=number, total=total
    )
