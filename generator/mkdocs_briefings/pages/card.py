"""What the outside needs to know of a page: all that citing, search and the sitemap read of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.language.vocabulary import MARKING

LISTING = "list"
"""The kind of a page that only lists what others hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A page in short, as plain data.

    `kind` is that of what it is about, or `list`; `address` is its public one, empty where the
    site's is not known. `date` is when what it is about was published or happened; `published` and
    `updated` are what a record says of itself. `language` is the page's own tag (BCP 47), empty
    where that is the site's; `names` are those by which the page is found first; `countries` are
    names by two-letter codes (ISO 3166-1); `collections` those of others that have an
    identifier for what the page tells of; `statements` the kinds of statement that it holds and
    search offers; `repeats` the ids of its sections that only repeat other pages. `stands` is
    false for a record that was withdrawn or replaced: what it says is not found any more.
    """

    title: str = ""
    kind: str = LISTING
    address: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    date: Date | None = None
    published: Date | None = None
    updated: Date | None = None
    language: str = ""
    names: tuple[str, ...] = ()
    countries: Mapping[str, str] = field(default_factory=dict)
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    marking: str = MARKING.default or ""
    status: str = ""
    repeats: tuple[str, ...] = ()
    stands: bool = True

    @property
    def changed(self) -> str:
        """The last day, in ISO form, that a record gives for itself; empty where it gives none."""
        dates = [date for date in (self.published, self.updated) if date]
        last = max(dates, key=lambda date: date.sort_key, default=None)
        return last.first.isoformat() if last else ""
