"""All records as JSON, a file for each kind, in the record format; and its JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, BinaryIO

from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Subject
from mkdocs_briefings.model.json_schema import as_text
from mkdocs_briefings.model.records import KINDS
from mkdocs_briefings.outputs.data.json_lines import address_of
from mkdocs_briefings.outputs.data.plain import as_json
from mkdocs_briefings.outputs.data.record_format import record_of
from mkdocs_briefings.outputs.file_parts import FilePart, pieces
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile

_ROWS = "rows"


def _files(edition: Edition) -> Iterator[OutputFile]:
    gettext = edition.site.language.gettext
    for kind, title in _TITLES.items():
        subjects = list(records_of(edition.library, kind))
        made = pieces(f"json {kind}", subjects, partial(_rows, edition))
        parts = [FilePart(piece, _ROWS) for piece in made]
        yield OutputFile(
            path=f"data/{kind}s.json",
            title=gettext(title),
            form="JSON",
            media_type="application/json",
            write=partial(_write, parts, kind, edition),
            rows=len(subjects),
            parts=parts,
        )
    for kind in KINDS:
        yield OutputFile(
            path=f"data/schema/{kind}.schema.json",
            title=gettext("The format of a record: {kind}", kind=gettext(_TITLES[kind])),
            form="JSON Schema",
            media_type="application/schema+json",
            write=partial(_write_schema, kind),
            settled=True,
        )


_TITLES = {
    "briefing": N_("Briefings"),
    "incident": N_("Incidents"),
    "actor": N_("Actors"),
    "source": N_("Sources"),
}

RECORDS_JSON = Output(
    name="json",
    title=N_("Records"),
    about=N_(
        "Every record with all that is shown of it, as its file has it, and the JSON Schema of "
        "each kind of record."
    ),
    files=_files,
)


def records_of(library: Library, kind: str) -> Iterator[Subject]:
    """The records of a kind that have files of their own, and pages."""
    for subject in library.pages.values():
        if subject.entry and subject.entry.kind == kind:
            yield subject


def _write(parts: Sequence[FilePart], kind: str, edition: Edition, stream: BinaryIO) -> None:
    head = {"kind": kind, "licence": edition.site.licence, "schema": f"schema/{kind}.schema.json"}
    stream.write(as_json(head)[:-1] + b',"records":[')
    for number, part in enumerate(parts):
        stream.write((b",\n" if number else b"\n") + edition.part(part))
    stream.write(b"\n]}\n")


def _rows(edition: Edition, subjects: Sequence[Subject]) -> dict[str, bytes]:
    return {_ROWS: b",\n".join(as_json(_row(one, edition)) for one in subjects)}


def _row(subject: Subject, edition: Edition) -> dict[str, Any]:
    assert subject.entry
    return {
        "id": subject.entry.id,
        "address": address_of(subject, edition.site),
        "record": record_of(subject),
    }


def _write_schema(kind: str, stream: BinaryIO) -> None:
    stream.write(as_text(kind).encode())
