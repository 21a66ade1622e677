"""Clusters of a MISP galaxy become actors that pass the check."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import misp_galaxy
from mkdocs_briefings.build.site import read_library
from mkdocs_briefings.problems import errors
from mkdocs_briefings.settings import read_settings

ONE, OTHER = "1cb7e1cc-d695-42b1-92f4-fd0112a3c9be", "6a2e693f-24e5-451a-9f88-b36a108e5662"
CLUSTERS = [
    {
        "value": "Group *1*",
        "uuid": ONE,
        "description": "A <group> of [invented] people[1].",
        "meta": {
            "synonyms": ["The First", "Group 2"],
            "country": "ke",
            "refs": ["https://a.example/one-report.pdf", "no address"],
        },
        "related": [{"dest-uuid": OTHER, "type": "similar"}],
    },
    {
        "value": "Group 2",
        "uuid": OTHER,
        "related": [{"dest-uuid": ONE, "type": "similar"}, {"dest-uuid": "gone", "type": "uses"}],
    },
]


def test_clusters_become_actors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "clusters.json"
    file.write_text(json.dumps({"type": "threat-actor", "values": CLUSTERS}), "utf-8")
    monkeypatch.setattr(sys, "argv", ["misp_galaxy.py", str(tmp_path / "out"), str(file)])
    misp_galaxy.main()
    library, problems = read_library(read_settings(tmp_path / "out/mkdocs.yml"))
    assert not errors(problems)
    first = library.actor_named("The First")
    assert first
    assert first.name == "Group *1*"
    assert first.country == "KE"
    assert first.data
    assert first.data.ids == {"misp-galaxy": 'threat-actor="Group *1*"'}
    assert first.data.summary
    assert first.data.summary.plain == "A <group> of [invented] people."
    assert {one.data.url for one in first.sources.values()} == {"https://a.example/one-report.pdf"}
    second = library.actor_named("Group 2 (threat-actor 6a2e693f)")
    assert second
    assert "Group 2" in first.data.known_as
