"""What is read of the library while a page is made: noted by the library's own objects.

No list of what a page depends on is kept by hand. While `Noting` is on, every look at an attribute
of a subject, a statement, a record or the library itself is noted, but for what an object is called
by (`_NAMES`), so that nothing can be forgotten; outside of it the objects are as quick as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel

from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Statement, Subject
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.model import records

R = TypeVar("R")

_OWNERS: tuple[type[Subject] | type[Statement], ...] = (Subject, Statement)
_Note = list[Callable[[Any], None]]
"""What notes an object now, as the only one in a list, so that it can be another one later."""

Key = tuple[str, Any]
"""A mapping, or what a function gathers, by name, with the key that was looked for in it; None
where all of it may have been read."""

_HEAD = ("id", "uri", "anchor", "entry", "path", "marking", "hidden", "data")
FACETS: Mapping[str, Mapping[type, tuple[str, ...]]] = {
    "head": {Subject: _HEAD},
    "name": {Subject: ("name",)},
    "mentions": {Subject: ("mentions",)},
}
"""Parts of objects that change apart from each other; all other attributes are the part `rest`."""

_NAMES: Mapping[type, frozenset[str]] = {
    Subject: frozenset(("id", "uri", "anchor", "path")),
    Statement: frozenset(("kind", "path")),
}
"""What never changes, as another object has it: whatever leads to an object names it by these, so
that who came to it depends on them already."""

REST = "rest"
RECORD = "record"
"""Under which a record's file is noted of which all data was looked at, by its path."""
WRITTEN = "written"
"""The same, where it was looked at how that is written."""
FIELD = "field"
"""Under which it is noted that a field of a record's data was read: by the `id` of the data, and
the field's name, which is empty where all of them may have been read."""
RECORD_MODELS: tuple[type[BaseModel], ...] = (
    records.Briefing,
    records.Incident,
    records.Actor,
    records.Source,
)
LARGE = (records.Briefing,)
"""Of whose fields each is noted by itself; of the others all together."""
MAPPINGS = (
    *("pages", "by_file", "actors_by_name", "sources_by_id", "topics_by_identity"),
    *("introductions", "files"),
)
"""What of the library is looked into by keys."""


class Reads:
    """What was read: objects by facet, and keys."""

    def __init__(self) -> None:
        self.objects: dict[str, set[Any]] = {name: set() for name in (*FACETS, REST)}
        self.keys: set[Key] = set()
        self._taken: dict[int, Reads] = {}

    def __eq__(self, other: object) -> bool:
        """Whether the same was read."""
        if not isinstance(other, Reads):
            return NotImplemented
        return self.keys == other.keys and self.objects == other.objects

    def take(self, other: Reads) -> None:
        """Count what was read elsewhere as read here too."""
        if id(other) in self._taken:  # much is asked for again and again, and reads no more
            return
        self._taken[id(other)] = other
        for facet, objects in other.objects.items():
            self.objects[facet] |= objects
        self.keys |= other.keys


class Noting:
    """Notes what is read, while it is entered, in the `Reads` that was last begun."""

    active: ClassVar[Noting | None] = None
    """The one that is entered."""

    def __init__(self) -> None:
        self._now = Reads()
        self._entered = 0
        self._plain: list[tuple[type, str, Any]] = []
        self._notes: dict[str, _Note] = {name: [set().add] for name in (*FACETS, REST)}
        self.keys: _Note = [set().add]

    def begin(self) -> Reads:
        """What is noted from now on."""
        self._switch(Reads())
        return self._now

    def key(self, name: str, key: Any) -> None:
        """Note a key."""
        self.keys[0]((name, key))

    def once(self, library: Library, gather: Callable[[Library], Any]) -> Any:
        """What a function gathers: what is read for that is no matter of the page's, which depends
        on what is gathered."""
        name = name_of(gather)
        if library.has_gathered(gather):
            found = Library.once(library, gather)
        else:
            found, _ = self.apart(lambda: Library.once(library, gather))
        if isinstance(found, dict):
            return Keys(name, found, self)
        self.key(name, None)
        return found

    def apart(self, work: Callable[[], R]) -> tuple[R, Reads]:
        """What some work gives, and what it reads, which is noted for itself."""
        before, reads = self._now, Reads()
        self._switch(reads)
        try:
            return work(), reads
        finally:
            self._switch(before)

    def take(self, reads: Reads) -> None:
        """Note what was read before."""
        self._now.take(reads)

    def _switch(self, reads: Reads) -> None:
        self._now = reads
        for facet, note in self._notes.items():
            note[0] = reads.objects[facet].add
        self.keys[0] = reads.keys.add

    def __enter__(self) -> Noting:
        self._entered += 1
        if self._entered > 1:
            return self
        self._plain = [one for owner in _OWNERS for one in _let_note(owner, self._notes)]
        self._switch(self._now)
        _let_documents_note(self)
        for model in RECORD_MODELS:
            _let_fields_note(model, self)
        _let_library_note(self)
        Noting.active = self
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._entered -= 1
        if self._entered:
            return
        Noting.active = None
        for slot in self._plain:
            setattr(*slot)
        for owner in (*RECORD_MODELS, Document, Library):
            del owner.__getattribute__


