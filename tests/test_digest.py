"""The digest as readers subscribe to it: pages, a feed, and letters that fetch nothing."""

from __future__ import annotations

import re
from pathlib import Path

import feedparser
import pytest

from tests.rendered_html import Seen
from tests.site_folder import MKDOCS_YML, Built, briefings, build, mkdocs, write

ADDRESS = "https://site.example/"
SECRET = "Unspeakable"
CONFIG = MKDOCS_YML.replace("briefings]", "{briefings: {digest: week}}]")
CONFIG += f"site_url: {ADDRESS}\n"
RECORDS = {
    "briefings/2024/ferry.yaml": """\
title: Ferries & “ships” <again>
published: 2024-12-30
summary: It *runs* again [@paper].
countries: [KE]
sources: {paper: {title: A paper, url: "https://paper.example/"}}
""",
    "briefings/2025/fire.yaml": """\
title: آتش در بندر
published: 2025-01-05
updated: 2025-01-20
lang: fa
summary: آتش خاموش شد.
changes: {date: 2025-01-14, text: "The time was wrong."}
claims: {text: It burns., by: Harbour Union, cites: paper,
  resolution: {outcome: refuted, date: 2025-01-15, text: It never burnt., cites: paper}}
sources: {paper: {title: A paper, url: "https://paper.example/"}}
""",
    "briefings/2025/draft.yaml": f"title: {SECRET}\nstatus: draft\npublished: 2025-01-06\n"
    f"summary: {SECRET}.\n",
    "briefings/2025/red.yaml": f"title: {SECRET}\nmarking: 'TLP:RED'\npublished: 2025-02-06\n"
    f"summary: {SECRET}.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = write(tmp_path_factory.mktemp("digest"), {"mkdocs.yml": CONFIG, **RECORDS})
    assert mkdocs(root, "build").returncode == 0
    return Built(root / "site")


def issues(site: Built) -> list[str]:
    return sorted(path.parent.name for path in site.folder.glob("digest/*/index.html"))


def test_an_issue_is_made_again_only_where_it_has_changed(tmp_path: Path) -> None:
    root = write(tmp_path, {"mkdocs.yml": CONFIG, **RECORDS})
    mkdocs(root, "build")
    ferry = RECORDS["briefings/2024/ferry.yaml"].replace("It *runs*", "The boat *runs*")
    said = mkdocs(write(root, {"briefings/2024/ferry.yaml": ferry}), "build", "-v").stdout
    assert "/digest/2025-w01/ is made" in said
    assert "/digest/2025-w04/ is made" not in said


def test_weeks_are_those_of_the_calendar(site: Built) -> None:
    # Monday, 30 December 2024 begins the first week of 2025 (ISO 8601), which 5 January ends.
    assert issues(site) == ["2025-w01", "2025-w03", "2025-w04"]
    text = Seen(site.page("digest/2025-w01/")).text
    assert "Digest: 30 December 2024" in text
    assert text.index("Ferries & “ships” <again>") < text.rindex("Changed")


def test_what_changed_stands_apart_from_what_is_new(site: Built) -> None:
    changed = Seen(site.page("digest/2025-w03/")).text
    assert "No briefing was new." in changed
    assert "The time was wrong" in changed
    assert "updated 20 January 2025" in Seen(site.page("digest/2025-w04/")).text


def test_nothing_hidden_has_an_issue(site: Built) -> None:
    for path in site.folder.rglob("*"):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes(), path
    assert "2025-w06" not in issues(site)


@pytest.mark.parametrize("form", ["atom.xml", "rss.xml"])
def test_it_has_a_feed(site: Built, form: str) -> None:
    found = feedparser.parse(str(site.folder / "feeds/digest" / form))
    assert not found.bozo, found.get("bozo_exception")
    assert [entry.link.removeprefix(f"{ADDRESS}digest/") for entry in found.entries] == [
        "2025-w04/",
        "2025-w03/",
        "2025-w01/",
    ]
    first = found.entries[-1]
    assert tuple(first.updated_parsed[:3]) == (2025, 1, 5)
    assert f'href="{ADDRESS}2024/ferry/"' in first.summary
    assert f'href="../feeds/digest/{form}"' in site.page("digest/")
    assert f"feeds/digest/{form}" in site.page("data/")


def test_a_letter_stands_alone(site: Built) -> None:
    html = (site.folder / "digest/2025-w01/email.html").read_text("utf-8")
    seen = Seen(html)
    assert not {"link", "script", "img", "style", "svg", "iframe"} & set(seen.tags)
    targets = [value for _, name, value in seen.attributes if name in ("href", "src")]
    assert targets
    assert all(target.startswith(ADDRESS) for target in targets), targets
    assert "Ferries & “ships” <again>" in seen.text
    assert "url(" not in html
    styled = {tag for tag, name, _ in seen.attributes if name == "style"}
    assert {"body", "h1", "h2", "h3", "p", "a"} <= styled
    assert not [name for _, name, _ in seen.attributes if name in ("class", "id")]


def test_a_letter_of_changes_names_their_sources(site: Built) -> None:
    text = Seen((site.folder / "digest/2025-w03/email.html").read_text("utf-8")).text
    assert "It never burnt.1" in text
    assert "A paper" in text


def test_the_same_records_give_the_same_letters(site: Built, tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": CONFIG, **RECORDS})
    assert briefings(tmp_path, "export", "mailings", "--out", "again").returncode == 0
    letters = sorted(site.folder.rglob("email.html"))
    assert len(letters) == 3
    for path in letters:
        again = tmp_path / "again" / path.relative_to(site.folder)
        assert again.read_bytes() == path.read_bytes()


def test_without_the_option_there_is_none(tmp_path: Path) -> None:
    config = f"{MKDOCS_YML}site_url: {ADDRESS}\n"
    write(
        tmp_path, {"mkdocs.yml": config, "briefings/a.yaml": RECORDS["briefings/2024/ferry.yaml"]}
    )
    site = build(tmp_path)
    assert not (site.folder / "digest").exists()
    assert not (site.folder / "feeds/digest").exists()
    assert not re.search(r"\bdigests?\b", site.page("data/") + site.page("briefings/"), re.I)


def test_a_wrong_option_is_told(tmp_path: Path) -> None:
    config = CONFIG.replace("digest: week", "digest: day")
    write(tmp_path, {"mkdocs.yml": config, **RECORDS})
    done = briefings(tmp_path, "check")
    assert done.returncode == 2
    assert "`digest: day` in mkdocs.yml: write week or month" in done.stdout
    assert mkdocs(tmp_path, "build").returncode == 1
