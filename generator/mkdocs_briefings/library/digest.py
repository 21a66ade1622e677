"""What came and what changed, week by week or month by month, by the dates that records give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from mkdocs_briefings.language.date_reading import parse
from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.library.changes import Change, changes
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Briefing


@dataclass(slots=True)
class Issue:
    """What one week or month brought: `new` briefings, `changes`, and briefings that were `updated`
    without saying what changed. `key` names it in addresses, `time` is its first to its last day.
    """

    key: str
    time: Date
    new: list[Briefing] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    updated: list[Briefing] = field(default_factory=list)

    @property
    def number_changed(self) -> int:
        """How much of what was published before changed."""
        return len(self.changes) + len(self.updated)


Period = Callable[[date], tuple[str, str]]
"""The key and the time, as records write times, of the period that a day is in."""


def by_week(library: Library) -> Mapping[str, Issue]:
    """The issues of all weeks in which anything came or changed, newest first."""
    return _issues(library, _week)


def by_month(library: Library) -> Mapping[str, Issue]:
    """The issues of all months in which anything came or changed, newest first."""
    return _issues(library, _month)


def _week(day: date) -> tuple[str, str]:
    """A week from Monday to Sunday (ISO 8601)."""
    year, week, _ = day.isocalendar()
    monday = day - timedelta(days=day.weekday())
    sunday = min(monday, date.max - timedelta(days=6)) + timedelta(days=6)
    return f"{year:04}-w{week:02}", f"{monday.isoformat()}/{sunday.isoformat()}"


def _month(day: date) -> tuple[str, str]:
    month = day.isoformat()[:7]
    return month, month


def _issues(library: Library, period: Period) -> dict[str, Issue]:
    found: dict[str, Issue] = {}

    def issue(when: Date) -> Issue:
        key, time = period(when.first)
        return found.setdefault(key, Issue(key, parse(time)))

    for briefing in library.briefings:
        if briefing.stands and briefing.published:
            issue(briefing.published).new.append(briefing)
    for change in library.once(changes):
        if change.when and change.home.uri in library.pages:
            issue(change.when).changes.append(change)
    for briefing, when in _updated(library, period):
        issue(when).updated.append(briefing)
    ordered = sorted(found.values(), key=lambda one: one.time.first, reverse=True)
    return {one.key: one for one in ordered}


def _updated(library: Library, period: Period) -> Iterator[tuple[Briefing, Date]]:
    """Briefings updated in a later period than that in which they came, where no change is told."""
    told = {
        (change.home, period(change.when.first)[0])
        for change in library.once(changes)
        if change.when
    }
    for briefing in library.briefings:
        when, came = briefing.data.updated, briefing.published
        if briefing.stands and when and came:
            key, _ = period(when.first)
            if key != period(came.first)[0] and (briefing, key) not in told:
                yield briefing, when
