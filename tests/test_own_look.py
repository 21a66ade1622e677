"""A site's own words and look: one block of a template, one label."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_briefings.build.site import make_site
from mkdocs_briefings.settings import read_settings
from tests.site_folder import BRIEFING, MKDOCS_YML, build, write

OPTIONS = "[search, {briefings: {labels: {In their words: What they said}}}]"
EXTENDING = """\
{% extends "briefings/briefing.md.j2" %}
{% block cite %}
Ask the desk how to cite this.
{% endblock %}
"""
SITE = {
    "mkdocs.yml": MKDOCS_YML.replace("[search, briefings]", OPTIONS),
    "briefings/2024/ferry.yaml": BRIEFING,
    "templates/briefing.md.j2": EXTENDING,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path, SITE)


def test_one_block_is_changed_and_the_rest_stays(root: Path) -> None:
    page = make_site(read_settings(root / "mkdocs.yml")).markdown["2024/ferry.md"]
    assert "Ask the desk how to cite this." in page
    assert "BibTeX" not in page
    assert "The ferry will run every day" in page


def test_a_template_that_extends_is_no_fault(root: Path) -> None:
    assert make_site(read_settings(root / "mkdocs.yml")).problems == []


def test_a_label_is_changed_in_pages_and_in_what_is_built(root: Path) -> None:
    page = build(root).page("2024/ferry/")
    assert "What they said" in page
    assert "In their words" not in page
