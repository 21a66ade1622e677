"""Node.js for tests: programs from npm at the versions of a lock file, and scripts run in it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NoReturn

import pytest

REPOSITORY = Path(__file__).parents[1]


def unavailable(reason: str) -> NoReturn:
    """Skip the tests, or fail them where all must run."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def program(name: str) -> str:
    """Where `node` or `npm` is; without it the test is skipped, in CI it fails."""
    return shutil.which(name) or unavailable("Node.js is not installed: apt-get install nodejs npm")


def installed(package: Path) -> Path:
    """The folder with what a package.json names, installed at the first use of its lock file."""
    npm, _ = program("npm"), program("node")
    lock = (package / "package-lock.json").read_bytes()
    home = REPOSITORY / ".cache" / package.name / hashlib.sha256(lock).hexdigest()[:12]
    if not home.exists():
        _install(npm, package, home)
    return home


def _install(npm: str, package: Path, home: Path) -> None:
    """Install into a folder of its own and then give it its name: others may be doing the same."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent) as work:
        new = Path(work) / "new"
        new.mkdir()
        for name in ("package.json", "package-lock.json"):
            shutil.copy(package / name, new)
        done = subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=new,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        if done.returncode:
            unavailable(f"What {package.name} names could not be installed: {done.stderr}")
        try:
            new.rename(home)
        except OSError:
            assert home.exists()


class Script:
    """A script in Node that answers each line of JSON with another."""

    def __init__(self, given: IO[str], answers: IO[str]) -> None:
        self._given, self._answers = given, answers

    def __call__(self, data: object) -> Any:
        """What it answers."""
        self._given.write(json.dumps(data) + "\n")
        self._given.flush()
        return json.loads(self._answers.readline())


@contextmanager
def script(path: Path) -> Iterator[Script]:
    """Run a script that reads lines."""
    with subprocess.Popen(
        [program("node"), path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin
        assert process.stdout
        yield Script(process.stdin, process.stdout)
