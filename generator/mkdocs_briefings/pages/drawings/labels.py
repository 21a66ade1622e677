"""Where the letters of a drawing have room: none is written over another, nor over a mark."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_briefings.pages.drawings.outlines import Frame

_WIDE = 0.6
"""How wide a letter is, in heights of letters."""


def around(x: float, y: float, half: float) -> Frame:
    """What a mark takes."""
    return Frame(x - half, y - half, x + half, y + half)


def lettering(text: str, x: float, y: float, height: float) -> Frame:
    """What a text of one line takes around its middle."""
    half = len(text) * height * _WIDE / 2
    return Frame(x - half, y - height / 2, x + half, y + height / 2)


class Room:
    """What of a drawing is free: whoever comes first takes it."""

    def __init__(self, taken: Iterable[Frame] = ()) -> None:
        self._taken = [*taken]

    def takes(self, part: Frame) -> bool:
        """Whether a part meets nothing that is there already; it is there from now on."""
        if any(part.meets(other) for other in self._taken):
            return False
        self._taken.append(part)
        return True
