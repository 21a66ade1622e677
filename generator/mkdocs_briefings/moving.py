"""A file or folder takes the place of another: the one way in which any is renamed or replaced."""

from __future__ import annotations

import os
import time
from pathlib import Path

_WAITS = (0.01, 0.05, 0.2, 0.5, 1.0) if os.name == "nt" else ()
"""Seconds between the tries where Windows refuses one."""


def move(source: Path | str, place: Path | str) -> None:
    """Give a file or folder another place, where a file may be already. Raises OSError.

    Windows refuses this while any program has the one or the other open, as a server does that
    sends a page, or a virus scanner that looks at what is new. That is over in a moment, so it is
    tried again. Elsewhere a refusal stays one.
    """
    for seconds in _WAITS:
        try:
            os.replace(source, place)
        except PermissionError:
            time.sleep(seconds)
        else:
            return
    os.replace(source, place)
