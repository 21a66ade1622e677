"""Values as plain data with a text of its own, and the stamps of these: what is compared."""

from __future__ import annotations

import dataclasses
from enum import Enum
from functools import cache, partial
from types import FunctionType, MethodType
from typing import Any

from pydantic import BaseModel

from mkdocs_briefings.addresses import at
from mkdocs_briefings.language.ordering import Ordering
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Statement, Subject
from mkdocs_briefings.library.reads import name_of
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.outputs.output import Edition
from mkdocs_briefings.outputs.site_outputs import SiteOutputs
from mkdocs_briefings.pages.parts.links import Links
from mkdocs_briefings.pages.publication import Publication

PLAIN = (str, int, float, bool, bytes, type(None))
_AS_THEY_ARE = frozenset(PLAIN)
_NAMED = (Subject, Statement)
_LISTS = (list, tuple)
_OF_THE_SITE = (Library, Publication, Ordering, BaseModel, Edition, SiteOutputs)
"""What is read of these is noted, or of the record, or the site's."""


class Unknown(Exception):
    """Something of which nobody can say whether it has changed."""


def shape(value: Any) -> Any:
    """A value as tuples and plain data with a text of its own; objects of the library by name.

    Raises Unknown where a value may hide something that changes.
    """
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is partial:
        return ("partial", shape(value.func), shape(value.args), shape(value.keywords))
    if kind is FunctionType:
        return _shape_of_function(value)
    if isinstance(value, PLAIN):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, _NAMED):
        return reference(value)
    if isinstance(value, _LISTS):
        return (type(value).__name__, *map(shape, value))
    if isinstance(value, dict):
        return tuple((shape(key), shape(one)) for key, one in value.items())
    if isinstance(value, set | frozenset):
        return tuple(sorted(map(repr, map(shape, value))))
    return _shape_of_code(value)


def _shape_of_function(value: FunctionType) -> Any:
    held = [cell.cell_contents for cell in value.__closure__ or ()]
    return ("function", name_of(value), shape(held), shape(value.__defaults__))


def _shape_of_code(value: Any) -> Any:
    if isinstance(value, MethodType):
        return ("method", shape(value.__self__), value.__func__.__qualname__)
    if isinstance(value, type):
        return ("class", name_of(value))
    if hasattr(value, "__wrapped__"):  # a function whose results are kept
        return shape(value.__wrapped__)
    if isinstance(value, Links):
        return ("links", value.uri)
    if isinstance(value, _OF_THE_SITE):
        return type(value).__name__
    if isinstance(value, Enum):
        return (type(value).__name__, value.name)
    if dataclasses.is_dataclass(value):
        kind: Any = type(value)
        names = _fields_of(kind)
        return (kind.__name__, *[shape(getattr(value, name)) for name in names])
    raise Unknown(type(value).__name__)


@cache
def _fields_of(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def reference(one: Subject | Statement) -> str:
    """The name of an object, which no other has."""
    if isinstance(one, Statement):
        return f"statement {one.home.entry.document.uri if one.home.entry else ''} {one.path}"
    file = one.entry.document.uri if one.entry else ""
    return f"{type(one).__name__} {one.id} {at(one.uri, one.anchor)} {file} {one.path}"


def written(document: Document, path: Path) -> Any:
    """What a record has at a path, as it is written; all of it where nothing is there.

    What is made of it follows from it alone.
    """
    found = document.data
    for step in path:
        try:
            found = found[step]
        except (KeyError, IndexError, TypeError):
            if step != 0:  # one that stands without a list is the first
                return document.data
    return found
