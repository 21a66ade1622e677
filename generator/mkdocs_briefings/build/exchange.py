"""Two folders swapped in one step, so that nobody ever sees the place of either empty."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are as for any other call
_EXCHANGE = 2  # RENAME_EXCHANGE, of renameat2(2) in Linux since 3.15


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders; False where the system, or that place in it, cannot do so."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):  # another system, or an old one
        return False
    done = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return bool(done == 0)
