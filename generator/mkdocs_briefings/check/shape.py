"""Documents to typed records: the shape of every field, with a located problem for each fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, get_args

from pydantic import ValidationError

from mkdocs_briefings.check.limits import too_many_names
from mkdocs_briefings.check.meant import as_fields, as_in_example, field_meant, instead
from mkdocs_briefings.load.file_names import language_of
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.model import records
from mkdocs_briefings.model.entry import FOLDERS, Entry, kind_of
from mkdocs_briefings.model.records import Record
from mkdocs_briefings.model.texts import wrong_type
from mkdocs_briefings.model.values import Shape
from mkdocs_briefings.problems import Fault, Faulty, Problem

MOST = 100  # faults of one record that are told; the rest is counted

_NO_FIELDS = Fault(
    "not-a-record", "a record is made of fields", "Write `name: value`, a line each."
)


def check(documents: Iterable[Document]) -> tuple[list[Entry], list[Problem]]:
    """Read each document as the record that its folder says; unreadable ones are left out."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for document in documents:
        if document.tree.problems and document.data is None:
            continue
        found, faults = check_document(document)
        problems += faults
        if found:
            entries.append(found)
    return entries, problems


def check_document(document: Document) -> tuple[Entry | None, list[Problem]]:
    """Read one document as a record."""
    kind = kind_of(document)
    if problem := _not_a_record(document):
        return None, [problem]
    model = records.KINDS[kind]
    if problem := too_many_names(document):
        return None, [problem]
    try:
        return Entry(document, kind, model.model_validate(document.data)), []
    except ValidationError as error:
        return None, list(_faults(document, model, error.errors(include_url=False)))


def _faults(document: Document, model: type[Record], errors: list[Any]) -> Iterator[Problem]:
    if problem := _misplaced(document, model):
        yield problem
        return
    errors = _without_meant(document, model, errors)
    for error in errors[:MOST]:
        yield _located(document, model, error)
    if len(errors) > MOST:
        told = _located(document, model, errors[MOST])
        more = f"{told.message}, and {len(errors) - MOST:,} faults more"
        yield replace(told, message=more, hint="")


def _without_meant(document: Document, model: type[Record], errors: list[Any]) -> list[Any]:
    """The errors without those of missing fields that are there under a mistyped name."""
    meant = set()
    for error in errors:
        if error["type"] == "extra_forbidden":
            path, shape = path_and_shape(document.data, model, error["loc"])
            meant.add((*error["loc"][:-1], field_meant(str(path[-1]), shape.known_fields())))
    return [one for one in errors if one["type"] != "missing" or one["loc"] not in meant]


def is_a_record(document: Document) -> bool:
    """Whether a document has the form of a record, whatever its fields are."""
    return _not_a_record(document) is None


def _misplaced(document: Document, model: type[Record]) -> Problem | None:
    """One problem in the place of many, where a record reads as one of another kind."""
    written = set(document.data)
    other = max(records.KINDS.values(), key=lambda kind: len(written & kind.known_fields().keys()))
    there = len(written & other.known_fields().keys())
    more = there - len(written & model.known_fields().keys())
    is_clear = there == len(written) or 2 * more >= len(written)
    if more < 2 or not is_clear or not _needed(other) <= written:
        return None
    folder = next((name for name, kind in FOLDERS.items() if kind == other.kind), "2024")
    example = "" if folder in FOLDERS else ", or to another folder for briefings"
    message = f"this reads as {_a(other.kind)}, but its folder makes {_a(model.kind)} of it"
    hint = f"Move it to briefings/{folder}/{example}."
    return document.problem((), Fault("wrong-folder", message, hint))


def _needed(model: type[Record]) -> set[str]:
    """The fields without which no record of a kind is read."""
    return {
        field.alias or name for name, field in model.model_fields.items() if field.is_required()
    }


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'ai' else 'a'} {kind}"


