"""The library as STIX 2.1: a bundle for each briefing, and one for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO

from mkdocs_briefings.addresses import HOME
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.linked import Briefing
from mkdocs_briefings.outputs.data.plain import as_json
from mkdocs_briefings.outputs.exchange.marks import stable_uuid, standing
from mkdocs_briefings.outputs.exchange.stix_objects import Objects
from mkdocs_briefings.outputs.exchange.stix_terms import MARKING_OBJECTS
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile


def _files(edition: Edition) -> Iterator[OutputFile]:
    gettext = edition.site.language.gettext
    briefings = standing(edition.library.briefings)
    objects = Objects(edition)
    if not briefings:
        return
    yield OutputFile(
        path="data/stix/bundle.json",
        title=gettext("All briefings"),
        form="STIX",
        media_type="application/stix+json",
        write=partial(_write, objects, briefings, "all"),
        rows=len(briefings),
    )
    for one in briefings:
        yield OutputFile(
            path=f"data/stix/{one.uri}.json",
            title=gettext("{title}: STIX bundle", title=one.name),
            form="STIX",
            media_type="application/stix+json",
            write=partial(_write, objects, [one], one.uri),
            page=one.uri,
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


def _write(objects: Objects, briefings: Sequence[Briefing], name: str, stream: BinaryIO) -> None:
    """A bundle, its objects one a line, each once."""
    bundle = f"bundle--{stable_uuid(objects.site.url(HOME), 'stix', name)}"
    stream.write(f'{{"type":"bundle","id":"{bundle}","objects":['.encode())
    known: set[str] = set()
    for node in (*MARKING_OBJECTS, *objects.of_all(briefings)):
        if node["id"] not in known:
            stream.write((b",\n" if known else b"\n") + as_json(node))
            known.add(node["id"])
    stream.write(b"\n]}\n")
