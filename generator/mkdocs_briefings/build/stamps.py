"""How each part of a library is now, in a few bytes: what pages depend on is compared by these.

An object's stamp is of what it holds itself; other objects in it count by their names, as a page
that looks into those depends on them too.
"""

from __future__ import annotations

import dataclasses
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import partial
from hashlib import blake2b
from importlib import import_module
from operator import attrgetter
from types import FunctionType, MethodType
from typing import Any

from pydantic import BaseModel

from mkdocs_briefings.addresses import at
from mkdocs_briefings.language.ordering import Ordering
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import (
    Citation,
    ContestedName,
    Involved,
    Mention,
    Party,
    Picture,
    Statement,
    Subject,
)
from mkdocs_briefings.library.reads import FACETS, MAPPINGS, RECORD, REST, Reads, name_of
from mkdocs_briefings.model.entry import Entry
from mkdocs_briefings.pages.parts.links import Links
from mkdocs_briefings.pages.publication import Publication

SIZE = 16  # bytes of a stamp
_LISTS = frozenset(Library.__slots__) - {*MAPPINGS, "_kept", "unread"}
_PLAIN = (str, int, float, bool, bytes, type(None))


class Unknown(Exception):
    """Something of which nobody can say whether it has changed."""


def digest(value: object) -> bytes:
    """The stamp of a shape."""
    return blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


def node(name: str) -> int:
    """The number by which a part of the library goes in the store."""
    raw = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(raw, "big", signed=True)


def shape(value: Any) -> Any:
    """A value as tuples and plain data with a text of its own; objects of the library by name.

    Raises Unknown where a value may hide something that changes.
    """
    if isinstance(value, _PLAIN):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, Subject | Statement):
        return reference(value)
    if isinstance(value, list | tuple):
        return (type(value).__name__, *map(shape, value))
    if isinstance(value, dict):
        return tuple((shape(key), shape(one)) for key, one in value.items())
    if isinstance(value, set | frozenset):
        return tuple(sorted(map(repr, map(shape, value))))
    return _shape_of_code(value)


def _shape_of_code(value: Any) -> Any:
    if isinstance(value, partial):
        return ("partial", shape(value.func), shape(value.args), shape(value.keywords))
    if isinstance(value, FunctionType):
        held = [cell.cell_contents for cell in value.__closure__ or ()]
        return ("function", name_of(value), shape(held), shape(value.__defaults__))
    if isinstance(value, MethodType):
        return ("method", shape(value.__self__), value.__func__.__qualname__)
    if isinstance(value, type):
        return ("class", name_of(value))
    if hasattr(value, "__wrapped__"):  # a function whose results are kept
        return shape(value.__wrapped__)
    if isinstance(value, Links):
        return ("links", value.uri)
    if isinstance(value, Library | Publication | Ordering | BaseModel):
        return type(
            value
        ).__name__  # what is read of them is noted, or of the record, or the site's
    if isinstance(value, Enum):
        return (type(value).__name__, value.name)
    if dataclasses.is_dataclass(value):
        names = (field.name for field in dataclasses.fields(value))
        return (type(value).__name__, *(shape(getattr(value, name)) for name in names))
    raise Unknown(type(value).__name__)


def reference(one: Subject | Statement) -> str:
    """The name of an object, which no other has."""
    if isinstance(one, Statement):
        return f"statement {one.home.entry.document.uri if one.home.entry else ''} {one.path}"
    file = one.entry.document.uri if one.entry else ""
    return f"{type(one).__name__} {one.id} {at(one.uri, one.anchor)} {file} {one.path}"


