"""Whether a briefing rests on one source, and on which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_briefings.library.grounds import sole_grounds
from mkdocs_briefings.library.linked import Briefing, Citation, Statement
from mkdocs_briefings.pages.parts.links import Link, Links, source_label


@dataclass(frozen=True, slots=True)
class OneSource:
    """The one source that a briefing rests on; `is_carrier` where it cites others through it."""

    link: Link
    is_carrier: bool


def one_source(briefing: Briefing, links: Links) -> OneSource | None:
    """The source that a briefing, and all that it shows, rests on; None where there are more.

    A source known only through another rests on that one in the end.
    """
    citations = list(_cited(briefing))
    shared = sole_grounds(citations)
    if not shared:
        return None
    source = shared[0]
    others = any(citation.source is not source for citation in citations)
    return OneSource(links.subject(source, source_label(source)), others)


def _cited(briefing: Briefing) -> Iterator[Citation]:
    """Everything that is cited on a briefing's page, the facts of its incident included."""
    yield from briefing.header
    yield from _of_statements(
        briefing.judgements,
        briefing.claims,
        briefing.quotes,
        briefing.figures,
        briefing.recommendations,
        briefing.timeline,
    )
    if incident := briefing.incident:
        yield from incident.header
        yield from _of_statements(
            incident.responsibility, incident.figures, incident.claims, incident.timeline
        )


def _of_statements(*lists: Iterable[Statement]) -> Iterator[Citation]:
    for statements in lists:
        for statement in statements:
            yield from statement.all_citations()
            for response in statement.responses:
                yield from _of_response(response, statement)


def _of_response(response: Statement, shown_with: Statement) -> Iterator[Citation]:
    """A response with its own responses, unless it is only shown again: two may answer in turn."""
    yield from response.all_citations()
    if response.answers is shown_with:
        for further in response.responses:
            yield from _of_response(further, response)
