"""What a figure adds: what was counted, how many, of what and when."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.library.amounts import amount
from mkdocs_briefings.library.figures import is_from_accused
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.pages.parts.links import Links


@dataclass(frozen=True, slots=True)
class FigureView:
    """What a figure adds; `from_accused` where whoever gives it is held responsible for what it
    counts."""

    measure: str
    amount: str
    scope: str
    as_of: str
    period: str
    retracted: bool
    from_accused: bool


def view(statement: Statement, links: Links) -> FigureView:
    """The view of a figure."""
    data = statement.data
    return FigureView(
        measure_label(data.measure, links.language),
        amount(data, links.language),
        data.scope or "",
        links.date(data.as_of or data.date),
        links.language.period(data.period),
        data.status == "retracted",
        is_from_accused(statement),
    )


def sentence(statement: Statement, language: Language) -> str:
    """What was counted, and how many."""
    data = statement.data
    measure, count = measure_label(data.measure, language), amount(data, language)
    if data.scope:
        return language.gettext(
            "{measure} ({scope}): {amount}", measure=measure, scope=data.scope, amount=count
        )
    return language.gettext("{measure}: {amount}", measure=measure, amount=count)


def measure_label(measure: str, language: Language) -> str:
    """A measure in words of the site's language; what is no term as it is written."""
    title = measure_title(measure)
    return language.gettext(title) if vocabulary.MEASURE.lookup(measure) else title


def measure_title(measure: str) -> str:
    """A measure as a title: that of the vocabulary, else as it is written."""
    term = vocabulary.MEASURE.lookup(measure)
    return term.label if term else measure[:1].upper() + measure[1:]
