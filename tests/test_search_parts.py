"""In the search index a statement holds its own words, not those of the row below."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from mkdocs_briefings.pages.parts.told import Told, packed
from tests.site_folder import MKDOCS_YML, build, write

SOURCES = """\
sources:
  wire: {title: Report, publisher: Example Wire, published: 2024-03-25, url: "https://w.example/"}
"""
FILES = {
    "mkdocs.yml": MKDOCS_YML,
    "briefings/2024/ferry-fire.yaml": f"""\
title: The fire
published: 2024-04-01
summary: A fire [@wire].
incident: fire
figures:
  - {{measure: arrested, value: 11, about: fire, cites: wire}}
  - {{measure: engines, value: 22, note: Of two towns., cites: wire}}
  - {{measure: hoses, value: 33, text: A part of them leaked., cites: wire}}
timeline:
  - {{date: 2024-03-01, text: The alarm rang., cites: wire}}
  - fire#event-collapse
  - {{date: 2024-03-03, text: The rain began., cites: wire, previous_ids: [drizzle]}}
body: |
  ## Afterwards

  The wagons left.
{SOURCES}""",
    "briefings/2024/said.yaml": f"""\
title: What was said
published: 2024-04-02
summary: Two speak.
claims:
  - {{id: first, text: The first thing., by: Alpha Crew, cites: wire}}
  - {{id: second, text: The second thing., by: Alpha Crew, cites: wire}}
  - {{id: third, text: The third thing., by: Beta Crew, cites: wire}}
  - {{id: fourth, text: The fourth thing., by: Beta Crew, cites: wire}}
{SOURCES}""",
    "briefings/incidents/fire.yaml": f"""\
name: Example fire
date: 2024-03-01
figures:
  - {{measure: killed, value: 143, cites: wire}}
  - {{measure: wounded, value: 180, previous_ids: [hurt], cites: wire}}
timeline:
  - {{id: collapse, date: 2024-03-02, text: The roof collapsed., cites: wire}}
{SOURCES}""",
    "briefings/actors/brigade.yaml": f"""\
name: Example Brigade
type: organisation
relations:
  - {{to: Example Union, kind: member-of, note: Since the merger., cites: wire}}
  - {{to: Example League, kind: rival-of, note: Over a ladder., cites: wire}}
{SOURCES}""",
    "briefings/actors/union.yaml": f"""\
name: Example Union
type: organisation
relations:
  - {{to: Example League, kind: allied-with, note: By treaty., cites: wire}}
{SOURCES}""",
}


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, str]]:
    """The words of the index from each anchor to the next, by page."""
    site = build(write(tmp_path_factory.mktemp("parts"), FILES))
    found = {}
    for path in sorted(Path(site.folder).glob("pagefind/fragment/*.pf_fragment")):
        data = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[data["url"]] = _parts(data)
    return found


def _parts(data: Mapping[str, object]) -> Mapping[str, str]:
    words = str(data["content"]).split()
    anchors = data["anchors"]
    assert isinstance(anchors, list)
    starts = [one for one in anchors if one["element"] != "a"]
    ends = [one["location"] for one in starts[1:]] + [len(words)]
    return {
        one["id"]: " ".join(words[one["location"] : end])
        for one, end in zip(starts, ends, strict=True)
    }


INCIDENT, BRIEFING = "/incidents/fire/", "/2024/ferry-fire/"
BRIGADE, MEMBER = "/actors/brigade/", "relation-member-of-example-union"


@pytest.mark.parametrize(
    ("page", "anchor", "words"),
    [
        (INCIDENT, "figure-killed", "Killed. 143. Example Wire"),
        (INCIDENT, "figure-wounded", "Wounded 180. Example Wire"),
        (INCIDENT, "event-collapse", "2 March 2024 The roof collapsed."),
        (BRIEFING, "figure-arrested", "Arrested. 11. Example Wire"),
        (BRIEFING, "figure-engines", "Engines. 22. Example Wire Note: Of two towns."),
        (BRIEFING, "figure-hoses", "Hoses. 33. Example Wire A part of them leaked."),
        (BRIEFING, "event-the-alarm-rang", "1 March 2024 The alarm rang."),
        (BRIEFING, "event-the-rain-began", "3 March 2024 The rain began."),
        ("/2024/said/", "claim-second", "The second thing."),
        ("/2024/said/", "claim-third", "The third thing."),
        (BRIGADE, MEMBER, "Member of: Example Union Since the merger."),
        (BRIGADE, "relation-rival-of-example-league", "Rival of: Example League Over a ladder."),
    ],
)
def test_a_statement_holds_its_own_words_only(
    parts: Mapping[str, Mapping[str, str]], page: str, anchor: str, words: str
) -> None:
    assert parts[page][anchor] == words


def test_a_row_that_says_again_what_stands_elsewhere_is_not_indexed(
    parts: Mapping[str, Mapping[str, str]],
) -> None:
    briefing, union = (" ".join(parts[page].values()) for page in (BRIEFING, "/actors/union/"))
    assert "roof" not in briefing
    assert "merger" not in union
    assert "treaty" in union
    assert briefing.count("33") == 1


def test_who_says_something_is_packed_once_for_search() -> None:
    told = [
        Told("claim-a", "One.", "A Speaker", "The Log, 2024"),
        Told("claim-b", "Two.", "A Speaker", "The Log, 2024"),
        Told("claim-c", "Three ¦ four.", "A ‖ B", ""),
    ]
    assert packed(told) == (
        "claim-a¦One.¦A Speaker¦The Log, 2024‖claim-b¦Two.¦″0¦″0‖claim-c¦Three   four.¦A   B¦"
    )
