"""The shapes of single values: how each field reads the text that was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import core_schema

from mkdocs_briefings.addresses import parted
from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.language.vocabulary import Vocabulary
from mkdocs_briefings.markdown import Prose
from mkdocs_briefings.model import quantities, schema_forms, texts

T = TypeVar("T")


@dataclass(frozen=True)
class ReadBy:
    """Reads a value by a function alone; PlainValidator would prepare to write it too."""

    read: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        """What pydantic asks of the annotations of a field."""
        return core_schema.no_info_plain_validator_function(self.read)


@dataclass(frozen=True)
class ReadsAsField:
    """The same for a function that is also told the field's name."""

    read: Callable[[Any, str], Any]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        """What pydantic asks of the annotations of a field."""
        return core_schema.with_info_plain_validator_function(
            lambda value, info: self.read(value, info.field_name or "value")
        )


@dataclass(frozen=True)
class Form:
    """What authors call the form of a value; `words` are those that it takes."""

    name: str
    words: Vocabulary | None = None


ALWAYS_SAID = frozenset(["marking", "status"])
"""Fields that decide what is published, so that nothing after them may be a slip that tells all."""


_GIVEN: dict[frozenset[str], set[str]] = {}
"""The sets of fields that values were written with."""


class Shape(BaseModel):
    """A mapping with known fields; one with nothing after it counts as not written."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=False, use_attribute_docstrings=True
    )

    @model_validator(mode="before")
    @classmethod
    def _drop_unwritten(cls, data: Any) -> Any:
        if isinstance(data, dict) and None in data.values():
            dropped = cls.known_fields().keys() - ALWAYS_SAID
            return {
                key: "" if value is None and key in ALWAYS_SAID else value
                for key, value in data.items()
                if value is not None or key not in dropped
            }
        return data

    def model_post_init(self, _context: Any) -> None:
        """Share the note of which fields were written: kept by each value for itself, it would be
        a tenth of what records take in memory."""
        given = self.__pydantic_fields_set__
        object.__setattr__(
            self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given)
        )

    @classmethod
    def reference_name(cls) -> str:
        """The name under which authors find its fields explained."""
        return cls.__name__.lower()

    @classmethod
    @cache
    def known_fields(cls) -> Mapping[str, str]:
        """Field names as written in records, each with its attribute's name."""
        return {field.alias or name: name for name, field in cls.model_fields.items()}


def term_reader(words: Vocabulary) -> Callable[[Any], str]:
    """A reader that turns a term, written as slug or in words, into its slug."""

    as_written = frozenset(words.slugs)

    def read(value: Any) -> str:
        if isinstance(value, str) and value in as_written:
            return value
        text = texts.text_of(value)
        if term := words.lookup(text):
            return term.slug
        if words.open:
            return texts.label(text)
        raise texts.fault(
            "vocabulary", f"`{texts.shortened(text)}` is not allowed here", _remedy(words, text)
        )

    return read


def _remedy(words: Vocabulary, text: str) -> str:
    if hint := words.wrong_hint(text):
        return hint
    if near := words.nearest(text):
        return f"Did you mean `{near.slug}`?"
    return f"Write one of: {', '.join(words.slugs)}."


def _terms(words: Vocabulary) -> tuple[Any, ...]:
    form = Form("one of the words, or others" if words.open else "one of the words", words)
    return ReadBy(term_reader(words)), WithJsonSchema(schema_forms.terms(words)), form


def written(value: Any) -> Any:
    """A map of free keys without those that have nothing after them."""
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if item is not None}
    return value


def as_list(value: Any) -> Any:
    """A single item is a list of one."""
    return value if isinstance(value, list) else [value]


_DATE = schema_forms.date("2024-03-22", "2024-03~", "2024-01/2024-03")
_DAY = schema_forms.date("2024-03-22")
_DATED = schema_forms.date("2024-03-22", "2024-03")

Text = Annotated[str, ReadBy(texts.label), WithJsonSchema(schema_forms.TEXT), Form("text")]
Wording = Annotated[str, ReadBy(texts.text_of), WithJsonSchema(schema_forms.TEXT), Form("words")]
"""The words of somebody else, of any length."""
Md = Annotated[Prose, ReadBy(texts.prose), WithJsonSchema(schema_forms.TEXT), Form("Markdown")]
When = Annotated[Date, ReadBy(quantities.date), WithJsonSchema(_DATE), Form("date")]
Day = Annotated[Date, ReadBy(quantities.day), WithJsonSchema(_DAY), Form("day")]
Dated = Annotated[
    Date, ReadBy(quantities.moment_of_source), WithJsonSchema(_DATED), Form("day, month or year")
]
Number = Annotated[
    int | float,
    ReadsAsField(quantities.counted),
    WithJsonSchema(schema_forms.NUMBER),
    Form("number"),
]
Latitude = Annotated[
    float, ReadBy(quantities.degrees(90)), WithJsonSchema(schema_forms.NUMBER), Form("degrees")
]
Longitude = Annotated[
    float, ReadBy(quantities.degrees(180)), WithJsonSchema(schema_forms.NUMBER), Form("degrees")
]
Url = Annotated[str, ReadBy(texts.url), WithJsonSchema(schema_forms.URL), Form("web address")]
Country = Annotated[
    str, ReadBy(texts.country), WithJsonSchema(schema_forms.country()), Form("country code")
]
Language = Annotated[
    str, ReadBy(texts.language), WithJsonSchema(schema_forms.TEXT), Form("language tag")
]
Slug = Annotated[str, ReadBy(texts.slug), WithJsonSchema(schema_forms.SLUG), Form("slug")]
SitePath = Annotated[
    str,
    ReadBy(texts.site_path),
    WithJsonSchema(schema_forms.SITE_PATH),
    Form("address on this site"),
]

