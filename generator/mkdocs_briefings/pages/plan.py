"""The library to the list of pages. It comes first and is cheap: no view is made for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any

from mkdocs_briefings.addresses import DATA, HOME, METHOD, SEARCH, folder_page, unrooted
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Actor, Briefing, Incident, Source, Subject, Topic
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
from mkdocs_briefings.pages.lists.quality import QUALITY, quality_pages
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
    of_site = [one for one in _site_pages(library, site, offered) if not site.goes_without(one.uri)]
    pages = [*of_site, *_record_pages(library, site)]
    pages = [_introduced(page, library) for page in pages]
    pages += [*_moved_pages(library, site), *former_pages(pages, Links(library, HOME, site))]
    uris = {page.uri for page in pages}
    return [_completed(page, library, site, uris) for page in pages]


def plan_page(subject: Subject, library: Library, site: Publication, uris: Set[str]) -> Page | None:
    """The page of a record alone, on a site with pages at these addresses; None where it has none.

    It is as in `plan_pages`, but for what the library lacks.
    """
    library.name_states(site.language.country)
    pages = _MAKERS[type(subject)](subject, Links(library, subject.uri, site))
    page = next((one for one in pages if one.uri == subject.uri), None)
    return _completed(_introduced(page, library), library, site, uris) if page else None


def unread_pages(library: Library) -> list[Page]:
    """For the preview: a page for each record that could not be read, to show its problems."""
    return [
        Page(document.id, document.uri, "unread", partial(str, document.uri), document.uri)
        for document in library.unread
        if document.id not in library.pages
    ]


def _site_pages(library: Library, site: Publication, offered: Offered) -> Iterator[Page]:
    links = Links(library, HOME, site)
    gettext = site.language.gettext
    listed: list[Any] = [*REGISTERS, *COLLECTIONS]
    listed = [one for one in listed if site.has_list(one.uri)]
    ways = [(gettext(o.title), folder_page(o.uri), o.number(library)) for o in listed]
    yield home_page(links.at(HOME), site.name, ways)
    if site.search:
        yield search_page(links.at(SEARCH), ways)
    for register in REGISTERS:
        yield from register_pages(register, links)
    for collection in COLLECTIONS:
        own = [(i.short, i.uri) for i in INDEXES if i.within[1] == collection.uri]
        yield from collection_pages(collection, links, own)
    for index in INDEXES:
        yield from index_pages(index, links)
    yield from changes_pages(links)
    yield from digest_pages(links)
    yield from quality_pages(links.at(folder_page(QUALITY.uri)), ways)
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


_MAKERS: dict[type[Subject], Callable[[Any, Links], Iterable[Page]]] = {
    Briefing: lambda briefing, links: [briefing_page(briefing, links)],
    Incident: lambda incident, links: incident_pages(incident, links) if incident.has_page else (),
    Actor: actor_pages,
    Source: lambda source, links: source_pages(source, links) if source.has_page else (),
    Topic: topic_pages,
}
"""What makes the pages of a subject: its own, and those that go on from it."""


def _record_pages(library: Library, site: Publication) -> Iterator[Page]:
    lists = (library.briefings, library.incidents, library.actors, library.sources, library.topics)
    for subject in chain.from_iterable(lists):
        yield from _MAKERS[type(subject)](subject, Links(library, subject.uri, site))


def _moved_pages(library: Library, site: Publication) -> Iterator[Page]:
    """A page at each earlier address of a record, which leads to where it is now."""
    for subject in library.pages.values():
        for path in subject.entry.record.previous_urls if subject.entry else ():
            uri = unrooted(path)
            view = partial(Links(library, uri, site).subject, subject)
            yield Page(uri, subject.name, "moved", view)


def _completed(page: Page, library: Library, site: Publication, uris: Set[str]) -> Page:
    """A page with its card, that knows the sources which it may cite, and the page above it."""
    subject = library.pages.get(page.uri)
    links = Links(library, page.uri, site)
    way_up = above(page.uri, uris, is_briefing=isinstance(subject, Briefing))
    return replace(
        _with_card(page, links), sources=partial(cited_sources, links, subject), above=way_up
    )


def _with_card(page: Page, links: Links) -> Page:
    """A page of a record with what is told on it; one that only lists what others hold, or leads
    to it, with a card that says no more."""
    if page.card is not Card:
        return replace(page, told=partial(told_on, page.uri, links.at(page.uri)))
    return replace(page, card=partial(Card, title=page.title, address=links.site.url(page.uri)))


def _introduced(page: Page, library: Library) -> Page:
    for place in page.places:
        if place in library.introductions:
            text = library.introductions[place]
            return replace(page, introduction=text, source=page.source or place)
    return page
