"""What is written beside the axis of a drawing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tick:
    """A number or a date at a place along an axis; `anchor` is as SVG's `text-anchor` has it."""

    at: int
    label: str
    anchor: str = "middle"
