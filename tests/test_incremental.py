"""Builds that make only what has changed: the site is that of a clean build, byte for byte.

A walk goes from one edit to the next, in an order that a seed shuffles; after each, the site built
over the last one is compared with one that is built from nothing.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site_folder import BRIEFING, MKDOCS_YML, contents, environment, mkdocs, write

STEPS = 7  # of a walk: each takes two builds
CONFIG = (
    MKDOCS_YML.replace("font: false", "font: false, custom_dir: theme")
    + "site_url: https://site.example/\n"
)
SECOND = """\
title: A second briefing
published: 2024-05-09
summary: The Invented Captain speaks again [@report].
topics: [ports, ferries]
authors: An Author
countries: NO
actors: {actor: Invented Captain, role: claimed}
images: {file: harbour.png, alt: The harbour, caption: Seen from the pier., credit: Us}
incident: incidents/storm
related: 2024/ferry
body: |
  Two paragraphs of [the first one](ferry.yaml), the storm and Example Harbour.

  ![A picture](harbour.png)
claims:
  - text: The pier was closed for a week.
    by: Invented Captain
    cites: report
    responses: {stance: disputes, by: Example Harbour, text: It was open., cites: report}
figures: {measure: killed, value: 3, about: incidents/storm, cites: report}
recommendations: {text: Open the pier., to: Example Harbour, cites: report}
sources:
  report: {title: On the pier, publisher: Example Paper, published: 2024-05-08, type: article}
