"""How much one record may say: what has a page for each item is counted over the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mkdocs_briefings.language.slugs import identity
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.problems import Fault, Problem

MOST_NAMES = 500
"""Different names of actors in a record, and as many different topics: each may have a page."""

_FIELDS = {
    **dict.fromkeys(("about", "actor", "actors", "by", "publisher", "to"), "names"),
    "topics": "topics",
}


def too_many_names(document: Document) -> Problem | None:
    """One problem at the first name, or the first topic, that is one too many."""
    if document.tree.size <= MOST_NAMES:
        return None
    seen: dict[str, set[str]] = {"names": set(), "topics": set()}
    for path, what, name in _named(document.data, (), ""):
        seen[what].add(identity(name))
        if len(seen[what]) > MOST_NAMES:
            message = f"the record holds more than {MOST_NAMES} different {what}"
            return document.problem(
                path, Fault("too-many", message, "Split it into several records.")
            )
    return None


def _named(data: Any, path: Path, what: str) -> Iterator[tuple[Path, str, str]]:
    """Every name and topic, with its path and which of the two it is."""
    if isinstance(data, str):
        if what:
            yield path, what, data
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _named(item, (*path, index), what)
    elif isinstance(data, dict):
        for key, value in data.items():
            named = what if key == "name" else _FIELDS.get(key, "")
            yield from _named(value, (*path, key), named)
