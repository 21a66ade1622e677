"""Rules of time: what would have been known, said or counted before it could be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.library.figures import dated
from mkdocs_briefings.library.linked import Briefing, Citation, Incident, Source, Statement, Subject
from mkdocs_briefings.link import Linked
from mkdocs_briefings.model.values import Shape
from mkdocs_briefings.rules.rule import Finding, Rule, found, rule


def is_later(one: Date | None, other: Date | None) -> bool:
    """Whether a date is later than another, whatever days of a month or year are meant."""
    if one is None or other is None or one.approximate or other.approximate:
        return False
    return one.first > other.last


@rule("warning")
def source_after_citing(linked: Linked) -> Iterator[Finding]:
    """
    A source was published after the briefing that cites it, or after the source through which it
    is known.

    Passes:
        updated: 2024-04-02
        sources:
          paper: {title: Example paper, url: "https://example.org/paper", published: 2024-04-01}
        claims:
          - {text: An example., cites: paper}
    Fails:
        published: 2024-03-02
        sources:
          paper: {title: Example paper, url: "https://example.org/paper", published: 2024-04-01}
        claims:
          - {text: An example., cites: paper}
    """
    subjects = linked.world.subjects
    cited: dict[str, dict[Source, None]] = {}
    for statement in linked.statements:
        known = cited.setdefault(statement.entry.id, {})
        known.update(dict.fromkeys(one.source for one in statement.all_citations()))
    for briefing in subjects.briefings.all:
        assert briefing.entry
        known = cited.get(briefing.id, {})
        known |= dict.fromkeys(one.source for one in briefing.header)
        for source in known if briefing.data.published else ():
            if is_later(source.data.published, briefing.latest):
                yield _too_late(source, briefing)
    for source in subjects.every_source:
        if source.via and is_later(source.data.published, source.via.data.published):
            assert source.entry
            message = f"`{source.name}` is known through what was published before it"
            hint = "Correct one of the two dates, or `via`."
            yield Finding(source.entry.document, (*source.path, "via"), message, hint)


def _too_late(source: Source, briefing: Briefing) -> Finding:
    """Told where the date of the source stands, if that is in the briefing, else at its key."""
    assert briefing.entry
    keys = (("sources", key) for key, one in briefing.sources.items() if one is source)
    path = (*source.path, "published") if source.entry is briefing.entry else next(keys, ())
    return Finding(
        briefing.entry.document,
        path,
        f"`{source.name}` was published after this briefing, which cites it",
        "Correct its date, or write `updated:` with the day on which it was added.",
    )


@rule("warning")
def statement_after_source(linked: Linked) -> Iterator[Finding]:
    """
    A statement is dated after all the sources that it cites were published; so are `as_of` and
    `period` of a figure.

    Passes:
        claims:
          - {text: An example., date: 2024-03-01, cites: paper}
        sources:
          paper: {title: Example paper, url: "https://example.org/paper", published: 2024-03-01}
    Fails:
        claims:
          - {text: An example., date: 2024-03-02, cites: paper}
        sources:
          paper: {title: Example paper, url: "https://example.org/paper", published: 2024-03-01}
    """
    for statement in linked.statements:
        for field in _days_of(statement.data.__class__):
            date = getattr(statement.data, field)
            published = _published(statement.citations) if date else []
            if published and all(is_later(date, one) for one in published):
                message = f"{date.text} is after the source was published"
                yield found(statement, message, "Correct one of the two dates.", field)


_DAYS = ("date", "as_of", "period")
"""The fields of a statement that say of which days it is."""


@cache
def _days_of(kind: type[Shape]) -> tuple[str, ...]:
    """Those of them that a kind of statement has."""
    return tuple(field for field in _DAYS if field in kind.model_fields)


def _published(citations: list[Citation]) -> list[Date | None]:
    """When the sources of some citations were published; of one known through another, that."""
    return [(one.via or one.source).data.published for one in citations]


@rule("warning")
def accessed_before_published(linked: Linked) -> Iterator[Finding]:
    """
    A source was read before it was published.

    Passes:
        # sources/paper.yaml
        title: Example paper
        url: https://example.org/paper
        published: 2024-03-01
        accessed: 2024-03-01
    Fails:
        # sources/paper.yaml
        title: Example paper
        url: https://example.org/paper
        published: 2024-03-02
        accessed: 2024-03-01
    """
    subjects = linked.world.subjects
    for source in subjects.every_source:
        if is_later(source.data.published, source.data.accessed):
            assert source.entry
            assert source.data.accessed
            message = f"read on {source.data.accessed.text}, before it was published"
            path = (*source.path, "accessed")
            yield Finding(source.entry.document, path, message, "Correct one of the two dates.")


@rule("warning")
def figure_before_incident(linked: Linked) -> Iterator[Finding]:
    """
    A figure about an incident is of a day before it.

    Passes:
        incident:
          name: Example attack
          date: 2024-03-01
          figures:
            - {measure: killed, value: 3, as_of: 2024-03-01, cites: paper}
    Fails:
        incident:
          name: Example attack
          date: 2024-03-01
          figures:
            - {measure: killed, value: 3, as_of: 2024-02-29, cites: paper}
    """
    for figure in linked.of_kind("figure"):
        data = figure.data
        day = data.as_of or data.period or dated(figure)
        for incident in figure.about:
            if day and isinstance(incident, Incident) and is_later(incident.data.date, day):
                field = next((f for f in ("as_of", "period", "date") if getattr(data, f)), "cites")
                message = f"this figure is of {day.text}, and the incident of later"
                yield found(figure, message, "Correct one of the two dates.", field)


@rule("warning")
def event_after_record(linked: Linked) -> Iterator[Finding]:
    """
    A timeline has an entry of a day after its briefing was published and last updated, or the
    briefing is about an incident of such a day.

    Passes:
        published: 2024-03-02
        timeline:
          - {date: 2024-03-01, text: An example., cites: paper}
    Fails:
        published: 2024-03-02
        timeline:
          - {date: 2024-04-01, text: An example., cites: paper}
    """
    for event in linked.of_kind("event"):
        briefing = _briefing_of(event, linked)
        if briefing and briefing.data.published and is_later(event.data.date, briefing.latest):
            message = f"{event.data.date.text} is after the briefing was published"
            yield found(event, message, _ADDED, "date")
    for briefing in linked.world.subjects.briefings.all:
        incident = briefing.incident
        if incident and briefing.data.published and is_later(incident.data.date, briefing.latest):
            assert briefing.entry
            path = (*incident.path, "date") if incident.anchor else ("incident",)
            message = f"{incident.data.date.text}, its day, is after the briefing was published"
            yield Finding(briefing.entry.document, path, message, _ADDED)


_ADDED = "Correct the date, or write `updated:` with the day on which it was added."


def _briefing_of(statement: Statement, linked: Linked) -> Briefing | None:
    """The briefing that a statement is written in, if it is in one."""
    home: Subject | None = statement.home
    if not isinstance(home, Briefing):
        home = linked.world.subjects.briefings.find(statement.entry.id)
    return home if home and home.entry is statement.entry else None


RULES: tuple[Rule, ...] = (
    source_after_citing,
    statement_after_source,
    accessed_before_published,
    figure_before_incident,
    event_after_record,
)
