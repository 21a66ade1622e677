"""An actor among those to whom it stands in a relation: itself in the middle, the others around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

WIDTH = 360
"""Units across: about a phone's width, so that letters keep their size there."""
MOST = 12
"""Actors around the one in the middle; a list behind the drawing has all."""
_ROW, _TOP = 44, 34
_LINE = 15  # from one line of letters to the next
_MIDDLE, _LEFT, _RIGHT = 180, 152, 208
_LONGEST, _LINES = 16, 2  # characters of a line beside a dot, and lines of a name


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation as it is drawn: who stands there, what it is in a word, and where it leads.

    `is_contrary` is whether the two stand against each other; `is_disputed` whether someone
    disputes it.
    """

    name: str
    words: str
    href: str
    is_contrary: bool = False
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """An actor on the drawing: its dot, its name in lines that fit, and the line to the middle.

    `below` is where its words stand.
    """

    x: int
    y: int
    anchor: str
    text: int
    lines: list[str]
    full_name: str
    words: str
    below: int
    href: str
    is_contrary: bool
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The drawing: its height, the middle, and who is around it; `more` are left out."""

    name: str
    height: int
    x: int
    y: int
    nodes: list[Dot]
    more: int


def network(name: str, ties: Sequence[Tie]) -> NetworkView | None:
    """The drawing of an actor's relations; None where there are fewer than two.

    Half of the actors stand on the left, half on the right, in the order given: names written side
    by side are read without turning one's head, and two columns fit a phone.
    """
    shown = list({tie.href or tie.name: tie for tie in reversed(ties)}.values())[::-1]
    if len(shown) < 2:
        return None
    drawn = shown[:MOST]
    rows = (len(drawn) + 1) // 2
    names = [_cut(tie.name, _LINES) for tie in drawn]
    most = max(len(lines) for lines in names)
    row = _ROW + (most - 1) * _LINE
    middle = _TOP + (rows - 1) * row // 2
    nodes = [
        _node(tie, lines, middle, _place(number, len(drawn), row))
        for number, (tie, lines) in enumerate(zip(drawn, names, strict=True))
    ]
    height = _TOP + (rows - 1) * row + most * _LINE + 19
    return NetworkView(name, height, _MIDDLE, middle, nodes, len(shown) - len(drawn))


def _place(number: int, count: int, row: int) -> tuple[bool, int]:
    """Whether a node stands on the left, and how far below the middle.

    A column with fewer of them is centred beside the other one.
    """
    is_left = number % 2 == 0
    rows = (count + 1) // 2 if is_left else count // 2
    return is_left, number // 2 * row - (rows - 1) * row // 2


def _node(tie: Tie, lines: list[str], middle: int, place: tuple[bool, int]) -> Dot:
    is_left, below = place
    x, y = _LEFT if is_left else _RIGHT, middle + below
    return Dot(
        x,
        y,
        "end" if is_left else "start",
        x - 10 if is_left else x + 10,
        lines,
        tie.name,
        _cut(tie.words, 1)[0],
        y + len(lines) * _LINE,
        tie.href,
        tie.is_contrary,
        tie.is_disputed,
    )


def _cut(text: str, lines: int) -> list[str]:
    """A text in so many lines at most, its end left out where it is longer."""
    return wrap(text, _LONGEST, max_lines=lines, placeholder="…") or [text]
