"""Values as plain data with a text of its own, and the stamps of these: what is compared."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
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
_LISTS = frozenset((list, tuple))
_OF_THE_SITE = (Library, Publication, Ordering, BaseModel, Edition, SiteOutputs)
"""What is read of these is noted, or of the record, or the site's."""


class Unknown(Exception):
    """Something of which nobody can say whether it has changed."""


def reference(one: Subject | Statement) -> str:
    """The name of an object, which no other has."""
    if isinstance(one, Statement):
        return f"statement {one.home.entry.document.uri if one.home.entry else ''} {one.path}"
    file = one.entry.document.uri if one.entry else ""
    return f"{type(one).__name__} {one.id} {at(one.uri, one.anchor)} {file} {one.path}"


Name = Callable[[Subject | Statement], str]


def shape(value: Any, name: Name = reference) -> Any:
    """A value as tuples and plain data with a text of its own; objects of the library by `name`.

    Raises Unknown where a value may hide something that changes.
    """
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind in _LISTS:
        return (kind.__name__, *[shape(one, name) for one in value])
    if isinstance(value, _NAMED):
        return name(value)
    if kind is partial:
        called = (value.func, value.args, value.keywords)
        return ("partial", *[shape(one, name) for one in called])
    if kind is FunctionType:
        held = [cell.cell_contents for cell in value.__closure__ or ()]
        return ("function", name_of(value), shape(held, name), shape(value.__defaults__, name))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, PLAIN):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, list | tuple):
        return (kind.__name__, *[shape(one, name) for one in value])
    if isinstance(value, dict):
        return tuple((shape(key, name), shape(one, name)) for key, one in value.items())
    if isinstance(value, set | frozenset):
        return tuple(sorted(repr(shape(one, name)) for one in value))
    return _shape_of_code(value, name)


def _shape_of_code(value: Any, name: Name) -> Any:
    if isinstance(value, MethodType):
        return ("method", shape(value.__self__, name), value.__func__.__qualname__)
    if isinstance(value, type):
        return ("class", name_of(value))
    if hasattr(value, "__wrapped__"):  # a function whose results are kept
        return shape(value.__wrapped__, name)
    if isinstance(value, Links):
        return ("links", value.uri)
    if isinstance(value, _OF_THE_SITE):
        return type(value).__name__
    if isinstance(value, Enum):
        return (type(value).__name__, value.name)
    if dataclasses.is_dataclass(value):
        kind: Any = type(value)
        return (kind.__name__, *[shape(getattr(value, one), name) for one in _fields_of(kind)])
    raise Unknown(type(value).__name__)


@cache
def _fields_of(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


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
