"""The library to the list of pages. It comes first and is cheap: no view is made for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import partial
from typing import Any

from mkdocs_briefings.addresses import DATA, HOME, METHOD, SEARCH, folder_page, unrooted
from mkdocs_briefings.library.library import LISTS, Library
from mkdocs_briefings.library.linked import Actor, Briefing, Incident, Source, Subject, Topic
from mkdocs_briefings.library.remembered import Remembered
from mkdocs_briefings.pages import data
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.pages.fields import fields_pages
from mkdocs_briefings.pages.home import home_page
from mkdocs_briefings.pages.lists.changes import CHANGES, changes_pages
from mkdocs_briefings.pages.lists.collection import collection_pages
from mkdocs_briefings.pages.lists.digest import digest, digest_pages
from mkdocs_briefings.pages.lists.former import former_pages
from mkdocs_briefings.pages.lists.indexes import INDEXES, index_pages
from mkdocs_briefings.pages.lists.of_statements import COLLECTIONS
from mkdocs_briefings.pages.lists.of_subjects import REGISTERS
from mkdocs_briefings.pages.lists.quality import MEASURES, QUALITY, measure_pages, quality_page
from mkdocs_briefings.pages.lists.register import register_pages
from mkdocs_briefings.pages.method import method_page
from mkdocs_briefings.pages.page import Described, Page
from mkdocs_briefings.pages.parts.links import Links
from mkdocs_briefings.pages.parts.told import told_on
from mkdocs_briefings.pages.publication import Publication
from mkdocs_briefings.pages.records.actor import actor_pages
from mkdocs_briefings.pages.records.briefing import briefing_page
from mkdocs_briefings.pages.records.incident import incident_pages
from mkdocs_briefings.pages.records.source import cited_sources, source_pages
from mkdocs_briefings.pages.records.topic import topic_pages
from mkdocs_briefings.pages.rule_pages import rules_pages
from mkdocs_briefings.pages.search import search_page
from mkdocs_briefings.pages.tabs import above

Offered = Callable[[], Sequence[data.OfferGroup]]


def plan_pages(library: Library, site: Publication, offered: Offered = tuple) -> list[Page]:
    """Every page of a site, in order; a hand-written page at the same place opens it.

    `offered` tells what the page on data lists, when that is made.
    """
    library.name_states(site.language.country)
    links = Links(library, HOME, site)
    groups = [*_of_site(links, offered), *_of_records(links)]
    pages = [page for group in groups for page in group]
    others = [*_moved_pages(library, site), *former_pages(pages, links)]
    groups.append([_with_card(page, links) for page in others])
    uris = {page.uri for group in groups for page in group}
    for group in groups:  # as these are kept, their pages need be put below others only once
        group[:] = [_below(page, uris, library) for page in group]
    return [page for group in groups for page in group]


def plan_page(subject: Subject, library: Library, site: Publication, uris: Set[str]) -> Page | None:
    """The page of a record alone, on a site with pages at these addresses; None where it has none.

    It is as in `plan_pages`, but for what the library lacks.
    """
    library.name_states(site.language.country)
    links = Links(library, subject.uri, site)
    pages = _MAKERS[type(subject)](subject, links)
    page = next((one for one in pages if one.uri == subject.uri), None)
    return _below(_introduced(page, links), uris, library) if page else None


def unread_pages(library: Library) -> list[Page]:
    """For the preview: a page for each record that could not be read, to show its problems."""
    return [
        Page(document.id, document.uri, "unread", partial(str, document.uri), document.uri)
        for document in library.unread
        if document.id not in library.pages
    ]


def _of_site(links: Links, offered: Offered) -> Iterator[list[Page]]:
    """The pages that are not of one record, of each kind."""
    site, gettext = links.site, links.language.gettext
    listed: list[Any] = [*REGISTERS, *COLLECTIONS]
    listed = [one for one in listed if site.has_list(one.uri)]
    ways = [(gettext(o.title), folder_page(o.uri), o.number(links.library)) for o in listed]
    for name, make in _makers(links, ways, offered):
        yield _made(links, name, partial(_wanted, make, site))


_Make = Callable[[], Iterable[Page]]


def _makers(
    links: Links, ways: list[tuple[str, str, int]], offered: Offered
) -> Iterator[tuple[str, _Make]]:
    """What makes them, in the order of the navigation, by a name where they follow from the library
    alone; `ways` lead to the lists."""
    yield "", lambda: _first_pages(links, ways)
    for register in REGISTERS:
        yield register.uri, partial(register_pages, register, links)
    for collection in COLLECTIONS:
        own = [(i.short, i.uri) for i in INDEXES if i.within[1] == collection.uri]
        yield collection.uri, partial(collection_pages, collection, links, own)
    for index in INDEXES:
        yield index.uri, partial(index_pages, index, links)
    yield CHANGES.uri, partial(changes_pages, links)
    yield "digests", partial(digest_pages, links)
    yield "", lambda: [quality_page(links.at(folder_page(QUALITY.uri)), ways)]
    for measure in MEASURES:
        yield measure.key, partial(measure_pages, measure, links)
    yield "", lambda: _last_pages(links, offered)


def _first_pages(links: Links, ways: list[tuple[str, str, int]]) -> Iterator[Page]:
    yield home_page(links, links.site.name, ways)
    if links.site.search:
        yield search_page(links.at(SEARCH), ways)


def _last_pages(links: Links, offered: Offered) -> Iterator[Page]:
    site, gettext = links.site, links.language.gettext
    kept: list[Any] = [CHANGES, digest(site.digest), QUALITY]
    described: list[Described] = [*REGISTERS, *COLLECTIONS, *filter(None, kept)]
    described = [one for one in described if site.has_list(one.uri)]
    told = [(gettext(one.title), folder_page(one.uri), gettext(one.about)) for one in described]
    if site.has_data:
        told.append((gettext(data.TITLE), DATA, gettext(data.ABOUT)))
        yield data.data_page(links.at(DATA), offered)
    yield method_page(links.at(METHOD), told)
    yield from fields_pages(links)
    yield from rules_pages(links)


def _wanted(make: _Make, site: Publication) -> list[Page]:
    return [page for page in make() if not site.goes_without(page.uri)]


def _made(links: Links, name: str, make: _Make) -> list[Page]:
    """Some pages; in a preview those of before, where nothing has changed that they follow from and
    they have a name."""

    def made() -> list[Page]:
        return [_introduced(page, links) for page in make()]

    if not name:
        return made()
    pages = links.library.gathered.noted(("pages", name, links.site), made)
    for page in pages:
        if isinstance(page.card, Remembered):  # it says more than the page was planned from
            page.card.forget()
    return pages


_MAKERS: dict[type[Subject], Callable[[Any, Links], Iterable[Page]]] = {
    Briefing: lambda briefing, links: [briefing_page(briefing, links)],
    Incident: lambda incident, links: incident_pages(incident, links) if incident.has_page else (),
    Actor: actor_pages,
    Source: lambda source, links: source_pages(source, links) if source.has_page else (),
    Topic: topic_pages,
}
"""What makes the pages of a subject: its own, and those that go on from it."""


def _of_records(links: Links) -> Iterator[list[Page]]:
    for kind in LISTS:
        yield _made(links, f"of {kind}", partial(_pages_of, kind, links))


def _pages_of(kind: str, links: Links) -> Iterator[Page]:
    for subject in getattr(links.library, kind):
        yield from _MAKERS[type(subject)](subject, links.at(subject.uri))


def _moved_pages(library: Library, site: Publication) -> Iterator[Page]:
    """A page at each earlier address of a record, which leads to where it is now."""
    for subject in library.pages.values():
        for path in subject.entry.record.previous_urls if subject.entry else ():
            uri = unrooted(path)
            view = partial(Links(library, uri, site).subject, subject)
            yield Page(uri, subject.name, "moved", view)


def _introduced(page: Page, links: Links) -> Page:
    """A page with its card, and with what opens it where somebody has written that."""
    page, introductions = _with_card(page, links), links.library.introductions
    for place in page.places:
        if place in introductions:
            source = page.source or place
            return replace(page, introduction=introductions[place], source=source)
    return page


def _with_card(page: Page, links: Links) -> Page:
    """A page that knows which sources it may cite; one of a record with what is told on it, one
    that only lists what others hold, or leads to it, with a card that says no more."""
    links = links.at(page.uri)
    sources = partial(cited_sources, links, links.library.pages.get(page.uri))
    if page.card is not Card:
        return replace(page, told=partial(told_on, page.uri, links), sources=sources)
    card = partial(Card, title=page.title, address=links.site.url(page.uri))
    return replace(page, card=card, sources=sources)


def _below(page: Page, uris: Set[str], library: Library) -> Page:
    """A page that knows the page above it, of those at some addresses."""
    is_briefing = isinstance(library.pages.get(page.uri), Briefing)
    way_up = above(page.uri, uris, is_briefing=is_briefing)
    return page if page.above == way_up else replace(page, above=way_up)
