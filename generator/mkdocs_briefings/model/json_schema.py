"""The record format as JSON Schema, made from the models, for editors that help in writing."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from mkdocs_briefings.model.records import KINDS
from mkdocs_briefings.model.reference import all_fields, shape_named
from mkdocs_briefings.model.schema_forms import NOTHING, or_nothing, several
from mkdocs_briefings.model.values import ALWAYS_SAID

FORMAT = 1
"""The version of the record format: a higher number where records may need to be changed."""


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of record."""
    made = TypeAdapter(KINDS[kind]).json_schema(schema_generator=_Generator)
    return {
        "$schema": _Generator.schema_dialect,
        "$id": f"urn:mkdocs-briefings:format:{FORMAT}:{kind}",
        "$comment": f"Record format {FORMAT}, of mkdocs-briefings {version('mkdocs-briefings')}",
        **made,
    }


def as_text(kind: str) -> str:
    """The JSON Schema of a kind of record, as the text of a file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n"


def _examples(title: str) -> dict[str, str]:
    """Of the fields of a shape, by the title of its schema, the examples as editors show them."""
    shape = shape_named(title.lower())
    fields = all_fields(shape) if shape else []
    return {one.name: f"\n\n```yaml\n{one.example}\n```" for one in fields if one.example}


def files() -> dict[str, str]:
    """The schema of every kind by the name of its file."""
    return {f"{kind}.schema.json": as_text(kind) for kind in KINDS}


class _Generator(GenerateJsonSchema):
    """Says what the format means by lists, alternatives and fields that are not written."""

    def generate(self, schema: CoreSchema, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        """The whole schema, with the texts of fields marked as Markdown."""
        made = super().generate(schema, mode)
        for shape in (made, *made.get("$defs", {}).values()):
            examples = _examples(shape["title"])
            for name, field in shape["properties"].items():
                field["markdownDescription"] = field["description"] + examples.get(name, "")
                if name in ALWAYS_SAID:  # nothing after it is an error
                    field["anyOf"] = [form for form in field["anyOf"] if form != NOTHING]
        told_apart: JsonSchemaValue = _told_apart(made)
        return told_apart

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        """A single item stands for a list of one."""
        return several(super().tuple_schema(schema)["items"])

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """Alternatives never overlap here, and editors help better with anyOf than with oneOf."""
        return {"anyOf": super().tagged_union_schema(schema)["oneOf"]}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A field that may be left out may also have nothing after it."""
        return or_nothing(self.generate_inner(schema["schema"]))

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """`None` as a value means that the field is not written: see default_schema."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        """A field's name is title enough."""
        return False


def _told_apart(part: Any) -> Any:
    """The same with alternatives that hovering does not mistake for one another.

    The language server takes those without texts and `properties` for one and joins their titles.
    """
    if isinstance(part, list):
        return [_told_apart(item) for item in part]
    if not isinstance(part, dict):
        return part
    made = {key: _told_apart(value) for key, value in part.items()}
    if "anyOf" in made:
        made["anyOf"] = [
            form if "$ref" in form else {"properties": {}, **form} for form in made["anyOf"]
        ]
    return made