class Stamps:
    """The stamps of a library, by the numbers of its parts.

    Raises Unknown where it holds what cannot be told apart.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._records: dict[str, tuple[bytes, int]] = {}
        self._gathered: set[str] = set()
        self._nodes: dict[tuple[int, str], int] = {}
        self.of: dict[int, bytes] = {}
        self._walk()
        for name in _LISTS:
            self._put(f"{name} None", shape(getattr(library, name)))
        unread = [(one.uri, one.text) for one in library.unread]
        self._put("unread None", unread)
        for name in MAPPINGS:
            self._put_mapping(name, getattr(library, name))

    def put(self, name: str, key: object, value: object) -> None:
        """Add the stamp of something beside the library that is looked for by a key."""
        self._put(f"{name} {_keyed(key)}", value)

    def gather(self, name: str) -> bool:
        """Add the stamps of what a function gathers, by its name; False where there is none such.

        Raises Unknown.
        """
        if name in self._gathered:
            return True
        module, _, path = name.partition(":")
        try:
            found: Any = import_module(module)
            for part in path.split("."):
                found = getattr(found, part)
        except (ImportError, AttributeError):
            return False
        gathered = Library.once(self._library, found)  # itself, where looks at it are noted
        if isinstance(gathered, dict):
            self._put_mapping(name, gathered)
        else:
            held = gathered if isinstance(gathered, list | tuple) else vars(gathered)
            self._put(f"{name} None", shape(held))
        self._gathered.add(name)
        return True

    def nodes(self, reads: Reads) -> array[int]:
        """The parts that were read, in order; raises Unknown where one of them has no name."""
        found = set()
        for facet, objects in reads.objects.items():
            for one in objects:
                number = self._nodes.get((id(one), facet))
                if number is None:
                    raise Unknown(repr(one))
                found.add(number)
        for name, key in reads.keys:
            if ":" in name and not self.gather(name):
                raise Unknown(name)
            found.add(node(f"{name} {_keyed(key)}"))
        return array("q", sorted(found))

    def state(self, nodes: Iterable[int]) -> bytes:
        """How some parts are now, together."""
        of = self.of
        return blake2b(b"|".join([of.get(one, b"") for one in nodes]), digest_size=SIZE).digest()

    def _put(self, name: str, value: object) -> None:
        self.of[node(name)] = digest(value)

    def _put_mapping(self, name: str, found: Any) -> None:
        values = found if isinstance(found, Mapping) else dict.fromkeys(found, True)
        for key, value in values.items():
            self._put(f"{name} {_keyed(key)}", shape(value))
        self._put(f"{name} None", tuple(map(_keyed, values)))

    def _walk(self) -> None:
        """Stamp every object that can be reached."""
        library = self._library
        waiting: list[Any] = [*library.statements, *library.briefings, *library.incidents]
        waiting += [*library.actors, *library.sources, *library.topics]
        seen = _Seen(waiting)
        for one in waiting:  # which grows meanwhile
            self._stamp(one, seen)
        if len(set(seen.names.values())) < len(seen.names):
            raise Unknown("two objects of one name")

    def _stamp(self, one: Any, seen: _Seen) -> None:
        """Stamp an object."""
        owner = Statement if type(one) is Statement else Subject
        entry = one.home.entry if owner is Statement else one.entry
        record, number = self._record(entry) if entry else (b"", 0)
        name = seen.name(one)
        self._nodes[id(one), RECORD] = number
        for facet, values in _PARTS[type(one)].items():
            held = [seen.shape(value) for value in values(one)]
            if facet == REST and owner is Subject and _holds_models(one):
                held.append(record)
            self._nodes[id(one), facet] = number = node(f"{facet} of {name}")
            self.of[number] = digest(held)

    def _record(self, entry: Any) -> tuple[bytes, int]:
        document = entry.document
        if document.uri not in self._records:
            number = node(f"{RECORD} {_keyed(document.uri)}")
            self.of[number] = digest(document.text)
            self._records[document.uri] = self.of[number], number
        return self._records[document.uri]


class _Seen:
    """The objects that were met, with their names."""

    def __init__(self, waiting: list[Any]) -> None:
        self._waiting = waiting
        self.names = {id(one): reference(one) for one in waiting}

    def name(self, one: Any) -> str:
        """The name of an object; one not met before is stamped too."""
        name = self.names.get(id(one))
        if name is None:
            name = self.names[id(one)] = reference(one)
            self._waiting.append(one)
        return name

    def shape(self, value: Any) -> Any:
        """As `shape`, of what an object holds."""
        kind = type(value)
        if kind in _AS_THEY_ARE:
            return value
        if kind in _PARTS:
            return self.name(value)
        if kind is list or kind in _TUPLES:
            return [self.shape(one) for one in value]
        if kind is dict:
            return [(key, self.shape(one)) for key, one in value.items()]
        if kind is Entry:
            return value.document.uri
        if kind in (Involved, Picture, ContestedName):
            return [self.shape(getattr(value, name)) for name in _FIELDS[kind]]
        return shape(value)


_AS_THEY_ARE = frozenset((str, int, bool, float, type(None)))
_TUPLES = frozenset((tuple, Citation, Mention, Party))
_FIELDS: dict[type, tuple[str, ...]] = {
    Involved: ("party", "data", "citations", "path"),
    Picture: ("data", "file", "citations"),
    ContestedName: ContestedName._fields,
}


def _attributes(owner: type) -> Iterator[str]:
    for one in owner.__mro__:
        yield from getattr(one, "__slots__", ())


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
    for name in _attributes(kind):
        if of.get(name) != RECORD:
            parts.setdefault(of.get(name, REST), []).append(name)
    return {facet: _getter(names) for facet, names in parts.items()}


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda one: (get(one),)


_PARTS = {kind: _parts(kind) for kind in (Statement, Subject, *Subject.__subclasses__())}


def _holds_models(one: Any) -> bool:
    """Whether it holds parts of its record beside the record itself."""
    held = ("pictures", "contested", "involved", "parties")
    return any(getattr(one, name, None) for name in held)


def _keyed(key: Any) -> str:
    return repr(shape(key))
