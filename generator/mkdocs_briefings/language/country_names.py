"""What a country is called in the languages of the world, for search."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path


def names_everywhere(code: str) -> tuple[str, ...]:
    """The different names of a country by its two-letter code; none where it is not one."""
    return tuple(filter(None, _table().get(code, "").split("|")))


@cache
def _table() -> dict[str, str]:
    path = Path(__file__).with_name("country_names.json")  # made by make_country_names.py
    found: dict[str, str] = json.loads(path.read_text("utf-8"))
    return found
