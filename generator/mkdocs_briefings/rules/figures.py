"""Rules of figures: whether a number can be so, and what else its speaker gives for the day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mkdocs_briefings.language.language import Language
from mkdocs_briefings.library.amounts import amount
from mkdocs_briefings.library.figures import compare, day, span, speaker
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.link import Linked
from mkdocs_briefings.rules.rule import Finding, Rule, found, rule


def _amount(data: Any) -> str:
    """A figure as messages to authors name it, which are in English."""
    return amount(data, Language())


@rule()
def figure_range(linked: Linked) -> Iterator[Finding]:
    """
    A figure cannot be so: its least is above its most, its value lies outside of both, it is
    negative, or it is -9 or -99, with which some datasets write "unknown".

    Passes:
        figures:
          - measure: killed
            min: 90
            max: 95
            cites: paper
    Fails:
        figures:
          - measure: killed
            min: 95
            max: 90
            cites: paper
    """
    for statement in linked.of_kind("figure"):
        data = statement.data
        for name in ("value", "min", "max"):
            number = getattr(data, name)
            if number is not None and number < 0:
                hint = (
                    "Leave it out where it is not known; a word such as `scores` goes in `words`."
                )
                yield found(statement, f"`{name}` is {number}, below zero", hint, name)
        bounds = [n for n in (data.min, data.value, data.max) if n is not None]
        if bounds != sorted(bounds):
            hint = "Write `min` ≤ `value` ≤ `max`."
            yield found(statement, f"the range runs backwards: {_amount(data)}", hint)


@rule()
def two_figures_of_one_day(linked: Linked) -> Iterator[Finding]:
    """
    One speaker gives two different current figures of one measure for one day.

    Passes:
        figures:
          - {measure: killed, value: 90, by: Example Ministry, as_of: 2024-03-22, cites: paper}
          - {measure: killed, value: 95, by: Example Ministry, as_of: 2024-03-23, cites: paper}
    Fails:
        figures:
          - {measure: killed, value: 90, by: Example Ministry, as_of: 2024-03-22, cites: paper}
          - {measure: killed, value: 95, by: Example Ministry, as_of: 2024-03-22, cites: paper}
    """
    by_subject: dict[object, list[Statement]] = {}
    for statement in linked.of_kind("figure"):
        if not statement.hidden:
            for subject in statement.about or [statement.home]:
                by_subject.setdefault(subject, []).append(statement)
    reported: set[Statement] = set()
    for figures in by_subject.values():
        if len(figures) < 2:
            continue
        for comparison in compare(figures, None):
            seen: dict[object, Statement] = {}
            for figure in comparison.current:
                if figure.data.as_of is None or not span(figure.data):
                    continue
                first = seen.setdefault((speaker(figure), day(figure)), figure)
                differs = first is not figure and span(first.data) != span(figure.data)
                if differs and figure not in reported:
                    reported.add(figure)
                    yield _same_day(figure, first)


def _same_day(figure: Statement, first: Statement) -> Finding:
    line = first.entry.document.tree.place(first.path)[0]
    return found(
        figure,
        f"{_amount(figure.data)} stands against {_amount(first.data)}, "
        "by the same for the same day",
        f"The other is at {first.entry.document.name}:{line}. Correct one, give them a `scope`, or "
        "mark one `status: retracted`.",
    )


RULES: tuple[Rule, ...] = (figure_range, two_figures_of_one_day)
