"""The shapes of single values: how each field reads the text that was written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import core_schema

from mkdocs_briefings.language import countries, dates, vocabulary
from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.language.slugs import is_slug, slug
from mkdocs_briefings.language.vocabulary import Vocabulary
from mkdocs_briefings.load.file_names import path_fault
from mkdocs_briefings.markdown import Prose
from mkdocs_briefings.markdown import parse as parse_markdown
from mkdocs_briefings.model import numbers, schema_forms
from mkdocs_briefings.problems import Fault, Faulty

T = TypeVar("T")


def fault(rule: str, message: str, hint: str = "") -> Faulty:
    """What a reader of a field raises; a message without a subject of its own is about the field.

    Pydantic gathers it with the others of a record, since it is a ValueError.
    """
    return Faulty(Fault(rule, message, hint))


@dataclass(frozen=True)
class Reads:
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


DEEPEST_PATH = 10
"""Parts of a path of the site."""
LONGEST = 1_000
"""Characters of a text that is no sentence, such as a name or a title."""


_ALWAYS_SAID = frozenset(["marking", "status"])
"""Fields that decide what is published, so that nothing after them may be a slip that tells all."""


class Shape(BaseModel):
    """A mapping with known fields; one with nothing after it counts as not written."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=False, use_attribute_docstrings=True
    )

    @model_validator(mode="before")
    @classmethod
    def _drop_unwritten(cls, data: Any) -> Any:
        if isinstance(data, dict) and None in data.values():
            dropped = cls.known_fields().keys() - _ALWAYS_SAID
            return {
                key: "" if value is None and key in _ALWAYS_SAID else value
                for key, value in data.items()
                if value is not None or key not in dropped
            }
        return data

    @classmethod
    def known_fields(cls) -> dict[str, str]:
        """Field names as written in records, each with its attribute's name."""
        return {field.alias or name: name for name, field in cls.model_fields.items()}


def _written(value: Any) -> str:
    if isinstance(value, str):
        text = " ".join(value.split())
        if text:
            return text
        raise fault("empty", "is empty")
    raise wrong_type(value, "text")


def wrong_type(value: Any, wanted: str, hint: str = "") -> Faulty:
    """The fault of a list or mapping where something else belongs."""
    found = {dict: "fields", list: "a list", type(None): "nothing"}.get(type(value), "text")
    if wanted == "text" and isinstance(value, dict | list):
        hint = (
            "A text that holds `: ` or begins with [ or { is read as something else: put it on "
            "the next line after `>-`, indented."
        )
    return fault("type", f"must be {wanted}, but holds {found}", hint)


# What word processors make of hyphens, other bullets, and a hyphen that touches a word.
_LIST_MARK = re.compile(r"[•‣·▪▫◦●○■□➢✓*]\s*(?=\w)|(?:[–—―]\s*|-)(?=[^\W\d_])")


def _label(value: Any) -> str:
    """A text that pages repeat at each statement, so that its length is the length of many."""
    text = _written(value)
    if found := _LIST_MARK.match(text):
        message = f"`{_short(text)}` begins with `{found[0].strip()}`, which makes no list"
        hint = "Begin each with a hyphen and a blank (`- `), on a line of its own."
        raise fault("list-mark", message, hint)
    if len(text) > LONGEST:
        message = f"has {len(text):,} characters, more than {LONGEST:,}"
        raise fault("too-long", message, "Write it short; the rest goes in a text beside it.")
    return text


def _prose(value: Any) -> Prose:
    if not isinstance(value, str):
        raise wrong_type(value, "text")
    if not value.strip():
        raise fault("empty", "is empty")
    return parse_markdown(value)


_DAY_FORM = "Write year-month-day, as in 2024-03-22."


def _date(value: Any, fits: Callable[[Date], bool] = bool, form: str = "") -> Date:
    """A date; a remedy is offered only where it `fits` the field, else the `form` that does."""
    try:
        return dates.parse(_written(value))
    except dates.DateError as error:
        if all(fits(dates.parse(remedy)) for remedy in error.remedies):
            raise
        hint = f"{form} {error.meaning}".strip()
        raise fault("date", error.fault.message, hint) from error


def _day(value: Any) -> Date:
    date = _date(value, lambda date: date.is_single, _DAY_FORM)
    if date.is_single:
        return date
    raise fault("date", f"`{date.text}` is not a single day", _DAY_FORM)


