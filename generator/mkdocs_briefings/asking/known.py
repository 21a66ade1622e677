"""What is known of addresses from earlier times, kept on disk so that nobody is asked needlessly.

The file can be deleted at any time.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import get_args

from mkdocs_briefings.asking.verdict import State, Verdict
from mkdocs_briefings.moving import move

FILE = Path(".cache", "briefings-links.json")
"""Where it stands, from the folder of mkdocs.yml."""
_BELIEVED = ("good", "moved")
"""All else may have been mended since."""


class Known:
    """Verdicts by address, each with the time at which it was found."""

    def __init__(self, path: Path, now: datetime) -> None:
        self._path, self._now = path, now
        self._found: dict[str, tuple[Verdict, datetime]] = {}
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            for address, one in json.loads(path.read_text("utf-8")).items():
                state, reason, where, on = (str(one[name]) for name in _FIELDS)
                if state in get_args(State):
                    verdict = Verdict(state, reason, where)  # type: ignore[arg-type]
                    self._found[address] = verdict, datetime.fromisoformat(on)

    def find(self, address: str, newest: timedelta) -> Verdict | None:
        """What was found not longer ago than that, if it was good."""
        verdict, on = self._found.get(address, (None, self._now))
        believed = verdict and verdict.state in _BELIEVED and self._now - on <= newest
        return verdict if believed else None

    def add(self, address: str, verdict: Verdict) -> None:
        """Note what was found now."""
        self._found[address] = verdict, self._now

    def write(self) -> None:
        """Keep all of it; where that cannot be, the next time asks again."""
        data = {
            address: dict(zip(_FIELDS, (*verdict, on.isoformat(timespec="seconds")), strict=True))
            for address, (verdict, on) in sorted(self._found.items())
        }
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".new")
            beside.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
            move(beside, self._path)


_FIELDS = ("state", "reason", "where", "on")
