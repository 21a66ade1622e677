"""Which feeds a site has, and the forms in which each is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from typing import BinaryIO, NamedTuple

from mkdocs_briefings.addresses import HOME, folder_page
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.linked import Briefing
from mkdocs_briefings.library.remembered import Remembered
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
from mkdocs_briefings.outputs.file_parts import FilePart, Piece, piece_of_each
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile
from mkdocs_briefings.outputs.whole_links import WholeLinks
from mkdocs_briefings.pages.lists.changes import CHANGES
from mkdocs_briefings.pages.lists.digest import FOLDER, issues
from mkdocs_briefings.pages.publication import Publication

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
    """What a feed is on: the folder of its files, the page that it tells of, and its items: some
    briefings, each with the piece that has its entries, or what makes others."""

    folder: str
    title: str
    page: str
    briefings: Sequence[tuple[Briefing, Piece]] = ()
    others: Sequence[Callable[[], Item]] = ()
    family: str = ""


def main_feed(edition: Edition) -> str:
    """The file of the feed of all that is new, in the form that most readers know; empty where
    there is nothing to tell."""
    form = _FORMS[0]
    paths = (file.path for file in _files(edition) if file.media_type == form.media_type)
    return next(paths, "")


def _files(edition: Edition) -> Iterator[OutputFile]:
    read = lru_cache(2_000)(partial(_entry, edition))  # an entry stands in the feeds of several
    for channel in _channels(edition):
        for form in _FORMS:
            path = f"feeds/{channel.folder}/{form.file}"
            parts = [FilePart(piece, _name(one, form)) for one, piece in channel.briefings[:LIMIT]]
            yield OutputFile(
                path=path,
                title=channel.title,
                form=form.name,
                media_type=form.media_type,
                write=partial(_write, channel, form, path, parts, edition.site, read),
                rows=len(parts or channel.others[:LIMIT]),
                page=channel.page,
                family=channel.family,
                parts=parts,
            )


def _write(
    channel: _Channel,
    form: _Form,
    path: str,
    parts: Sequence[FilePart],
    site: Publication,
    read: Callable[[FilePart], _Entry],
    stream: BinaryIO,
) -> None:
    entries = list(map(read, parts))
    entries += [_Entry.made(make(), form) for make in channel.others[:LIMIT]]
    feed = Feed(
        title=channel.title,
        url=site.url(channel.page),
        self_url=site.file_url(path),
        author=site.name,
        language=site.language.tag,
        updated=max(entry.updated for entry in entries),
    )
    stream.write(form.document(feed, [entry.text for entry in entries]).encode())


def _entry(edition: Edition, part: FilePart) -> _Entry:
    return _Entry.of(edition.part(part))


class _Entry(NamedTuple):
    """An item as a form of feed has it, and when it last changed."""

    updated: datetime
    text: str

    @classmethod
    def made(cls, item: Item, form: _Form) -> _Entry:
        return cls(item.updated, form.entry(item))

    def __bytes__(self) -> bytes:
        return f"{self.updated.isoformat()}\n{self.text}".encode()

    @classmethod
    def of(cls, raw: bytes) -> _Entry:
        """An entry as it was kept."""
        updated, _, text = raw.decode().partition("\n")
        return cls(datetime.fromisoformat(updated), text)


def _channels(edition: Edition) -> Iterator[_Channel]:
    """All feeds that hold something."""
    library, links = edition.library, WholeLinks(edition.library, edition.site)
    gettext, name = edition.site.language.gettext, edition.site.name
    briefings = newest_first(library.briefings)
    made = piece_of_each("feed", briefings, partial(_made, edition, links))
    places = {one: place for place, one in enumerate(briefings)}
    if briefings:
        yield _Channel(
            folder="briefings",
            title=gettext("{site}: all briefings", site=name),
            page=HOME,
            briefings=list(made.items()),
        )
    changed = dated_changes(library)
    if changed:
        yield _Channel(
            folder=CHANGES.uri,
            title=gettext("{site}: changes", site=name),
            page=folder_page(CHANGES.uri),
            others=[Remembered(partial(of_change, one, links)) for one in changed],
        )
    found = issues(library, edition.site.digest)
    if found:
        yield _Channel(
            folder=FOLDER,
            title=gettext("{site}: digest", site=name),
            page=folder_page(FOLDER),
            others=[partial(of_issue, one, edition) for one in found.values()],
        )
    for subject in (*library.actors, *library.topics):
        on = sorted(briefings_on(subject, library) & places.keys(), key=places.__getitem__)
        if on:
            yield _Channel(
                folder=subject.uri,
                title=gettext("{site}: briefings on {name}", site=name, name=subject.name),
                page=subject.uri,
                briefings=[(one, made[one]) for one in on],
                family=gettext("Briefings on each country, actor and topic"),
            )


def _made(edition: Edition, links: WholeLinks, briefings: Sequence[Briefing]) -> dict[str, bytes]:
    """The entries of some briefings, in each form."""
    found: dict[str, bytes] = {}
    for one in briefings:
        item = of_briefing(one, edition.card(one.uri), links)
        found |= {_name(one, form): bytes(_Entry.made(item, form)) for form in _FORMS}
    return found


def _name(briefing: Briefing, form: _Form) -> str:
    return f"{briefing.uri}/{form.file}"


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
