"""The page on which every field is explained to authors, in English as the fields' names are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from mkdocs_briefings.addresses import FIELDS, anchor
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.model.reference import FORMS, FieldReference, ShapeReference, reference
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Link, Links

TITLE = N_("What can be written in a record")


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field with its anchor, and links to the shapes whose fields may be written in it."""

    anchor: str
    field: FieldReference
    below: list[Link]


@dataclass(frozen=True, slots=True)
class ShapeView:
    """A record, a statement or a part of one; `shares` leads to the fields that it has too."""

    shape: ShapeReference
    shares: Link | None
    fields: list[FieldView]


@dataclass(frozen=True, slots=True)
class FieldsView:
    """The reference of fields."""

    title: str
    forms: list[tuple[str, str]]
    contents: list[Link]
    shapes: Sequence[ShapeView]


def fields_page(links: Links) -> Page:
    """The reference of all fields."""
    title = links.language.gettext(TITLE)
    return Page(FIELDS, title, "fields", partial(_view, title))


def _view(title: str) -> FieldsView:
    shapes = [_shape(shape) for shape in reference().values()]
    contents = [_link(one.shape.name) for one in shapes]
    return FieldsView(title, list(FORMS.items()), contents, shapes)


def _shape(shape: ShapeReference) -> ShapeView:
    fields = [
        FieldView(anchor(shape.name, field.name), field, [_link(name) for name in field.below])
        for field in shape.fields
    ]
    return ShapeView(shape, _link(shape.shares) if shape.shares else None, fields)


def _link(shape: str) -> Link:
    return Link(shape, f"#{shape}")
