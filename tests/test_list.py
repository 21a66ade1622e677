"""`briefings list`: records by kind, by status, and those that nothing refers to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_briefings.commands.main import main
from tests.site_folder import MKDOCS_YML, write

SITE = {
    "mkdocs.yml": MKDOCS_YML,
    "briefings/2024/one.yaml": "title: One\npublished: 2024-05-01\nsummary: S.\nactors: Port\n",
    "briefings/2024/two.yaml": "title: اثنان\nstatus: draft\nsummary: S.\nrelated: 2024/one\n",
    "briefings/actors/port.yaml": "name: Port\ntype: company\n",
    "briefings/actors/quay.yaml": "name: Quay\ntype: company\n",
    "briefings/sources/paper.yaml": "title: Paper\n",
    "briefings/sources/wrong.yaml": "titel: Paper\n",
}


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, SITE))


def ids(*words: str) -> list[str]:
    """The ids of what is listed."""
    listed = CliRunner().invoke(main, ["list", "--format", "json", *words]).stdout
    return [row["id"] for row in json.loads(listed)]


def test_all_are_listed_kind_by_kind() -> None:
    expected = ["2024/one", "2024/two", "actors/port", "actors/quay", "sources/paper"]
    assert ids() == expected


def test_a_kind_a_status_and_what_is_unused() -> None:
    assert ids("actor") == ["actors/port", "actors/quay"]
    assert ids("--status", "draft") == ["2024/two"]
    assert ids("--unused") == ["actors/quay", "sources/paper"]


def test_text_names_status_and_use() -> None:
    listed = CliRunner().invoke(main, ["list"]).output.splitlines()
    assert listed[0].split() == ["briefing", "2024/one", "published", "used", "by", "1", "One"]
    assert listed[1].split() == ["briefing", "2024/two", "draft", "-", "اثنان"]
    assert listed[-1] == "5 records"
