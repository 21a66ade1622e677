"""Every place that a link from outside may lead to, and those that a change would take away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from mkdocs_briefings import addresses
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Statement, Subject

_OF_SUBJECTS = ("actors", "countries", "incidents", "sources", "topics")
"""Folders in which pages of single subjects stand."""


def places(library: Library) -> set[str]:
    """Pages of records and hand-written ones, `page#anchor`, and earlier ones of each."""
    pages = (file for file in library.files if addresses.is_page(file))
    found = {addresses.destination(file, folders=False).removesuffix(".html") for file in pages}
    for page, subject in library.pages.items():
        found.add(page)
        if subject.entry:
            found |= {path.strip("/") for path in subject.entry.record.previous_urls}
    for statement in library.statements:
        found |= {f"{statement.home.uri}#{name}" for name in _anchors(statement)}
    inline: Iterable[Subject] = (*library.incidents, *library.sources)
    found |= {f"{subject.uri}#{subject.anchor}" for subject in inline if subject.anchor}
    return found


def _anchors(statement: Statement) -> Iterator[str]:
    yield statement.anchor
    yield from (addresses.given_anchor(statement.kind, id) for id in statement.data.previous_ids)


def forwards(library: Library) -> dict[str, str]:
    """Pages by their earlier addresses."""
    return {
        path.strip("/"): subject.uri
        for subject in library.pages.values()
        if subject.entry
        for path in subject.entry.record.previous_urls
    }


def lost_places(before: Iterable[str], there: set[str], moved: Mapping[str, str]) -> list[str]:
    """The places that lead nowhere any more, in order; of a page that is lost only the page.

    `moved` are pages by their earlier addresses: what stood on one stands where it leads.
    """
    lost = []
    for place in sorted(set(before)):
        page, mark, anchor = place.partition("#")
        now = moved.get(page, page)
        if f"{now}{mark}{anchor}" not in there and (not mark or now in there):
            lost.append(place)
    return lost


def address_of(place: str, *, folders: bool = True) -> str:
    """A place as readers know its address: `/2024/example/#claim-first`."""
    page, mark, anchor = place.partition("#")
    file = addresses.destination(addresses.markdown_file(page), folders=folders)
    return f"/{addresses.without_index(file) if folders else file}{mark}{anchor}"


def bare(place: str) -> str:
    """A place without the name of a folder's own page."""
    page, mark, anchor = place.partition("#")
    return f"{'' if page == 'index' else page.removesuffix('/index')}{mark}{anchor}"


def is_of_the_site(page: str) -> bool:
    """Whether a page is one that the site makes of many records, such as a list or a part of it."""
    head, *rest = page.split("/")
    if not page or head not in addresses.RESERVED:
        return not page
    return head not in _OF_SUBJECTS or not rest or addresses.is_reserved(page)


def place_of(address: str, site: str = "") -> str:
    """The place that an address means, whole or from the root of the site at the URL `site`."""
    parts, base = urlsplit(address), urlsplit(site).path
    path = parts.path.removeprefix(base.rstrip("/")) if parts.netloc else parts.path
    page = bare(unquote(path).strip("/").removesuffix(".html"))
    return f"{page}#{unquote(parts.fragment)}" if parts.fragment else page
