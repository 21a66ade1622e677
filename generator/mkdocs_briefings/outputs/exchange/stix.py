"""The library as STIX 2.1: a bundle for each briefing, and one for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import BinaryIO

from mkdocs_briefings.addresses import HOME
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.linked import Briefing
from mkdocs_briefings.outputs.data.plain import as_json
from mkdocs_briefings.outputs.exchange.marks import stable_uuid, standing
from mkdocs_briefings.outputs.exchange.stix_objects import Objects
from mkdocs_briefings.outputs.exchange.stix_terms import MARKING_OBJECTS
from mkdocs_briefings.outputs.file_parts import FilePart, piece_of_each
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile


def _files(edition: Edition) -> Iterator[OutputFile]:
    gettext = edition.site.language.gettext
    briefings = standing(edition.library.briefings)
    objects = Objects(edition)
    if not briefings:
        return
    made = piece_of_each("stix", briefings, partial(_made, objects))
    every = {one: FilePart(piece, one.uri) for one, piece in made.items()}
    yield OutputFile(
        path="data/stix/bundle.json",
        title=gettext("All briefings"),
        form="STIX",
        media_type="application/stix+json",
        write=partial(_write, objects, list(every.values()), "all"),
        rows=len(briefings),
        parts=list(every.values()),
    )
    for one in briefings:
        yield OutputFile(
            path=f"data/stix/{one.uri}.json",
            title=gettext("{title}: STIX bundle", title=one.name),
            form="STIX",
            media_type="application/stix+json",
            write=partial(_write, objects, [every[one]], one.uri),
            page=one.uri,
            piece=made[one],
            family=gettext("A bundle for each briefing"),
        )


STIX = Output(
    name="stix",
    title=N_("STIX 2.1"),
    about=N_(
        "Briefings as reports with their incidents, actors and relations; statements as notes, "
        "and what others say to them as opinions."
    ),
    files=_files,
    needs_address=True,
)


def _made(objects: Objects, briefings: Sequence[Briefing]) -> dict[str, bytes]:
    """The objects of some briefings, one a line."""
    return {one.uri: b"\n".join(objects.of(one)) for one in briefings}


def _write(objects: Objects, parts: Sequence[FilePart], name: str, stream: BinaryIO) -> None:
    """A bundle, its objects one a line, each once."""
    bundle = f"bundle--{stable_uuid(objects.site.url(HOME), 'stix', name)}"
    stream.write(f'{{"type":"bundle","id":"{bundle}","objects":['.encode())
    first = b"\n".join(map(as_json, (*MARKING_OBJECTS, objects.owner_object())))
    known: set[bytes] = set()
    between = b"\n"
    for lines in chain([first], map(objects.edition.part, parts)):
        new: dict[bytes, bytes] = {}
        for line in lines.split(b"\n"):
            if (key := _id(line)) not in known:
                new.setdefault(key, line)
        if new:
            stream.write(between + b",\n".join(new.values()))
            between = b",\n"
            known |= new.keys()
    stream.write(b"\n]}\n")


def _id(line: bytes) -> bytes:
    """The id of an object, which stands behind its type and the version."""
    return line.split(b'"', 12)[11]
