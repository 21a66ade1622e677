"""What a page rests on: all that it cites, and whether that is one source in the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_briefings.library.grounds import sole_grounds
from mkdocs_briefings.library.linked import Briefing, Citation, Statement, Subject
from mkdocs_briefings.pages.parts.links import Link, Links


@dataclass(frozen=True, slots=True)
class OneSource:
    """The one source that a briefing rests on; `is_carrier` where it cites others through it."""

    link: Link
    is_carrier: bool


def one_source(briefing: Briefing, links: Links, figures: Iterable[Statement]) -> OneSource | None:
    """The source that a briefing, and all that it shows, rests on; None where there are more.

    `figures` are those of its incident that it shows. A source known only through another rests on
    that one in the end.
    """
    citations = list(cited(briefing, figures))
    shared = sole_grounds(citations)
    if not shared:
        return None
    source = shared[0]
    others = any(citation.source is not source for citation in citations)
    return OneSource(links.subject(source, links.source_label(source)), others)


def cited(subject: Subject, *more: Iterable[Statement]) -> Iterator[Citation]:
    """Everything that is cited on a subject's page, in its order.

    That is in its header, its statements, the facts of its incident but for figures, of which a
    briefing shows what it could know, and in `more` statements.
    """
    incident = subject.incident if isinstance(subject, Briefing) else None
    facts = [many for name, many in incident.lists.items() if name != "figures"] if incident else []
    yield from (*subject.header, *(incident.header if incident else ()))
    for statements in (*subject.lists.values(), *facts, *more):
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
