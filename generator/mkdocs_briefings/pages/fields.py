"""The pages on which every field is explained to authors, in English as the fields' names are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from mkdocs_briefings.addresses import FIELDS, anchor, below
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.model.kinds import KINDS as STATEMENTS
from mkdocs_briefings.model.records import KINDS as RECORDS
from mkdocs_briefings.model.reference import (
    FORMS,
    FieldReference,
    ShapeReference,
    all_fields,
    reference,
)
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Link, Links

TITLE = N_("What can be written in a record")
_GROUPS = (N_("Records"), N_("Statements"), N_("Parts of them"))


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field with its anchor, and links to the shapes whose fields may be written in it."""

    anchor: str
    field: FieldReference
    below: list[Link]


@dataclass(frozen=True, slots=True)
class ShapeView:
    """The fields of a record, of a statement or of a part of one; `shared` leads to those that it
    has as others do."""

    title: str
    shape: ShapeReference
    fields: list[FieldView]
    shared: list[Link]


@dataclass(frozen=True, slots=True)
class ListedShape:
    """A shape in the list of all: what it is, and each of its own fields with its anchor."""

    name: str
    link: Link
    says: str
    fields: list[tuple[str, Link]]


@dataclass(frozen=True, slots=True)
class FieldsView:
    """The list of all that can be written, under the title of each group."""

    title: str
    forms: list[tuple[str, str]]
    groups: list[tuple[str, list[ListedShape]]]


def fields_pages(links: Links) -> Iterator[Page]:
    """The list of all fields, then a page for each record, statement and part of one.

    The list keeps the anchors of fields, which led to their texts when these all stood there.
    """
    title = links.language.gettext(TITLE)
    yield Page(FIELDS, title, "fields", partial(_list_view, title, links.at(FIELDS)))
    for shape in reference().values():
        uri = below(FIELDS, shape.name)
        title = links.language.gettext("Fields of {shape}", shape=shape.name)
        yield Page(uri, title, "shape", partial(_shape_view, title, shape, links.at(uri)))


def _list_view(title: str, links: Links) -> FieldsView:
    groups: dict[str, list[ListedShape]] = {links.language.gettext(one): [] for one in _GROUPS}
    records, statements, parts = groups.values()
    for name, shape in reference().items():
        of_record, of_statement = name in ("record", *RECORDS), name in ("statement", *STATEMENTS)
        group = records if of_record else statements if of_statement else parts
        fields = [(anchor(name, one.name), _field_link(one, links)) for one in shape.fields]
        group.append(ListedShape(name, _link(name, links), shape.says, fields))
    return FieldsView(title, list(FORMS.items()), list(groups.items()))


def _shape_view(title: str, shape: ShapeReference, links: Links) -> ShapeView:
    fields = [
        FieldView(
            anchor(shape.name, field.name), field, [_link(name, links) for name in field.below]
        )
        for field in shape.fields
    ]
    shared = all_fields(shape)[len(shape.fields) :]
    return ShapeView(title, shape, fields, [_field_link(one, links) for one in shared])


def _link(shape: str, links: Links) -> Link:
    return Link(shape, links.to(below(FIELDS, shape)))


def _field_link(field: FieldReference, links: Links) -> Link:
    place = anchor(field.shape, field.name)
    return Link(field.name, links.to(below(FIELDS, field.shape), place))
