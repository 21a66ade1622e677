"""All statements as JSON Lines: one a line, each with its address and the sources it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.language.vocabulary import MARKING
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.linked import Citation, Party, Statement, Subject
from mkdocs_briefings.markdown import Prose
from mkdocs_briefings.model.statements import Statement as Shape
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile
from mkdocs_briefings.pages.publication import Publication

_RESOLVED = frozenset(["about", "by", "cites", "responses", "resolution", "to", "actor", "marking"])
"""Fields that name something else, told as what they mean; or told for all."""
_OF_AUTHORS = frozenset(["id", "previous_ids"])


def _files(edition: Edition) -> Iterator[OutputFile]:
    statements = edition.library.statements

    def write(stream: BinaryIO) -> None:
        for statement in statements:
            row = statement_row(statement, edition.site)
            stream.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode())
            stream.write(b"\n")

    yield OutputFile(
        path="data/statements.jsonl",
        title=edition.site.language.gettext("All statements with their sources"),
        form="JSON Lines",
        media_type="application/jsonl",
        write=write,
        rows=len(statements),
    )


STATEMENTS = Output(
    name="statements",
    title=N_("Statements"),
    about=N_(
        "Every statement with who makes it, what it is about and the sources that it rests on, "
        "one a line."
    ),
    files=_files,
)


def statement_row(statement: Statement, site: Publication) -> dict[str, Any]:
    """A statement as plain data, with what it names in full; what it does not give is left out."""
    home, answered = statement.home, statement.answers
    row = {
        "id": statement_id(statement),
        "address": address_of(statement, site),
        "kind": statement.kind,
        "record": home.id,
        "title": home.name,
        "by": [_party(party) for party in statement.by],
        "ours": statement.is_ours or None,
        "to": [_party(party) for party in statement.to],
        "actor": [_party(party) for party in statement.actors],
        "about": [{"id": one.id, "name": one.name} for one in statement.about],
        "answers": statement_id(answered) if answered else None,
        **{name: plain(value) for name, value in _fields(statement.data)},
        "resolution": _resolution(statement),
        "marking": MARKING.slugs[statement.marking],
        "sources": [_citation(one) for one in statement.citations],
    }
    return {name: value for name, value in row.items() if value not in (None, [], {}, "")}


def statement_id(statement: Statement) -> str:
    """A statement's name in exports: its page and its anchor there."""
    return f"{statement.home.uri}#{statement.anchor}"


def address_of(one: Statement | Subject, site: Publication) -> str:
    """Where something stands; from the site's root, where nobody says where that is."""
    subject = one.home if isinstance(one, Statement) else one
    anchor = f"#{one.anchor}" if one.anchor else ""
    return (site.url(subject.uri) or f"/{subject.uri}/") + anchor


def plain(value: Any) -> Any:
    """The value of a field as plain data: texts with Markdown as written, dates as EDTF."""
    if isinstance(value, Prose):
        return value.source
    if isinstance(value, Date):
        return value.text
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if hasattr(value, "known_fields"):
        return {name: plain(one) for name, one in _fields(value)}
    return value


def _fields(data: Any) -> Iterator[tuple[str, Any]]:
    """The fields that are written, in the order of the format; of a statement, those that name
    nothing else."""
    left_out = _RESOLVED | _OF_AUTHORS if isinstance(data, Shape) else {"cites"}
    for name, attribute in data.known_fields().items():
        value = getattr(data, attribute)
        if name not in left_out and value not in (None, ()):
            yield ("relation" if attribute == "relation" else name), value


def _party(party: Party) -> dict[str, str]:
    found = {"actor": party.actor.id, "name": party.actor.name} if party.actor else {}
    return {**found, **({"as": party.words} if party.words else {})}


def _citation(citation: Citation) -> dict[str, Any]:
    source, data = citation.source, citation.source.data
    via = citation.via or source.via
    found = {
        "id": f"{source.uri}#{source.anchor}" if source.anchor else source.id,
        "title": source.name,
        "publisher": data.publisher,
        "published": data.published.text if data.published else None,
        "url": data.url,
        "archive_url": data.archive_url,
        "type": data.type,
        "at": citation.at,
        "via": via.name if via else None,
        "reliability": data.reliability,
        "credibility": citation.credibility or data.credibility,
    }
    return {name: value for name, value in found.items() if value}


def _resolution(statement: Statement) -> dict[str, Any] | None:
    resolution = statement.data.resolution
    if resolution is None:
        return None
    cited = [_citation(one) for one in statement.resolution_citations]
    return {**plain(resolution), **({"sources": cited} if cited else {})}
