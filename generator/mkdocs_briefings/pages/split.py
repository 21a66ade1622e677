"""No page grows without bound: a long list is split by year or initial, then into parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mkdocs_briefings.slugs import slug

T = TypeVar("T")

LIMIT = 200
"""Rows on a page, at most."""


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """Some rows of a long list, with a page of their own."""

    uri: str
    title: str
    rows: Sequence[T]


def split(uri: str, rows: Sequence[T], group: Callable[[T], str]) -> list[Part[T]]:
    """Parts of a list that is too long for one page; none where it is short enough.

    Rows keep their order; those of one group (a year, an initial) stand together, below
    `uri`/all/, an address that no record can take.
    """
    if len(rows) <= LIMIT:
        return []
    groups: dict[str, list[T]] = {}
    for row in rows:
        groups.setdefault(group(row) or "–", []).append(row)
    return [part for name, members in groups.items() for part in _parts(uri, name, members)]


def _parts(uri: str, name: str, rows: Sequence[T]) -> Iterator[Part[T]]:
    path = f"{uri}/all/{slug(name) or 'other'}"
    pieces = range(0, len(rows), LIMIT)
    for number, start in enumerate(pieces, 1):
        title = f"{name} ({number} of {len(pieces)})" if len(pieces) > 1 else name
        here = path if number == 1 else f"{path}-{number}"
        yield Part(here, title, rows[start : start + LIMIT])
