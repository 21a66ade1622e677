"""What a reader in a hurry meets: lines that can be scanned, what matters most first."""

from __future__ import annotations

import re
from itertools import combinations
from math import hypot

import pytest

from mkdocs_briefings.build.site import Site
from mkdocs_briefings.pages.drawings.labels import lettering
from mkdocs_briefings.pages.drawings.map import Spot, incident_map
from tests.golden_case import Case, make

SOURCES = """\
sources:
  paper: {title: Daily Example, published: 2024-05-01, reliability: B, credibility: 2}
"""
FERRY = f"""\
title: The ferry
published: 2024-05-02
summary: The ferry burnt. Nobody knows why. Three people died.
incident:
  name: Ferry fire
  date: 2024-05-01
  figures:
    - {{measure: killed, value: 3, cites: paper}}
    - {{measure: dead, value: 3, by: Harbour Office, cites: paper}}
claims:
  - text: It was loud.
    by: Ann Example
    cites: paper
    responses: [{{stance: denies, by: Bob Example, cites: paper}}]
  - {{text: Bob Example was there., by: Cid Example, about: Bob Example, cites: paper}}
  - {{text: The sea was calm., by: Bob Example, cites: paper}}
recommendations:
  - {{text: Buy a boat., because: It is wet., by: Ann Example, cites: paper}}
{SOURCES}"""
DISPUTED = f"""\
title: Another day
published: 2024-05-01
summary: First things first. Then what is second.
claims:
  - text: It was dark.
    by: Ann Example
    cites: paper
    responses: [{{stance: disputes, text: It was light., by: Bob Example, cites: paper}}]
{SOURCES}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two briefings and a country that nothing is counted for."""
    files = {
        "2024/ferry.yaml": FERRY,
        "2024/other.yaml": DISPUTED,
        "actors/norway.yaml": "name: Norway\ntype: state\ncountry: NO\nsummary: Far away.\n",
        "actors/bob.yaml": "name: Bob Example\ntype: person\n",
    }
    case = Case("", {name: text.encode() for name, text in files.items()})
    made = make(case, tmp_path_factory.mktemp("scanning"))
    assert not made.errors, "\n".join(map(str, made.errors))
    return made


def test_a_card_says_the_first_sentence_and_what_leads_all(site: Site) -> None:
    home = site.markdown["index.md"]
    assert "The ferry burnt. Nobody knows why. Three people died.\n" in home
    assert "First things first.\n" in home
    assert "Then what is second" not in home


def test_a_line_says_what_is_said_and_below_it_by_whom(site: Site) -> None:
    assert (
        "- Bob Example was there.<br><i>According to Cid Example · [2 May 2024]"
        in site.markdown["actors/bob.md"]
    )
    assert (
        "- Buy a boat.<br><i>Proposed by Ann Example · No addressee · [2 May 2024]"
        in site.markdown["index.md"]
    )
    assert "No addressee · Proposed by" in site.markdown["2024/ferry.md"]


def test_who_denies_without_a_word_is_said_to_in_a_sentence(site: Site) -> None:
    assert "- Denied by [Bob Example](../actors/bob.md).<sup>" in site.markdown["2024/ferry.md"]
    page = site.markdown["actors/bob.md"]
    assert "- Denying: It was loud.<br><i>[2 May 2024]" in page
    assert "- It was light.<br><i>Disputing: It was dark. · [1 May 2024]" in page
    assert "Denies" not in page


def test_own_words_stand_before_what_others_say(site: Site) -> None:
    page = site.markdown["actors/bob.md"]
    keys = re.findall(r"^## .*\{: #([\w-]+)", page, re.M)
    assert keys[:3] == ["claims-made", "responses-made", "said-about-it"]


def test_disputes_lead_to_all_claims(site: Site) -> None:
    assert "[All claims](#claims)\n" in site.markdown["2024/ferry.md"]
    assert "[All claims](../claims/index.md)\n" in site.markdown["2024/other.md"]


def test_a_key_figure_is_a_sentence(site: Site) -> None:
    page = site.markdown["2024/ferry.md"]
    assert re.search(r"^- \*\*3 killed\*\*(<sup>.*?</sup>)+<br>two sources agree$", page, re.M)


def test_where_nothing_is_counted_stands_nothing(site: Site) -> None:
    register = site.markdown["countries/index.md"]
    assert "[Norway](no.md)" in register
    assert not re.search(r"\| 0 \|", register)


def world(count: int) -> list[Spot]:
    """Incidents that lie close: some at exact places, some in a whole country."""
    exact = [Spot(f"E{n}", "#", 9 + n % 13, 20 + n % 17, "TD") for n in range(count)]
    lands = ("NG", "NE", "ML", "BF", "SN", "CM", "CF", "SD", "RW", "BI", "KE", "ET")
    return exact + [
        Spot(f"C{n}", "#", country=lands[n % 12], precision="country") for n in range(90)
    ]


def test_no_number_of_a_map_stands_over_another() -> None:
    view = incident_map(world(700), lambda code: code)
    assert view is not None
    assert sum(mark.count for mark in view.marks) == 700
    for a, b in combinations(view.marks, 2):
        assert hypot(a.x - b.x, a.y - b.y) >= a.radius + b.radius - 1  # both are rounded
    written = [area for area in view.areas if area.has_room]
    boxes = [lettering(str(area.count), area.x, area.y, view.letters) for area in written]
    boxes += [
        lettering(one.text, one.x, one.y - view.letters / 3, view.letters - 2) for one in view.names
    ]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
    assert view.is_shaded
