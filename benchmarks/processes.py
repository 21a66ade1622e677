"""Whole Python processes, and what they take of the processor."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path


def processor_time() -> float:
    """Seconds of the processor that ended child processes have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run_python(arguments: list[str], folder: Path) -> str:
    """Output of a Python process that runs in the folder; where it fails, the end of this one."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        sys.exit(f"python {' '.join(arguments)[:60]} in {folder} failed:\n{done.stderr[-4000:]}")
    return done.stdout
