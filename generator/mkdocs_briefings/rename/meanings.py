"""Which references have to be written anew when a record moves, and how each is written then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs_briefings.addresses import at, parted, path_from
from mkdocs_briefings.edit.file_changes import NotChanged
from mkdocs_briefings.language.slugs import fold
from mkdocs_briefings.library.uses import CITING, Use
from mkdocs_briefings.model.entry import FOLDERS
from mkdocs_briefings.reading.read import Reading
from mkdocs_briefings.rename.renaming import Move

Rewriting = tuple[Use, str]
"""A reference and what will stand in its place."""


def references(reading: Reading, move: Move | None = None) -> list[Use]:
    """The uses that name what they mean; a key of the record's own sources names only these.

    Without those of a record that another takes in, where `move` is that.
    """
    own = _own_keys(reading)
    gone = move.old if move and move.merges else ""
    return [
        use
        for use in reading.linked.uses
        if use.written
        and use.document != gone
        and not (use.role in CITING and use.written in own[use.document])
    ]


def _own_keys(reading: Reading) -> dict[str, frozenset[str]]:
    return {
        entry.document.uri: frozenset(getattr(entry.record, "sources", ()))
        for entry in reading.entries
    }


def pairs(before: Iterable[Use], after: Iterable[Use], move: Move) -> list[tuple[Use, Use]]:
    """Each reference, and itself when the record has moved."""
    found: dict[Any, list[Use]] = defaultdict(list)
    for use in after:
        found[key(use, use.document)].append(use)
    for uses in found.values():
        uses.reverse()
    return [(use, found[key(use, move.of(use.document))].pop()) for use in before]


def key(use: Use, uri: str) -> Any:
    """Where a reference of the file at `uri` stands; several in one text share it."""
    return uri, use.path, use.role


def moved(meaning: str | None, move: Move) -> str | None:
    """What a reference must mean when the record has moved, to mean the same as before."""
    file, anchor = parted(meaning or "")
    return meaning and at(move.of(file), anchor)


def rewritings(before: Reading, after: Reading, move: Move) -> list[Rewriting]:
    """The references to write anew; `after` is the reading when only the record has moved.

    Raises NotChanged where a reference would change its meaning whatever is done.
    """
    own = _own_keys(after)
    found: list[Rewriting] = []
    lost: list[str] = []
    for use, then in pairs(references(before, move), references(after), move):
        wanted = moved(use.meaning, move)
        if wanted is None or then.meaning == wanted:
            continue
        for new in _ways(use, wanted, move):
            is_key = use.role in CITING and new in own[then.document]
            if not is_key and after.linked.would_mean(then, new) == wanted:
                found.append((use, new))
                break
        else:
            lost.append(f"  {place(use, before)}: `{use.written}`")
    if lost:
        raise NotChanged(
            f"with the name {move.new_id}, these would not mean what they mean now:\n"
            + "\n".join(lost)
            + "\nGive another name; or first add what is written to the aliases of the actor that "
            "it means, or write a whole id there."
        )
    return found


def place(use: Use, reading: Reading) -> str:
    """Where a reference stands: `path:line:column`."""
    document = reading.checked[use.document].document
    line, column = document.tree.place(use.path)
    return f"{document.name}:{line}:{column}"


def _ways(use: Use, wanted: str, move: Move) -> Iterator[str]:
    """The new path or id in the manner of the old: a stem stays a stem where that is enough."""
    file = parted(wanted)[0]
    head, tail = parted(use.written)
    if use.role in ("link", "file"):
        yield at(path_from(move.of(use.document), file), tail)
        return
    old, new = _manners(move.old_id), _manners(move.new_id)
    if file == move.new and (use.role != "publisher" or head in old):  # readers see a publisher
        same = [number for number, manner in enumerate(old) if fold(manner) == fold(head)]
        for manner in new[max(same, default=2) :: -1]:
            yield at(manner, tail)


def _manners(id: str) -> tuple[str, str, str]:
    """The ways to write an id: whole, without the folder of its kind, the stem alone."""
    folder, _, rest = id.partition("/")
    return id, rest if folder in FOLDERS else id, id.rpartition("/")[2]
