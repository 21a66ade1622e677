"""Statements: whatever a record asserts, in one shape; the kinds of it are in `kinds.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BeforeValidator, ConfigDict, Discriminator, Tag, model_validator
from pydantic.config import JsonDict

from mkdocs_briefings.language.slugs import slug
from mkdocs_briefings.language.vocabulary import Vocabulary
from mkdocs_briefings.model.schema_forms import one_needed
from mkdocs_briefings.model.texts import fault
from mkdocs_briefings.model.values import (
    CiteField,
    Few,
    Language,
    Marking,
    Md,
    Outcome,
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


for _shape in (Statement, Response):
    _shape.model_rebuild()


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
    ours: str = ""
    """What tells that the authors of the briefing say it, as they do where it has no `by`; empty
    where the cited source does."""
    may_lack_source: bool = False
    """It may stand without `cites`, unless somebody else says it."""
    is_filed: bool = False
    """A topic lists it under its kind, even where it has its topics from its record."""
    asks: bool = False
    """Those whom its `to` names are asked to act; else they are the other side."""
    statuses: Vocabulary | None = None
    """The words of its field `status`, which a line of it tells."""
    is_facet: bool = False
    """Search offers it as a kind of statement to narrow down to."""

    @property
    def name(self) -> str:
        """Its name in code, and the first part of its anchors."""
        return self.shape.kind

    @property
    def is_ours(self) -> bool:
        """Whether, without `by`, the authors of the briefing say it, not the cited source."""
        return bool(self.ours)

    @property
    def template(self) -> str:
        """The template of its headline and of what only it has."""
        return f"kinds/{self.name}.md.j2"
