"""What the Markdown of a record refers to: the sources it cites, the files it links to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args

from mkdocs_briefings.addresses import followed, parted
from mkdocs_briefings.library.linked import Citation, Subject
from mkdocs_briefings.link.scope import Scope
from mkdocs_briefings.link.world import World
from mkdocs_briefings.load.yaml_reader import Path
from mkdocs_briefings.markdown import Prose
from mkdocs_briefings.model.records import Briefing
from mkdocs_briefings.model.values import Shape
from mkdocs_briefings.problems import Fault, Problem


@dataclass(slots=True)
class Referred:
    """What Markdown refers to: citations and records, each with the path of its field."""

    citations: list[tuple[Path, Citation]] = field(default_factory=list)
    linked: list[tuple[Path, Subject]] = field(default_factory=list)

    def add(self, other: Referred) -> None:
        """Take over what another text refers to."""
        self.citations += other.citations
        self.linked += other.linked


# What rules may find a mark by that is none, or none here; most texts have nothing of it.
_MAY_HOLD_MARKS = re.compile(
    r"[\[@<{^•‣·▪▫◦●○–—]|!!!|\?\?\?|//|:::|==|\+\+|:[a-z \t]|\$[^\s\d]|8<|\w~|%%|\\\("
)


def prose_of(shape: Any, path: Path, scope: Scope) -> Referred:
    """What the Markdown fields of a shape cite and link to; their faults are reported."""
    referred = Referred()
    for name, prose in prose_fields(shape):
        below = (*path, name)
        for fault in prose.faults:
            scope.problems.append(scope.document.problem(below, fault))
        if name != "body" and prose.has_headings:
            hint = "Begin the line with another character than #, or write it in `body`."
            scope.report(below, "heading", f"`{name}` holds a heading", "", hint)
        if _MAY_HOLD_MARKS.search(prose.source):
            scope.world.with_marks.append((scope.subject, below, prose.source))
        for citation in prose.citations:
            source = scope.source("citation", citation.key, below, f"@{citation.key}")
            if source:
                referred.citations.append((below, Citation(source, citation.at or None)))
        for target in (*prose.links, *prose.images):
            scope.link(target, below)
            if linked := _linked(target, below, scope):
                referred.linked.append((below, linked))
    return referred


def _linked(target: str, path: Path, scope: Scope) -> Subject | None:
    """The record that a link leads to, if not to a place in its own."""
    file = parted(target)[0]
    if not file:
        return None
    uri = followed(scope.uri, file)
    record = scope.world.record_at(uri)
    unread = uri.rpartition(".")[0] in scope.world.broken
    if record is None and uri not in scope.world.files and not unread:
        message = f"`{target}` leads to no file of this site"
        scope.report(path, "dead-link", message, target, "Write the path from this file.")
    return record


def dead_places(world: World) -> Iterator[Problem]:
    """Links to what is no place on a record's page: neither a statement nor a section."""
    for use in world.uses:
        if use.role != "link" or not use.meaning:
            continue
        file, anchor = parted(use.meaning)
        record = world.record_at(file) if anchor and not anchor.startswith("text-") else None
        if record is None:
            continue
        known = world.anchors.get(record.uri, set()) | _sections(record)
        if anchor not in known:
            near = world.nearest(anchor, known, 0.5)
            hint = f"Did you mean `#{near}`?" if near else "Anchors of statements are `kind-id`."
            message = f"`{use.written}` leads to no place on its page"
            fault = Fault("dead-link", message, hint, use.written)
            yield world.document_of(use).problem(use.path, fault)


def _sections(record: Subject) -> set[str]:
    """The anchors of the sections that a briefing's page has by what it writes."""
    data = getattr(record, "data", None)
    if not isinstance(data, Briefing):
        return set()
    lists = ("judgements", "claims", "quotes", "recommendations", "timeline", "sources")
    written = {name for name in lists if getattr(data, name)}
    return written | {"analysis"} if data.body else written


def prose_fields(shape: Any) -> Iterator[tuple[str, Prose]]:
    """The Markdown fields of a shape that are written."""
    for name in _prose_names(shape.__class__):
        if (value := getattr(shape, name)) is not None:
            yield name, value


@cache
def _prose_names(shape: type[Shape]) -> tuple[str, ...]:
    fields = shape.model_fields.items()
    return tuple(name for name, field in fields if _holds_prose(field.annotation))


def _holds_prose(annotation: object) -> bool:
    return annotation is Prose or any(map(_holds_prose, get_args(annotation)))
