"""What hand-written Markdown says of itself before its text: YAML between two lines of dashes."""

from __future__ import annotations

import re
from typing import Any

import yaml

_BLOCK = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)


def front_matter(text: str) -> dict[str, Any]:
    """The values by their names; empty where there are none, or none that can be read."""
    block = _BLOCK.match(text)
    try:
        found = yaml.safe_load(block[1]) if block else None
    except (yaml.YAMLError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def without_front_matter(text: str) -> str:
    """The text itself."""
    return _BLOCK.sub("", text, count=1).lstrip("\n")
