"""Records rewritten: new ids in the place of old ones, every other byte as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from mkdocs_briefings.edit.nodes import Fields, NotFound, Scalar, node_at, root_of, scalar_at
from mkdocs_briefings.edit.places import Edit, apply, data_of, line_end, part_edit
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.rename.meanings import Rewriting
from mkdocs_briefings.rename.prose import prose_edits

_MARKDOWN = ("citation", "link")


def rewrite(text: str, found: Iterable[Rewriting], pinned: Iterable[Statement]) -> str:
    """The text of a record with references rewritten; `pinned` statements keep their anchors.

    Raises NotFound where that cannot be done without changing anything else.
    """
    root = root_of(text)
    edits = [pin(text, root, statement) for statement in pinned]
    by_node: dict[Scalar, list[Rewriting]] = {}
    for rewriting in found:
        by_node.setdefault(scalar_at(root, rewriting[0].path), []).append(rewriting)
    changed = set()
    for node, uses in by_node.items():
        parts = _parts(node.value, uses)
        changed.add((node.value, apply(node.value, parts)))
        edits += [part_edit(text, node, part) for part in parts]
    written = apply(text, edits)
    if not differ_only(data_of(text), data_of(written), changed):
        raise NotFound
    return written


def _parts(value: str, uses: list[Rewriting]) -> list[Edit]:
    """The edits of one value: of the Markdown that it is, or of the name that it begins with."""
    if uses[0][0].role in _MARKDOWN:
        return prose_edits(value, [(use.role, use.written, new) for use, new in uses])
    return [_name_edit(value, use.written, new) for use, new in uses]


def _name_edit(value: str, written: str, new: str) -> Edit:
    """A name begins its value, as in `key, para. 12` or `record#anchor`; blanks may be folded."""
    name = re.compile(r"\s+".join(map(re.escape, written.split())))
    found = name.match(value, len(value) - len(value.lstrip()))
    if not found:
        raise NotFound
    return Edit(*found.span(), new)


def named_after(statements: Iterable[Statement], found: Iterable[Rewriting]) -> list[Statement]:
    """The statements whose anchors would change with the names that are rewritten."""
    rewritten = {(use.document, use.path[:-1]) for use, _ in found}
    return [
        statement
        for statement in statements
        if (name := statement.data.named_after) and not statement.data.id
        if (statement.entry.document.uri, (*statement.path, name)) in rewritten
    ]


def pin(text: str, root: Fields, statement: Statement) -> Edit:
    """The statement's anchor so far, written as its `id`, keeps its address."""
    node = node_at(root, statement.path)
    field = f"id: {statement.anchor.removeprefix(f'{statement.kind}-')}"
    if not isinstance(node, Fields):
        raise NotFound
    if node.flow:
        at = node.beginning(text) + 1
        return Edit(at, at, f"{field}, ")
    first = node.pairs[0][0]
    return Edit(first.start, first.start, f"{field}{line_end(text)}{' ' * first.column}")


def differ_only(old: Any, new: Any, changed: set[tuple[str, str]]) -> bool:
    """Whether two records say the same but for these values, and ids that were added."""
    if isinstance(old, dict) and isinstance(new, dict):
        return new.keys() - old.keys() <= {"id"} and all(
            key in new and differ_only(value, new[key], changed) for key, value in old.items()
        )
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(
            differ_only(one, other, changed) for one, other in zip(old, new, strict=True)
        )
    return bool(old == new) or (old, new) in changed
