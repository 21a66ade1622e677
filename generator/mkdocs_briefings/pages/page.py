"""A page to be made: where it stands, which template lays it out, and all that it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from mkdocs_briefings.addresses import introductions, markdown_file


class Described(Protocol):
    """What makes a page that tells of itself: its address, its title, and what it is for."""

    @property
    def uri(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def about(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Facets:
    """What search knows of a page besides its text.

    `filters` are its values by facet; `lang` its language where it has one of its own; `names`
    the names by which it is found first; `authors` those who wrote it; `date` its first day in ISO
    form, `dated` its date in words; `elsewhere` the ids of the sections that only repeat other
    pages; `query` the search for all that concerns it; `stands` is false for a record that was
    withdrawn or replaced: it is found by its name, and nothing that it says is.
    """

    filters: Mapping[str, Sequence[str]]
    lang: str = ""
    names: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    date: str = ""
    dated: str = ""
    elsewhere: tuple[str, ...] = ()
    query: str = ""
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site: a line of its plan, and how to make what it shows.

    `view` makes what its template lays out, as plain data, each time that it is called; `uri` is
    its path below the site's root without a suffix (`index` for a folder's own page);
    `source` the record or hand-written page it is edited in, by its path below `briefings/`;
    `introduction` the hand-written Markdown that opens it; `nav_group` the title under which
    the navigation puts it; `updated` the day, in ISO form, that its record gives for itself;
    `facets` what search knows of it, None for pages that only list what others hold.
    """

    uri: str
    title: str
    template: str
    view: Callable[[], Any]
    source: str | None = None
    description: str = ""
    introduction: str = ""
    in_nav: bool = False
    nav_group: str = ""
    updated: str = ""
    facets: Facets | None = None

    @property
    def file(self) -> str:
        """The Markdown file that it is, by its path in the Markdown tree."""
        return markdown_file(self.uri)

    @property
    def places(self) -> list[str]:
        """Where its hand-written introduction may stand."""
        return introductions(self.uri)
