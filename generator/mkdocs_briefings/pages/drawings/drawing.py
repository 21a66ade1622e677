"""A drawing where a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PageDrawing:
    """The view of a drawing with the name of its template, in which its words stand too."""

    name: str
    view: Any

    @property
    def template(self) -> str:
        """The template that has it as the macro `draw`."""
        return f"drawings/{self.name}.md.j2"
