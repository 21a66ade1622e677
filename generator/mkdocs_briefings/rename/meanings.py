"""Which references have to be written anew when a record moves, and how each is written then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from mkdocs_briefings.language.slugs import fold
from mkdocs_briefings.link.scope import resolve_target
from mkdocs_briefings.model.entry import FOLDERS
from mkdocs_briefings.rename.renaming import Move, NotRenamed, path_from
from mkdocs_briefings.rename.uses import Meaning, Use

Rewriting = tuple[Use, str]
"""A reference and what will stand in its place."""


def pairs(before: Iterable[Use], after: Iterable[Use], move: Move) -> list[tuple[Use, Use]]:
    """Each reference, and itself when the record has moved."""
    found: dict[Any, list[Use]] = defaultdict(list)
    for use in after:
        found[key(use, use.document.uri)].append(use)
    for uses in found.values():
        uses.reverse()
    return [(use, found[key(use, move.of(use.document.uri))].pop()) for use in before]


def key(use: Use, uri: str) -> Any:
    """Where a reference of the file at `uri` stands; several in one text share it."""
    return uri, use.path, use.sort


def moved(meaning: Meaning, move: Move) -> Meaning:
    """What a reference must mean when the record has moved, to mean the same as before."""
    return meaning and (move.of(meaning[0]), meaning[1])


def rewritings(before: Iterable[Use], after: Iterable[Use], move: Move) -> list[Rewriting]:
    """The references to write anew; `after` are all of them when only the record has moved.

    Raises NotRenamed where a reference would change its meaning whatever is done.
    """
    found: list[Rewriting] = []
    lost: list[str] = []
    for use, then in pairs(before, after, move):
        wanted = moved(use.meaning, move)
        if then.meaning != wanted:
            new = _link(use, move) if use.sort == "link" else _name(use, then, wanted, move)
            if new is None:
                lost.append(f"  {place(use)}: `{use.written}`")
            else:
                found.append((use, new))
    if lost:
        raise NotRenamed(
            f"with the name {move.new_id}, these would not mean what they mean now:\n"
            + "\n".join(lost)
            + "\nGive another name; or first add what is written to the aliases of the actor that "
            "it means, or write a whole id there."
        )
    return found


def place(use: Use) -> str:
    """Where a reference stands: `path:line:column`."""
    line, column = use.document.tree.place(use.path)
    return f"{use.document.name}:{line}:{column}"


def _link(use: Use, move: Move) -> str:
    file, mark, anchor = use.written.partition("#")
    target = move.of(resolve_target(use.document.uri, file))
    return path_from(move.of(use.document.uri), target) + mark + anchor


def _name(use: Use, then: Use, wanted: Meaning, move: Move) -> str | None:
    """The new id in the manner of the old: the stem stays a stem where that is enough."""
    if wanted is None or wanted[0] != move.new:
        return None
    head, mark, tail = use.written.partition("#")
    old, new = _manners(move.old_id), _manners(move.new_id)
    if use.sort == "shown" and head not in old:
        return None
    same = [number for number, manner in enumerate(old) if fold(manner) == fold(head)]
    for manner in new[max(same, default=2) :: -1]:
        if then.look_up(manner + mark + tail) == wanted:
            return manner + mark + tail
    return None


def _manners(id: str) -> tuple[str, str, str]:
    """The ways to write an id: whole, without the folder of its kind, the stem alone."""
    folder, _, rest = id.partition("/")
    return id, rest if folder in FOLDERS else id, id.rpartition("/")[2]
