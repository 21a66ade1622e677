"""Runs the cases of tests/golden; `pytest --rewrite` writes what they give now into them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from mkdocs_briefings.model import records, statements, values
from mkdocs_briefings.model.values import Shape
from tests.golden_case import differences, make, read_case, rewritten

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(GOLDEN.rglob("*.md"))


@pytest.mark.parametrize(
    "path", CASES, ids=[path.relative_to(GOLDEN).with_suffix("").as_posix() for path in CASES]
)
def test_case(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case = read_case(path.read_text("utf-8"))
    site = make(case, tmp_path)
    if request.config.getoption("--rewrite"):
        path.write_text(rewritten(case, site), "utf-8", newline="\n")
    else:
        assert not differences(case, site)
