"""A site's records read to the end, from the disk or as they would be after a renaming."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from mkdocs_briefings.check.shape import check
from mkdocs_briefings.link import Linked, link
from mkdocs_briefings.load import yaml_reader
from mkdocs_briefings.load.folder import Document, Folder
from mkdocs_briefings.model.entry import Entry
from mkdocs_briefings.problems import Problem, errors
from mkdocs_briefings.rename.meanings import key, moved, pairs
from mkdocs_briefings.rename.renaming import Move
from mkdocs_briefings.rename.uses import Use, find_uses
from mkdocs_briefings.rules.all_rules import apply_rules


@dataclass(slots=True)
class Reading:
    """All records of a site, what is wrong with them, and what they refer to."""

    folder: Folder
    entries: list[Entry]
    linked: Linked
    errors: list[Problem]
    uses: list[Use]


def read_to_the_end(folder: Folder, marking: str, before: Reading | None = None) -> Reading:
    """Check, link and look up everything in a folder; of what was read before, only the new."""
    known = {id(document) for document in before.folder.documents} if before else set()
    entries, found = check(d for d in folder.documents if id(d) not in known)
    here = {id(document) for document in folder.documents}
    entries += [e for e in before.entries if id(e.document) in here] if before else []
    linked = link(entries, folder, marking)
    problems = [*folder.problems, *found, *linked.problems, *apply_rules(linked)]
    return Reading(folder, entries, linked, errors(problems), find_uses(entries, folder))


def uses_when_moved(reading: Reading, move: Move, name: str) -> list[Use]:
    """All references where the record has moved, and nothing else has been done."""
    folder = renamed(reading.folder, move, name, {})
    documents = {document.id: document for document in folder.documents}
    entries = [
        Entry(documents[move.new_id], entry.kind, entry.record)
        if entry.document.uri == move.old
        else entry
        for entry in reading.entries
    ]
    return find_uses(entries, folder)


def renamed(folder: Folder, move: Move, name: str, texts: Mapping[str, str]) -> Folder:
    """The folder, called `name`, with its files where they will be and some texts new."""
    files = frozenset(map(move.of, folder.files))
    pages = {move.of(uri): text for uri, text in folder.pages.items()}
    documents = [_renamed(document, move, name, texts) for document in folder.documents]
    known = {document.name for document in folder.documents}
    problems = [problem for problem in folder.problems if problem.path not in known]
    problems += [problem for document in documents for problem in document.tree.problems]
    return Folder(sorted(documents, key=lambda document: document.uri), files, pages, problems)


def _renamed(document: Document, move: Move, folder: str, texts: Mapping[str, str]) -> Document:
    if document.uri not in texts and document.uri != move.old:
        return document
    uri = move.of(document.uri)
    text = texts.get(document.uri, document.text).replace("\r\n", "\n").replace("\r", "\n")
    name = f"{folder}/{uri}"
    return replace(document, uri=uri, name=name, text=text, tree=yaml_reader.read(text, name))


def differences(before: Reading, after: Reading, move: Move, name: str) -> list[str]:
    """What a renaming would change beside the id: new errors, other meanings, other anchors."""
    known = Counter((_moved_name(p.path, move, name), p.rule) for p in before.errors)
    new = Counter((problem.path, problem.rule) for problem in after.errors) - known
    found = [str(problem) for problem in after.errors if (problem.path, problem.rule) in new]
    places = Counter(key(use, move.of(use.document.uri)) for use in before.uses)
    if not found and places != Counter(key(use, use.document.uri) for use in after.uses):
        found.append("the records would not refer to the same things")
    if not found:
        for use, then in pairs(before.uses, after.uses, move):
            if moved(use.meaning, move) != then.meaning:
                found.append(f"{then.document.name}: `{then.written}` would mean something else")
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
