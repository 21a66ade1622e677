"""All statements as JSON Lines: one a line, each with its address and the sources it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, BinaryIO

from mkdocs_briefings.addresses import at, rooted
from mkdocs_briefings.language.vocabulary import MARKING
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library.linked import Citation, Party, Statement, Subject
from mkdocs_briefings.outputs.data.plain import as_json, fields
from mkdocs_briefings.outputs.data.statements_at_home import statements_at_home
from mkdocs_briefings.outputs.file_parts import FilePart, pieces
from mkdocs_briefings.outputs.output import Edition, Output, OutputFile
from mkdocs_briefings.pages.publication import Publication

_TOLD_APART = frozenset(
    [
        *("about", "actor", "by", "cites", "id", "marking", "previous_ids", "resolution"),
        *("responses", "to"),
    ]
)
"""Fields that name something else, told as what they mean; and what is told of all."""
_LINES = "lines"


def _files(edition: Edition) -> Iterator[OutputFile]:
    homes = edition.library.once(statements_at_home)
    parts = [FilePart(one, _LINES) for one in pieces("jsonl", homes, partial(_lines, edition))]

    def write(stream: BinaryIO) -> None:
        stream.writelines(map(edition.part, parts))

    yield OutputFile(
        path="data/statements.jsonl",
        title=edition.site.language.gettext("All statements with their sources"),
        form="JSON Lines",
        media_type="application/jsonl",
        write=write,
        rows=len(edition.library.statements),
        parts=parts,
    )


def _lines(edition: Edition, homes: Sequence[Subject]) -> dict[str, bytes]:
    said = edition.library.once(statements_at_home)
    rows = (as_json(statement_row(one, edition.site)) for home in homes for one in said[home])
    return {_LINES: b"".join(row + b"\n" for row in rows)}


JSON_LINES = Output(
    name="jsonl",
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
    own = fields(statement.data, without=_TOLD_APART)
    if "kind" in own:  # of a relation, which is called so in records
        own["relation"] = own.pop("kind")
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
        **own,
        "resolution": _resolution(statement),
        "marking": MARKING.slugs[statement.marking],
        "sources": [_citation(one) for one in statement.citations],
    }
    return {name: value for name, value in row.items() if value not in (None, [], {}, "")}


def statement_id(statement: Statement) -> str:
    """A statement's name in exports: its page and its anchor there."""
    return at(statement.home.uri, statement.anchor)


def address_of(one: Statement | Subject, site: Publication) -> str:
    """Where something stands; from the site's root, where nobody says where that is."""
    uri = one.home.uri if isinstance(one, Statement) else one.uri
    return at(site.url(uri) or rooted(uri), one.anchor)


def _party(party: Party) -> dict[str, str]:
    found = {"actor": party.actor.id, "name": party.actor.name} if party.actor else {}
    return {**found, **({"as": party.words} if party.words else {})}


def _citation(citation: Citation) -> dict[str, Any]:
    source, via = citation.source, citation.via or citation.source.via
    data, published = source.data, source.data.published
    found = {
        "id": source.id,
        "title": source.name,
        "publisher": data.publisher,
        "published": published.text if published else None,
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
    return {**fields(resolution, without=("cites",)), **({"sources": cited} if cited else {})}
