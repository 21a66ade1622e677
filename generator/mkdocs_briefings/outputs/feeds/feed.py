"""A feed and its items as plain data, whatever form they are written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time

from mkdocs_briefings.language.dates import Date


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Item:
    """Something new. `id` stays when what it names moves; `html` needs nothing else to be read.

    Times have a zone; `language` is a BCP 47 tag.
    """

    id: str
    url: str
    title: str
    html: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: `url` is the page it tells of, `self_url` its own address, `updated` the last time at
    which anything in it changed."""

    title: str
    url: str
    self_url: str
    author: str
    language: str
    updated: datetime


def instant(date: Date) -> datetime:
    """The time at which a date begins; where a record gives no zone, that is UTC."""
    moment = date.moment or datetime.combine(date.first, time())
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
