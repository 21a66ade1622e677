"""A site's records as they will be after a renaming, and what would differ beside the id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mkdocs_briefings.load.folder import Document, Folder, document_of, replaced
from mkdocs_briefings.problems import errors
from mkdocs_briefings.reading.read import Reading
from mkdocs_briefings.rename.meanings import key, moved, pairs, references
from mkdocs_briefings.rename.renaming import Move


def renamed(folder: Folder, move: Move, name: str, texts: Mapping[str, str]) -> Folder:
    """The folder, called `name`, with its files where they will be and some texts new."""
    documents: dict[str, Document | None] = {move.old: None}
    for document in folder.documents:
        if document.uri in texts or document.uri == move.old:
            uri = move.of(document.uri)
            text = texts.get(document.uri, document.text)
            documents[uri] = document_of(uri, f"{name}/{uri}", text)
    pages = {move.of(uri): text for uri, text in folder.pages.items()}
    files = frozenset(map(move.of, folder.files))
    return replaced(replace(folder, files=files, pages=pages), documents)


def differences(before: Reading, after: Reading, move: Move, name: str) -> list[str]:
    """What a renaming would change beside the id: new errors, other meanings, other anchors."""
    known = Counter((_moved_name(p.path, move, name), p.rule) for p in errors(before.problems))
    told = errors(after.problems)
    new = Counter((problem.path, problem.rule) for problem in told) - known
    found = [str(problem) for problem in told if (problem.path, problem.rule) in new]
    uses, then = references(before), references(after)
    places = Counter(key(use, move.of(use.document)) for use in uses)
    if not found and places != Counter(key(use, use.document) for use in then):
        found.append("the records would not refer to the same things")
    if not found:
        for use, new_use in pairs(uses, then, move):
            if moved(use.meaning, move) != new_use.meaning:
                place = f"{name}/{new_use.document}"
                found.append(f"{place}: `{new_use.written}` would mean something else")
    if not found and _anchors(before, move) != _anchors(after, move):
        found.append("the addresses of statements would change")
    return found


def _moved_name(path: str, move: Move, name: str) -> str:
    return f"{name}/{move.of(path.removeprefix(f'{name}/'))}"


def _anchors(reading: Reading, move: Move) -> dict[Any, str]:
    return {
        (move.of(statement.entry.document.uri), statement.path): statement.anchor
        for statement in reading.linked.statements
    }
