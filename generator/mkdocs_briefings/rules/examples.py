"""Examples of records, completed so that each can be checked as it stands."""

from __future__ import annotations

import re

_PATH = re.compile(r"(?m)^# (\S+\.yaml)\n")
_FIELD = re.compile(r"(?m)^(\w+):")
_COMMON = {
    "title": "title: Example briefing",
    "summary": "summary: An invented example.",
    "published": "published: 2024-03-29",
    "sources": "sources:\n  paper:\n    title: Example paper\n    url: https://example.org/paper",
}


def files(example: str) -> dict[str, str]:
    """The records of an example by their path below `briefings/`."""
    parts = _PATH.split(example)
    if len(parts) == 1:
        return {"2024/example.yaml": completed(example)}
    paths, texts = parts[1::2], parts[2::2]
    return {
        path: completed(text) if _is_briefing(path) else text
        for path, text in zip(paths, texts, strict=True)
    }


def completed(text: str) -> str:
    """A briefing with the fields that every briefing needs; what it writes itself stands."""
    written = set(_FIELD.findall(text))
    missing = [lines for name, lines in _COMMON.items() if name not in written]
    return "\n".join([text.rstrip(), *missing]).lstrip() + "\n"


def _is_briefing(path: str) -> bool:
    return not path.startswith(("actors/", "incidents/", "sources/"))
