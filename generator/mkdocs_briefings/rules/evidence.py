"""Rules of evidence: what a statement rests on, and whether it can be so."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefings.language.vocabulary import RELATION_KIND
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.link import Linked
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.rules.rule import Finding, Rule, found, rule


@rule("warning")
def unsupported(linked: Linked) -> Iterator[Finding]:
    """
    A judgement, recommendation or entry of a timeline gives neither a source nor a reason.

    Passes:
        judgements:
          - text: Further attacks are likely.
            because: Two attacks were carried out within three months.
    Fails:
        judgements:
          - text: Further attacks are likely.
    """
    kinds = (kind.name for kind in KINDS.values() if kind.may_lack_source)
    for statement in (one for kind in kinds for one in linked.of_kind(kind)):
        has_reasons = "because" in type(statement.data).model_fields
        if not statement.citations and not (has_reasons and statement.data.because):
            reason = ", or say why with `because:`" if has_reasons else ""
            yield found(
                statement,
                f"this {statement.kind} rests on nothing",
                f"Add `cites: key`{reason}.",
            )


@rule("warning")
def relation_twice(linked: Linked) -> Iterator[Finding]:
    """
    A relation that holds both ways is written on both sides; it is shown on both pages anyway.

    Passes:
        # actors/one.yaml
        name: Example One
        type: armed-group
        sources: {paper: {title: Example paper, url: "https://example.org/paper"}}
        relations:
          - {to: Example Two, kind: allied-with, cites: paper}
        # actors/two.yaml
        name: Example Two
        type: armed-group
    Fails:
        # actors/one.yaml
        name: Example One
        type: armed-group
        sources: {paper: {title: Example paper, url: "https://example.org/paper"}}
        relations:
          - {to: Example Two, kind: allied-with, cites: paper}
        # actors/two.yaml
        name: Example Two
        type: armed-group
        sources: {paper: {title: Example paper, url: "https://example.org/paper"}}
        relations:
          - {to: Example One, kind: allied-with, cites: paper}
    """
    seen: dict[object, Statement] = {}
    for statement in linked.of_kind("relation"):
        data = statement.data
        if not RELATION_KIND[data.relation].symmetric:
            continue
        if not statement.to or statement.to[0].actor is None:
            continue
        other = seen.get((statement.to[0].actor, statement.home, data.relation))
        seen[(statement.home, statement.to[0].actor, data.relation)] = statement
        if other:
            hint = f"{other.entry.document.name} holds it already; leave one of them out."
            yield found(statement, f"`{data.relation}` is written on both sides", hint)


@rule()
def updated_before_published(linked: Linked) -> Iterator[Finding]:
    """
    A briefing was updated before it was published.

    Passes:
        updated: 2024-04-02
    Fails:
        updated: 2024-03-02
    """
    for briefing in linked.world.subjects.briefings.all:
        data = briefing.data
        if data.updated and data.published and data.updated.last < data.published.first:
            assert briefing.entry
            yield Finding(
                briefing.entry.document,
                ("updated",),
                f"updated {data.updated.text}, but published {data.published.text}",
                "Correct one of the two days.",
            )


@rule("warning")
def source_without_locator(linked: Linked) -> Iterator[Finding]:
    """
    A source says nowhere where it can be found: no address, no archived copy, and no other source
    through which it is known.

    Passes:
        sources:
          paper: {title: Example paper, url: "https://example.org/paper"}
    Fails:
        sources:
          paper: {title: Example paper}
    """
    subjects = linked.world.subjects
    for source in subjects.every_source:
        data = source.data
        if not (data.url or data.archive_url or data.via):
            assert source.entry
            hint = "Add `url:` or `archive_url:`, or `via:` where another source reports it."
            message = f"nobody can find `{data.title}`"
            yield Finding(source.entry.document, source.path, message, hint)


RULES: tuple[Rule, ...] = (
    unsupported,
    relation_twice,
    updated_before_published,
    source_without_locator,
)
