"""Records as the record format has them, made from what is shown: hidden parts are not there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mkdocs_briefings.addresses import at
from mkdocs_briefings.library.linked import Briefing, Incident, Statement, Subject
from mkdocs_briefings.model.kinds import lists_of
from mkdocs_briefings.model.records import Record
from mkdocs_briefings.outputs.data.plain import fields

_FOR_AUTHORS = "accept"


def record_of(subject: Subject) -> dict[str, Any]:
    """A subject's record with what may be shown of it; each statement says its id."""
    data: Record = getattr(subject, "data")  # noqa: B009
    lists = list(lists_of(data))
    found = fields(data, without=(*lists, _FOR_AUTHORS, "sources", "incident"))
    if isinstance(subject, Briefing) and subject.incident:
        found["incident"] = _incident(subject.incident, subject)
    for name in lists:
        if held := subject.lists.get(name):
            found[name] = _held(held, subject)
    if subject.sources and subject.has_page:
        found["sources"] = {
            key: fields(source.data) if source.anchor else source.id
            for key, source in subject.sources.items()
        }
    order = {name: place for place, name in enumerate(type(data).known_fields())}
    return dict(sorted(found.items(), key=lambda item: order[item[0]]))


def _incident(incident: Incident, briefing: Briefing) -> Any:
    return incident.id if incident.entry is not briefing.entry else record_of(incident)


def _held(statements: Iterable[Statement], holder: Subject | Statement) -> list[Any]:
    """Statements that a list holds; of those that stand elsewhere, where that is."""
    return [
        _statement(one) if (one.answers or one.home) is holder else _place(one)
        for one in statements
    ]


def _statement(statement: Statement) -> dict[str, Any]:
    found = fields(statement.data, without=("id", "responses"))
    found["id"] = statement.anchor.removeprefix(statement.kind).removeprefix("-")
    if not found["id"]:
        del found["id"]
    if statement.responses:
        found["responses"] = _held(statement.responses, statement)
    return found


def _place(statement: Statement) -> str:
    return at(statement.entry.id, statement.anchor)
