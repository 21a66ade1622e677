"""What changed in the library since it was first published, each change with its day and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.library.figures import compare, figures_by_subject
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Briefing, Citation, Statement, Subject
from mkdocs_briefings.markdown import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One correction or update: of which kind (a code), in which record, by which statement.

    `date` is what a record says of it, None where it says nothing; then `known` only gives it a
    place among the others. `text` is in the record's own words; `instead` is what stands in its
    place now.
    """

    kind: str
    home: Subject
    date: Date | None = None
    known: Date | None = None
    statement: Statement | None = None
    text: Prose | None = None
    citations: list[Citation] = field(default_factory=list)
    instead: Statement | Subject | None = None

    @property
    def when(self) -> Date | None:
        """The date that gives it its place."""
        return self.date or self.known


def changes(library: Library) -> list[Change]:
    """Every change of the library, newest first; those without a date come last."""
    found = [*_of_briefings(library), *_of_statements(library), *_of_figures(library)]
    found.sort(key=lambda change: (change.home.id, change.kind))
    found.sort(key=lambda change: change.when.sort_key if change.when else (), reverse=True)
    return found


def changes_by_page(library: Library) -> dict[str, list[Change]]:
    """The same by the page on which each stands."""
    found: dict[str, list[Change]] = {}
    for change in library.once(changes):
        found.setdefault(change.home.uri, []).append(change)
    return found


def _of_briefings(library: Library) -> Iterator[Change]:
    for briefing in library.briefings:
        data = briefing.data
        if data.status == "draft":
            continue
        for change in data.changes:
            yield Change(kind="changed", home=briefing, date=change.date, text=change.text)
        if data.status == "withdrawn":
            yield Change(
                kind="withdrawn",
                home=briefing,
                date=data.withdrawn,
                known=briefing.latest,
                text=data.withdrawn_because,
            )
        if data.status == "superseded" and briefing.superseded_by:
            newer = briefing.superseded_by
            yield Change(kind="superseded", home=briefing, date=newer.published, instead=newer)


def _of_statements(library: Library) -> Iterator[Change]:
    for statement in library.statements:
        data, home = statement.data, statement.home
        for update, cites in zip(
            getattr(data, "updates", ()), statement.update_citations, strict=True
        ):
            yield Change(
                kind="followed-up",
                home=home,
                date=update.date,
                statement=statement,
                text=update.text,
                citations=cites,
            )
        if data.resolution:
            yield Change(
                kind=f"dispute-{data.resolution.outcome}",
                home=home,
                date=data.resolution.date,
                statement=statement,
                text=data.resolution.text,
                citations=statement.resolution_citations,
            )


def _of_figures(library: Library) -> Iterator[Change]:
    told: set[Statement] = set()
    for subject, figures in library.once(figures_by_subject).items():
        for comparison in compare(figures, subject):
            for figure in comparison.history:
                if figure not in told:
                    told.add(figure)
                    yield _of_figure(figure, comparison.replacement(figure))


def _of_figure(figure: Statement, newer: Statement | None) -> Change:
    home, data = figure.home, figure.data
    published = next((c.source.data.published for c in figure.citations), None)
    known = home.latest if isinstance(home, Briefing) else data.as_of or data.date or published
    if newer is None or figure.data.status == "retracted":
        return Change(
            kind="figure-retracted",
            home=home,
            date=data.retracted,
            known=known,
            statement=figure,
            text=figure.data.note,
        )
    return Change(
        kind="figure-superseded",
        home=home,
        date=newer.data.as_of or newer.data.date,
        known=known,
        statement=figure,
        instead=newer,
    )
