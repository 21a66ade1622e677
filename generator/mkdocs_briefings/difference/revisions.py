"""The records as they were in a revision of Git, without touching the working tree."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

from mkdocs_briefings.load.folder import Folder, load


class NoRevision(Exception):
    """A revision cannot be read; the message says why, and what to do."""


def folder_at(
    docs: Path, name: str, revision: str, leaves_out: Callable[[str], bool] = lambda uri: False
) -> Folder:
    """What stood below the folder `docs` in a revision, but for what is left out.

    `name` is what problems call the folder.

    Raises NoRevision where there is no Git, no such revision, or no such folder in it.
    """
    top = Path(_git(docs, "rev-parse", "--show-toplevel").decode().strip())
    inside = docs.resolve().relative_to(top.resolve()).as_posix()
    try:
        commit = _git(docs, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    except NoRevision as error:
        raise NoRevision(
            f"Git knows no revision `{revision}`; `git log --oneline` lists them, and a shallow "
            "clone has few (in a workflow, check out with `fetch-depth: 0`)"
        ) from error
    packed = _git(top, "archive", "--format=tar", commit.decode().strip(), inside)
    with tempfile.TemporaryDirectory() as place, tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        tar.extractall(place, filter="data")
        return load(Path(place) / inside, name, leaves_out=leaves_out)


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True)
    except OSError as error:
        raise NoRevision("Git is needed to read a revision, and it is not installed") from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoRevision(reason[-1] if reason else f"git {arguments[0]} failed")
    return done.stdout
