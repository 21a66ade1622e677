"""A record given a new name: for an actor the old one becomes an alias, and references keep."""

from __future__ import annotations

from mkdocs_briefings.edit.file_changes import Changes, NotChanged
from mkdocs_briefings.edit.items import with_item, written
from mkdocs_briefings.edit.nodes import Scalar, root_of
from mkdocs_briefings.edit.places import Edit, apply, data_of
from mkdocs_briefings.model.entry import Entry
from mkdocs_briefings.reading.read import Reading, read, read_site
from mkdocs_briefings.reading.uncollected import uncollected
from mkdocs_briefings.rename.differences import differences, renamed
from mkdocs_briefings.rename.planning import must_be_right
from mkdocs_briefings.rename.renaming import Move
from mkdocs_briefings.rename.targets import find_document
from mkdocs_briefings.settings import Settings


class NewName(Changes):
    """A record under its new name; its address stays."""

    def told(self) -> list[str]:
        """What was done, a line each."""
        return [f"{self.folder}/{change.old} has the new name" for change in self.changes]


@uncollected()
def plan_new_name(settings: Settings, id: str, name: str) -> NewName:
    """Think a new name through, and write nothing.

    Raises NotChanged where the record cannot have it, OSError where a file cannot be read.
    """
    before = read_site(settings, preview=True)
    document = find_document(settings, before.folder, id)
    must_be_right(before, [document.uri])
    entry = next(one for one in before.entries if one.document is document)
    name = " ".join(name.split())
    if not name:
        raise NotChanged("the new name is empty")
    raw = (settings.docs / document.uri).read_bytes()
    text = _with_name(raw.decode("utf-8-sig"), entry, name)
    plan = NewName(settings.docs, settings.docs_name)
    plan.add(document.uri, raw, text)
    _must_keep_references(before, Move(document.uri, document.uri), text, settings)
    return plan


def _with_name(text: str, entry: Entry, name: str) -> str:
    """The text with the name in place of the old one, which an actor keeps as an alias."""
    field = "name" if entry.kind in ("actor", "incident") else "title"
    node, data = root_of(text).get(field), data_of(text)
    if not isinstance(node, Scalar) or data is None:
        raise NotChanged(f"`{field}` is written in a way that cannot be changed by itself")
    old = " ".join(data[field].split())
    if old == name:
        raise NotChanged(f"{entry.id} has that name already")
    start = node.beginning(text)
    end = start + len(text[start : node.end].rstrip())
    new: str | None = apply(text, [Edit(start, end, written(name))])
    if entry.kind == "actor" and new:
        new = with_item(new, "aliases", old, instead_of=name)
    after = data_of(new) if new else None
    if not new or not after or after[field] != name:
        raise NotChanged(f"`{old}` cannot be added to `aliases` by itself; write it there first")
    return new


def _must_keep_references(before: Reading, move: Move, text: str, settings: Settings) -> None:
    there = renamed(before.folder, move, settings.docs_name, {move.old: text})
    after = read(there, settings.marking, before)
    if different := differences(before, after, move, settings.docs_name):
        raise NotChanged("\n".join(["with this name:", *different]))
