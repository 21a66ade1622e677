"""Earlier addresses of lists: a page at each leads to the list that tells the same now."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from mkdocs_briefings.addresses import folder_page, part
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Link, Links

_ADDRESSEES = "recommendations/by-addressee"

FORMER = {
    "quality/judgements": folder_page("judgements"),
    "quality/claims": folder_page("claims"),
    "quality/quotes": folder_page("quotes"),
    "quality/figures": folder_page("figures"),
    "quality/recommendations": folder_page("recommendations"),
    "quality/events": folder_page("chronology"),
    "quality/responses": folder_page("claims"),
    "quality/relations": folder_page("actors"),
    "quality/statements-of-responsibility": folder_page("incidents"),
    part(_ADDRESSEES, "nobody-named"): part(_ADDRESSEES, "no-addressee"),
}
"""Each earlier address, with the page that it leads to."""


def former_pages(pages: Collection[Page], links: Links) -> Iterator[Page]:
    """A page at each earlier address whose list is among the pages of the site."""
    titles = {page.uri: page.title for page in pages}
    for earlier, now in FORMER.items():
        if now in titles and earlier not in titles:
            view = partial(_way, titles[now], now, links.at(earlier))
            yield Page(earlier, titles[now], "moved", view)


def _way(title: str, uri: str, links: Links) -> Link:
    return Link(title, links.to(uri))
