"""Which problems are of what is not published: logs that others read say no word of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mkdocs_briefings.language.vocabulary import MARKING
from mkdocs_briefings.link.linking import Linked
from mkdocs_briefings.load.folder import Document
from mkdocs_briefings.load.tree import Path
from mkdocs_briefings.problems import Place, Problem


def with_publicity(
    problems: Sequence[Problem], documents: Iterable[Document], linked: Linked
) -> list[Problem]:
    """The same problems, those of hidden records and of hidden parts of others marked so."""
    hidden: dict[str, list[Path]] = {}
    for uri, path in linked.unseen:
        hidden.setdefault(uri, []).append(path)
    known = {entry.document.uri for entry in linked.entries}
    told = {problem.path for problem in problems}
    extents = {
        document.name: list(_extents(document, hidden.get(document.uri, [])))
        for document in documents
        if document.name in told
        if document.uri in hidden or (document.uri not in known and _is_hidden(document, linked))
    }
    return [
        replace(problem, published=False) if _lies_in(problem, extents) else problem
        for problem in problems
    ]


def _extents(document: Document, paths: list[Path]) -> Iterator[tuple[Place, Place]]:
    """From where to where what is hidden of a document goes; all of it, where no path is given."""
    for path in paths or [()]:
        yield document.tree.extent(path)


def _lies_in(problem: Problem, extents: Mapping[str, list[tuple[Place, Place]]]) -> bool:
    place = (problem.line, problem.column)
    return any(first <= place < last for first, last in extents.get(problem.path, ()))


def _is_hidden(document: Document, linked: Linked) -> bool:
    """Whether a document that is no record, for its faults, would be hidden as far as it says."""
    data = document.data if isinstance(document.data, dict) else {}
    term = MARKING.lookup(str(data.get("marking") or ""))
    above = term is not None and MARKING.rank(term.slug) > MARKING.rank(linked.tally.marking)
    return above or data.get("status") == "draft"