Likelihood = Annotated[str, *_terms(vocabulary.LIKELIHOOD)]
Confidence = Annotated[str, *_terms(vocabulary.CONFIDENCE)]
Reliability = Annotated[str, *_terms(vocabulary.RELIABILITY)]
Credibility = Annotated[str, *_terms(vocabulary.CREDIBILITY)]
Marking = Annotated[str, *_terms(vocabulary.MARKING)]
AttackType = Annotated[str, *_terms(vocabulary.ATTACK_TYPE)]
TargetType = Annotated[str, *_terms(vocabulary.TARGET_TYPE)]
Measure = Annotated[str, *_terms(vocabulary.MEASURE)]
Stance = Annotated[str, *_terms(vocabulary.STANCE)]
Outcome = Annotated[str, *_terms(vocabulary.OUTCOME)]
Basis = Annotated[str, *_terms(vocabulary.BASIS)]
RelationKind = Annotated[str, *_terms(vocabulary.RELATION_KIND)]
SourceType = Annotated[str, *_terms(vocabulary.SOURCE_TYPE)]
ActorType = Annotated[str, *_terms(vocabulary.ACTOR_TYPE)]
Priority = Annotated[str, *_terms(vocabulary.PRIORITY)]
RecommendationStatus = Annotated[str, *_terms(vocabulary.RECOMMENDATION_STATUS)]
BriefingStatus = Annotated[str, *_terms(vocabulary.BRIEFING_STATUS)]
FigureStatus = Annotated[str, *_terms(vocabulary.FIGURE_STATUS)]
Precision = Annotated[str, *_terms(vocabulary.PRECISION)]
PartyRole = Annotated[str, *_terms(vocabulary.PARTY_ROLE)]

MANY, FEW = 500, 50
_One = Annotated[T, BeforeValidator(texts.unlisted)]
Several = Annotated[tuple[_One[T], ...], Field(max_length=MANY), BeforeValidator(as_list)]
"""Any field that holds a list also takes a single item. Each item may have a page for it."""
Few = Annotated[tuple[_One[T], ...], Field(max_length=FEW), BeforeValidator(as_list)]
"""The same of a statement, of whose items each page that shows it names all."""


class StatementRef(NamedTuple):
    """`record#anchor`: a statement that is written somewhere else."""

    record: str
    anchor: str


def _reference(value: Any) -> StatementRef:
    text = texts.text_of(value)
    record, anchor = parted(text)
    if record and anchor:
        return StatementRef(record, anchor)
    raise texts.fault(
        "reference",
        f"`{texts.shortened(text)}` is neither a statement nor a reference to one",
        "Write fields (`text: …`), or `record#anchor` to show a statement of another record.",
    )


StatementReference = Annotated[
    StatementRef,
    ReadBy(_reference),
    WithJsonSchema(schema_forms.REFERENCE),
    Form("`record#anchor`"),
]


class Who(Shape):
    """Somebody: an actor by name, shown under that name or in the source's words."""

    model_config = ConfigDict(json_schema_extra=schema_forms.one_needed("name", "as"))

    name: Text | None = None
    """An actor's id, name or alias, a country's name or code, or any other name."""
    as_: Text | None = Field(None, alias="as")
    """How the source calls them here, or the office they held at the time."""

    @model_validator(mode="after")
    def _says_something(self) -> Who:
        if self.name is None and self.as_ is None:
            raise texts.fault("missing-field", "names nobody", "Write a name, or `{as: …}`.")
        return self


def _who(value: Any) -> Any:
    if isinstance(value, str):
        return {"name": value}
    if isinstance(value, dict):
        return value
    raise texts.wrong_type(value, "a name, or `{name: …, as: …}`")


WhoField = Annotated[Who, BeforeValidator(_who, json_schema_input_type=Who | Text), Form("a name")]


class Cite(Shape):
    """A place in a source."""

    source: Text
    """A key of this record's `sources`, or the id of a source file."""
    at: Text | None = None
    """The place: a page, a paragraph, a minute."""
    via: Text | None = None
    """The source through which it is known."""
    credibility: Credibility | None = None
    """How credible this very information is: 1 (confirmed) to 6 (cannot be judged)."""


def _cite(value: Any) -> Any:
    if isinstance(value, str):
        source, comma, at = value.partition(",")
        return {"source": source.strip(), "at": at.strip() or None} if comma else {"source": value}
    if isinstance(value, dict):
        return value
    raise texts.wrong_type(value, "a source key, or `{source: …, at: …}`")


CiteField = Annotated[
    Cite, BeforeValidator(_cite, json_schema_input_type=Cite | Text), Form("`key, place`")
]
