"""What was published before, in a revision or by a list of addresses, and would lead nowhere."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from mkdocs_briefings.addresses import bare, meant, parted, shown
from mkdocs_briefings.difference.lasting import (
    forwards,
    is_of_the_site,
    lost_places,
    places,
)
from mkdocs_briefings.difference.revisions import NoRevision, folder_at
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.problems import Problem
from mkdocs_briefings.reading.read import read
from mkdocs_briefings.settings import Settings

LOST = "lost-address"
_SECONDS, _LONGEST = 30, 50_000_000  # of a list that is fetched: seconds without an answer, bytes


class NoList(Exception):
    """A list of addresses cannot be read; the message says why."""


def lost_since(settings: Settings, against: str, library: Library) -> list[Problem]:
    """An error for each address that was published and would lead nowhere in a library.

    `against` is a revision of Git, a file with an address a line, or where such a file is on the
    web: the build writes one, `data/addresses.txt`. Raises NoRevision or NoList where it cannot be
    read.
    """
    before = {
        place: where
        for place, where in _published(settings, against)
        if not is_of_the_site(parted(place)[0])
    }
    there = {bare(place) for place in places(library)}
    lost = lost_places(before, there, forwards(library))
    return [_problem(place, *before[place]) for place in lost]


def _problem(place: str, path: str, line: int) -> Problem:
    page, anchor = parted(place)
    message = f"{shown(place)} was published and would lead nowhere"
    if anchor:
        id = anchor.partition("-")[2]
        hint = f"Write `id: {id}` or `previous_ids: {id}` in the statement that says it now."
    else:
        hint = f"Write `previous_urls: {shown(page)}` in the record that takes its place."
    return Problem(path, line, 1, LOST, message, hint)


def _published(settings: Settings, against: str) -> Iterator[tuple[str, tuple[str, int]]]:
    """Each place, with the file and the line that a problem with it is told at."""
    if against.startswith(("https://", "http://")):
        lines, name = _fetched(against).splitlines(), "mkdocs.yml"
    elif Path(against).is_file():
        lines, name = _text_of(Path(against)).splitlines(), against
    else:
        yield from _in_revision(settings, against)
        return
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("# "):
            place = meant(line.strip(), settings.site_url)
            yield place, (name, number if name == against else 1)


def _in_revision(settings: Settings, revision: str) -> Iterator[tuple[str, tuple[str, int]]]:
    leaves_out = partial(settings.leaves_out, preview=False)
    try:
        folder = folder_at(settings.docs, settings.docs_name, revision, leaves_out)
    except NoRevision as error:
        raise NoRevision(f"{error}; `{revision}` is no file with addresses either") from error
    library = read(folder, settings.marking).linked.library
    for place in places(library):
        page = library.pages.get(parted(place)[0])
        name = page.entry.document.name if page and page.entry else "mkdocs.yml"
        yield bare(place), (name, 1)


def _fetched(address: str) -> str:
    """A list from the web. Raises NoList."""
    try:
        with urllib.request.urlopen(address, timeout=_SECONDS) as answer:
            data: bytes = answer.read(_LONGEST)
    except (OSError, ValueError) as error:
        raise NoList(f"{address}: {getattr(error, 'reason', None) or error}") from error
    return data.decode("utf-8", "replace")


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NoList(f"{path}: {getattr(error, 'strerror', None) or error}") from error
