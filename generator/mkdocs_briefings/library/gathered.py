"""What is worked out of a whole library, kept in a preview while what was looked at is as it was.

What a page depends on is noted object by object (`reads.py`). That would be too much for what looks
at everything, such as a rule, a list or a table. Of these only the fields are noted, whoever has
them: where a save changes titles, what looks at days alone need not be worked out again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Set
from typing import Any, TypeVar

R = TypeVar("R")

Field = tuple[type, str]
"""A field of a class, by its name; that is empty where all may have been read. Of statements it is
the class of their data, as those of each kind are lists of their own."""
EACH_TIME: Field = (object, "")
"""What changes with each save: where all stands in its file, which texts have marks, the plan."""
LEAD_ON = frozenset(("id", "uri", "kind", "path", "entry", "data"))
"""What of linked objects stays as it is, or leads to what tells of its own fields."""


class Looks:
    """Notes which fields are looked at, while `looking` lets classes tell it."""

    def __init__(self) -> None:
        self._now: set[Field] = set()
        self.on = False

    def at(self, field: Field) -> None:
        """Note a field."""
        self._now.add(field)

    def also(self, fields: Iterable[Field]) -> None:
        """Note fields that were looked at before, for what is asked for again."""
        self._now.update(fields)

    def apart(self, work: Callable[[], R]) -> tuple[R, frozenset[Field]]:
        """What some work gives, and the fields that it looks at; whoever asked looked at them."""
        before, self._now = self._now, set()
        try:
            return work(), frozenset(self._now)
        finally:
            before |= self._now
            self._now = before


looks = Looks()
"""One for all: what is looked at are classes, which are there once."""


class Gathered:
    """What was worked out, with the fields that it depends on, by keys."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[Any, frozenset[Field] | None]] = {}
        self.is_noted = False
        """Whether it pays to note what is looked at, as texts were changed once already."""

    def __contains__(self, key: Hashable) -> bool:
        return key in self._known

    def once(self, key: Hashable, work: Callable[[], R]) -> R:
        """What some work gives, done the first time that it is asked for."""
        found: R
        known = self._known.get(key)
        if known and (known[1] is not None or not looks.on):
            found, fields = known
            if looks.on:
                looks.also(fields or ())
            return found
        found, fields = looks.apart(work) if looks.on else (work(), None)
        self._known[key] = found, fields
        return found

    def noted(self, key: Hashable, work: Callable[[], R]) -> R:
        """The same, kept only while it is noted what is looked at, so that it can be forgotten."""
        return self.once(key, work) if looks.on else work()

    def forget(self, changed: Set[Field]) -> None:
        """Forget what looked at a field that has changed, and what nobody knows to be as it was."""
        whole = {EACH_TIME, *changed, *((kind, "") for kind, _ in changed)}
        for key, (_, fields) in list(self._known.items()):
            if fields is None or not whole.isdisjoint(fields):
                del self._known[key]

    def clear(self) -> None:
        """Forget all."""
        self._known.clear()
