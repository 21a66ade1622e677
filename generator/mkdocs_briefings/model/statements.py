"""Statements: whatever a record asserts, in one shape with eight kinds (see `kinds.py`)."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic.config import JsonDict

from mkdocs_briefings.language.slugs import slug
from mkdocs_briefings.model.schema_forms import one_needed
from mkdocs_briefings.model.texts import fault
from mkdocs_briefings.model.values import (
    Basis,
    CiteField,
    Confidence,
    Few,
    FigureStatus,
    Language,
    Likelihood,
    Marking,
    Md,
    Measure,
    Number,
    Outcome,
    Priority,
    RecommendationStatus,
    RelationKind,
    Several,
    Shape,
    Slug,
    Stance,
    StatementReference,
    Text,
    When,
    WhoField,
    Wording,
    as_list,
)


def _form(value: Any) -> str:
    return "reference" if isinstance(value, str) else "statement"


S = TypeVar("S")
Listed = Annotated[
    Annotated[S, Tag("statement")] | Annotated[StatementReference, Tag("reference")],
    Discriminator(_form),
]
Statements = Annotated[tuple[Listed[S], ...], BeforeValidator(as_list)]
"""A list of statements of one kind, or of references to such."""


class Original(Shape):
    """The words in the language in which they were said."""

    lang: Language
    """Language tag (BCP 47)."""
    text: Wording
    """The words."""


class Resolution(Shape):
    """What became of a disagreement."""

    outcome: Outcome
    """How it ended."""
    date: When | None = None
    """When that became known."""
    text: Md | None = None
    """What is known now."""
    cites: Few[CiteField] = ()
    """On which source that rests."""


def _says_in_schema(schema: JsonDict, shape: type[Statement]) -> None:
    if len(shape.says) > 1:
        schema.update(one_needed(*shape.says))


class Statement(Shape):
    """What all kinds of statement share."""

    model_config = ConfigDict(json_schema_extra=_says_in_schema)

    kind: ClassVar[str]
    says: ClassVar[tuple[str, ...]] = ("text", "quote")
    """The fields of which at least one must be written."""
    named_after: ClassVar[str] = ""
    """The field with the name of an actor from which its anchor is made, where one is."""

    text: Md | None = None
    """In our words."""
    quote: Wording | None = None
    """Verbatim words, without outer quotation marks; […] and … mark cuts."""
    context: Wording | None = None
    """The sentence a fragment belongs in."""
    original: Original | None = None
    """The words in the language in which they were said."""
    by: Few[WhoField] = ()
    """Who says it."""
    date: When | None = None
    """When it was said or done."""
    about: Few[Text] = ()
    """An incident, country or actor; by default the record's own subject."""
    cites: Few[CiteField] = ()
    """The sources it rests on."""
    responses: Statements[Response] = ()
    """What others say to it."""
    resolution: Resolution | None = None
    """What became of the disagreement."""
    topics: Few[Text] = ()
    """Subjects under which it is listed."""
    note: Md | None = None
    """A remark for the reader."""
    marking: Marking | None = None
    """How far it may be shared (TLP 2.0); never lower than its record's."""
    id: Slug | None = None
    """The end of its permanent address; by default made from its first words."""
    previous_ids: Few[Slug] = ()
    """Earlier ids whose addresses go on working."""

    @model_validator(mode="after")
    def _says_something(self) -> Statement:
        for name in self.says:
            if getattr(self, name) is not None:
                return self
        names = " or ".join(f"`{name}`" for name in self.says)
        raise fault("missing-field", f"{names} is missing", "Say what is stated.")

    def first_words(self) -> str:
        """The words from which its anchor is made where it has no id."""
        words = self.text.plain if self.text else self.quote or ""
        return " ".join(words.split(None, 6)[:6])


class Response(Statement):
    """What somebody says to a statement."""

    kind: ClassVar[str] = "response"
    says: ClassVar[tuple[str, ...]] = ("stance",)
    stance: Stance
    """Supports, disputes, denies or qualifies."""

    def first_words(self) -> str:
        """Its stance, where it gives neither text nor words."""
        words = super().first_words()
        return words if slug(words) else self.stance


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


Statement.model_rebuild()
for _shape in Statement.__subclasses__():
    _shape.model_rebuild()
