"""A page to be made: where it stands, which template lays it out, and all that it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from mkdocs_briefings.addresses import introductions, markdown_file
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.pages.parts.told import Told


class Described(Protocol):
    """What makes a page that tells of itself: its address, its title, and what it is for."""

    @property
    def uri(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def about(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site: a line of its plan, and how to make what it shows.

    `view` makes what its template lays out, as plain data, each time that it is called; `uri` is
    its path below the site's root without a suffix (`index` for a folder's own page);
    `source` the record or hand-written page it is edited in, by its path below `briefings/`;
    `introduction` the hand-written Markdown that opens it; `in_nav` whether the navigation has it;
    `above` the page one step up, empty for the home page; `card` gives what the outside needs to
    know of it, `told` what its statements say, in short; `sources` gives the list of sources at its
    foot for the ids of those that it cites, in the order in which it does; `language` is its tag
    (BCP 47), empty where that is the site's.
    """

    uri: str
    title: str
    template: str
    view: Callable[[], Any]
    source: str | None = None
    introduction: str = ""
    in_nav: bool = False
    above: str = ""
    card: Callable[[], Card] = Card
    sources: Callable[[Sequence[str]], list[Any]] | None = None
    told: Callable[[], list[Told]] = list
    language: str = ""

    @property
    def file(self) -> str:
        """The Markdown file that it is, by its path in the Markdown tree."""
        return markdown_file(self.uri)

    @property
    def places(self) -> list[str]:
        """Where its hand-written introduction may stand."""
        return introductions(self.uri)
