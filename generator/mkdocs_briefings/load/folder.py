"""Files to documents: everything below `briefings/`, read once, in an order that never varies."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from typing import Any

from mkdocs_briefings.load import yaml_reader
from mkdocs_briefings.load.file_names import DEEPEST, copied_from
from mkdocs_briefings.load.file_names import SUFFIXES as SUFFIXES
from mkdocs_briefings.load.yaml_reader import Path, Tree
from mkdocs_briefings.problems import Fault, Faulty, Place, Problem, printable

MAX_BYTES = 1_000_000
_SEARCHED = 100_000  # characters from where a value begins, for the words a problem is about

_COPY = re.compile(r"~$|\.(?:bak|orig|old|tmp|save|swo|swp|rej)$|^#.*#$")
_READABLE = "Make it a file that everybody may read."
_READABLE_FOLDER = "Let whoever builds the site read it, or take it out of the folder."
_NOT_UTF8 = Fault("encoding", "the file is not UTF-8", "Save it as UTF-8.")


@dataclass(slots=True)
class Document:
    """One YAML file: its place below `briefings/` and what it says."""

    uri: str
    name: str
    text: str
    tree: Tree
    _starts: list[int] = field(default_factory=list, repr=False)

    @property
    def id(self) -> str:
        """The path below `briefings/` without the suffix."""
        return self.uri.rpartition(".")[0]

    @property
    def data(self) -> Any:
        """Dicts, lists, texts and None, as written; None where the file could not be read."""
        return self.tree.data

    def problem(self, path: Path, fault: Fault) -> Problem:
        """The fault as a problem at the value at `path` (at its key, or at `needle` within it)."""
        place = self.tree.key_place(path) if fault.at_key else self.tree.place(path)
        if fault.needle:
            place = self._find(place, fault.needle)
        return fault.at(self.name, *place)

    def _find(self, place: Place, needle: str) -> Place:
        """The first place of `needle` at or after `place`; `place` itself where it is folded."""
        start = self._start(place[0]) + place[1] - 1
        index = self.text.find(needle, start, start + _SEARCHED)
        if index < 0:
            return place
        number = bisect_right(self._starts, index)
        return number, index - self._starts[number - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line; the first is 1."""
        start = self._start(number)
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else None]

    def _start(self, number: int) -> int:
        """Where a line begins in the text."""
        if not self._starts:
            ends = (i for i, character in enumerate(self.text) if character == "\n")
            self._starts += [0, *(end + 1 for end in ends)]
        return self._starts[number - 1]


@dataclass(slots=True)
class Folder:
    """What stands below `briefings/`: records, and the hand-written files beside them."""

    documents: list[Document] = field(default_factory=list)
    files: frozenset[str] = frozenset()
    pages: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left_out: frozenset[str] = frozenset()
    """The ids of records that are none of the site."""
    root: FilePath | None = None
    """Where it is on the disk, if it was read from there."""


def load(
    root: FilePath,
    name: str = "briefings",
    before: Folder | None = None,
    *,
    leaves_out: Callable[[str], bool] = lambda uri: False,
) -> Folder:
    """Read every record below `root` (the folder `briefings/`) and list what else is there.

    `name` is what problems call the folder. A record whose text is as it was `before` is that
    same document, not read again; what `leaves_out` is true for is not read at all.
    `pages` holds the text of hand-written Markdown pages by their path below `root`.
    Names that begin with a dot are passed over, and so are copies of records; links that lead out
    of `root` are problems, and so are links to folders, which MkDocs would follow, in circles too.
    """
    folder = Folder(root=root)
    known = {document.uri: document for document in before.documents} if before else {}
    files: list[str] = []
    paths = sorted(_walk(root))
    without = {uri for uri in paths if leaves_out(uri)}
    present = {uri.lower(): uri for uri in paths}
    folder.left_out = frozenset(u.rpartition(".")[0] for u in without if u.endswith(SUFFIXES))
    for uri in (uri for uri in paths if uri not in without):
        path = root / uri
        shown = printable(f"{name}/{uri}")
        if path.is_symlink() and (what := _misleading(path, root)):
            folder.problems.append(Problem(shown, 1, 1, "symlink", what, "Put the real one here."))
        elif not _is_text(uri):
            message, hint = "the name of this file is not UTF-8", "Rename it."
            folder.problems.append(Problem(shown, 1, 1, "file-name", message, hint))
        elif uri.lower().endswith(SUFFIXES) and (original := _original(uri, present)):
            message = f"this file is called like a copy of {printable(original)}, and is left out"
            hint = "Delete it, or give it a name of its own."
            folder.problems.append(Problem(shown, 1, 1, "copy", message, hint, "warning"))
        elif uri.lower().endswith(SUFFIXES):
            folder.documents.append(read_document(path, uri, shown, known.get(uri)))
        elif not is_copy(uri):
            if fault := _not_taken(path):
                folder.problems.append(fault.at(shown, 1, 1))
            files.append(uri)
            if uri.endswith(".md"):
                folder.pages[uri] = _page(path)
                if "\N{REPLACEMENT CHARACTER}" in folder.pages[uri] and not _is_utf8(path):
                    folder.problems.append(_NOT_UTF8.at(shown, 1, 1))
    folder.files = frozenset(files)
    for document in folder.documents:
        folder.problems.extend(document.tree.problems)
    return folder


def is_copy(uri: str) -> bool:
    """Whether a file may be an editor's copy of a record (`x.yaml~`, `#x.yaml#`, `x.bak`).

    Such a copy may hold what its record no longer shows, so it is no file of the site.
    """
    name = uri.rpartition("/")[2].lower()
    if name.endswith(SUFFIXES):
        return False
    return any(suffix in name for suffix in SUFFIXES) or bool(_COPY.search(name))


