"""Runs `mkdocs build` here, and prints every path that is written, made or moved on the way."""

from __future__ import annotations

import os
import sys
from typing import Any

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_MOVES = {"os.mkdir", "os.rename", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.utime"}
_RUNS = {"os.system", "os.exec", "os.posix_spawn", "subprocess.Popen", "socket.connect"}
seen: set[str] = set()


def note(event: str, given: tuple[Any, ...]) -> None:
    """Take note of what the interpreter is about to do."""
    if event == "open" and isinstance(given[2], int) and given[2] & _WRITES:
        seen.add(f"{given[0]!s}")
    elif event in _MOVES:
        seen.update(str(one) for one in given[:2] if isinstance(one, str | bytes | os.PathLike))
    elif event in _RUNS:
        seen.add(f"!{event} {given[0]!r}")


if __name__ == "__main__":
    from mkdocs.__main__ import cli

    sys.addaudithook(note)
    try:
        cli(["build", "--quiet"], standalone_mode=False)
    finally:
        sys.stdout.write("\n".join(sorted(seen)))
