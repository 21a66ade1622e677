"""All addresses of the site and all anchors of statements, so that none is lost in a later build.

`briefings check --against` reads such a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from mkdocs_briefings.addresses import shown
from mkdocs_briefings.difference.lasting import places
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile


def _files(edition: Edition) -> Iterator[OutputFile]:
    found = places(edition.library) | {page.uri for page in edition.pages}
    lines = sorted({shown(place, folders=edition.site.folders) for place in found})

    def write(stream: BinaryIO) -> None:
        stream.write("".join(f"{line}\n" for line in lines).encode())

    yield OutputFile(
        path="data/addresses.txt",
        title=edition.site.language.gettext("All addresses of this site"),
        form="text",
        media_type="text/plain",
        write=write,
        rows=len(lines),
    )


ADDRESSES = Output(
    name="addresses",
    title=N_("Addresses"),
    about=N_("Every page and every statement’s permanent link, a line each."),
    files=_files,
)
