"""`briefings fields`: what can be written in a record."""

from __future__ import annotations

from collections.abc import Iterable

import click

from mkdocs_briefings.commands.command import CannotRun
from mkdocs_briefings.language.nearest import nearest
from mkdocs_briefings.model.reference import (
    FORMS,
    FieldReference,
    ShapeReference,
    all_fields,
    reference,
    shape_named,
)


@click.command()
@click.argument("name", required=False, metavar="[KIND[.FIELD]]")
def fields(name: str | None) -> None:
    """What can be written: kinds of record and of statement, their fields, or one field.

    KIND is a record, a statement or a part of one, as the list without KIND names them. The same
    stands on the site's pages below /method/fields/.

    \b
    Examples:
      briefings fields
      briefings fields figure
      briefings fields figure.as_of
    """
    if name is None:
        width = max(map(len, reference()))
        for one in reference().values():
            click.echo(f"{one.name:{width}}  {one.says}")
        return
    kind, _, field = name.partition(".")
    shape = shape_named(kind)
    if shape is None:
        raise CannotRun(f"there is no kind `{kind}`{_meant(kind, reference(), 'briefings fields')}")
    if not field:
        click.echo(_shape_text(shape))
        return
    known = {one.name: one for one in all_fields(shape)}
    if field not in known:
        hint = _meant(field, known, f"briefings fields {shape.name}")
        raise CannotRun(f"`{shape.name}` has no field `{field}`{hint}")
    click.echo(_field_text(known[field]))


def _meant(name: str, known: Iterable[str], lists: str) -> str:
    near = nearest(name, known, 0.5)
    return f"; did you mean `{near}`?" if near else f"; `{lists}` lists all"


def _shape_text(shape: ShapeReference) -> str:
    """What a kind is, its fields a line each, and a record in which it stands."""
    listed = all_fields(shape)
    width = max(len(one.name) for one in listed)
    rows = [f"{one.name:{width}} {'*' if one.required else ' '} {one.says}" for one in listed]
    needs = [f"At least one of: {', '.join(shape.needs)}"] if shape.needs else []
    notes = ["* required", *needs]
    return "\n".join(
        [f"{shape.name}: {shape.says}", "", *rows, "", *notes, "", *_code(shape.within)]
    )


def _field_text(field: FieldReference) -> str:
    """All that is known of a field."""
    told = {
        "Form": field.form,
        "": FORMS.get(field.form.removeprefix("one or several: "), ""),
        "Words": ", ".join(field.words),
        "Fields": ", ".join(f"briefings fields {name}" for name in field.below),
        "Left out": "not allowed" if field.required else field.default,
        "On the page": field.page,
    }
    lines = [f"{label + ':' if label else '':13}{text}" for label, text in told.items() if text]
    head = f"{field.name} ({field.shape}): {field.says}"
    return "\n".join([head, "", *lines, "", *_code(field.example)])


def _code(text: str) -> list[str]:
    return [f"    {line}" for line in text.splitlines()]
