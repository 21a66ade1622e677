"""A second check of the same records tells the same, and at once; what changes is seen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_briefings.build import kept_check
from mkdocs_briefings.build import site as site_module
from mkdocs_briefings.settings import read_settings
from tests.site_folder import BRIEFING, MKDOCS_YML, briefings, write

WRONG = BRIEFING.replace("cites: paper", "cites: papr")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path, {"mkdocs.yml": MKDOCS_YML, "briefings/2024/ferry.yaml": WRONG})


def test_the_second_check_tells_the_same(root: Path) -> None:
    first, second = briefings(root, "check"), briefings(root, "check")
    assert "papr" in first.stdout
    assert (first.returncode, first.stdout) == (second.returncode, second.stdout)


def test_nothing_is_checked_again_where_nothing_has_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = read_settings(root / "mkdocs.yml")
    found = kept_check.check_again(settings)
    monkeypatch.delattr(site_module, "check_site")
    assert kept_check.check_again(settings) == found


def test_a_second_check_loads_nothing_that_it_does_not_need(root: Path) -> None:
    briefings(root, "check")
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mkdocs_briefings", "check"],
        cwd=root,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    ).stderr
    assert "mkdocs_briefings.build.kept_check" in loaded
    assert "pydantic" not in loaded
    assert "jinja2" not in loaded


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("briefings/2024/ferry.yaml", BRIEFING),
        ("briefings/2024/second.yaml", "title: [\n"),
        ("mkdocs.yml", MKDOCS_YML + "exclude_docs: 2024\n"),
        ("templates/briefing.md.j2", "{% if"),
    ],
)
def test_whatever_changes_is_seen(root: Path, name: str, text: str) -> None:
    before = briefings(root, "check").stdout
    write(root, {name: text})
    assert briefings(root, "check").stdout != before