def _moment_of_source(value: Any) -> Date:
    form = "Write a day, a month or a year."
    date = _date(value, lambda date: not date.interval, form)
    if date.interval:
        raise fault("date", f"`{date.text}` is a span of time", form)
    return date


def _number(value: Any, field: str) -> int | float:
    text = _written(value)
    if numbers.may_be_thousands(text):
        message = f"`{text}` may be thousands or a decimal"
        raise fault("number", message, numbers.of_figure(text))
    return _read_number(text, lambda: numbers.of_figure(text, field))


def _read_number(text: str, remedy: Callable[[], str]) -> int | float:
    number = numbers.read(text)
    if number is None:
        raise fault("number", f"`{_short(text)}` is not a number", remedy())
    return number


class About(float):
    """A number for which its source says "about"."""

    def __str__(self) -> str:
        return str(int(self)) if self.is_integer() else float.__repr__(self)


def _counted(value: Any, field: str) -> int | float:
    text = _written(value)
    if text[0] == "~" and (number := numbers.read(text[1:].lstrip())) is not None:
        return About(number)
    return _number(text, field)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _degrees(limit: int) -> Callable[[Any], float]:
    def read(value: Any) -> float:
        text = _written(value)
        number = _read_number(text, lambda: numbers.of_degrees(text))
        if abs(number) > limit:
            raise fault(
                "coordinate",
                f"`{number}` is outside -{limit} to {limit}",
                "`lat` comes before `lon`; were they swapped?",
            )
        return float(number)

    return read


def _url(value: Any) -> str:
    text = _written(value)
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
    except ValueError:
        good = False
    if good:
        return text
    meant = _fanged(text)
    hint = f"Write `{meant}`." if meant else "Write it whole: https://host/path"
    raise fault("url", f"`{_short(text)}` is not a web address", hint)


_FANGLESS_SCHEME = re.compile(r"^h(?:xx|\*\*|tt)p(s?)(?:\[:\]|\[://\]|:)(?://)?", re.I)
_FANGLESS_DOT = re.compile(r"\[\.\]|\(\.\)|\{\.\}|\[dot\]", re.I)


def _fanged(text: str) -> str:
    """The address that a text is which was made harmless to click; empty where it is none."""
    plain = _FANGLESS_DOT.sub(".", _FANGLESS_SCHEME.sub(r"http\1://", text))
    if plain == text or len(text) > LONGEST:
        return ""
    try:
        return _url(plain)
    except Faulty:
        return ""


def _country(value: Any) -> str:
    if isinstance(value, list):
        hint = (
            "Write one here; each further one belongs in a place of its own, "
            "`place: [{country: YE}, {country: ER}]`, or in `countries` of a briefing."
        )
        raise fault("type", "must be one country, but holds a list", hint)
    text = _written(value)
    if text in countries.codes():
        return text
    if code := countries.code_like(text):
        hint = f"Write `{code}`."
    elif near := countries.like(text):
        hint = f"Did you mean {countries.country_name(near)}? Write `{near}`."
    else:
        hint = "Write the two letters of ISO 3166-1, as in `AF`."
    raise fault("country", f"`{_short(text)}` is not a country code", hint)


def _language(value: Any) -> str:
    text = _written(value)
    if countries.is_language(text):
        return text
    raise fault(
        "language",
        f"`{_short(text)}` is not a language tag",
        "Write a BCP 47 tag, as in `en`, `fa` or `zh-Hant`.",
    )


def _slug(value: Any) -> str:
    text = _written(value)
    if is_slug(text):
        return text
    hint = f"Write `{slug(text)}`." if slug(text) else "Use letters, digits and hyphens."
    raise fault("slug", f"`{_short(text)}` is no slug", hint)


def _site_path(value: Any) -> str:
    text = _written(value)
    parts = text[1:-1].split("/")
    if text.startswith("/") and text.endswith("/") and all(p not in ("", ".", "..") for p in parts):
        message = path_fault(text[1:-1])
        if len(parts) > DEEPEST_PATH:
            message = f"`{_short(text)}` has {len(parts):,} parts, more than {DEEPEST_PATH}"
        elif any(part.startswith(".") for part in parts):
            message = f"`{_short(text)}` has a part that begins with a dot"
        if message:
            raise fault("site-path", message, "It can never have been an address of this site.")
        return text
    raise fault(
        "site-path",
        f"`{_short(text)}` is not a path of this site",
        "Write it as in the address, with slashes at both ends: /2024/old-name/",
    )


