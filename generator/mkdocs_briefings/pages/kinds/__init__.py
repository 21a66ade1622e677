"""What each kind of statement adds to what all of them say: its own view, and its sentence.

A kind that has no module here shows its fields as they are written, and its text or its words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.markdown import Prose
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.model.statements import Statement as Shape
from mkdocs_briefings.pages.kinds import (
    figure,
    judgement,
    recommendation,
    relation,
    response,
    responsibility,
)
from mkdocs_briefings.pages.kinds.wording import said, verbatim
from mkdocs_briefings.pages.parts.links import Links

__all__ = ["answering", "attributed", "own_view", "sentence", "verbatim"]

_VIEWS: dict[str, Callable[[Statement, Links], Any]] = {
    "judgement": judgement.view,
    "figure": figure.view,
    "recommendation": recommendation.view,
    "responsibility": responsibility.view,
    "relation": relation.view,
    "response": response.view,
}
_SENTENCES: dict[str, Callable[[Statement, Language], str]] = {
    "figure": figure.sentence,
    "responsibility": responsibility.sentence,
    "relation": relation.sentence,
    "response": response.sentence,
}


def own_view(statement: Statement, links: Links) -> Any:
    """Make the view of what only this kind of statement has."""
    make: Callable[[Statement, Links], Any] = _VIEWS.get(statement.kind, _as_written)
    return make(statement, links)


def sentence(statement: Statement, language: Language) -> str:
    """All that a statement says in one plain line, shortened where it is long."""
    return _SENTENCES.get(statement.kind, said)(statement, language)


def attributed(statement: Statement, language: Language) -> str:
    """Its sentence as it stands among those of sources: what is ours says so."""
    own = sentence(statement, language)
    if not statement.is_ours:
        return own
    ours = language.gettext(KINDS[statement.kind].ours)
    return language.gettext("{who}: {what}", who=ours, what=own)


def answering(statement: Statement, language: Language) -> str:
    """Which statement a response stands beside or against; empty where it is none."""
    answered = statement.answers
    if answered is None:
        return ""
    own = sentence(answered, language)
    stance = statement.data.stance
    return response.answering(stance, language, statement=own, is_ours=answered.is_ours)


def _as_written(statement: Statement, links: Links) -> dict[str, Any]:
    """The fields that only this kind has, by name."""
    names = type(statement.data).model_fields.keys() - Shape.model_fields.keys()
    return {name: _shown(getattr(statement.data, name), statement, links) for name in names}


def _shown(value: Any, statement: Statement, links: Links) -> Any:
    if isinstance(value, Prose):
        return links.passage(value, statement.home)
    if isinstance(value, Date):
        return links.date(value)
    return value
