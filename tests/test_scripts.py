"""The scripts of pages: their form, their types, and what they make, in Node."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.node import REPOSITORY, installed, program

TOOLS = Path(__file__).parent / "scripts"
WEB = REPOSITORY / "generator/mkdocs_briefings/web/scripts"


def passes(*command: str | Path) -> None:
    """Run a command in the repository; its output where it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=REPOSITORY,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def tools() -> Path:
    """Where the programs from npm are."""
    return installed(TOOLS) / "node_modules/.bin"


def test_scripts_are_formatted(tools: Path) -> None:
    passes(tools / "prettier", "--check", "--log-level", "warn", WEB, TOOLS)


def test_types_of_scripts_are_right(tools: Path) -> None:
    passes(tools / "tsc", "--project", TOOLS)


def test_what_scripts_make_by_themselves_is_right() -> None:
    passes(program("node"), "--test", *sorted(TOOLS.glob("*.test.js")))
