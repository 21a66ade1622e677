"""Lets linked objects and records tell which of their fields are looked at, for what is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

from pydantic import BaseModel

from mkdocs_briefings.library.gathered import EACH_TIME, LEAD_ON, Field, Gathered, looks
from mkdocs_briefings.library.library import LISTS, Library
from mkdocs_briefings.library.linked import (
    Actor,
    Briefing,
    Incident,
    Source,
    Statement,
    Topic,
    attributes,
)
from mkdocs_briefings.library.reads import RECORD_MODELS, without_fields
from mkdocs_briefings.link.world import World
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.outputs.output import Edition

_SUBJECTS = (Briefing, Incident, Actor, Source, Topic)
_STATEMENTS: tuple[type[BaseModel], ...] = tuple({kind.shape for kind in KINDS.values()})
_EACH_TIME: Mapping[type, tuple[str, ...]] = {
    World: ("with_marks", "anchors"),
    Document: ("text", "tree"),
    Edition: ("pages", "markdown", "by_hand"),
}
"""What may be other after each save."""


@contextmanager
def looking_again(gathered: Gathered, *, first: bool = False) -> Iterator[None]:
    """Note all looks at fields where it pays: as only texts have changed since all was linked, or
    as this is the `first` time of many. Else objects are as quick as ever."""
    gathered.is_noted = gathered.is_noted or first
    if looks.on or not gathered.is_noted:
        yield
        return
    with ExitStack() as stack:
        for kind in _SUBJECTS:
            _let_tell(stack, kind, {name: _telling((kind, name)) for name in _told(kind)})
        _let_tell(stack, Statement, {name: _telling_of_kind(name) for name in _told(Statement)})
        _let_tell(stack, Library, {name: _telling((Library, name)) for name in LISTS})
        for other, names in _EACH_TIME.items():
            _let_tell(stack, other, dict.fromkeys(names, _telling(EACH_TIME)))
        for model in (*RECORD_MODELS, *_STATEMENTS):
            _let_fields_tell(stack, model)
        looks.on = True
        try:
            yield
        finally:
            looks.on = False


_Get = Callable[[Any], Any]


def _told(kind: type) -> list[str]:
    return [name for name in attributes(kind) if name not in LEAD_ON]


def _let_tell(stack: ExitStack, owner: type, telling: Mapping[str, Callable[[_Get], _Get]]) -> None:
    """Let attributes of a class tell, until the stack is left."""
    for name, tells in telling.items():
        slot = getattr(owner, name, None)
        get, put = _plain(slot, name)
        if name in vars(owner):
            stack.callback(setattr, owner, name, slot)
        else:
            stack.callback(delattr, owner, name)
        setattr(owner, name, property(tells(get), put))


def _plain(slot: Any, name: str) -> tuple[_Get, Callable[[Any, Any], None]]:
    """What gives an attribute, and what sets it, whether it has a slot or not."""
    if hasattr(slot, "__set__"):
        return slot.__get__, slot.__set__
    return lambda self: vars(self)[name], lambda self, value: vars(self).update({name: value})


def _telling(field: Field) -> Callable[[_Get], _Get]:
    """Makes what gives an attribute tell that it was looked at."""
    at = looks.at

    def tells(get: _Get) -> _Get:
        def read(self: Any) -> Any:
            at(field)
            return get(self)

        return read

    return tells


def _telling_of_kind(name: str) -> Callable[[_Get], _Get]:
    """The same for an attribute of statements."""
    at, data = looks.at, vars(Statement)["data"].__get__
    fields: dict[type, Field] = {kind: (kind, name) for kind in _STATEMENTS}

    def tells(get: _Get) -> _Get:
        def read(self: Any) -> Any:
            at(fields[type(data(self))])
            return get(self)

        return read

    return tells


def _let_fields_tell(stack: ExitStack, model: type[BaseModel]) -> None:
    """The same of a record's data; what may read all of it counts as a look at each field."""
    plain, at = object.__getattribute__, looks.at
    fields: dict[str, Field | None] = {name: (model, name) for name in model.model_fields}
    fields |= dict.fromkeys(without_fields(model))

    def read(self: Any, name: str) -> Any:
        if name not in fields:
            fields[name] = (model, "") if hasattr(model, name) else None
        if field := fields[name]:
            at(field)
        return plain(self, name)

    model.__getattribute__ = read  # type: ignore[method-assign]
    stack.callback(delattr, model, "__getattribute__")
