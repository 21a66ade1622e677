"""An actor among those to whom it stands in a relation: itself in the middle, the others around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 360
"""Units across: about a phone's width, so that letters keep their size there."""
MOST = 12
"""Actors around the one in the middle; a list behind the drawing has all."""
_ROW, _TOP = 44, 34
_MIDDLE, _LEFT, _RIGHT = 180, 138, 222
_LONGEST = 15  # characters of a name beside its dot


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
    """An actor on the drawing: its dot, its name cut to its place, and the line to the middle."""

    x: int
    y: int
    anchor: str
    text: int
    name: str
    full_name: str
    words: str
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
    middle = _TOP + (rows - 1) * _ROW // 2
    nodes = [_node(tie, place, middle, len(drawn)) for place, tie in enumerate(drawn)]
    height = _TOP + (rows - 1) * _ROW + 34
    return NetworkView(name, height, _MIDDLE, middle, nodes, len(shown) - len(drawn))


def _node(tie: Tie, place: int, middle: int, count: int) -> Dot:
    """A node in its column; a column with fewer of them is centred beside the other one."""
    is_left = place % 2 == 0
    rows = (count + 1) // 2 if is_left else count // 2
    y = middle - (rows - 1) * _ROW // 2 + place // 2 * _ROW
    x = _LEFT if is_left else _RIGHT
    return Dot(
        x,
        y,
        "end" if is_left else "start",
        x - 10 if is_left else x + 10,
        _cut(tie.name),
        tie.name,
        _cut(tie.words),
        tie.href,
        tie.is_contrary,
        tie.is_disputed,
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
