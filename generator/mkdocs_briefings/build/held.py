"""What linked objects hold, as plain data: their stamps are made of it."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from mkdocs_briefings.build.shapes import reference, shape
from mkdocs_briefings.library.linked import (
    Citation,
    ContestedName,
    Involved,
    Mention,
    Party,
    Picture,
    Statement,
    Subject,
    attributes,
)
from mkdocs_briefings.library.reads import FACETS, REST
from mkdocs_briefings.model.entry import Entry
from mkdocs_briefings.model.records import Record


class Seen:
    """The objects that were met, with their names."""

    def __init__(self, objects: list[Any]) -> None:
        self.objects = objects
        self.names = {id(one): reference(one) for one in objects}

    def name(self, one: Any) -> str:
        """The name of an object; one not met before is met now."""
        name = self.names.get(id(one))
        if name is None:
            name = self.names[id(one)] = reference(one)
            self.objects.append(one)
        return name

    def name_of(self, one: Subject | Statement) -> str:
        """The name of an object, met or not."""
        return self.names.get(id(one)) or reference(one)

    def shape(self, value: Any) -> Any:
        """As `shape`, of what an object holds."""
        kind = type(value)
        if kind in _AS_THEY_ARE:
            return value
        if kind in PARTS:
            return self.name(value)
        if kind is list or kind in _TUPLES:
            return [self.shape(one) for one in value]
        if kind is dict:
            return [(key, self.shape(one)) for key, one in value.items()]
        if kind is Entry:
            return value.document.uri
        if kind in (Involved, Picture, ContestedName):
            return [self.shape(getattr(value, name)) for name in _FIELDS[kind]]
        if isinstance(value, BaseModel) and not isinstance(value, Record):
            return repr(value)
        return shape(value)


_AS_THEY_ARE = frozenset((str, int, bool, float, type(None)))
_TUPLES = frozenset((tuple, Citation, Mention, Party))
_FIELDS: dict[type, tuple[str, ...]] = {
    Involved: ("party", "data", "citations", "path"),
    Picture: ("data", "file", "citations"),
    ContestedName: ContestedName._fields,
}


def _parts(kind: type) -> dict[str, Callable[[Any], tuple[Any, ...]]]:
    """What gives the attributes of each part of an object of some kind, but of its record."""
    of = {
        name: facet
        for facet, owners in FACETS.items()
        for owner, names in owners.items()
        if issubclass(kind, owner)
        for name in names
    }
    parts: dict[str, list[str]] = {}
    for name in attributes(kind):
        if (kind, name) != (Statement, "data"):
            parts.setdefault(of.get(name, REST), []).append(name)
    return {facet: _getter(names) for facet, names in parts.items()}


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda one: (get(one),)


PARTS = {kind: _parts(kind) for kind in (Statement, Subject, *Subject.__subclasses__())}
"""What gives what an object of each kind holds, part by part."""
