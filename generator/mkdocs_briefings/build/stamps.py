"""How each part of a library is now, in a few bytes: what pages depend on is compared by these.

An object's stamp is of what it holds itself; other objects in it count by their names, as a page
that looks into those depends on them too.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from hashlib import blake2b
from importlib import import_module
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from mkdocs_briefings.build.digests import SIZE, digest, node
from mkdocs_briefings.build.on_demand import OnDemand
from mkdocs_briefings.build.shapes import PLAIN, Unknown, reference, shape, written
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
from mkdocs_briefings.library.reads import (
    FACETS,
    FIELD,
    LARGE,
    MAPPINGS,
    RECORD,
    REST,
    WRITTEN,
    Key,
    Reads,
)
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.model.entry import Entry
from mkdocs_briefings.model.records import Record
from mkdocs_briefings.outputs.output import TEXT

_LISTS = frozenset(Library.__slots__) - {*MAPPINGS, "_kept", "unread"}
WHOLE = 1
"""The number of all parts together; of no part it is 0."""


class Stamps:
    """The stamps of a library, by the numbers of its parts.

    Where it is given, `names` gets what each number stands for, to tell of it. Raises Unknown where
    a library holds what cannot be told apart.
    """

    def __init__(self, library: Library, names: dict[int, str] | None = None) -> None:
        self._library, self._names = library, names
        self._documents: dict[str, Document] = {}
        self._models: dict[int, str] = {}
        self._unread: dict[int, tuple[Any, str]] = {}
        self._gathered: set[str] = set()
        self._nodes: dict[str, dict[int, int]] = defaultdict(dict)
        self._numbers: dict[Key, int] = OnDemand(self._number_of)
        self.of: dict[int, bytes] = OnDemand(self._late)
        self._walk()
        for name in _LISTS:
            self._put(f"{name} None", shape(getattr(library, name)))
        unread = [(one.uri, one.text) for one in library.unread]
        self._put("unread None", unread)
        for name in MAPPINGS:
            self._put_mapping(name, getattr(library, name))
        self._library_itself = digest(sorted(self.of.items()))
        for uri, document in self._documents.items():
            self._put(f"{WRITTEN} {_keyed(uri)}", document.text)

    def put_whole(self, more: object) -> None:
        """Add one stamp of all that the library holds, and of `more`."""
        self.of[WHOLE] = digest((self._library_itself, more))

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
            plain = isinstance(gathered, (list, tuple, *PLAIN))
            self._put(f"{name} None", shape(gathered if plain else vars(gathered)))
        self._gathered.add(name)
        return True

    def nodes(self, reads: Reads) -> array[int]:
        """The parts that were read, in order; raises Unknown where one of them has no name."""
        found = set(map(self._numbers.__getitem__, reads.keys))
        try:
            for facet, objects in reads.objects.items():
                found.update(map(self._nodes[facet].__getitem__, map(id, objects)))
        except KeyError:
            raise Unknown("something that the library does not hold") from None
        return array("q", sorted(found))

    def _number_of(self, looked_for: Key) -> int:
        """The number of what was looked for by a key; raises Unknown where it has none."""
        name, key = looked_for
        if name == FIELD:
            self._numbers[looked_for] = self._field(*key)
            return self._numbers[looked_for]
        if ":" in name and not self.gather(name):
            raise Unknown(name)
        number = self._number(f"{name} {_keyed(key)}")
        if name == TEXT and not self.of.get(number):
            raise Unknown(f"the text of {key}")
        self._numbers[looked_for] = number
        return number

    def state(self, nodes: Iterable[int]) -> bytes:
        """How some parts are now, together."""
        return blake2b(b"|".join(map(self.of.__getitem__, nodes)), digest_size=SIZE).digest()

    def changed(self, before: Stamps) -> Set[int]:
        """The parts that are other than they were, of all that were asked for then or now."""
        numbers = before.of.keys() | self.of.keys()
        return {number for number in numbers if before.of.get(number, b"") != self.of[number]}

    def parts(self, nodes: Iterable[int]) -> Iterator[int]:
        """A number for each part as it is now; of fields, for those among some `nodes`."""
        self.state(nodes)
        for number, stamp in self.of.items():
            yield known_by(number, stamp)

    def _put(self, name: str, value: object) -> None:
        self.of[self._number(name)] = digest(value)

    def _number(self, name: str) -> int:
        number = node(name)
        if self._names is not None:
            self._names[number] = name
        return number

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
        name = seen.name(one)
        for facet, values in _PARTS[type(one)].items():
            held = [seen.shape(value) for value in values(one)]
            if type(one) is Statement:
                held.append(written(one.entry.document, one.path))
            self._nodes[facet][id(one)] = number = self._number(f"{facet} of {name}")
            self.of[number] = digest(held)
        if type(one) is not Statement:
            self._take_record(one, name)

    def _take_record(self, one: Any, name: str) -> None:
        """Stamp the text of a subject's record, and let its fields be known."""
        if (data := getattr(one, "data", None)) is not None:
            self._models[id(data)] = name
            known = type(data).known_fields() if type(data) in LARGE else {}
            fields = {name: key for key, name in known.items()}
            for field in ("", *fields):
                self._unread[self._field(id(data), field)] = one, fields.get(field, "")
        if one.entry and one.entry.document.uri not in self._documents:
            document = self._documents[one.entry.document.uri] = one.entry.document
            self._put(f"{RECORD} {_keyed(document.uri)}", document.data)

    def _field(self, model: int, field: str) -> int:
        """The number of a field of a record's data; raises Unknown where that is no subject's."""
        if model not in self._models:
            raise Unknown("the data of something that the library does not hold")
        return self._number(f"{FIELD} {field} of {self._models[model]}")

    def _late(self, number: int) -> bytes:
        """The stamp of what is stamped only if it is asked for: a field of a record's data; empty
        where there is none such."""
        one, field = self._unread.get(number, (None, ""))
        if one is None:
            self.of[number] = b""
        else:
            found = written(one.entry.document, one.path)
            self.of[number] = digest(found.get(field) if field else found)
        return self.of[number]


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
        if (kind, name) != (Statement, "data"):
            parts.setdefault(of.get(name, REST), []).append(name)
    return {facet: _getter(names) for facet, names in parts.items()}


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda one: (get(one),)


_PARTS = {kind: _parts(kind) for kind in (Statement, Subject, *Subject.__subclasses__())}


def known_by(number: int, stamp: bytes) -> int:
    """A number for a part of the library as it is now."""
    return number ^ int.from_bytes(stamp[:8], "big", signed=True)


def _keyed(key: Any) -> str:
    return repr(shape(key))
