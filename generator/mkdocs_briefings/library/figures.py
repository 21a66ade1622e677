"""Figures side by side: what is current, and what is history."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.language.slugs import identity
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Incident, Statement, Subject
from mkdocs_briefings.model.kinds import Figure


@dataclass(slots=True)
class Comparison:
    """Figures of one measure and unit about one subject: the current ones, and those they replaced.

    The current ones are in the order in which they are written, the replaced ones newest first.
    """

    about: Subject | None
    measure: str
    scope: str
    period: Date | None
    unit: str
    current: list[Statement] = field(default_factory=list)
    history: list[Statement] = field(default_factory=list)

    def replacement(self, earlier: Statement) -> Statement | None:
        """The figure of the same speaker that took an earlier one's place."""
        same = (f for f in self.current if _is_compared(f) and speaker(f) == speaker(earlier))
        return next(same, None)


def by_subject(figures: Iterable[Statement]) -> dict[Subject, list[Statement]]:
    """Figures by what they are about; those about nothing by the record that they stand in."""
    found: dict[Subject, list[Statement]] = {}
    for figure in figures:
        for subject in figure.about or [figure.home]:
            found.setdefault(subject, []).append(figure)
    return found


def figures_by_subject(library: Library) -> dict[Subject, list[Statement]]:
    """All figures of a library by what they are about."""
    return by_subject(library.of_kind("figure"))


def compare(figures: Iterable[Statement], about: Subject | None) -> list[Comparison]:
    """Put figures side by side, by measure, scope, period and unit, in their order.

    All are about `about`; where that is None, by what they are about too.
    """
    groups: dict[tuple[object, ...], Comparison] = {}
    for figure in dict.fromkeys(figures):
        data = figure.data
        scope, period, unit = data.scope or "", data.period, data.unit or ""
        subjects = () if about else tuple(subject.id for subject in figure.about)
        words = map(identity, (data.measure, scope, unit))
        key = (*words, period.text if period else "", *subjects)
        group = groups.setdefault(key, Comparison(about, data.measure, scope, period, unit))
        group.current.append(figure)
    for group in groups.values():
        _split_history(group)
    return list(groups.values())


def _split_history(group: Comparison) -> None:
    everything = [(figure, day(figure), speaker(figure)) for figure in group.current]
    latest: dict[tuple[str, ...], date] = {}
    for figure, when, voice in everything:
        if when and _is_compared(figure):
            latest[voice] = max(when, latest.get(voice, when))
    group.current = []
    for figure, when, voice in everything:
        newest = latest.get(voice)
        replaced = when is not None and newest is not None and when < newest
        old = _is_retracted(figure) or (replaced and _is_compared(figure))
        (group.history if old else group.current).append(figure)
    group.history.sort(key=lambda figure: day(figure) or date.min, reverse=True)


def _is_compared(figure: Statement) -> bool:
    """Words alone neither replace a number nor are replaced by one."""
    return span(figure.data) is not None and not _is_retracted(figure)


def _is_retracted(figure: Statement) -> bool:
    return bool(figure.data.status == "retracted")


def day(figure: Statement) -> date | None:
    """The day a figure stands for: `as_of`, else the end of `period`, else `date`, else the day
    its source was published; a reduced date counts from its first day."""
    data: Figure = figure.data
    if data.period and not data.as_of:
        return data.period.last
    when = dated(figure)
    return when.first if when else None


def dated(figure: Statement) -> Date | None:
    """The date that a figure, or its source, gives for it; of a period, see `day`."""
    published = [c.source.data.published for c in figure.citations if c.source.data.published]
    return figure.data.as_of or figure.data.date or (published[0] if published else None)


def speaker(figure: Statement) -> tuple[str, ...]:
    """Who gives a figure, as a key to compare: all who are named, or the first source's voice."""
    if figure.by:
        named = (p.actor.id if p.actor else identity(p.words or "") for p in figure.by)
        return tuple(sorted(named))
    return tuple(citation.source.voice_id for citation in figure.citations[:1])


def is_from_accused(figure: Statement) -> bool:
    """Whether somebody gives it whom others hold responsible for the incident that it is of."""
    speakers = {party.actor for party in figure.by if party.actor}
    incidents = (one for one in figure.about or [figure.home] if isinstance(one, Incident))
    held = (
        party.actor for one in incidents for said in one.responsibility for party in said.actors
    )
    return not speakers.isdisjoint(held)


def known_by(figures: Sequence[Statement], limit: date) -> tuple[list[Statement], bool]:
    """The figures whose day is no later than `limit`, and whether newer ones exist."""
    known = [figure for figure in figures if (when := day(figure)) is None or when <= limit]
    return known, len(known) < len(figures)


def span(data: Any) -> tuple[float, float] | None:
    """The range that a figure states, bounds included; None where it has words only."""
    numbers = [number for number in (data.value, data.min, data.max) if number is not None]
    if not numbers:
        return None
    low = data.min if data.min is not None else data.value
    high = data.max if data.max is not None else data.value
    return (-math.inf if low is None else low, math.inf if high is None else high)
