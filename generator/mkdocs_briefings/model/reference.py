"""The reference of fields for authors: what the models say of each, and what stands beside them.

Names, forms, allowed words and descriptions come from the models; what a field does on the page,
and an example of it, from `reference.yaml`, which is read only when the reference is asked for. A
field of which nothing stands there is told without; a test says which these are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from inspect import get_annotations
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import yaml

from mkdocs_briefings.model import records, statements
from mkdocs_briefings.model.kinds import OF_FIELD
from mkdocs_briefings.model.values import Form, Shape

_BESIDE = Path(__file__).with_name("reference.yaml")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

FORMS = {
    "text": "Plain text on one line, or folded over several.",
    "words": "Words as they were said, of any length.",
    "Markdown": (
        "Text with Markdown: emphasis, lists, links, tables; `[@key]` or `[@key, para. 4]` cites a "
        "source. On the next line after `>-` or `|` every character is text."
    ),
    "date": (
        "`2024`, `2024-03`, `2024-03-22` or `2024-03-22T19:55+03:00`; `~` after it for about, "
        "`a/b` for from a to b, `../b` and `a/..` for open ends."
    ),
    "day": "A single day, `2024-03-22`, or time.",
    "day, month or year": "`2024-03-22`, `2024-03` or `2024`.",
    "number": "Digits, as in `4000` or `4,000`; `~4,000` where the source says about.",
    "degrees": "Degrees with a decimal point, as in `34.53`.",
    "web address": "Whole: `https://host/path`.",
    "country code": "Two letters (ISO 3166-1), as in `AF`.",
    "language tag": "BCP 47, as in `en`, `fa` or `zh-Hant`.",
    "identifier": "As its collection writes it: `10.5555/12345678` of a DOI, `Q42` of Wikidata.",
    "slug": "Lower-case letters and digits, joined by hyphens.",
    "address on this site": "With slashes at both ends: `/2024/old-name/`.",
    "a name": (
        "The id, name or alias of an actor's file, a country's name or code, or any other name, "
        "which makes an actor of itself."
    ),
    "`key, place`": (
        "A key of the record's `sources` or the id of a source's file; behind a comma the place "
        "in it."
    ),
    "`record#anchor`": "A statement that is written in another record, to be shown here too.",
}
"""What the forms are that have no fields of their own."""


@dataclass(frozen=True, slots=True)
class FieldReference:
    """A field as authors know it.

    `words` are those allowed, or known where others are too; `below` the names of the shapes whose
    fields may be written in it; `default` what counts where it is left out; `page` what it does on
    the page; `example` lines of YAML that pass every check.
    """

    shape: str
    name: str
    says: str
    form: str
    words: tuple[str, ...]
    below: tuple[str, ...]
    required: bool
    default: str
    page: str
    example: str


@dataclass(frozen=True, slots=True)
class ShapeReference:
    """A record, a statement or a part of one, with its own fields.

    `shares` is the shape all of whose fields it has too; of the fields in `needs` it has one;
    `within` is a record in which it stands.
    """

    name: str
    says: str
    shares: str
    needs: tuple[str, ...]
    within: str
    fields: tuple[FieldReference, ...]


@cache
def reference() -> Mapping[str, ShapeReference]:
    """All shapes by name, in the order of `reference.yaml`: records, statements, their parts; then
    those of which nothing stands there yet."""
    beside = yaml.load(_BESIDE.read_text("utf-8"), Loader=_LOADER)
    shapes = {shape.reference_name(): shape for shape in _all_shapes(Shape)}
    names = dict.fromkeys([*beside, *shapes])
    return {name: _shape(shapes[name], beside.get(name, {})) for name in names}


def _all_shapes(base: type[Shape]) -> Iterator[type[Shape]]:
    for shape in base.__subclasses__():
        yield shape
        yield from _all_shapes(shape)


def shape_named(name: str) -> ShapeReference | None:
    """A shape by its name, or by that of the field that lists statements of its kind."""
    kind = OF_FIELD.get(name)
    return reference().get(kind.name if kind else name)


def all_fields(shape: ShapeReference) -> list[FieldReference]:
    """The fields of a shape, its own first, then those that it shares."""
    own = {field.name for field in shape.fields}
    shared = reference()[shape.shares].fields if shape.shares else ()
    return [*shape.fields, *(field for field in shared if field.name not in own)]


def _shape(shape: type[Shape], beside: Mapping[str, Any]) -> ShapeReference:
    parent = shape.__bases__[0]
    hints = get_type_hints(shape, include_extras=True)
    own, told = get_annotations(shape), beside.get("fields", {})
    fields = tuple(
        _field(shape, written, attribute, hints[attribute], told.get(written, {}))
        for written, attribute in shape.known_fields().items()
        if attribute in own
    )
    shares = parent.reference_name() if parent in (records.Record, statements.Statement) else ""
    needs = getattr(shape, "says", ())
    is_plain = any(field.required for field in fields if field.name in needs)
    return ShapeReference(
        shape.reference_name(),
        " ".join((shape.__doc__ or "").split()),
        shares,
        needs if len(needs) > 1 and not is_plain else (),
        beside.get("within", "").rstrip(),
        fields,
    )


def _field(
    shape: type[Shape], name: str, attribute: str, hint: Any, beside: Mapping[str, str]
) -> FieldReference:
    model = shape.model_fields[attribute]
    words = next((form.words for form in _forms(hint) if form.words), None)
    default = model.default if isinstance(model.default, str) else words.default if words else ""
    return FieldReference(
        shape.reference_name(),
        name,
        model.description or "",
        _form(hint),
        words.slugs if words else (),
        tuple(dict.fromkeys(one.reference_name() for one in _below(hint))),
        model.is_required(),
        beside.get("default", default),
        beside.get("page", ""),
        beside.get("example", "").rstrip(),
    )


def _form(hint: Any) -> str:
    """A type in words: of several forms each, of a list what it holds."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        named = [one.name for one in hint.__metadata__ if isinstance(one, Form)]
        fields = [_fields(one) for one in _below(hint)]
        return _either([*named, *fields]) if named else _form(arguments[0])
    if origin in (Union, UnionType):
        return _either([_form(one) for one in arguments if one is not type(None)])
    if origin is tuple:
        return f"one or several: {_form(arguments[0])}"
    if origin is dict:
        return f"keys, each with: {_form(arguments[1])}"
    return _fields(hint)


def _fields(shape: type[Shape]) -> str:
    return f"fields of `{shape.reference_name()}`"


def _either(forms: list[str]) -> str:
    return ", or ".join(dict.fromkeys(forms))


def _forms(hint: Any) -> Iterator[Form]:
    """Every named form in a type."""
    yield from (one for one in getattr(hint, "__metadata__", ()) if isinstance(one, Form))
    for part in get_args(hint):
        yield from _forms(part)


def _below(hint: Any) -> Iterator[type[Shape]]:
    """Every shape in a type."""
    if isinstance(hint, type) and issubclass(hint, Shape):
        yield hint
    for part in get_args(hint):
        yield from _below(part)
