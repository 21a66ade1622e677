"""Records with faults, as far as they can be read: all that is wrong is told in one pass.

A value that is no value of its field is left out, and what then makes a record is linked like any
other, beside the library that the site is made from. Only errors are told that what was left out
cannot have caused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from mkdocs_briefings.check.shape import MOST, fault_of, is_a_record, path_and_shape
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.model.entry import Entry, kind_of
from mkdocs_briefings.model.records import KINDS
from mkdocs_briefings.problems import Problem

_STAND_INS = {"title": "…", "name": "…", "summary": "…", "published": "2000-01-01"}
_DECIDING = {"marking", "status", "id", "sources"}
"""Fields without which other things would be told wrongly."""
_ROUNDS = 3  # what was left out may lack then, or have hidden another fault


@dataclass(frozen=True, slots=True)
class Partial:
    """A record without what is wrong in it, and the paths of that."""

    entry: Entry
    faulty: list[Path]

    def can_tell(self, problem: Problem) -> bool:
        """Whether a problem is not one of something of which a part was left out."""
        tree = self.entry.document.tree
        around = (path[:end] for path in self.faulty for end in range(len(path) + 1))
        places = {place for path in around for place in (tree.place(path), tree.key_place(path))}
        return problem.is_error and (problem.line, problem.column) not in places


def partial_records(documents: Iterable[Document]) -> Iterator[Partial]:
    """What can be read of documents with faults; nothing of those that are no records."""
    for document in documents:
        if is_a_record(document) and (one := _without_faults(document)):
            yield one


def _without_faults(document: Document) -> Partial | None:
    kind = kind_of(document)
    data: Any = document.data
    faulty: list[Path] = []
    for _ in range(_ROUNDS):
        try:
            record = KINDS[kind].model_validate(data)
            return Partial(Entry(document, kind, record), faulty)
        except ValidationError as error:
            if error.error_count() > MOST:  # a file of another kind, or harm
                return None
            for one in error.errors(include_url=False):
                path, _ = path_and_shape(data, KINDS[kind], one["loc"])
                missing = _missing(one, data) if not path else ""
                if missing:
                    data = {**data, missing: _STAND_INS[missing]}
                elif one["type"] != "missing" and _can_be_left_out(path):
                    data = _without(data, path)
                else:
                    return None
                faulty.append((missing,) if missing else path)
    return None


def _missing(error: Any, data: dict[str, Any]) -> str:
    """The field of a record that is missing, where something may stand in for it."""
    if error["type"] == "missing":
        name = str(error["loc"][-1])
    else:  # the model itself asks for it, as not every status does
        fault = fault_of(error)
        lacks = fault is not None and fault.rule == "missing-field"
        name = "published" if lacks and "published" not in data else ""
    return name if name in _STAND_INS else ""


def _can_be_left_out(path: Path) -> bool:
    """Whether a value can go while all else keeps its place: not an item of a list."""
    if not path or path[-1] in _DECIDING or not isinstance(path[-1], str):
        return False
    return path[0] != "sources" or len(path) > 2


def _without(data: Any, path: Path) -> Any:
    """A copy of the data in which what stands at a path is missing."""
    first, rest = path[0], path[1:]
    if isinstance(data, list):
        return [_without(one, rest) if at == first else one for at, one in enumerate(data)]
    if not isinstance(data, dict) or first not in data:
        return data
    if not rest:
        return {key: value for key, value in data.items() if key != first}
    return {**data, first: _without(data[first], rest)}
