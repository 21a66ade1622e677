"""What things rest on: the sources without which nothing of what they cite would be left."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_briefings.library.linked import Citation, Source


def chain(citation: Citation) -> list[Source]:
    """The source cited, the one through which it is known, and so on to the one that was read."""
    found = [citation.source]
    before = citation.via or citation.source.via
    while before and before not in found:
        found.append(before)
        before = before.via
    return found


def sole_grounds(citations: Iterable[Citation]) -> list[Source]:
    """The sources that are cited, or through which it is known, in every one of some citations."""
    chains = [chain(citation) for citation in citations]
    if not chains:
        return []
    shared = set(chains[0]).intersection(*chains[1:])
    return [source for source in chains[0] if source in shared]
