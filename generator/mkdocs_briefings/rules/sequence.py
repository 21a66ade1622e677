"""Rules of what follows what: answers, ends, changes and what is taken back."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_briefings.library.figures import dated
from mkdocs_briefings.link import Linked
from mkdocs_briefings.model.kinds import Recommendation
from mkdocs_briefings.rules.rule import Finding, Rule, found, rule
from mkdocs_briefings.rules.times import is_later

_HINT = "Correct one of the two dates."


@rule("warning")
def resolution_before_claim(linked: Linked) -> Iterator[Finding]:
    """
    A disagreement was resolved before the statement that it is about was made.

    Passes:
        claims:
          - text: An example.
            date: 2024-03-01
            cites: paper
            resolution: {outcome: refuted, date: 2024-03-02}
    Fails:
        claims:
          - text: An example.
            date: 2024-03-01
            cites: paper
            resolution: {outcome: refuted, date: 2024-02-02}
    """
    for statement in linked.statements:
        resolution = statement.data.resolution
        if resolution and is_later(statement.data.date, resolution.date):
            message = f"resolved on {resolution.date.text}, before it was said"
            yield found(statement, message, _HINT, "resolution", "date")


@rule("warning")
def answer_before_statement(linked: Linked) -> Iterator[Finding]:
    """
    A response, or what became of a recommendation, is dated before what it is about was said.

    Passes:
        claims:
          - text: An example.
            date: 2024-03-01
            cites: paper
            responses: {stance: denies, by: Group, date: 2024-03-02, text: No., cites: paper}
    Fails:
        claims:
          - text: An example.
            date: 2024-03-01
            cites: paper
            responses: {stance: denies, by: Group, date: 2024-02-02, text: No., cites: paper}
    """
    for statement in linked.statements:
        said, answered = statement.data.date, statement.answers
        if said and answered and is_later(answered.data.date, said):
            message = f"{said.text} is before what it answers was said"
            yield found(statement, message, _HINT, "date")
        data = statement.data
        updates = data.updates if isinstance(data, Recommendation) else ()
        for index, update in enumerate(updates):
            if is_later(said, update.date):
                message = f"{update.date.text} is before this was recommended"
                path = (*statement.path, "updates", index, "date")
                yield Finding(statement.entry.document, path, message, _HINT)


@rule("warning")
def ends_before_it_begins(linked: Linked) -> Iterator[Finding]:
    """
    An actor or a relation has an `until` before its `since`.

    Passes:
        # actors/group.yaml
        name: Example Group
        type: armed-group
        active: {since: 2019, until: 2020}
    Fails:
        # actors/group.yaml
        name: Example Group
        type: armed-group
        active: {since: 2020, until: 2019}
    """
    for actor in linked.world.subjects.actors.all:
        active = actor.data.active if actor.data else None
        if active and active.until and is_later(active.since, active.until):
            assert actor.entry
            message = f"until {active.until.text}, before it began"
            yield Finding(actor.entry.document, ("active", "until"), message, _HINT)
    for relation in linked.of_kind("relation"):
        if relation.data.until and is_later(relation.data.since, relation.data.until):
            message = f"until {relation.data.until.text}, before it began"
            yield found(relation, message, _HINT, "until")


@rule("warning")
def change_before_published(linked: Linked) -> Iterator[Finding]:
    """
    A change of a briefing is dated before the briefing was published.

    Passes:
        published: 2024-03-02
        updated: 2024-03-03
        changes: {date: 2024-03-03, text: A number was wrong.}
    Fails:
        published: 2024-03-02
        changes: {date: 2024-03-01, text: A number was wrong.}
    """
    for briefing in linked.world.subjects.briefings.all:
        for index, change in enumerate(briefing.data.changes):
            if is_later(briefing.data.published, change.date):
                assert briefing.entry
                message = f"changed on {change.date.text}, before it was published"
                path = ("changes", index, "date")
                yield Finding(briefing.entry.document, path, message, _HINT)


@rule("warning")
def taken_back_before_made(linked: Linked) -> Iterator[Finding]:
    """
    A briefing was withdrawn before it was published, or a figure retracted before its day.

    Passes:
        published: 2024-03-02
        status: withdrawn
        withdrawn: 2024-03-02
        withdrawn_because: An example.
    Fails:
        published: 2024-03-02
        status: withdrawn
        withdrawn: 2024-02-02
        withdrawn_because: An example.
    """
    for briefing in linked.world.subjects.briefings.all:
        withdrawn = briefing.data.withdrawn
        if withdrawn and is_later(briefing.data.published, withdrawn):
            assert briefing.entry
            message = f"withdrawn on {withdrawn.text}, before it was published"
            yield Finding(briefing.entry.document, ("withdrawn",), message, _HINT)
    for figure in linked.of_kind("figure"):
        retracted = figure.data.retracted
        if retracted and is_later(figure.data.as_of or dated(figure), retracted):
            message = f"retracted on {retracted.text}, before the day of the figure"
            yield found(figure, message, _HINT, "retracted")


RULES: tuple[Rule, ...] = (
    resolution_before_claim,
    answer_before_statement,
    ends_before_it_begins,
    change_before_published,
    taken_back_before_made,
)
