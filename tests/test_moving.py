"""A file takes the place of another, also where Windows refuses it for a moment."""

from __future__ import annotations

import ast
import os
from pathlib import Path

import pytest

from mkdocs_briefings import moving
from mkdocs_briefings.moving import move

PACKAGE = Path(moving.__file__).parent


@pytest.fixture
def refusals(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """How often a file is refused first, as one that another program has open."""
    left: list[bool] = []
    replace = os.replace

    def refusing(source: Path, place: Path) -> None:
        if left:
            left.pop()
            raise PermissionError(13, "in use", str(source), None, str(place))
        replace(source, place)

    monkeypatch.setattr(os, "replace", refusing)
    return left


def _files(folder: Path) -> tuple[Path, Path]:
    for name in ("new", "old"):
        (folder / name).write_text(name, "utf-8")
    return folder / "new", folder / "old"


def test_a_refusal_on_windows_is_waited_for(
    tmp_path: Path, refusals: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "_WAITS", (0, 0, 0))
    refusals += [True] * 3
    new, old = _files(tmp_path)
    move(new, old)
    assert old.read_text("utf-8") == "new"
    assert not new.exists()


def test_one_that_stays_is_told(
    tmp_path: Path, refusals: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "_WAITS", (0, 0))
    refusals += [True] * 3
    new, old = _files(tmp_path)
    with pytest.raises(PermissionError, match="in use"):
        move(new, old)
    assert old.read_text("utf-8") == "old"


def test_elsewhere_nothing_is_waited_for(tmp_path: Path, refusals: list[bool]) -> None:
    refusals += [True]
    with pytest.raises(PermissionError):
        move(*_files(tmp_path))


def _renames(path: Path) -> list[str]:
    """The calls in a module that rename a file or folder by themselves."""
    calls = (one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if type(one) is ast.Call)
    return [
        ast.unparse(one)
        for one in calls
        if isinstance(one.func, ast.Attribute)
        and (
            (one.func.attr == "replace" and ast.unparse(one.func.value) == "os")
            # With one argument: `str.replace` takes two.
            or (one.func.attr in ("replace", "rename") and len(one.args) == 1 and not one.keywords)
            or ast.unparse(one.func) in ("os.rename", "os.renames", "shutil.move")
        )
    ]


def test_nothing_else_renames_files() -> None:
    found = {path.name: _renames(path) for path in PACKAGE.rglob("*.py")}
    assert {name for name, calls in found.items() if calls} == {"moving.py"}
