"""A site's own words and look: one block of a template, one label, one token, fewer pages."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from click.testing import CliRunner

from mkdocs_briefings.build.site import make_site
from mkdocs_briefings.commands.main import main
from mkdocs_briefings.pages.without import LISTS
from mkdocs_briefings.settings import read_settings
from tests.browsing import chromium, opened, served
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


def test_a_site_without_a_palette_has_all_colours(root: Path) -> None:
    built = build(root)
    colour = "element => getComputedStyle(element)"
    with chromium() as browser, served(built.folder) as address, opened(browser) as page:
        page.goto(f"{address}2024/ferry/")
        ink = page.locator("h1").evaluate(f"{colour}.color")
        small, section = page.locator(".briefing-meta").first, page.locator("h2").first
        assert small.evaluate(f"{colour}.color") != ink
        assert section.evaluate(f"{colour}.borderBlockStartColor") != ink


def test_one_token_of_the_style_is_changed_for_all_pages(tmp_path: Path) -> None:
    config = f"{SITE['mkdocs.yml']}extra_css: [own.css]\n"
    own = ":root, [data-md-color-scheme] { --briefing-title: 3rem }\n"
    built = build(write(tmp_path, SITE | {"mkdocs.yml": config, "briefings/own.css": own}))
    with chromium() as browser, served(built.folder) as address, opened(browser) as page:
        page.goto(f"{address}2024/ferry/")
        title, root = (
            page.evaluate(
                "n => parseFloat(getComputedStyle(document.querySelector(n)).fontSize)", n
            )
            for n in ("h1", "html")
        )
    assert title == pytest.approx(3 * root)


FULL = """\
title: The second ferry
published: 2024-06-02
summary: Two ferries run [@paper].
topics: [ferries]
incident: {name: Collision, date: 2024-06-01, place: {name: Harbour, country: DE}}
judgements: [{text: It lasts., likelihood: likely, confidence: low, because: "So [@paper]."}]
claims:
  - text: It was the fog.
    by: Invented Captain
    responses: [{stance: denies, by: Invented Pilot, quote: It was not the fog at all}]
figures: [{measure: wounded, value: 2, as_of: 2024-06-01}]
recommendations: [{text: Go slowly., to: {as: captains}, cites: paper}]
timeline: [{date: 2024-06-01, text: They collide., cites: paper}]
changes: [{date: 2024-06-03, text: A name.}]
sources: {paper: {title: Second paper, url: "https://paper.example/second"}}
"""
_LINK = re.compile(r"\]\(([^)#\s:]*\.md)")


def without(root: Path, names: list[str]) -> Path:
    options = f"[search, {{briefings: {{without: [{', '.join(names)}]}}}}]"
    config = MKDOCS_YML.replace("[search, briefings]", options)
    second = {"mkdocs.yml": config, "briefings/2024/second.yaml": FULL}
    return write(root, SITE | second | {"briefings/about.md": "# About\n"})


@pytest.mark.parametrize("names", [["chronology"], ["actors", "quotes"], sorted(LISTS)])
def test_a_site_goes_without_lists_and_no_link_leads_there(
    tmp_path: Path, names: list[str]
) -> None:
    site = make_site(read_settings(without(tmp_path, names) / "mkdocs.yml"))
    assert [str(one) for one in site.errors] == []
    files = {page.file for page in site.pages}
    assert not {f"{one}/index.md" for one in names} & files
    asked = LISTS - {"digest", *names}
    assert {f"{one}/index.md" for one in asked} <= files
    for file in sorted(one for one in files if not one.startswith("method/rules/")):  # examples
        text = site.markdown[file]
        assert "]()" not in text, file
        for target in _LINK.findall(text):
            there = normpath(join(dirname(file), target))
            assert there in files, f"{file} leads to {there}"


def test_a_page_by_hand_takes_the_place_of_a_list(tmp_path: Path) -> None:
    by_hand = {"briefings/chronology/index.md": "# Our own chronology\n"}
    root = write(without(tmp_path, ["chronology", "people"]), by_hand)
    built = build(root)
    assert "Our own chronology" in built.page("chronology/")
    assert not built.has("people/")
    assert list(built.dead_links()) == []


def test_a_name_that_is_no_list_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(without(tmp_path, ["chronologie"]))
    told = CliRunner().invoke(main, ["check"])
    assert told.exit_code == 2
    assert told.output.startswith("briefings: `without: chronologie` in mkdocs.yml: write some of ")
