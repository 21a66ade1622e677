"""OLD and NEW as somebody types them: an id, its stem, or the path of a file."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from mkdocs_briefings.addresses import folder_page, markdown_file
from mkdocs_briefings.edit.file_changes import NotChanged
from mkdocs_briefings.language.nearest import nearest
from mkdocs_briefings.load.file_names import language_of
from mkdocs_briefings.load.folder import SUFFIXES, Document, Folder, is_inside
from mkdocs_briefings.model.entry import kind_of
from mkdocs_briefings.settings import Settings

_JOINERS = "-_.\u200c\u200d"


def find_document(settings: Settings, folder: Folder, old: str) -> Document:
    """The record that OLD means.

    Raises NotChanged where there is none, or more than one.
    """
    uri = _path(settings, old) or _id(settings, old)
    for document in folder.documents:
        if _same(document.uri, uri):
            return document
    name = _without_suffix(uri)
    exact = [document for document in folder.documents if _same(document.id, name)]
    found = exact or [d for d in folder.documents if _same(d.id.rpartition("/")[2], name)]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(document.id for document in found)
        raise NotChanged(f"`{old}` means more than one record: {listed}; write the whole id")
    near = _nearest(name, folder.documents)
    raise NotChanged(f"there is no record `{old}`" + (f"; did you mean `{near}`?" if near else ""))


def new_uri(settings: Settings, document: Document, new: str) -> str:
    """The path that NEW gives the record's file.

    Raises NotChanged where a record of this kind cannot have that name, or a file has it.
    """
    folder, _, stem = document.id.rpartition("/")
    uri = _path(settings, new)
    if not uri:
        uri = _id(settings, new)
        uri += stem if uri.endswith("/") else ""
        uri = f"{folder}/{uri}" if folder and "/" not in uri else uri
    uri = unicodedata.normalize("NFC", uri)
    uri = uri if uri.endswith(SUFFIXES) else uri + Path(document.uri).suffix.lower()
    _must_be_good(settings.docs, uri, new)
    moved = Document(uri, "", "", document.tree)
    if kind_of(moved) != kind_of(document):
        raise NotChanged(
            f"{document.id} is {_named(kind_of(document))} and `{moved.id}` would be "
            f"{_named(kind_of(moved))}: the folder makes the kind, which a new name cannot change"
        )
    return uri


def must_be_free(docs: Path, old: str, new: str) -> None:
    """Raise NotChanged where a record already has the new id, or something else stands there."""
    if _same(old, new):
        raise NotChanged(f"{old} has that name already")
    stem = new.rpartition(".")[0]
    pages = (markdown_file(stem), markdown_file(folder_page(stem)))
    for place in (*(stem + suffix for suffix in SUFFIXES), *pages):
        path = docs / place
        if os.path.lexists(path) and not _is_one_file(path, docs / old):
            raise NotChanged(f"{place} exists; give another name")


def _is_one_file(path: Path, other: Path) -> bool:
    """Where case does not matter, a file is found under its new name already."""
    return path.exists() and other.exists() and path.samefile(other)


def _path(settings: Settings, written: str) -> str:
    """What was typed as the path of a file, as a path below `briefings/`; else nothing."""
    if written.endswith(SUFFIXES) and "/" in written.replace(os.sep, "/"):
        for base in (Path.cwd(), settings.root, settings.docs):
            path = Path(os.path.normpath(base / written))
            if path.is_relative_to(settings.docs):
                return path.relative_to(settings.docs).as_posix()
    return ""


def _id(settings: Settings, written: str) -> str:
    return written.strip().replace(os.sep, "/").removeprefix(f"{settings.docs_name}/")


def _must_be_good(docs: Path, uri: str, written: str) -> None:
    *folders, name = _without_suffix(uri).split("/")
    here = docs
    for part in folders:
        here /= part
        if part in ("", ".", ".."):
            raise NotChanged(f"`{written}` is no id, which is a path below the folder of records")
        if not (here.is_dir() or _is_good(part)):
            raise NotChanged(_bad(part, written))
    if not _is_good(name):
        raise NotChanged(_bad(name, written))
    if language := language_of(name):
        raise NotChanged(f"`.{language}` at the end of `{written}` is reserved for translations")
    if not is_inside(here, docs):
        raise NotChanged(f"{here} is a link that leads out of {docs}")


def _is_good(part: str) -> bool:
    """Letters and digits of any script, with their marks, joined by hyphens and the like."""
    return (
        part[:1].isalnum()
        and part[-1] != "."
        and all(
            character.isalnum()
            or character in _JOINERS
            or unicodedata.category(character)[0] == "M"
            for character in part
        )
    )


def _bad(part: str, written: str) -> str:
    return f"`{part}` in `{written}` is no name for an id: use letters, digits, - _ and ."


def _without_suffix(uri: str) -> str:
    return uri.rpartition(".")[0] if uri.endswith(SUFFIXES) else uri


def _same(one: str, other: str) -> bool:
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


def _nearest(name: str, documents: Iterable[Document]) -> str | None:
    known = {name: d.id for d in documents for name in (d.id.rpartition("/")[2], d.id)}
    near = nearest(name, known, 0.6)
    return known[near] if near else None


def _named(kind: str) -> str:
    return f"{'an' if kind[0] in 'ai' else 'a'} {kind}"
