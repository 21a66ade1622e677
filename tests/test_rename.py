"""`briefings rename`: cases of tests/rename, laws, and files written all or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rename_case import files_of, read_case, rewritten, run, write

CASES = sorted((Path(__file__).parent / "rename").glob("*.md"))


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_case(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    case = read_case(path.read_text("utf-8"))
    monkeypatch.chdir(write(tmp_path, case.before))
    console = run(case.commands)
    files = files_of(tmp_path)
    if request.config.getoption("--rewrite"):
        path.write_text(rewritten(case, console, files), "utf-8", newline="\n")
    else:
        assert (console, files) == (case.console, case.expected)
