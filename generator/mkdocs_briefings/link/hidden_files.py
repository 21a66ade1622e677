"""Files that stand beside hidden records: they are no more to be seen than these."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import unquote

from mkdocs_briefings.addresses import introductions, markdown_file, parted
from mkdocs_briefings.library.linked import Statement, Subject
from mkdocs_briefings.library.uses import Use
from mkdocs_briefings.link.visibility import unseen_places


def hidden_files(
    uses: Iterable[Use],
    subjects: Collection[Subject],
    statements: Iterable[Statement],
    pages: Mapping[str, str],
) -> frozenset[str]:
    """The introductions of hidden records, and what hidden texts alone link to or show.

    A file that one of the hand-written `pages` (text by path) names is as public as that page.
    """
    opening = set(_openings(subjects))
    unseen = unseen_places(subjects, statements)
    public: set[str] = set()
    secret: set[str] = set()
    for use in uses if unseen else ():
        if use.role in ("file", "link") and use.meaning:
            around = ((use.document, use.path[:end]) for end in range(len(use.path) + 1))
            file = parted(use.meaning)[0]
            (public if unseen.isdisjoint(around) else secret).add(file)
    alone = secret - public
    if alone:
        texts = [unquote(text) for uri, text in pages.items() if uri not in opening]
        alone = {uri for uri in alone if not any(_name(uri) in text for text in texts)}
    return frozenset(opening | alone)


def _openings(subjects: Iterable[Subject]) -> Iterator[str]:
    for subject in subjects:
        if subject.hidden and subject.entry and subject.has_page:
            yield from introductions(subject.uri)
            yield markdown_file(subject.entry.document.id)


def _name(uri: str) -> str:
    return uri.rpartition("/")[2]
