"""All addresses of the site and all anchors of statements, so that none is lost in a later build.

`briefings check --against` reads such a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from mkdocs_briefings.addresses import at, parted, shown
from mkdocs_briefings.difference.lasting import places
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile


def _files(edition: Edition) -> Iterator[OutputFile]:
    found = places(edition.library) | {page.uri for page in edition.pages}

    def write(stream: BinaryIO) -> None:
        lines = sorted(set(_lines(found, edition)))
        stream.write("".join(f"{line}\n" for line in lines).encode())

    yield OutputFile(
        path="data/addresses.txt",
        title=edition.site.language.gettext("All addresses of this site"),
        form="text",
        media_type="text/plain",
        write=write,
        rows=len(found),
    )


def _lines(places: Iterable[str], edition: Edition) -> Iterator[str]:
    """Places as readers know them; most stand on a page on which others do."""
    pages: dict[str, str] = {}
    for place in places:
        page, anchor = parted(place)
        if page not in pages:
            pages[page] = shown(page, folders=edition.site.folders)
        yield at(pages[page], anchor)


ADDRESSES = Output(
    name="addresses",
    title=N_("Addresses"),
    about=N_("Every page and every statement’s permanent link, a line each."),
    files=_files,
)
