"""Figures that differ as bars on one scale: every position an integer, ready to be drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import east_asian_width

from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.spoken import Spoken, as_spoken, spoken
from mkdocs_briefings.library.figures import span
from mkdocs_briefings.library.linked import Statement
from mkdocs_briefings.pages.drawings.axis import Tick
from mkdocs_briefings.pages.parts.statement import StatementView

LEFT, RIGHT = 16, 344
"""Where the scale begins and ends, in a drawing that is 360 wide: about a phone's."""
_FIRST, _ROW = 42, 36
_LONGEST_LABEL = 56
_DIGIT = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: its label at `text`, its line at `y` from `low` to `high`, its value at `value`.

    An end that the figure leaves open goes on to the edge of the drawing as an arrow, or to zero.
    `said` is its label at full length.
    """

    said: str
    label: str
    text: int
    y: int
    low: int
    high: int
    value: int | None
    opens: bool


@dataclass(frozen=True, slots=True)
class RangeBars:
    """Bars above their scale; `description` says the same in words."""

    description: str
    height: int
    axis: int
    numbers: int
    bars: list[Bar]
    ticks: list[Tick]


def range_bars(
    figures: Iterable[tuple[Statement, StatementView]], language: Language
) -> RangeBars | None:
    """The current figures of one measure as bars; None unless two of them differ."""
    known = [(f, v, bounds) for f, v in figures if (bounds := span(f.data))]
    if len({(bounds, figure.data.value) for figure, _, bounds in known}) < 2:
        return None
    scale = _Scale([(*bounds, figure.data.value) for figure, _, bounds in known])
    bars = [
        _bar(figure, shown, bounds, scale, _FIRST + row * _ROW, language)
        for row, (figure, shown, bounds) in enumerate(known)
    ]
    axis = _FIRST + len(bars) * _ROW - 16
    said = language.listed([bar.said for bar in bars], apart=True)
    tags = {bar.said.tag if isinstance(bar.said, Spoken) else "" for bar in bars}
    description = spoken(str(said), tags.pop() if len(tags) == 1 else None)
    return RangeBars(description, axis + 20, axis, axis + 15, bars, scale.ticks(language))


def _bar(
    figure: Statement,
    shown: StatementView,
    bounds: tuple[float, float],
    scale: _Scale,
    y: int,
    language: Language,
) -> Bar:
    low, high = bounds
    who = language.listed([one.name or one.words for one in shown.by]) or shown.voice
    amount = shown.own.amount
    room = _LONGEST_LABEL - len(_label("", amount, shown.own.from_accused, language))
    return Bar(
        _label(who, amount, shown.own.from_accused, language),
        _label(_shortened(who, room), amount, shown.own.from_accused, language),
        y - 8,
        y,
        scale.at(low),
        scale.at(high),
        None if figure.data.value is None else scale.at(figure.data.value),
        math.isinf(high),
    )


def _label(who: str, amount: str, is_accused: bool, language: Language) -> str:
    if is_accused:
        return language.gettext("{who}, held responsible: {amount}", who=who, amount=amount)
    return language.gettext("{who}: {amount}", who=who, amount=amount)


def _shortened(text: str, room: int) -> str:
    """A name that fits above its bar, with the amount beside it; wide letters count twice."""
    for place, letter in enumerate(text):
        room -= 2 if east_asian_width(letter) in "WF" else 1
        if room < 0:
            return as_spoken(f"{text[: max(8, place - 1)].rstrip()}…", text)
    return text


class _Scale:
    """From zero to the round number above the greatest, so that lengths compare as numbers do."""

    def __init__(self, figures: list[tuple[float, float, float | None]]) -> None:
        given = [n for figure in figures for n in figure if n is not None and not math.isinf(n)]
        numbers = [Decimal(str(n)) for n in given]
        most = max(numbers)
        whole = all(n == n.to_integral_value() for n in numbers)
        self.step = step = _round_step(most or Decimal(1), whole)
        self.last = -_floor(-most, step) or step
        if any(math.isinf(high) for _, high, _ in figures) and self.last == most:
            self.last += step  # room for an arrow

    def at(self, value: float) -> int:
        """Where a number lies; what is open above lies beyond the scale, nothing below zero."""
        if math.isinf(value):
            return LEFT if value < 0 else 354
        share = max(Decimal(str(value)), Decimal(0)) / self.last
        return LEFT + round(share * (RIGHT - LEFT))

    def ticks(self, language: Language) -> list[Tick]:
        """The numbers on the scale, as many as there is room for."""
        steps = int(self.last / self.step)
        longest = len(language.number(float(self.last)))
        every = max(1, math.ceil(steps * (longest + 1) * _DIGIT / (RIGHT - LEFT)))
        chosen = {*range(0, steps - every + 1, every), steps}
        return [self._tick(place, steps, language) for place in sorted(chosen)]

    def _tick(self, place: int, steps: int, language: Language) -> Tick:
        value = place * self.step
        anchor = "start" if place == 0 else "end" if place == steps else "middle"
        label = language.number(int(value) if value == int(value) else float(value))
        return Tick(self.at(float(value)), label, anchor)


def ceiling(value: float) -> float:
    """The round number at the top of an axis from zero that has to reach a value."""
    most = Decimal(str(value))
    step = _round_step(most or Decimal(1), most == most.to_integral_value())
    return float(-_floor(-most, step) or step)


def _floor(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value("ROUND_FLOOR") * step


def _round_step(length: Decimal, whole: bool) -> Decimal:
    """A step of 1, 2 or 5 times a power of ten that cuts a length in about four."""
    least = length / 4
    power = Decimal(1).scaleb(least.adjusted())
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= least)
    return max(step, Decimal(1)) if whole else step