def _not_a_record(document: Document) -> Problem | None:
    if language := language_of(document.id):
        message = f"`.{language}` before the suffix is reserved for translations, yet to come"
        hint = "Write a hyphen for the dot, or keep the translation until then."
        return document.problem((), Fault("translation", message, hint))
    if isinstance(document.data, dict):
        return None
    return document.problem((), _NO_FIELDS)


def _located(document: Document, model: type[Record], error: Any) -> Problem:
    path, shape = path_and_shape(document.data, model, error["loc"])
    if error["type"] == "extra_forbidden":
        return document.problem(path, _unknown_field(str(path[-1]), shape))
    if error["type"] == "missing":
        return document.problem(path, _missing_field(str(error["loc"][-1]), shape))
    fault, name = fault_of(error) or _in_own_words(error), _name(path)
    hint = _fill(shape, name) if fault.rule == "empty" else fault.hint
    if fault.rule == "type" and isinstance(error["input"], str):
        hint = as_fields(name, error["input"]) or hint
    if fault.rule == "type" and not hint and name in error["loc"]:
        before = error["loc"][::-1].index(name)
        _, owner = path_and_shape(document.data, model, error["loc"][: len(error["loc"]) - before])
        hint = as_in_example(name, owner.reference_name())
    return document.problem(
        path, replace(fault, message=_about_field(name, fault.message), hint=hint)
    )


def fault_of(error: Any) -> Fault | None:
    """What one of our readers raised; None where pydantic found the error itself."""
    raised = error.get("ctx", {}).get("error")
    return raised.fault if isinstance(raised, Faulty) else None


def _about_field(name: str, message: str) -> str:
    """A message that begins in the middle of a sentence is about the field."""
    return f"`{name}` {message}" if name and message[0].islower() else message


def _in_own_words(error: Any) -> Fault:
    if error["type"] == "too_long":
        message = f"holds {len(error['input']):,} items, more than {error['ctx']['max_length']}"
        return Fault("too-many", message, "Name a group, or the main ones.")
    wanted = {
        "dict_type": "keys with a value each",
        "model_type": "fields, `name: value`",
        "list_type": "a list",
        "union_tag_invalid": "a text or fields",
    }.get(error["type"], "something else")
    return wrong_type(error["input"], wanted).fault


def _missing_field(name: str, shape: type[Shape]) -> Fault:
    hint = _describe(shape, name)
    return Fault("missing-field", f"`{name}` is missing", hint, at_key=True)


def _unknown_field(name: str, shape: type[Shape]) -> Fault:
    hint = instead(name, shape.known_fields(), shape.reference_name())
    return Fault("unknown-field", f"`{name}` is no field here", hint, at_key=True)


def _fill(shape: type[Shape], name: str) -> str:
    """What to do with a field that is written but empty."""
    field = shape.model_fields.get(shape.known_fields().get(name, name))
    may_lack = field is not None and not field.is_required()
    return "Write something, or leave the field out." if may_lack else "Write something."


def _describe(shape: type[Shape], name: str) -> str:
    field = shape.model_fields.get(shape.known_fields().get(name, name))
    return field.description if field and field.description else ""


def _name(path: Path) -> str:
    names = [part for part in path if isinstance(part, str)]
    return names[-1] if names else ""


def path_and_shape(
    data: Any, model: type[Record], loc: tuple[Any, ...]
) -> tuple[Path, type[Shape]]:
    """The path in the data, and the model there, for a location that also names union branches."""
    path: list[str | int] = []
    shape: type[Shape] = model
    for step, part in enumerate(loc):
        if isinstance(data, dict) and part in data:
            shape = _below(shape, part) if step < len(loc) - 1 else shape
            data = data[part]
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            continue
        path.append(part)
    return tuple(path), shape


def _below(shape: type[Shape], name: Any) -> type[Shape]:
    field = shape.model_fields.get(shape.known_fields().get(str(name), ""))
    return (_shape_in(field.annotation) if field else None) or shape


def _shape_in(annotation: Any) -> type[Shape] | None:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    return next(filter(None, map(_shape_in, get_args(annotation))), None)
