"""No page grows without bound: a long list is split by year or initial, then into parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mkdocs_briefings.addresses import parts
from mkdocs_briefings.language.slugs import identity

T = TypeVar("T")

LIMIT = 200
"""Rows on a page, at most."""


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """Some rows of a long list, with a page of their own."""

    uri: str
    title: str
    rows: Sequence[T]


def _one(_: object) -> int:
    return 1


def split(
    uri: str, rows: Sequence[T], group: Callable[[T], str], weight: Callable[[T], int] = _one
) -> list[Part[T]]:
    """Parts of a list that is too long for one page; none where it is short enough.

    Rows keep their order; those of one group (a year, an initial) stand together, below
    `uri`/all/, an address that no record can take. `weight` is as how many rows one counts.
    """
    if sum(map(weight, rows)) <= LIMIT:
        return []
    groups: dict[str, tuple[str, list[T]]] = {}
    for row in rows:
        name = group(row) or "–"
        groups.setdefault(identity(name), (name, []))[1].append(row)
    titled = [part for name, members in groups.values() for part in _titled(name, members, weight)]
    pages = parts(uri, (name for name, _, _ in titled))
    return [
        Part(page, title, members) for page, (_, title, members) in zip(pages, titled, strict=True)
    ]


def _titled(
    name: str, rows: Sequence[T], weight: Callable[[T], int]
) -> Iterator[tuple[str, str, list[T]]]:
    """The pieces of a group, each with the group's name and its own."""
    pieces: list[list[T]] = []
    room = 0
    for row in rows:
        room -= weight(row)
        if room < 0 or not pieces:
            pieces.append([])
            room = LIMIT - weight(row)
        pieces[-1].append(row)
    for number, piece in enumerate(pieces, 1):
        yield name, f"{name} ({number} of {len(pieces)})" if len(pieces) > 1 else name, piece