class Keys(Mapping[Any, Any]):
    """A mapping, or a set, of which each key that is looked for is noted."""

    def __init__(self, name: str, found: Any, noting: Noting) -> None:
        self._name, self._found, self._noting = name, found, noting

    def __getitem__(self, key: Any) -> Any:
        self._noting.key(self._name, key)
        return self._found[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """As of a dict."""
        self._noting.key(self._name, key)
        return self._found.get(key, default)

    def __contains__(self, key: Any) -> bool:
        self._noting.key(self._name, key)
        return key in self._found

    def __iter__(self) -> Iterator[Any]:
        self._noting.key(self._name, None)
        return iter(self._found)

    def __len__(self) -> int:
        self._noting.key(self._name, None)
        return len(self._found)


def note(name: str, key: Any) -> None:
    """Note a look at something beside the library, where looks are noted."""
    if Noting.active:
        Noting.active.key(name, key)


def name_of(function: Any) -> str:
    """A function or a class by its module and its name there."""
    return f"{function.__module__}:{function.__qualname__}"


def _let_note(owner: type, notes: Mapping[str, _Note]) -> Iterator[tuple[type, str, Any]]:
    """Let all attributes of a class, and of those below it, note who is looked at.

    Yields each class, the name of the attribute and what it was, for it to be so again.
    """
    facets = {name: facet for facet, of in FACETS.items() for name in of.get(owner, ())}
    for one in (owner, *owner.__subclasses__()):
        # Of a class of which slots made another, the first may be there until it is collected.
        for name in vars(one).get("__slots__", ()):
            if name not in _NAMES[owner]:
                yield one, name, vars(one)[name]
                setattr(one, name, _noted(vars(one)[name], notes[facets.get(name, REST)]))


def _noted(slot: Any, note: _Note) -> property:
    """What gives an attribute, and notes the object."""
    plain = slot.__get__

    def read(self: Any) -> Any:
        note[0](self)
        return plain(self)

    return property(read, slot.__set__)


def _let_documents_note(noting: Noting) -> None:
    plain = object.__getattribute__

    def read(self: Any, name: str) -> Any:
        if name == "data":
            noting.key(RECORD, plain(self, "uri"))
            return plain(self, "tree").data
        if name in ("text", "tree"):
            noting.key(WRITTEN, plain(self, "uri"))
        return plain(self, name)

    Document.__getattribute__ = read  # type: ignore[method-assign]


def _let_fields_note(model: type[BaseModel], noting: Noting) -> None:
    """Note which field is read of a record's data, and what may read all of them."""
    plain, fields = object.__getattribute__, model.model_fields
    apart, single = without_fields(model), fields if model in LARGE else {}
    note = noting.keys

    def read(self: Any, name: str) -> Any:
        if name not in apart:
            note[0]((FIELD, (id(self), name if name in single else "")))
        return plain(self, name)

    model.__getattribute__ = read  # type: ignore[method-assign]


def without_fields(model: type[BaseModel]) -> set[str]:
    """The names by which no field of a model is read: of what we write in its class, which reads
    fields one by one, and of the class itself."""
    ours = (one for one in model.__mro__ if one.__module__.startswith("mkdocs_briefings."))
    written = {name for one in ours for name in vars(one) if not name.startswith("_")}
    return {"__class__", *written} - {*model.model_fields}


def _let_library_note(noting: Noting) -> None:
    plain = object.__getattribute__
    lists = frozenset(Library.__slots__) - {*MAPPINGS, "gathered"}

    def read(self: Any, name: str) -> Any:
        if name == "once":
            return lambda gather: noting.once(self, gather)
        value = plain(self, name)
        if name in MAPPINGS:
            return Keys(name, value, noting)
        if name in lists:
            noting.key(name, None)
        return value

    Library.__getattribute__ = read  # type: ignore[method-assign]
