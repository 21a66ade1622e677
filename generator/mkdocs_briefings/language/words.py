"""Words that a reader sees: marked where they are written, translated where they are shown."""

from __future__ import annotations


def N_(text: str) -> str:
    """Mark a text for translation and return it as it is."""
    return text


def Nn_(one: str, many: str) -> tuple[str, str]:
    """Mark a text with a number in it ({count}), in the forms for one and for several."""
    return one, many
