"""The kinds of statement: one table that everything reads which tells kinds apart.

To add a kind: its shape in `statements.py`, its field in the records that hold it, a row here, and
its template in `templates/kinds/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mkdocs_briefings.language.words import N_, Nn_
from mkdocs_briefings.model import statements
from mkdocs_briefings.model.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of statement.

    `field` is the list of a record that holds it; `one`, `many` and `counted` are its names as a
    reader sees them; `role` is the part of whoever says such a statement, `made` the title under
    which a speaker's page lists what it said in that part (empty: it does not).
    """

    shape: type[Statement]
    field: str
    one: str
    many: str
    counted: tuple[str, str]
    role: str
    made: str = ""
    is_ours: bool = False
    """Without `by`, the authors of the briefing say it, not the cited source."""
    may_lack_source: bool = False
    """It may stand without `cites`, unless somebody else says it."""
    is_filed: bool = False
    """A topic lists it under its kind, even where it has its topics from its record."""
    is_facet: bool = False
    """Search offers it as a kind of statement to narrow down to."""

    @property
    def name(self) -> str:
        """Its name in code, and the first part of its anchors."""
        return self.shape.kind

    @property
    def template(self) -> str:
        """The template of its headline and of what only it has."""
        return f"kinds/{self.name}.md.j2"


_TABLE: Final = (
    Kind(
        shape=statements.Judgement,
        field="judgements",
        one=N_("Judgement"),
        many=N_("Judgements"),
        counted=Nn_("{count} judgement", "{count} judgements"),
        role="judged",
        made=N_("Judgements made"),
        is_ours=True,
        may_lack_source=True,
        is_filed=True,
        is_facet=True,
    ),
    Kind(
        shape=statements.Claim,
        field="claims",
        one=N_("Claim"),
        many=N_("Claims"),
        counted=Nn_("{count} claim", "{count} claims"),
        role="claimed",
        made=N_("Claims made"),
        is_filed=True,
        is_facet=True,
    ),
    Kind(
        shape=statements.Quote,
        field="quotes",
        one=N_("Quote"),
        many=N_("Quotes"),
        counted=Nn_("{count} quote", "{count} quotes"),
        role="quoted",
        made=N_("Quoted"),
        is_filed=True,
        is_facet=True,
    ),
    Kind(
        shape=statements.Figure,
        field="figures",
        one=N_("Figure"),
        many=N_("Figures"),
        counted=Nn_("{count} figure", "{count} figures"),
        role="counted",
        made=N_("Figures given"),
        is_facet=True,
    ),
    Kind(
        shape=statements.Recommendation,
        field="recommendations",
        one=N_("Recommendation"),
        many=N_("Recommendations"),
        counted=Nn_("{count} recommendation", "{count} recommendations"),
        role="recommended",
        made=N_("Recommendations made"),
        is_ours=True,
        may_lack_source=True,
        is_filed=True,
        is_facet=True,
    ),
    Kind(
        shape=statements.Event,
        field="timeline",
        one=N_("Event"),
        many=N_("Events"),
        counted=Nn_("{count} event", "{count} events"),
        role="reported",
        made=N_("Events reported"),
        may_lack_source=True,
    ),
    Kind(
        shape=statements.Responsibility,
        field="responsibility",
        one=N_("Responsibility"),
        many=N_("Statements of responsibility"),
        counted=Nn_("{count} statement of responsibility", "{count} statements of responsibility"),
        role="attributed",
        made=N_("Whom it blames"),
    ),
    Kind(
        shape=statements.Relation,
        field="relations",
        one=N_("Relation"),
        many=N_("Relations"),
        counted=Nn_("{count} relation", "{count} relations"),
        role="related",
    ),
    Kind(
        shape=statements.Response,
        field="responses",
        one=N_("Response"),
        many=N_("Responses"),
        counted=Nn_("{count} response", "{count} responses"),
        role="responded",
        made=N_("Responses made"),
    ),
)

KINDS: Final = {kind.name: kind for kind in _TABLE}
"""All kinds by name, in the order in which pages list them."""

OF_FIELD: Final = {kind.field: kind for kind in _TABLE}
"""The kind that each list of a record or statement holds."""


def lists_of(record: object) -> Iterator[str]:
    """The fields of a record that hold statements, in the order of its shape."""
    fields: dict[str, object] = getattr(type(record), "model_fields", {})
    return (name for name in fields if name in OF_FIELD and name != "responses")
