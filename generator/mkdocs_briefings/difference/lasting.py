"""Every place that a link from outside may lead to, and those that a change would take away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mkdocs_briefings import addresses
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Statement, Subject

_OF_SUBJECTS = ("actors", "countries", "incidents", "sources", "topics")
"""Folders in which pages of single subjects stand."""


def places(library: Library) -> set[str]:
    """Pages of records and hand-written ones, `page#anchor`, and earlier ones of each."""
    pages = (file for file in library.files if addresses.is_page(file))
    found = {addresses.of_file(file) for file in pages}
    for page, subject in library.pages.items():
        found.add(page)
        if subject.entry:
            found |= {addresses.unrooted(path) for path in subject.entry.record.previous_urls}
    for statement in library.statements:
        found |= {addresses.at(statement.home.uri, name) for name in _anchors(statement)}
    inline: Iterable[Subject] = (*library.incidents, *library.sources)
    found |= {addresses.at(subject.uri, subject.anchor) for subject in inline if subject.anchor}
    return found


def _anchors(statement: Statement) -> Iterator[str]:
    yield statement.anchor
    yield from (addresses.given_anchor(statement.kind, id) for id in statement.data.previous_ids)


def forwards(library: Library) -> dict[str, str]:
    """Pages by their earlier addresses."""
    return {
        addresses.unrooted(path): subject.uri
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
        page, anchor = addresses.parted(place)
        now = moved.get(page, page)
        if addresses.at(now, anchor) not in there and (not anchor or now in there):
            lost.append(place)
    return lost


def is_of_the_site(page: str) -> bool:
    """Whether a page is one that the site makes of many records, such as a list or a part of it."""
    head, *rest = page.split("/")
    if not page or head not in addresses.RESERVED:
        return not page
    return head not in _OF_SUBJECTS or not rest or addresses.is_reserved(page)
