"""Feeds, read by feedparser as feed readers do, and JSON Feed by what its standard asks for."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest

from mkdocs_briefings.outputs.feeds.feeds import LIMIT
from tests.site_folder import MKDOCS_YML, Built, build, write

ADDRESS = "https://site.example/"
CONFIG = f"{MKDOCS_YML}site_url: {ADDRESS}\n"
RECORDS = {
    "2024/ferry.yaml": """\
title: Ferries <b> & “ships” of 5 > 3
published: 2024-05-02T18:30+03:00
updated: 2024-05-04
summary: |-
  The *Ferry Office* ran [a boat](../actors/office.yaml) again [@paper].[^1]

  See [the record](#claim-late) & <b>more</b>.

  [^1]: A footnote.
authors: [Ana Example, Ben Example]
topics: [Sea & shore]
countries: [KE]
lang: en
previous_urls: [/2024/first/, /2024/second/]
accept: [unknown-mark]
claims: {id: late, text: It was late., by: Harbour Union, cites: paper}
changes:
- {date: 2024-05-04, text: "The *time* was wrong [@paper]."}
sources: {paper: {title: A paper, publisher: Example Press, url: "https://paper.example/"}}
""",
    "2024/persian.yaml": """\
title: کشتی دوباره می‌رود
published: 2024-05-01
summary: کشتی دوباره می‌رود.
lang: fa
incident: {name: Storm, date: 2024-04-30, place: {country: TZ}}
""",
    "2024/gone.yaml": """\
title: A briefing that was withdrawn
published: 2024-04-01
status: withdrawn
withdrawn: 2024-05-03
withdrawn_because: It was wrong.
summary: It said what was wrong.
countries: [KE]
""",
    "actors/office.yaml": "name: Ferry Office\ntype: government-body\ncountry: KE\n",
}
XML = ("atom.xml", "rss.xml")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("feeds")
    write(root, {"mkdocs.yml": CONFIG, **{f"briefings/{k}": v for k, v in RECORDS.items()}})
    return build(root)


def parsed(site: Built, folder: str, form: str) -> Any:
    found = feedparser.parse(str(site.folder / "feeds" / folder / form), sanitize_html=False)
    assert not found.bozo, found.get("bozo_exception")
    return found


def json_feed(site: Built, folder: str) -> Any:
    return json.loads((site.folder / "feeds" / folder / "feed.json").read_text("utf-8"))


@pytest.mark.parametrize("form", XML)
def test_an_entry_says_all_that_a_reader_shows(site: Built, form: str) -> None:
    feed = parsed(site, "briefings", form)
    ferry, persian = feed.entries
    assert ferry.id == f"{ADDRESS}2024/first/"  # where it stood first, which leads on
    assert ferry.link == f"{ADDRESS}2024/ferry/"
    assert ferry.title_detail.value.startswith("Ferries")
    assert [author.name for author in ferry.authors] == ["Ana Example", "Ben Example"]
    assert {"Sea & shore", "Kenya"} <= {tag.term for tag in ferry.tags}
    assert tuple(ferry.published_parsed[:5]) == (2024, 5, 2, 15, 30)
    assert tuple(ferry.updated_parsed[:3]) == (2024, 5, 4)
    assert persian.title == "کشتی دوباره می‌رود"
    assert feed.feed.link == ADDRESS
    own = [link.href for link in feed.feed.links if link.rel == "self"]
    assert own == [f"{ADDRESS}feeds/briefings/{form}"]


def test_languages_are_those_of_the_briefings(site: Built) -> None:
    atom = parsed(site, "briefings", "atom.xml")
    assert [entry.summary_detail.language for entry in atom.entries] == ["en", "fa"]
    assert [item["language"] for item in json_feed(site, "briefings")["items"]] == ["en", "fa"]


@pytest.mark.parametrize("form", XML)
def test_the_summary_stands_alone(site: Built, form: str) -> None:
    html = parsed(site, "briefings", form).entries[0].summary
    links = re.findall(r'href="([^"]*)"', html)
    assert f"{ADDRESS}actors/office/" in links
    assert f"{ADDRESS}2024/ferry/#claim-late" in links
    assert all(link.startswith((ADDRESS, "#note-")) for link in links), links
    assert "<b>" not in html
    assert "A footnote" in html


def test_a_json_feed_has_what_its_standard_asks_for(site: Built) -> None:
    feed = json_feed(site, "briefings")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{ADDRESS}feeds/briefings/feed.json"
    ferry, persian = feed["items"]
    assert ferry["id"] == f"{ADDRESS}2024/first/"
    assert f'href="{ADDRESS}actors/office/"' in ferry["content_html"]
    assert ferry["authors"] == [{"name": "Ana Example"}, {"name": "Ben Example"}]
    assert ferry["title"] == "Ferries <b> & “ships” of 5 > 3"
    for item in (ferry, persian):
        assert datetime.fromisoformat(item["date_published"]).tzinfo


@pytest.mark.parametrize(
    ("folder", "titles"),
    [
        ("countries/ke", ["Ferries"]),
        ("countries/tz", ["کشتی"]),
        ("actors/office", []),
        ("actors/harbour-union", ["Ferries"]),
        ("topics/sea-shore", ["Ferries"]),
    ],
)
def test_each_subject_has_a_feed_of_the_briefings_on_it(
    site: Built, folder: str, titles: list[str]
) -> None:
    page = site.page(f"{folder}/")
    if not titles:  # nothing but its own record speaks of it
        assert f"feeds/{folder}" not in page
        return
    for form in XML:
        found = [entry.title.split(" ")[0] for entry in parsed(site, folder, form).entries]
        assert found == titles
        assert f'href="../../feeds/{folder}/{form}"' in page


@pytest.mark.parametrize("form", XML)
def test_changes_have_a_feed(site: Built, form: str) -> None:
    corrected, withdrawn = parsed(site, "changes", form).entries
    assert corrected.title.startswith("Correction or update: Ferries")
    assert "The <em>time</em> was wrong" in corrected.summary
    assert corrected.link == f"{ADDRESS}2024/ferry/"
    assert withdrawn.title == "Briefing withdrawn: A briefing that was withdrawn"
    assert "It was wrong." in withdrawn.summary
    assert corrected.id != withdrawn.id


def test_a_big_librarys_feeds_are_bounded(tmp_path: Path) -> None:
    many = {
        f"briefings/{number}.yaml": f"title: Briefing {number}\nsummary: A summary.\n"
        f"published: 2024-01-01T{number // 60:02}:{number % 60:02}Z\ncountries: [KE]\n"
        for number in range(LIMIT + 5)
    }
    site = build(write(tmp_path, {"mkdocs.yml": CONFIG, **many}))
    for folder in ("briefings", "countries/ke"):
        titles = [item["title"] for item in json_feed(site, folder)["items"]]
        assert titles == [f"Briefing {number}" for number in range(LIMIT + 4, 4, -1)]


def test_without_an_address_there_is_none(tmp_path: Path) -> None:
    text = RECORDS["2024/persian.yaml"]
    site = build(write(tmp_path, {"mkdocs.yml": MKDOCS_YML, "briefings/2024/a.yaml": text}))
    assert not (site.folder / "feeds").exists()
    assert "feeds/" not in site.page("data/")
