"""What a statement or a record tells a reader, fact by fact, so that two states can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs_briefings.library.linked import (
    Actor,
    Briefing,
    Citation,
    Incident,
    Party,
    Source,
    Statement,
    Subject,
)
from mkdocs_briefings.model import kinds as model
from mkdocs_briefings.model.statements import Response

Facts = dict[str, str]
"""What is told, by what it is called in a report; what is not told is not there."""

_FIELDS = {
    "likelihood": "likelihood",
    "confidence": "confidence",
    "stance": "stance",
    "status": "status",
    "priority": "priority",
    "horizon": "horizon",
    "basis": "basis",
    "relation": "relation",
    "scope": "scope",
    "unit": "unit",
    "as_of": "as of",
    "period": "period",
    "since": "since",
    "until": "until",
}
"""Fields of statements that are told as they are written."""
_OF_RECORDS = ("title", "name", "date", "published", "updated", "status", "type", "country", "url")


def of_statement(statement: Statement) -> Facts:
    """What a statement tells; its first fact is what it says."""
    data = statement.data
    told = {
        "says": said(statement),
        "quote": _folded(data.quote) if data.text else "",
        "by": _names(statement.by),
        "to": _names(statement.to),
        "date": _date(data.date),
        "sources": sources_of(statement.citations),
        "because": _plain(getattr(data, "because", None)),
        "note": _plain(data.note),
        "outcome": data.resolution.outcome if data.resolution else "",
    }
    for field, label in _FIELDS.items():
        told[label] = _written(getattr(data, field, None))
    updates = getattr(data, "updates", ())
    told["updates"] = "; ".join(f"{_date(one.date)}: {_plain(one.text)}" for one in updates)
    return {name: text for name, text in told.items() if text}


def said(statement: Statement) -> str:
    """What a statement says, in one line."""
    data = statement.data
    match data:
        case model.Figure():
            return f"{data.measure}: {amount(data)}"
        case model.Responsibility():
            return f"{_names(statement.actors)}: {data.basis}"
        case model.Relation():
            return f"{data.relation} {_names(statement.to)}"
    text = _plain(data.text) or (f"“{_folded(data.quote)}”" if data.quote else "")
    stance = f"{data.stance}: " if isinstance(data, Response) else ""
    return f"{stance}{text}" or statement.kind


def amount(data: model.Figure) -> str:
    """What a figure gives: its number, its bounds, else the source's words."""
    if data.value is not None:
        bounds = [_number(one) for one in (data.min, data.max) if one is not None]
        return f"{_number(data.value)} ({'–'.join(bounds)})" if bounds else _number(data.value)
    if data.min is not None and data.max is not None:
        return f"{_number(data.min)}–{_number(data.max)}"
    if data.min is not None:
        return f"at least {_number(data.min)}"
    if data.max is not None:
        return f"at most {_number(data.max)}"
    return data.words or ""


def of_subject(subject: Subject) -> Facts:
    """What a record tells outside of its statements."""
    data: Any = getattr(subject, "data", None)
    told = {field: _written(getattr(data, field, None)) for field in _OF_RECORDS}
    told["summary"] = _plain(getattr(data, "summary", None))
    told["body"] = _plain(getattr(data, "body", None))
    told["aliases"] = ", ".join(map(str, getattr(data, "aliases", ())))
    told["topics"] = ", ".join(getattr(data, "topics", ()))
    if isinstance(subject, Briefing | Incident | Actor | Source):
        told["cites"] = sources_of(subject.header)
    return {name: text for name, text in told.items() if text}


def sources_of(citations: Iterable[Citation]) -> str:
    """The sources cited, each once, with the places in them."""
    return "; ".join(dict.fromkeys(_citation(one) for one in citations))


def _citation(citation: Citation) -> str:
    label = citation.source.data.publisher or citation.source.name
    return ", ".join(filter(None, (label, citation.at)))


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(filter(None, (party.words or party.name for party in parties)))


def _date(date: Any) -> str:
    return str(date.text) if date else ""


def _plain(prose: Any) -> str:
    return _folded(prose.plain) if prose else ""


def _folded(text: str | None) -> str:
    return " ".join((text or "").split())


def _written(value: Any) -> str:
    if value is None:
        return ""
    return _date(value) if hasattr(value, "text") and hasattr(value, "start") else str(value)


def _number(value: float) -> str:
    return f"{value:,}"


def statements_of(subject: Subject) -> Iterator[Statement]:
    """All statements written in a subject, responses too."""
    for name in ("judgements", "responsibility", "relations", "figures", "claims", "quotes"):
        yield from _with_responses(getattr(subject, name, ()), subject)
    for name in ("recommendations", "timeline"):
        yield from _with_responses(getattr(subject, name, ()), subject)


def _with_responses(statements: Iterable[Statement], home: Subject) -> Iterator[Statement]:
    for statement in statements:
        if statement.home is home:
            yield statement
            yield from _with_responses(statement.responses, home)
