"""The values of records as plain data, as the record format writes them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any

from pydantic_core import to_json

from mkdocs_briefings.addresses import at
from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.markdown import Prose
from mkdocs_briefings.model.quantities import About
from mkdocs_briefings.model.values import Shape, StatementRef

_PLAIN = frozenset((str, int, bool, type(None)))


def plain(value: Any) -> Any:
    """A value as plain data: texts with Markdown as written, dates as EDTF, ~4 for about 4."""
    if type(value) in _PLAIN:  # as most are
        return value
    match value:
        case Prose():
            return value.source
        case Date():
            return value.text
        case About():
            return f"~{_digits(value)}"
        case float() if "e" in repr(value):  # which records do not know, and JSON would write
            return _digits(value)
        case StatementRef():
            return at(value.record, value.anchor)
        case tuple() | list():
            return [plain(one) for one in value]
        case dict():
            return {key: plain(one) for key, one in value.items()}
        case Shape():
            return fields(value)
    return value


def fields(shape: Shape, without: Collection[str] = ()) -> dict[str, Any]:
    """The fields that are written, by their names in records and in the order of the format."""
    return {name: plain(value) for name, value in written(shape, without)}


def written(shape: Shape, without: Collection[str] = ()) -> Iterator[tuple[str, Any]]:
    """The same as pairs, each value as its type is."""
    for name, attribute in shape.known_fields().items():
        if name not in without:
            value = getattr(shape, attribute)
            if value or (value is not None and value not in ((), {})):
                yield name, value


def _digits(number: float) -> str:
    """A number with all its digits."""
    return f"{Decimal(str(number)):f}"


def as_json(data: Any) -> bytes:
    """Data as JSON in one line."""
    return to_json(data)  # the same as of `json`, in less than half the time