"""
FILES = {
    "mkdocs.yml": CONFIG,
    "briefings/2024/ferry.yaml": BRIEFING,
    "briefings/2024/second.yaml": SECOND,
    "briefings/2024/harbour.png": "no real picture",
    "briefings/actors/captain.yaml": (
        "name: Invented Captain\ntype: person\ncountry: NO\n"
        "aliases: {name: The Skipper, contested: Example Paper denies it., cites: paper}\n"
    ),
    "briefings/actors/harbour.yaml": "name: Example Harbour\ntype: organisation\n",
    "briefings/incidents/storm.yaml": (
        "name: Storm at the pier\ndate: 2024-05-04\n"
        "parties: {actor: Example Harbour, role: victim}\n"
    ),
    "briefings/sources/paper.yaml": (
        "title: A shared paper\ntype: report\npublisher: Example Paper\n"
    ),
    "theme/note.txt": "A file of the theme.\n",
    "briefings/about.md": "# About\n\n[The ferry](2024/ferry.md)\n",
}


def _text(name: str, old: str, new: str) -> Callable[[Path], None]:
    """An edit that puts one text in the place of another, or back."""

    def edit(root: Path) -> None:
        path = root / name
        if not path.exists():
            return
        text = path.read_text("utf-8")
        back = new in text and old not in text.replace(new, "")
        path.write_text(text.replace(new, old) if back else text.replace(old, new), "utf-8")

    return edit


def _file(name: str, text: str) -> Callable[[Path], None]:
    """An edit that makes a file, or takes it away."""

    def edit(root: Path) -> None:
        if (root / name).exists():
            (root / name).unlink()
        else:
            write(root, {name: text})

    return edit


def _moved(old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        here, there = (
            (root / old, root / new) if (root / old).exists() else (root / new, root / old)
        )
        here.rename(there)

    return edit


_BRIEFING, _SECOND = "briefings/2024/ferry.yaml", "briefings/2024/second.yaml"
_CAPTAIN = "briefings/actors/captain.yaml"
EDITS: dict[str, Callable[[Path], None]] = {
    "a title": _text(_BRIEFING, "title: The ferry runs", "title: The boat runs"),
    "a quote": _text(_BRIEFING, "will run every day", "will run at night"),
    "a comment": _text(_SECOND, "topics:", "# Nothing that a reader sees.\ntopics:"),
    "a summary": _text(_SECOND, "speaks again", "speaks once more"),
    "a day": _text(_SECOND, "published: 2024-05-09", "published: 2024-05-10"),
    "an author": _text(_SECOND, "An Author", "Another Author"),
    "a country": _text(_SECOND, "countries: NO", "countries: [NO, SE]"),
    "a part in it": _text(_SECOND, "role: claimed", "role: blamed"),
    "a caption": _text(_SECOND, "Seen from the pier.", "Seen from the sea."),
    "a disputed name": _text(_CAPTAIN, "The Skipper", "The Old Skipper"),
    "a source of a briefing": _text(_SECOND, "type: article", "type: interview"),
    "a review": _text(
        _SECOND, "topics:", "reviewed: {by: B, on: 2024-05-11, of: 0123456789abcdef}\ntopics:"
    ),
    "a text": _text(_SECOND, "Two paragraphs", "Some paragraphs"),
    "a figure": _text(_SECOND, "value: 3", "value: 4"),
    "a response": _text(_SECOND, "stance: disputes", "stance: supports"),
    "a topic": _text(_SECOND, "[ports, ferries]", "[ports]"),
    "a draft": _text(_BRIEFING, "title: The", "status: draft\ntitle: The"),
    "a marking": _text(_SECOND, "title: A second", "marking: TLP:AMBER\ntitle: A second"),
    "an alias": _text(_CAPTAIN, "type: person", "type: person\naliases: [The Old Hand]"),
    "a name that a text has": _text(_CAPTAIN, "type: person", "type: person\naliases: [first one]"),
    "an actor's name": _text("briefings/actors/harbour.yaml", "name: Example", "name: Old"),
    "a source's title": _text("briefings/sources/paper.yaml", "A shared", "Another shared"),
    "an incident's date": _text("briefings/incidents/storm.yaml", "05-04", "05-03"),
    "a new briefing": _file("briefings/2023/third.yaml", SECOND.replace("A second", "A third")),
    "a new actor": _file(
        "briefings/actors/paper.yaml", "name: Example Paper\ntype: organisation\n"
    ),
    "a record gone": _file("briefings/sources/paper.yaml", FILES["briefings/sources/paper.yaml"]),
    "a picture gone": _file("briefings/2024/harbour.png", "another picture"),
    "a record moved": _moved("briefings/incidents/storm.yaml", "briefings/incidents/gale.yaml"),
    "an introduction": _file("briefings/claims/index.md", "Words before the claims.\n"),
    "a hand-written page": _text("briefings/about.md", "The ferry", "That ferry"),
    "a template": _file("templates/parts/problems.md.j2", "{{ problems }}\n"),
    "a page's template": _file("templates/topic.md.j2", "# {{ view.title }}\n"),
    "a theme's part": _file("theme/main.html", '{% extends "base.html" %}\n{# other #}\n'),
    "a navigation": _text(
        "mkdocs.yml",
        "plugins: [search",
        "nav: [index.md, {briefings: all}, {Us: about.md}]\nplugins: [search",
    ),
    "who publishes": _text("mkdocs.yml", "site_name: A", "site_author: Us\nsite_name: A"),
    "the site's name": _text("mkdocs.yml", "A site", "The site"),
    "the language": _text(
        "mkdocs.yml",
        "plugins: [search, briefings]",
        "plugins: [search, {briefings: {language: de}}]",
    ),
}


_OPTIONS = "plugins: [search, briefings]"
WITH_DIGEST = FILES | {
    "mkdocs.yml": CONFIG.replace(_OPTIONS, "plugins: [search, {briefings: {digest: week}}]"),
    _SECOND: SECOND.replace(
        "topics:", "changes: {date: 2024-05-21, text: Put right.}\ntopics:", 1
    ).replace(
        "    responses:", "    resolution: {outcome: refuted, date: 2024-05-22}\n    responses:"
    ),
}
OF_THE_DIGEST: dict[str, Callable[[Path], None]] = {
    "another week": _text(_SECOND, "published: 2024-05-09", "published: 2024-05-16"),
    "another week for a change": _text(_SECOND, "date: 2024-05-21", "date: 2024-06-21"),
    "another month": _text("mkdocs.yml", "digest: week", "digest: month"),
    "a month that nothing is left of": _text(
        _BRIEFING, "published: 2024-05-02", "published: 2024-07-03"
    ),
    "an outcome": _text(_SECOND, "refuted, date: 2024-05-22", "confirmed, date: 2024-08-22"),
    "a record that an issue told of": _text(_BRIEFING, "title: The", "status: draft\ntitle: The"),
    "an address": _text("mkdocs.yml", "site_url:", "# site_url:"),
    "no digest": _text("mkdocs.yml", "digest: month", "digest: null"),
}


def _builds(root: Path) -> bool:
    done = mkdocs(root, "build")
    assert "Traceback" not in done.stdout, done.stdout
    return done.returncode == 0


@pytest.mark.parametrize("seed", [0, 28])
def test_the_site_is_that_of_a_clean_build(tmp_path: Path, seed: int) -> None:
    names = sorted(EDITS)
    random.Random(seed).shuffle(names)
    _walk(tmp_path, FILES, {name: EDITS[name] for name in names[:STEPS]})


def test_the_digest_is_that_of_a_clean_build(tmp_path: Path) -> None:
    _walk(tmp_path, WITH_DIGEST, OF_THE_DIGEST)


def test_files_of_many_records_are_those_of_a_clean_build(tmp_path: Path) -> None:
    """They are joined from pieces of some records each, of which most stay."""
    name = "briefings/2023/many-{}.yaml".format
    many = {name(at): SECOND.replace("A second", f"Number {at}") for at in range(30)}
    edits = {
        "a title": _text(name(4), "Number 4", "Number four"),
        "an actor's name": EDITS["an actor's name"],
        "a record gone": _file(name(11), many[name(11)]),
        "a day": _text(name(20), "published: 2024-05-09", "published: 2024-04-09"),
    }
    _walk(tmp_path, FILES | many, edits)


def _walk(tmp_path: Path, files: dict[str, str], edits: dict[str, Callable[[Path], None]]) -> None:
    root = write(tmp_path / "site", files)
    _builds(root)
    for name, edit in edits.items():
        edit(root)
        clean = tmp_path / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        shutil.copytree(root, clean, ignore=shutil.ignore_patterns(".cache", "site"))
        assert _builds(root) == _builds(clean), name
        if (clean / "site").is_dir():
            one, other = contents(root / "site"), contents(clean / "site")
            differ = sorted(p for p in one.keys() | other.keys() if one.get(p) != other.get(p))
            assert not differ, f"after {name}: {differ}"
        else:  # it has a fault now: back, to go on from there
            edit(root)


def test_files_that_hold_nothing_of_records_are_taken_over(tmp_path: Path) -> None:
    root = write(tmp_path, FILES)
    assert _builds(root)
    data = root / "site/data"
    settled = ["schema/briefing.schema.json", "schema/source.schema.json", "preview.png"]
    before = [(data / name).stat().st_ino for name in settled]
    records = (data / "records.csv").read_bytes()
    write(root, {"briefings/2024/second.yaml": SECOND.replace("A second", "Another")})
    assert _builds(root)
    assert [(data / name).stat().st_ino for name in settled] == before
    assert (data / "records.csv").read_bytes() != records


def test_where_nothing_has_changed_nothing_is_loaded_that_makes_pages(tmp_path: Path) -> None:
    root = write(tmp_path, FILES)
    assert _builds(root)
    before = contents(root / "site")
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mkdocs", "build"],
        cwd=root,
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    ).stderr
    assert "nothing has changed" in loaded
    assert "mkdocs_briefings.plugin.events" in loaded
    assert "pydantic" not in loaded
    assert contents(root / "site") == before
