"""How each part of a library is now, in a few bytes: what pages depend on is compared by these.

An object's stamp is of what it holds itself; other objects in it count by their names, as a page
that looks into those depends on them too.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from importlib import import_module
from typing import Any

from mkdocs_briefings.build.digests import SIZE, digest, node
from mkdocs_briefings.build.held import PARTS, Seen
from mkdocs_briefings.build.on_demand import OnDemand
from mkdocs_briefings.build.shapes import PLAIN, Unknown, shape, written
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import (
    Statement,
    Subject,
)
from mkdocs_briefings.library.reads import (
    FIELD,
    LARGE,
    MAPPINGS,
    RECORD,
    WRITTEN,
    Key,
    Reads,
)
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.outputs.output import TEXT

_LISTS = frozenset(Library.__slots__) - {*MAPPINGS, "gathered", "unread"}
WHOLE = 1
"""The number of all parts together; of no part it is 0."""


class Stamps:
    """The stamps of a library, by the numbers of its parts.

    Where it is given, `names` gets what each number stands for, to tell of it. Of the same library
    as `before`, only records are stamped whose documents are others since. Raises Unknown where a
    library holds what cannot be told apart.
    """

    def __init__(
        self,
        library: Library,
        names: dict[int, str] | None = None,
        before: Stamps | None = None,
    ) -> None:
        self._library, self._names = library, names
        self._documents: dict[str, Document] = {}
        self._models: dict[int, str] = {}
        self._unread: dict[int, tuple[Any, str]] = {}
        self._gathered: set[str] = set()
        self._nodes: dict[str, dict[int, int]] = defaultdict(dict)
        self._numbers: dict[Key, int] = OnDemand(self._number_of)
        self.of: dict[int, bytes] = OnDemand(self._late)
        if before and before._library is library and names is None:
            self._walk_again(before)
        else:
            self._walk()
        for name in _LISTS:
            self._put(f"{name} None", self.shape(getattr(library, name)))
        unread = [(one.uri, one.text) for one in library.unread]
        self._put("unread None", unread)
        for name in MAPPINGS:
            self._put_mapping(name, getattr(library, name))
        self._itself = dict(self.of)
        for uri, document in self._documents.items():
            self._put(f"{WRITTEN} {_keyed(uri)}", document.text)

    def shape(self, value: Any) -> Any:
        """A value as plain data, by which it is compared; raises Unknown."""
        return shape(value, self._seen.name_of)

    def put_whole(self, more: object) -> None:
        """Add one stamp of all that the library holds, and of `more`."""
        self.of[WHOLE] = digest((digest(sorted(self._itself.items())), more))

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
            self._put(f"{name} None", self.shape(gathered if plain else vars(gathered)))
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

    def changed(self, before: Mapping[int, bytes]) -> dict[int, bytes]:
        """How the parts were that are other than they were, of all that were asked for then or
        now."""
        same = {uri for uri in self._documents if self._is_as_it_was(uri, before)}
        for number in before.keys() - self.of.keys():
            one, _ = self._unread.get(number, (None, ""))
            if one is not None and one.entry.document.uri in same:
                self.of[number] = before[number]
        self.state(before)
        both = before.items() ^ self.of.items()
        return {number: before.get(number, b"") for number, stamp in both if stamp}

    def _is_as_it_was(self, uri: str, before: Mapping[int, bytes]) -> bool:
        """Whether what a record says is what it said, and so each of its fields."""
        number = self._number(f"{RECORD} {_keyed(uri)}")
        return before.get(number) == self.of[number]

    def parts(self, nodes: Iterable[int]) -> dict[int, bytes]:
        """How all parts are now that there are; of fields, those that were asked for and those
        among some `nodes`."""
        self.state(nodes)
        return {number: stamp for number, stamp in self.of.items() if stamp}

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
            self._put(f"{name} {_keyed(key)}", self.shape(value))
        self._put(f"{name} None", tuple(map(_keyed, values)))

    def _walk(self) -> None:
        """Stamp every object that can be reached."""
        library = self._library
        every: list[Any] = [*library.statements, *library.briefings, *library.incidents]
        every += [*library.actors, *library.sources, *library.topics]
        self._seen = seen = Seen(every)
        for one in seen.objects:  # which grow meanwhile
            self._stamp(one, seen)
        if len(set(seen.names.values())) < len(seen.names):
            raise Unknown("two objects of one name")
        self._walked = dict(self.of)

    def _walk_again(self, before: Stamps) -> None:
        """Stamp the objects whose documents are others than before; the rest is as it was."""
        self._seen, self._nodes = before._seen, before._nodes
        seen, known = before._seen, before._documents
        files = [_document(one) for one in seen.objects]
        uris = {file.uri for file in files if file and known[file.uri] is not file}
        both = zip(seen.objects, files, strict=True)
        changed = [one for one, file in both if file and file.uri in uris]
        names = {seen.name(one) for one in changed}
        self._documents = {uri: one for uri, one in known.items() if uri not in uris}
        self._models = {id: name for id, name in before._models.items() if name not in names}
        stays = {
            number: of for number, of in before._unread.items() if seen.name(of[0]) not in names
        }
        self._unread = dict(stays)
        self.of.update(before._walked)
        for one in changed:
            self._stamp(one, seen)
        self._walked = dict(self.of)
        self.of.update((number, before.of[number]) for number in stays if number in before.of)

    def _stamp(self, one: Any, seen: Seen) -> None:
        """Stamp an object."""
        name = seen.name(one)
        for facet, values in PARTS[type(one)].items():
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


def _document(one: Subject | Statement) -> Document | None:
    entry = one.home.entry if isinstance(one, Statement) else one.entry
    return entry.document if entry else None


def _keyed(key: Any) -> str:
    return repr(shape(key))
