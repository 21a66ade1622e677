"""Tables of statements: all of them, each kind with its own columns, and what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.language.vocabulary import MARKING
from mkdocs_briefings.library.disputes import is_disputed, is_open
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Actor, Citation, Incident, Party, Statement, Subject
from mkdocs_briefings.markdown import Prose
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.model.quantities import About
from mkdocs_briefings.model.statements import Kind
from mkdocs_briefings.model.statements import Statement as Shape
from mkdocs_briefings.outputs.data.json_lines import address_of, statement_id
from mkdocs_briefings.outputs.data.record_tables import code_3, listed, period_columns
from mkdocs_briefings.outputs.data.statements_at_home import statements_at_home
from mkdocs_briefings.outputs.data.table import Cell, Column, Table, Type
from mkdocs_briefings.outputs.file_parts import MANY
from mkdocs_briefings.outputs.output import Edition

_OWN_TABLES = frozenset(["actor", "to", "updates"])
"""Fields of some kinds that name somebody, or hold several things: these have columns or tables."""


class _Said(NamedTuple):
    """A statement, with what many columns tell from: a look at it is noted each time."""

    statement: Statement
    kind: str
    data: Any
    home: Subject
    when: Date | None


class _Cited(NamedTuple):
    """A citation of a statement, by its number from 1 on."""

    number: int
    citation: Citation


class _Named(NamedTuple):
    """Somebody whom a statement names, in a role."""

    number: int
    role: str
    party: Party


class _Update(NamedTuple):
    """What happened to a recommendation since."""

    number: int
    data: Any


def statement_tables(edition: Edition) -> Iterator[Table[Any]]:
    """All statements, each kind by itself, then whom they name, what they cite, what followed."""
    columns, homes = _shared(edition), list(edition.library.once(statements_at_home))
    every = Table("statements", homes, partial(_said, edition.library), columns, many=MANY)
    yield every
    for kind in KINDS.values():
        own = [*columns[:1], *columns[2:], *_own(kind)]
        yield Table(kind.field, homes, partial(_of_kind, kind.name), own, among=every)
    parts: list[tuple[str, str, _RowsOf, list[Column[Any]]]] = [
        ("citations", "what cites", _cited, _CITED),
        ("parties", "what names", _named, _NAMED),
        ("updates", "of which", _updates, _UPDATE),
    ]
    for name, about, rows, more in parts:
        keys = ("statement", "number")
        yield Table(name, homes, rows, [*_keys(about, columns), *more], key=keys, among=every)


_RowsOf = Callable[[Sequence[_Said]], Iterator[tuple[int, Any]]]


def _said(library: Library, homes: Sequence[Subject]) -> Iterator[tuple[int, _Said]]:
    said = library.once(statements_at_home)
    for at, home in enumerate(homes):
        for one in said[home]:
            kind, data = one.kind, one.data
            yield at, _Said(one, kind, data, home, _when(kind, data))


def _of_kind(kind: str, said: Sequence[_Said]) -> Iterator[tuple[int, _Said]]:
    return ((at, one) for at, one in enumerate(said) if one.kind == kind)


def _keys(about: str, columns: Sequence[Column[_Said]]) -> Iterator[Column[Any]]:
    """What each part of a statement is known by, and where it stands."""
    name, address = columns[0], columns[2]
    yield replace(name, name="statement", about=about, refers="statements", repeats=name)
    yield Column("number", lambda one: one.number, "from 1 on", "integer")
    yield replace(address, repeats=address)


def _shared(edition: Edition) -> list[Column[_Said]]:
    site = edition.site
    return [
        Column("id", lambda one: statement_id(one.statement), "its name in these tables"),
        Column("kind", lambda one: one.kind, "judgement, claim, quote, figure, …"),
        Column("address", lambda one: address_of(one.statement, site), "where it stands"),
        Column("record", lambda one: one.home.id, "the record that says it", refers="records"),
        Column("title", lambda one: one.home.name, "of the record"),
        Column("by", lambda one: _names(one.statement.by), "who says it"),
        Column(
            "ours",
            lambda one: one.statement.is_ours,
            "whether the record's authors say it",
            "boolean",
        ),
        Column("text", lambda one: _text(one.data.text), "in our words"),
        Column("quote", lambda one: one.data.quote, "in the speaker's words"),
        Column("context", lambda one: one.data.context, "the sentence around these"),
        Column("about", lambda one: _ids(one.statement.about), "ids of its subjects"),
        Column(
            "location_code",
            lambda one: _location_code(one.statement),
            "of its subject, ISO 3166-1 alpha-3",
        ),
        *period_columns(lambda one: one.when),
        Column(
            "answers",
            lambda one: _id(one.statement.answers),
            "what a response responds to",
            refers="statements",
        ),
        Column(
            "disputed",
            lambda one: is_disputed(one.statement),
            "whether somebody disputes or denies it",
            "boolean",
        ),
        Column(
            "open", lambda one: is_open(one.statement), "whether that is not resolved", "boolean"
        ),
        Column(
            "outcome",
            lambda one: one.data.resolution.outcome if one.data.resolution else None,
            "how it was resolved",
        ),
        Column("topics", lambda one: listed([t.name for t in one.statement.topics]), "subjects"),
        Column("marking", lambda one: MARKING.slugs[one.statement.marking], "TLP 2.0"),
        Column("sources", lambda one: _titles(one.statement), "titles of what it rests on"),
    ]


def _own(kind: Kind) -> Iterator[Column[_Said]]:
    """The columns that only a kind has, from its shape."""
    if kind.name in ("recommendation", "relation"):
        yield Column("to", lambda one: _names(one.statement.to), "to whom")
    if kind.name == "responsibility":
        yield Column(
            "actor", lambda one: _names(one.statement.actors), "who is said to have done it"
        )
    fields = kind.shape.model_fields
    for name in fields:
        if name not in Shape.model_fields and name not in _OWN_TABLES:
            form: Type = "number" if name in ("value", "min", "max") else "string"
            yield Column(name, _cell(name), fields[name].description or name, form)
    if kind.name == "figure":
        yield Column("approximate", _is_about, "whether its source says about", "boolean")


def _cell(name: str) -> Callable[[_Said], Cell]:
    def cell(said: _Said) -> Cell:
        value = getattr(said.data, name)
        if isinstance(value, Prose):
            return value.plain
        if isinstance(value, Date):
            return value.text
        return float(value) if isinstance(value, About) else value

    return cell


def _is_about(figure: _Said) -> bool:
    data = figure.data
    return any(isinstance(number, About) for number in (data.value, data.min, data.max))


def _text(prose: Prose | None) -> str | None:
    return prose.plain if prose else None


def _id(statement: Statement | None) -> str | None:
    return statement_id(statement) if statement else None


def _ids(subjects: list[Subject]) -> str:
    return listed([one.id for one in subjects])


def _names(parties: list[Party]) -> str:
    return listed([party.name for party in parties])


def _titles(statement: Statement) -> str:
    return listed(list(dict.fromkeys(one.source.name for one in statement.all_citations())))


def _when(kind: str, data: Any) -> Date | None:
    """The time that a statement is about, or at which it was made."""
    return next((found for name in _TIMES[kind] if (found := getattr(data, name))), None)


_TIMES = {
    kind.name: [name for name in ("period", "as_of", "date") if name in kind.shape.model_fields]
    for kind in KINDS.values()
}


def _location_code(statement: Statement) -> str | None:
    for one in statement.about:
        if isinstance(one, Incident) and one.data.place:
            return code_3(one.data.place[0].country)
        if isinstance(one, Actor) and one.is_state:
            return code_3(one.country)
    return None


def _cited(said: Sequence[_Said]) -> Iterator[tuple[int, _Cited]]:
    for at, one in enumerate(said):
        for number, citation in enumerate(one.statement.all_citations(), 1):
            yield at, _Cited(number, citation)


_CITED: list[Column[_Cited]] = [
    Column("source", lambda one: one.citation.source.id, "what is cited", refers="sources"),
    Column("at", lambda one: one.citation.at, "the place in it"),
    Column(
        "via",
        lambda one: one.citation.via.id if one.citation.via else None,
        "through whom it is known",
        refers="sources",
    ),
    Column(
        "credibility",
        lambda one: one.citation.credibility or one.citation.source.data.credibility,
        "Admiralty code, 1 to 6",
    ),
]


def _named(said: Sequence[_Said]) -> Iterator[tuple[int, _Named]]:
    for at, one in enumerate(said):
        statement = one.statement
        roles = (("by", statement.by), ("to", statement.to), ("actor", statement.actors))
        named = [(role, party) for role, parties in roles for party in parties]
        for number, (role, party) in enumerate(named, 1):
            yield at, _Named(number, role, party)


_NAMED: list[Column[_Named]] = [
    Column("role", lambda one: one.role, "by, to or actor"),
    Column(
        "actor",
        lambda one: one.party.actor.id if one.party.actor else None,
        "who is named",
        refers="actors",
    ),
    Column("name", lambda one: one.party.name, "by which name"),
    Column("as", lambda one: one.party.words, "in the source's words, or with which office"),
]


def _updates(said: Sequence[_Said]) -> Iterator[tuple[int, _Update]]:
    for at, one in _of_kind("recommendation", said):
        for number, data in enumerate(one.data.updates, 1):
            yield at, _Update(number, data)


_UPDATE: list[Column[_Update]] = [
    *period_columns(lambda one: one.data.date),
    Column("text", lambda one: one.data.text.plain, "what happened"),
]
