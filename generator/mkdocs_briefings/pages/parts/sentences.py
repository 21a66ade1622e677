"""A statement in one plain line, for lists and tables that lead to it."""

from __future__ import annotations

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.library.figures import amount
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.model import statements as model
from mkdocs_briefings.pages.parts.kinds import measure_label

_LONGEST = 280


def sentence(statement: Statement) -> str:
    """What a statement says, shortened where it is long."""
    data = statement.data
    match data:
        case model.Figure():
            scope = f" ({data.scope})" if data.scope else ""
            return f"{measure_label(data.measure)}{scope}: {amount(data)}"
        case model.Responsibility():
            names = ", ".join(party.name for party in statement.actors)
            basis = vocabulary.BASIS[data.basis].label.lower()
            return f"{statement.home.name}: {basis} – {names}"
        case model.Relation():
            kind = vocabulary.RELATION_KIND[data.relation].label.lower()
            return f"{statement.home.name}: {kind} {statement.to[0].name}"
    if data.text:
        return _shortened(data.text.plain)
    if data.quote:
        return verbatim(statement)
    return vocabulary.STANCE[data.stance].label


def verbatim(statement: Statement) -> str:
    """The words that were said, shortened where there are many."""
    return f"“{_shortened(statement.data.quote)}”"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
