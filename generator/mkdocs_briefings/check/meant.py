"""What was probably meant by a field that is not known, or by a text where fields belong."""

from __future__ import annotations

import json
import re
from collections.abc import Collection

from mkdocs_briefings.language.nearest import nearest
from mkdocs_briefings.model.kinds import KINDS, OF_FIELD
from mkdocs_briefings.model.reference import all_fields, shape_named

_MEANT = {
    "classification": ("marking",),
    "date": ("published",),
    "description": ("summary",),
    "events": ("timeline",),
    "kind": ("basis", "type", "types"),
    "language": ("lang",),
    "latitude": ("lat",),
    "location": ("place",),
    "longitude": ("lon",),
    "name": ("title",),
    "office": ("as",),
    "position": ("as",),
    "rationale": ("because",),
    "reasoning": ("because",),
    "reasons": ("because",),
    "role": ("as",),
    "speaker": ("by",),
    "tags": ("topics",),
    "title": ("as", "name"),
    "tlp": ("marking",),
}
"""What well-known names of fields are called here, where there is such a field."""
_OF_STATEMENTS = frozenset(name for kind in KINDS.values() for name in kind.shape.known_fields())
_FORMS = {
    "images": "`images: {{file: {text}, alt: …}}`, with what it shows",
    "incident": "`incident: {{name: {text}, date: 2024-03-22}}`, or the id of its file",
    "links": "`links: {{website: {text}}}`",
    "original": "`original: {{lang: fa, text: {text}}}`, with its own language",
    "parties": "`parties: {{actor: {text}, role: …}}`, with its part: attacker, target, victim, …",
    "place": "`place: {{name: {text}}}`",
}
_PLAIN = re.compile(r"[\w][\w .()’-]*")


def field_meant(name: str, known: Collection[str]) -> str:
    """The field that a name which is none stands for; empty where none is near."""
    if known_as := next((one for one in _MEANT.get(name.lower(), ()) if one in known), ""):
        return known_as
    return nearest(name, known, 0.6) or ""


def instead(name: str, known: Collection[str], shape: str) -> str:
    """The hint for a field that is not known; `shape` is what the reference calls what it is in."""
    if (bare := name.strip()) != name and bare in known:
        return f"Write `{bare}` after usual spaces; here stand no-break spaces (U+00A0)."
    field, colon, rest = name.partition(":")
    if colon and field in known:
        return f"Write `{field}: {rest}`, with a space after the colon."
    if name.isdigit() and len(name) == 3:
        return 'A number with commas between braces needs quotation marks: `"4,000"`.'
    near = field_meant(name, known)
    if not near and (outer := _field_with(name, known)):
        return f"`{name}` belongs in `{outer}`: indent it below that."
    in_statement = name in _OF_STATEMENTS and not OF_FIELD.keys().isdisjoint(known)
    if in_statement and name.lower() not in _MEANT:
        other = f" Or did you mean `{near}`?" if near in OF_FIELD else ""
        return f"`{name}` belongs in a statement: indent it.{other}"
    all_fields = f"All fields here: `briefings fields {shape}`."
    return f"Did you mean `{near}`? {all_fields}" if near else all_fields


def _field_with(name: str, known: Collection[str]) -> str:
    """The field here whose value has the field, such as `place` for `country`; else empty."""
    shapes = ((field, shape_named(field)) for field in known if field not in OF_FIELD)
    return next(
        (field for field, found in shapes if found and name in {f.name for f in all_fields(found)}),
        "",
    )


def as_in_example(name: str, shape: str) -> str:
    """The hint for a value of another form than the field's: the example of the reference, in which
    the shape is called so, or the way to it where it is long; empty where none stands there."""
    found = shape_named(shape)
    examples = (one.example for one in all_fields(found) if one.name == name) if found else ()
    example = next(iter(examples), "")
    if "\n" in example:
        return f"An example: `briefings fields {shape}.{name}`."
    return f"Write it as in `{example}`." if example else ""


def as_fields(name: str, text: str) -> str:
    """The hint for a text that stands where fields belong; empty where none can be told."""
    if name not in _FORMS:
        return ""
    value = text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
    return f"Write {_FORMS[name].format(text=value)}."