def term_reader(words: Vocabulary) -> Callable[[Any], str]:
    """A reader that turns a term, written as slug or in words, into its slug."""

    as_written = frozenset(words.slugs)

    def read(value: Any) -> str:
        if isinstance(value, str) and value in as_written:
            return value
        text = _written(value)
        if term := words.lookup(text):
            return term.slug
        if words.open:
            return _label(text)
        raise fault("vocabulary", f"`{_short(text)}` is not allowed here", _remedy(words, text))

    return read


def _remedy(words: Vocabulary, text: str) -> str:
    if hint := words.wrong_hint(text):
        return hint
    if near := words.nearest(text):
        return f"Did you mean `{near.slug}`?"
    return f"Write one of: {', '.join(words.slugs)}."


def _terms(words: Vocabulary) -> tuple[Any, ...]:
    return Reads(term_reader(words)), WithJsonSchema(schema_forms.terms(words))


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

Text = Annotated[str, Reads(_label), WithJsonSchema(schema_forms.TEXT)]
Wording = Annotated[str, Reads(_written), WithJsonSchema(schema_forms.TEXT)]
"""The words of somebody else, of any length."""
Md = Annotated[Prose, Reads(_prose), WithJsonSchema(schema_forms.TEXT)]
When = Annotated[Date, Reads(_date), WithJsonSchema(_DATE)]
Day = Annotated[Date, Reads(_day), WithJsonSchema(_DAY)]
Dated = Annotated[Date, Reads(_moment_of_source), WithJsonSchema(_DATED)]
Number = Annotated[int | float, ReadsAsField(_counted), WithJsonSchema(schema_forms.NUMBER)]
Latitude = Annotated[float, Reads(_degrees(90)), WithJsonSchema(schema_forms.NUMBER)]
Longitude = Annotated[float, Reads(_degrees(180)), WithJsonSchema(schema_forms.NUMBER)]
Url = Annotated[str, Reads(_url), WithJsonSchema(schema_forms.URL)]
Country = Annotated[str, Reads(_country), WithJsonSchema(schema_forms.country())]
Language = Annotated[str, Reads(_language), WithJsonSchema(schema_forms.TEXT)]
Slug = Annotated[str, Reads(_slug), WithJsonSchema(schema_forms.SLUG)]
SitePath = Annotated[str, Reads(_site_path), WithJsonSchema(schema_forms.SITE_PATH)]

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
Several = Annotated[tuple[T, ...], Field(max_length=MANY), BeforeValidator(as_list)]
"""Any field that holds a list also takes a single item. Each item may have a page for it."""
Few = Annotated[tuple[T, ...], Field(max_length=FEW), BeforeValidator(as_list)]
"""The same of a statement, of whose items each page that shows it names all."""


class Reference(NamedTuple):
    """`record#anchor`: a statement that is written somewhere else."""

    record: str
    anchor: str


def _reference(value: Any) -> Reference:
    text = _written(value)
    record, mark, anchor = text.partition("#")
    if record and mark and anchor:
        return Reference(record, anchor)
    raise fault(
        "reference",
        f"`{_short(text)}` is neither a statement nor a reference to one",
        "Write fields (`text: …`), or `record#anchor` to show a statement of another record.",
    )


StatementReference = Annotated[Reference, Reads(_reference), WithJsonSchema(schema_forms.REFERENCE)]


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
            raise fault("missing-field", "names nobody", "Write a name, or `{as: …}`.")
        return self


def _who(value: Any) -> Any:
    if isinstance(value, str):
        return {"name": value}
    if isinstance(value, dict):
        return value
    raise wrong_type(value, "a name, or `{name: …, as: …}`")


WhoField = Annotated[Who, BeforeValidator(_who, json_schema_input_type=Who | Text)]


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
    raise wrong_type(value, "a source key, or `{source: …, at: …}`")


CiteField = Annotated[Cite, BeforeValidator(_cite, json_schema_input_type=Cite | Text)]
