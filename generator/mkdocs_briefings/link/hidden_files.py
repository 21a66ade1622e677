"""Files that stand beside hidden records: they are no more to be seen than these."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from urllib.parse import unquote

from mkdocs_briefings.addresses import introductions, markdown_file, parted, within
from mkdocs_briefings.library.linked import Subject
from mkdocs_briefings.library.uses import Use
from mkdocs_briefings.load.file_names import copied_from
from mkdocs_briefings.load.tree import Path

_STATES = "old|orig|original|save|saved|tmp|temp|draft|edit|edited|final|new|rev|ya?ml"
_EARLIER = re.compile(rf"(?:~\$)?(?P<of>.+?)(?:[\s._–—-]+(?:{_STATES})|[\s._–—-]*v?\d)?")


def hidden_files(
    uses: Iterable[Use],
    subjects: Collection[Subject],
    unseen: Set[tuple[str, Path]],
    files: Iterable[str],
    pages: Mapping[str, str],
) -> frozenset[str]:
    """The introductions of hidden records, what is called like these or like a copy of them, what
    stands in a folder called so that holds no other record, and what hidden texts alone link to or
    show.

    `unseen` are the files, and the places in them, where what is not shown is written. A file that
    one of the hand-written `pages` (text by path) names is as public as that page.
    """
    opening = set(_openings(subjects))
    public: set[str] = set()
    secret: set[str] = set()
    for use in uses if unseen else ():
        if use.role in ("file", "link") and use.meaning:
            around = ((use.document, use.path[:end]) for end in range(len(use.path) + 1))
            file = parted(use.meaning)[0]
            (public if unseen.isdisjoint(around) else secret).add(file)
    alone = (secret | set(_namesakes(subjects, files))) - public
    if alone:
        texts = [unquote(text) for uri, text in pages.items() if uri not in opening]
        alone = {uri for uri in alone if not any(_name(uri) in text for text in texts)}
    return frozenset(opening | alone)


def _openings(subjects: Iterable[Subject]) -> Iterator[str]:
    for subject in subjects:
        if subject.hidden and subject.entry and subject.has_page:
            yield from introductions(subject.uri)
            yield markdown_file(subject.entry.document.id)


def _namesakes(subjects: Iterable[Subject], files: Iterable[str]) -> Iterator[str]:
    """The files that are called as hidden records are, or as a copy of one would be, and those in
    a folder of that name, where it is the record's alone."""
    ids: dict[bool, set[str]] = {True: set(), False: set()}
    for one in subjects:
        if one.has_page and one.entry:
            ids[one.hidden].add(one.entry.document.id.lower())
    hidden = ids[True]
    own = hidden - {folder for id in ids[False] | hidden for folder in within(id)}
    for file in files if hidden else ():
        place, slash, name = file.lower().rpartition("/")
        stems = [name[:end] for end, sign in enumerate(name) if sign == "."] or [name]
        if not ids[False].isdisjoint(f"{place}{slash}{stem}" for stem in stems):
            continue
        called = {f"{place}{slash}{stem}" for one in stems for stem in _originals(one)}
        if not (hidden.isdisjoint(called) and own.isdisjoint(within(file.lower()))):
            yield file


def _originals(stem: str) -> Iterator[str]:
    """A name without its suffix, and that of which it is a copy or an earlier state."""
    yield stem
    yield copied_from(stem)
    if earlier := _EARLIER.fullmatch(stem):
        yield earlier["of"]


def _name(uri: str) -> str:
    return uri.rpartition("/")[2]
