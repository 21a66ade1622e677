"""Which feeds a site has, and the forms in which each is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO, NamedTuple

from mkdocs_briefings.addresses import HOME, folder_page
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.linked import Briefing
from mkdocs_briefings.library.reads import Remembered
from mkdocs_briefings.outputs.feeds import atom, json_feed, rss
from mkdocs_briefings.outputs.feeds.entries import (
    briefings_on,
    dated_changes,
    newest_first,
    of_briefing,
    of_change,
    of_issue,
)
from mkdocs_briefings.outputs.feeds.feed import Feed, Item
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile
from mkdocs_briefings.outputs.whole_links import WholeLinks
from mkdocs_briefings.pages.lists.changes import CHANGES
from mkdocs_briefings.pages.lists.digest import FOLDER, issues

LIMIT = 50
"""Items in a feed, at most: who subscribes wants what is new, and asks for it every hour."""


class _Form(NamedTuple):
    """A form of feed: its name, the file's, its media type, and how it is written."""

    name: str
    file: str
    media_type: str
    entry: Callable[[Item], str]
    document: Callable[[Feed, Sequence[str]], str]


_FORMS = (
    _Form("Atom", "atom.xml", "application/atom+xml", atom.entry, atom.document),
    _Form("RSS 2.0", "rss.xml", "application/rss+xml", rss.entry, rss.document),
    _Form("JSON Feed", "feed.json", "application/feed+json", json_feed.entry, json_feed.document),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Channel:
    """What a feed is on: the folder of its files, the page that it tells of, and its items."""

    folder: str
    title: str
    page: str
    items: Sequence[Callable[[], Item]]
    family: str = ""


def _files(edition: Edition) -> Iterator[OutputFile]:
    # An item is in the feeds of many subjects: each form of it is made once.
    forms = [form._replace(entry=Remembered(form.entry)) for form in _FORMS]
    for channel in _channels(edition):
        channel = replace(channel, items=channel.items[:LIMIT])
        for form in forms:
            path = f"feeds/{channel.folder}/{form.file}"
            yield OutputFile(
                path=path,
                title=channel.title,
                form=form.name,
                media_type=form.media_type,
                write=partial(_write, channel, form, path, edition),
                rows=len(channel.items),
                page=channel.page,
                family=channel.family,
            )


def _write(channel: _Channel, form: _Form, path: str, edition: Edition, stream: BinaryIO) -> None:
    site = edition.site
    feed = Feed(
        title=channel.title,
        url=site.url(channel.page),
        self_url=site.file_url(path),
        author=site.name,
        language=site.language.tag,
        items=[make() for make in channel.items],
    )
    stream.write(form.document(feed, list(map(form.entry, feed.items))).encode())


def _channels(edition: Edition) -> Iterator[_Channel]:
    """All feeds that hold something."""
    library, links = edition.library, WholeLinks(edition.library, edition.site)
    gettext, name = edition.site.language.gettext, edition.site.name
    item = Remembered(partial(_briefing, edition, links))
    briefings = newest_first(library.briefings)
    if briefings:
        yield _Channel(
            folder="briefings",
            title=gettext("{site}: all briefings", site=name),
            page=HOME,
            items=[partial(item, one) for one in briefings],
        )
    changed = dated_changes(library)
    if changed:
        yield _Channel(
            folder=CHANGES.uri,
            title=gettext("{site}: changes", site=name),
            page=folder_page(CHANGES.uri),
            items=[Remembered(partial(of_change, one, links)) for one in changed],
        )
    found = issues(library, edition.site.digest)
    if found:
        yield _Channel(
            folder=FOLDER,
            title=gettext("{site}: digest", site=name),
            page=folder_page(FOLDER),
            items=[partial(of_issue, one, edition) for one in found.values()],
        )
    for subject in (*library.actors, *library.topics):
        on = briefings_on(subject, library)
        if on:
            yield _Channel(
                folder=subject.uri,
                title=gettext("{site}: briefings on {name}", site=name, name=subject.name),
                page=subject.uri,
                items=[partial(item, one) for one in on],
                family=gettext("Briefings on each country, actor and topic"),
            )


def _briefing(edition: Edition, links: WholeLinks, briefing: Briefing) -> Item:
    return of_briefing(briefing, edition.card(briefing.uri), links)


FEEDS = Output(
    name="feeds",
    title=N_("Feeds"),
    about=N_(
        "What is new, for a feed reader: all briefings, the changes, and the briefings on each "
        "country, actor and topic. Each is linked in the head of the page that it is about."
    ),
    files=_files,
    needs_address=True,
)
