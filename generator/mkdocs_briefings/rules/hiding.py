"""Rules of what is not shown: whatever vanishes from published records is told."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefings.addresses import parted
from mkdocs_briefings.library.linked import Subject
from mkdocs_briefings.link import Linked
from mkdocs_briefings.rules.rule import Finding, Rule, rule


@rule("warning")
def hides_statements(linked: Linked) -> Iterator[Finding]:
    """
    A record is marked above the site's marking, and statements of published records name it, so
    that they are not shown either.

    Passes:
        # actors/group.yaml
        name: Example Group
        type: armed-group
        marking: TLP:RED
        # 2024/example.yaml
        claims:
          - {text: An example., by: Another Group, cites: paper}
    Fails:
        # actors/group.yaml
        name: Example Group
        type: armed-group
        marking: TLP:RED
        # 2024/example.yaml
        claims:
          - {text: An example., by: Example Group, cites: paper}
    """
    for subject, statements in linked.hiding.items():
        others = [one for one in statements if one.entry is not subject.entry]
        if others and subject.entry:
            first = others[0]
            line = first.entry.document.tree.place(first.path)[0]
            count = "1 statement" if len(others) == 1 else f"{len(others)} statements"
            yield Finding(
                subject.entry.document,
                (*subject.path, "marking"),
                f"hides {count} of published records, first at {first.entry.document.name}:{line}",
                "Mark those too, or take the marking or the names out that lead there.",
            )


@rule("warning")
def shown_from_withdrawn(linked: Linked) -> Iterator[Finding]:
    """
    A list shows a statement of a briefing again that was withdrawn or superseded. What such a
    briefing says stands on its own page only.

    Passes:
        # 2024/one.yaml
        claims: two#claim-example
        # 2024/two.yaml
        claims:
          - {id: example, text: An example., cites: paper}
    Fails:
        # 2024/one.yaml
        claims: two#claim-example
        # 2024/two.yaml
        status: withdrawn
        withdrawn_because: An example.
        claims:
          - {id: example, text: An example., cites: paper}
    """
    for use in linked.uses:
        if use.role == "shown-again" and use.meaning:
            record = linked.world.record_at(parted(use.meaning)[0])
            home = linked.world.record_at(use.document)
            if record and home and not record.stands and record is not home and home.entry:
                message = f"`{use.written}` is not shown: its briefing does not stand"
                hint = "Write the statement here, with its source, if it still holds."
                yield Finding(home.entry.document, use.path, message, hint, use.written)


@rule("warning")
def status_without_effect(linked: Linked) -> Iterator[Finding]:
    """
    A record says when or why something was withdrawn, superseded or retracted that by its status
    is not.

    Passes:
        status: withdrawn
        withdrawn_because: An example.
        withdrawn: 2024-04-01
    Fails:
        withdrawn_because: An example.
    """
    fields = {"withdrawn_because": "withdrawn", "withdrawn": "withdrawn"}
    fields["superseded_by"] = "superseded"
    for briefing in linked.world.subjects.briefings.all:
        for field, status in fields.items():
            if getattr(briefing.data, field) and briefing.data.status != status:
                yield _without(briefing, (field,), status)
    for figure in linked.of_kind("figure"):
        if figure.data.retracted and figure.data.status != "retracted":
            yield _without(figure.home, (*figure.path, "retracted"), "retracted")


def _without(subject: Subject, path: tuple[str | int, ...], status: str) -> Finding:
    assert subject.entry
    message = f"`{path[-1]}` is written, but the status is not `{status}`"
    hint = f"Write `status: {status}`, or take the field out."
    return Finding(subject.entry.document, path, message, hint, at_key=True)


RULES: tuple[Rule, ...] = (hides_statements, shown_from_withdrawn, status_without_effect)
