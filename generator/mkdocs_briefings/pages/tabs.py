"""The order of the site in readers' words: its tabs, and of each page the one above it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from mkdocs_briefings.addresses import HOME, folder_page, ways_up
from mkdocs_briefings.language.words import N_

BRIEFINGS = folder_page("briefings")
"""The page above all briefings, which may stand in any folder."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its title, a message, and the folders whose own pages it holds, the first first."""

    title: str
    folders: tuple[str, ...]


TABS = (
    Tab(N_("Briefings"), ("briefings", "topics", "changes", "digest")),
    Tab(N_("Incidents"), ("incidents", "chronology")),
    Tab(N_("Actors"), ("actors", "people")),
    Tab(N_("Places"), ("countries",)),
    Tab(N_("Claims and figures"), ("claims", "figures", "judgements", "quotes", "sources")),
    Tab(N_("What should be done"), ("recommendations",)),
    Tab(N_("Method"), ("method", "quality", "data")),
)
"""What a reader comes for first stands first."""


def above(uri: str, pages: Collection[str], *, is_briefing: bool) -> str:
    """The page one step up from a page, towards the home page; empty for the home page itself.

    `pages` are the addresses of all pages.
    """
    if is_briefing:
        return BRIEFINGS
    found = next((one for one in ways_up(uri) if one in pages), "")
    return "" if uri == HOME else found or HOME
