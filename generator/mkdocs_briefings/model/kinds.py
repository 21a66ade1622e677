"""The kinds of statement: the shape of each, and one table that everything reads which tells kinds
apart.

To add a kind: its shape and its row here, its list in the records that hold it (`records.py`), and
its template in `templates/kinds/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from pydantic import Field, model_validator

from mkdocs_briefings.language.vocabulary import FIGURE_STATUS, RECOMMENDATION_STATUS
from mkdocs_briefings.language.words import N_, Nn_
from mkdocs_briefings.model.statements import Kind, Response, Statement
from mkdocs_briefings.model.texts import fault
from mkdocs_briefings.model.values import (
    Basis,
    CiteField,
    Confidence,
    Few,
    FigureStatus,
    Likelihood,
    Md,
    Measure,
    Number,
    Priority,
    RecommendationStatus,
    RelationKind,
    Several,
    Shape,
    Text,
    When,
    WhoField,
    Wording,
)


class Judgement(Statement):
    """What we, or somebody named, conclude."""

    kind: ClassVar[str] = "judgement"
    likelihood: Likelihood | None = None
    """How likely the event is (ICD 203)."""
    confidence: Confidence | None = None
    """How well founded the judgement is."""
    because: Md | None = None
    """The reasons."""


class Claim(Statement):
    """What somebody asserts."""

    kind: ClassVar[str] = "claim"


class Quote(Statement):
    """What somebody said, in their words."""

    kind: ClassVar[str] = "quote"
    quote: Wording
    """Verbatim words, without outer quotation marks; […] and … mark cuts."""
    by: Few[WhoField]
    """Who said it."""


class Figure(Statement):
    """A number that somebody gives."""

    kind: ClassVar[str] = "figure"
    says: ClassVar[tuple[str, ...]] = ("value", "min", "max", "words")
    measure: Measure
    """What is counted: killed, wounded, arrested, … or other words."""
    value: Number | None = None
    """The number, or the best estimate between `min` and `max`."""
    min: Number | None = None
    """The lowest number, included."""
    max: Number | None = None
    """The highest number, included."""
    words: Text | None = None
    """The source's own words: scores, more than 180."""
    unit: Text | None = None
    """What the number counts in, where not people."""
    scope: Text | None = None
    """Which part is counted: civilians, in custody, by the evening."""
    as_of: When | None = None
    """The day on which the number stood so."""
    period: When | None = None
    """The span of time that is counted."""
    status: FigureStatus | None = None
    """`retracted` where its source took it back; `note` says why."""
    retracted: When | None = None
    """When its source took it back."""

    @model_validator(mode="after")
    def _says_why_it_was_retracted(self) -> Figure:
        if self.status == "retracted" and not self.note:
            hint = "Say why its source took the figure back."
            raise fault("missing-field", "`note` is missing", hint)
        return self

    def first_words(self) -> str:
        """What is counted, of what, and when."""
        return " ".join(
            filter(None, (self.measure, self.scope, self.as_of.text if self.as_of else None))
        )


class Update(Shape):
    """What happened to a recommendation since."""

    date: When
    """When."""
    text: Md
    """What happened."""
    cites: Few[CiteField] = ()
    """The sources it rests on."""


class Recommendation(Statement):
    """What somebody says should be done."""

    kind: ClassVar[str] = "recommendation"
    to: Few[WhoField] = ()
    """Who should do it."""
    priority: Priority | None = None
    """How urgent it is."""
    horizon: Text | None = None
    """By when."""
    because: Md | None = None
    """The reasons."""
    status: RecommendationStatus = "proposed"
    """What became of it."""
    updates: Several[Update] = ()
    """What happened since, with dates."""


class Event(Statement):
    """An entry of a timeline."""

    kind: ClassVar[str] = "event"
    date: When
    """When it happened."""
    text: Md
    """What happened."""


class Responsibility(Statement):
    """Who is said to have done it, and on what basis."""

    kind: ClassVar[str] = "responsibility"
    says: ClassVar[tuple[str, ...]] = ("basis",)
    named_after: ClassVar[str] = "actor"
    actor: Few[WhoField]
    """Who is said to have done it."""
    basis: Basis
    """Claimed by themselves, attributed, suspected, accused, charged or convicted."""

    def first_words(self) -> str:
        """Who is said to have done it, and on what basis."""
        return " ".join([*(who.name or who.as_ or "" for who in self.actor), self.basis])


class Relation(Statement):
    """How an actor stands to another."""

    kind: ClassVar[str] = "relation"
    says: ClassVar[tuple[str, ...]] = ("relation",)
    named_after: ClassVar[str] = "to"
    to: Text
    """The other actor."""
    relation: RelationKind = Field(alias="kind")
    """Affiliate of, part of, ties with, supports, opposes, …"""
    since: When | None = None
    """From when."""
    until: When | None = None
    """Until when."""

    def first_words(self) -> str:
        """Which relation, and to whom."""
        return f"{self.relation} {self.to}"


_TABLE: Final = (
    Kind(
        shape=Judgement,
        field="judgements",
        one=N_("Judgement"),
        many=N_("Judgements"),
        counted=Nn_("{count} judgement", "{count} judgements"),
        role="judged",
        made=N_("Judgements made"),
        ours=N_("We judge"),
        may_lack_source=True,
        is_filed=True,
        is_facet=True,
    ),
    Kind(
        shape=Claim,
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
        shape=Quote,
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
        shape=Figure,
        field="figures",
        one=N_("Figure"),
        many=N_("Figures"),
        counted=Nn_("{count} figure", "{count} figures"),
        role="counted",
        made=N_("Figures given"),
        statuses=FIGURE_STATUS,
        is_facet=True,
    ),
    Kind(
        shape=Recommendation,
        field="recommendations",
        one=N_("Recommendation"),
        many=N_("Recommendations"),
        counted=Nn_("{count} recommendation", "{count} recommendations"),
        role="recommended",
        made=N_("Recommendations made"),
        asks=True,
        statuses=RECOMMENDATION_STATUS,
        ours=N_("We recommend"),
        may_lack_source=True,
        is_filed=True,
        is_facet=True,
    ),
    Kind(
        shape=Event,
        field="timeline",
        one=N_("Event"),
        many=N_("Events"),
        counted=Nn_("{count} event", "{count} events"),
        role="reported",
        made=N_("Events reported"),
        may_lack_source=True,
    ),
    Kind(
        shape=Responsibility,
        field="responsibility",
        one=N_("Responsibility"),
        many=N_("Statements of responsibility"),
        counted=Nn_("{count} statement of responsibility", "{count} statements of responsibility"),
        role="attributed",
        made=N_("Whom it blames"),
    ),
    Kind(
        shape=Relation,
        field="relations",
        one=N_("Relation"),
        many=N_("Relations"),
        counted=Nn_("{count} relation", "{count} relations"),
        role="related",
    ),
    Kind(
        shape=Response,
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
