"""Paths and programs as they are shortest to type, for the next steps that a command tells."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path


def shown(path: Path) -> Path:
    """A path as it is shortest to type: from the working folder where it is below that."""
    path = Path(os.path.abspath(path))
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def typed(name: str) -> str:
    """A program as it can be typed here: by its name, else beside the program that runs."""
    if shutil.which(name):
        return name
    running = Path(sys.argv[0])
    beside = running.with_name(name).with_suffix(running.suffix)
    if beside.is_file():
        return shlex.quote(str(shown(beside)))
    modules = {"briefings": "mkdocs_briefings"}
    return f"{shlex.quote(str(shown(Path(sys.executable))))} -m {modules.get(name, name)}"