def _original(uri: str, present: Mapping[str, str]) -> str:
    """The record of whose name that of another is a copy's; `present` are all files by their names
    in lower case."""
    place, slash, name = uri.rpartition("/")
    copied = copied_from(name.rpartition(".")[0])
    names = (f"{place}{slash}{copied}{suffix}".lower() for suffix in SUFFIXES if copied)
    return next((present[one] for one in names if one in present), "")


def _is_text(uri: str) -> bool:
    """Whether a path is UTF-8; Python keeps other bytes as halves of characters."""
    return uri.isascii() or not any("\ud800" <= character <= "\udfff" for character in uri)


def _misleading(link: FilePath, root: FilePath) -> str:
    """What is wrong with a link: where it leads, or that it publishes a record; else nothing."""
    if not is_inside(link, root):
        return "a link that leads out of the folder"
    target = link.resolve().name.lower()
    if link.suffix not in SUFFIXES and (target.endswith(SUFFIXES) or is_copy(target)):
        return "a link to a record, which would be published as it is"
    return "a link to a folder" if os.path.isdir(link) else ""


def is_inside(path: FilePath, root: FilePath) -> bool:
    """Whether a path, made or not, is in a folder wherever links on the way lead."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def _page(path: FilePath) -> str:
    """The text of a hand-written page; empty where it cannot be read."""
    try:
        return path.read_text("utf-8-sig", errors="replace") if path.is_file() else ""
    except OSError:
        return ""


def _is_utf8(path: FilePath) -> bool:
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read_document(path: FilePath, uri: str, name: str, before: Document | None = None) -> Document:
    """Read one file; a file that cannot be read is a document without data and with a problem."""
    try:
        text = _decode(path)
    except Faulty as reason:
        return _unreadable(uri, name, reason.fault)
    except UnicodeDecodeError as error:
        return _unreadable(uri, name, _NOT_UTF8, _end(error.object[: error.start].decode()))
    if before and before.text == text and before.name == name:
        return before
    return document_of(uri, name, text)


def _unreadable(uri: str, name: str, fault: Fault, place: Place = (1, 1)) -> Document:
    tree = Tree()
    tree.problems.append(fault.at(name, *place))
    return Document(uri, name, "", tree)


def document_of(uri: str, name: str, text: str) -> Document:
    """The document that a file at `uri` with this text is; `name` is what problems call it."""
    text = _with_line_ends(text)
    return Document(uri, name, text, yaml_reader.read(text, name))


def replaced(folder: Folder, documents: Mapping[str, Document | None]) -> Folder:
    """A folder with some documents, by their paths, in place of others or besides; None is gone."""
    known = {document.name for document in folder.documents}
    now = {**{document.uri: document for document in folder.documents}, **documents}
    kept = [document for _, document in sorted(now.items()) if document]
    problems = [problem for problem in folder.problems if problem.path not in known]
    problems += [problem for document in kept for problem in document.tree.problems]
    return replace(folder, documents=kept, problems=problems)


def _decode(path: FilePath) -> str:
    """The text of a file; raises Faulty where it is none to be read, and UnicodeDecodeError."""
    if path.suffix not in SUFFIXES:
        hint = f"Rename the file: it is read when it ends in `{path.suffix.lower()}`."
        raise Faulty(Fault("file-name", f"`{path.suffix}` is not in small letters", hint))
    try:
        if not path.is_file():
            raise Faulty(Fault("unreadable", "this is no file", _READABLE))
        if path.stat().st_size > MAX_BYTES:
            hint = "Split it into several records."
            raise Faulty(Fault("too-large", "the file is larger than 1 MB", hint))
        raw = path.read_bytes()
    except OSError as error:
        message = error.strerror or str(error)
        raise Faulty(Fault("unreadable", message, _READABLE)) from error
    return _with_line_ends(raw.decode("utf-8-sig"))


def _end(text: str) -> Place:
    """The place behind a text."""
    lines = _with_line_ends(text).split("\n")
    return len(lines), len(lines[-1]) + 1


def _with_line_ends(text: str) -> str:
    """The text with each line end as one."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _not_taken(path: FilePath) -> Fault | None:
    """Why a hand-written file cannot be one of the site; None where it can."""
    try:
        if path.is_dir() and not path.is_symlink():
            if not os.access(path, os.R_OK | os.X_OK):
                return Fault("unreadable", "nobody may read this folder", _READABLE_FOLDER)
            what = f"folders stand in folders more than {DEEPEST} deep"
            return Fault("unreadable", what, "Put what is in them further up.")
        if path.is_file() and os.access(path, os.R_OK):
            return None
        what = "nobody may read it" if path.is_file() else "this is no file"
    except OSError as error:
        what = error.strerror or str(error)
    return Fault("unreadable", what, _READABLE)


def _walk(root: FilePath) -> list[str]:
    """Every file, by its path; of a folder that is not read, the folder itself."""
    found = []
    deepest = len(root.parts) + DEEPEST

    def not_read(error: OSError) -> None:
        found.append(FilePath(error.filename).relative_to(root).as_posix())

    for folder, names, files in os.walk(root, onerror=not_read):
        names[:] = sorted(name for name in names if not name.startswith("."))
        base = FilePath(folder).relative_to(root)
        if len(FilePath(folder).parts) > deepest:
            names.clear()
            files = [""]
        links = [name for name in names if os.path.islink(os.path.join(folder, name))]
        shown = (name for name in files if not name.startswith("."))
        found += [(base / name).as_posix() for name in (*links, *shown)]
    return found
