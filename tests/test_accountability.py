"""Disagreement, doubt, changes and shortcomings: what a reader sees of them on the pages."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.build.site import Site, make_site
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.vocabulary import VOCABULARIES
from mkdocs_briefings.library.figures import span
from mkdocs_briefings.pages.drawings.ranges import RangeBars, range_bars
from mkdocs_briefings.pages.drawings.spread import spread
from mkdocs_briefings.pages.parts.links import term_anchor
from mkdocs_briefings.settings import Settings
from tests.rendered_html import Seen, html
from tests.site_folder import write

SOURCES = """\
sources:
  paper:
    title: Ferry burns
    publisher: Example Paper
    published: 2024-03-05
    url: https://paper.example/a
    reliability: B
    credibility: 2
  other: {title: Smoke seen, publisher: Other Paper, published: 2024-03-06}
"""
INCIDENT = f"""\
name: Ferry fire
date: 2024-03-01
figures:
  - {{id: office, measure: killed, value: 143, as_of: 2024-03-05, by: Harbour Office, cites: paper}}
  - {{id: first, measure: killed, value: 120, as_of: 2024-03-02, by: Harbour Office, cites: paper}}
  - {{id: union, measure: killed, min: 150, max: 180, by: Sailors, cites: paper}}
  - {{id: quay, measure: killed, min: 95, by: {{as: people on the quay & *there*}}, cites: other}}
  - id: radio
    measure: killed
    value: 500
    by: Radio Example
    cites: other
    status: retracted
    note: The station had misread a list.
  - {{measure: boats, value: 2, by: Harbour Office, cites: paper}}
  - {{measure: boats, value: 2, by: Sailors, cites: other}}
claims:
  - id: safe
    text: The ferry was safe.
    by: Harbour Office
    cites: paper
    responses:
      - {{stance: disputes, by: Sailors, text: It was full of rust., cites: other}}
    resolution: {{outcome: refuted, date: 2024-06-02, text: The inquiry found rust., cites: other}}
  - id: known
    text: Everybody knew.
    by: Sailors
    cites: [paper, other]
    responses:
      - {{stance: denies, by: Harbour Office, text: Nobody did., cites: other}}
{SOURCES}"""
BRIEFING = f"""\
title: The ferry
published: 2024-03-10
updated: 2024-04-02
summary: It burned [@paper].
incident: ferry-2024
judgements:
  - id: again
    text: It will likely burn again.
    likelihood: likely
    confidence: low
    cites: paper
  - {{id: bare, text: We do not know the owner., confidence: low}}
recommendations:
  - {{id: asked, text: Ask the owner., to: Harbour Office, cites: paper}}
changes:
  - {{date: 2024-03-12, text: Added the answer of the union.}}
  - {{date: 2024-04-02, text: Corrected the number of boats.}}
{SOURCES}"""
OLD = """\
title: An old view
published: 2022-02-11
status: superseded
superseded_by: 2024/ferry
summary: It floats.
recommendations:
  - {id: sell, text: Sell the ferry., to: Harbour Office, by: Sailors, date: 2021-02, cites: letter}
sources:
  letter: {title: Ferry sold, publisher: Example Paper, published: 2022-01-05}
"""
EARLY = """\
title: An early view
published: 2022-02-10
summary: It floats.
recommendations:
  - {id: mend, text: Mend the ferry., to: Harbour Office, by: Sailors, date: 2021-02, cites: paper}
  - id: paint
    text: Paint the ferry.
    to: Harbour Office
    by: Sailors
    date: 2021-02
    cites: paper
    updates:
      - {date: 2024-01-05, text: The office promised it., cites: paper}
sources:
  paper: {title: Ferry floats, publisher: Example Paper, published: 2022-01-05}
"""
GONE = """\
title: A mistaken view
published: 2024-02-11
status: withdrawn
withdrawn_because: It rested on a forged letter.
summary: It flies.
"""
RECORDS = {
    "incidents/ferry-2024.yaml": INCIDENT,
    "2024/ferry.yaml": BRIEFING,
    "2022/early.yaml": EARLY,
    "2022/old.yaml": OLD,
    "2024/gone.yaml": GONE,
}


def site_of(folder: Path, records: dict[str, str]) -> Site:
    write(folder, {f"briefings/{name}": text for name, text in records.items()})
    site = make_site(Settings(folder, folder / "briefings", folder / "templates", "Examples"))
    assert not site.errors, "\n".join(map(str, site.errors))
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(tmp_path_factory.mktemp("library"), RECORDS)


def drawings(page: str, css_class: str) -> list[ElementTree.Element]:
    """The drawings of a kind on a page, each as the tree of its SVG."""
    found = re.findall(rf'<div class="{css_class}"[^>]*>.*?(<svg.*?</svg>)', html(page), re.S)
    return [ElementTree.fromstring(svg) for svg in found]


def row(page: str, words: str) -> str:
    return next(line for line in page.splitlines() if words in line)


# ---- Disagreement


def test_figures_that_differ_are_drawn_with_a_text_that_says_the_same(site: Site) -> None:
    (svg,) = drawings(site.markdown["incidents/ferry-2024.md"], "briefing-range")
    assert svg.get("role") == "img"
    title, text = svg.findtext("title"), svg.findtext("desc")
    assert title
    assert title.startswith("Killed")
    assert text
    for said in (
        "Harbour Office: 143",
        "Sailors: 150–180",
        "people on the quay & *there*: at least 95",
    ):
        assert said in text
        assert any(said in (label.text or "") for label in svg.iter("text"))
    assert "120" not in text
    assert "500" not in text


def test_drawings_need_no_colour_style_or_script(site: Site) -> None:
    for page in site.markdown.values():
        for css_class in ("briefing-range", "briefing-scale"):
            for svg in drawings(page, css_class):
                names = {name for element in svg.iter() for name in element.attrib}
                assert not names & {"style", "fill", "stroke", "onload"}
                assert not list(svg.iter("script"))


def test_figures_that_agree_are_not_drawn(site: Site) -> None:
    page = site.markdown["incidents/ferry-2024.md"]
    assert page.count("oats") >= 2
    assert len(drawings(page, "briefing-range")) == 1


def test_figures_that_agree_are_one_row_with_each_source_and_each_anchor(site: Site) -> None:
    page = site.markdown["incidents/ferry-2024.md"]
    (boats,) = (line for line in page.splitlines() if "boats" in line.casefold() and "|" in line)
    assert "two sources agree" in boats
    assert re.findall(r"(Harbour Office|Sailors)\S*<sup><a[^>]* href=\"#source-(\w+)\"", boats) == [
        ("Harbour Office", "paper"),
        ("Sailors", "other"),
    ]
    assert len({*re.findall(r'(?:id="|: #)(figure-[\w-]+)', boats)}) == 2


def test_retracted_and_superseded_figures_stay_struck_with_the_reason(site: Site) -> None:
    page = site.markdown["incidents/ferry-2024.md"]
    retracted, earlier = row(page, "#figure-radio }"), row(page, "#figure-first }")
    assert "<del>[500]" in retracted
    assert "retracted" in retracted
    assert "The station had misread a list." in retracted
    assert "<del>[120]" in earlier
    assert "replaced by a later figure" in earlier
    assert "<del>" not in row(page, "#figure-office }")


def test_both_sides_of_a_claim_are_shown_in_full_and_alike(site: Site) -> None:
    for name in ("incidents/ferry-2024.md", "claims/index.md"):
        seen = html(site.markdown[name])
        assert re.search(r"<h3 [^>]*>The ferry was safe\.<sup>", seen)
        assert "Disputed by" in seen
        assert ": It was full of rust.<sup>" in seen


NUMBERS = st.integers(0, 10**15) | st.floats(0, 10**9, allow_nan=False).map(lambda n: round(n, 6))


@st.composite
def figures(draw: st.DrawFn) -> tuple[Any, Any]:
    low, best, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    given = {"min": low, "value": best, "max": high}
    kept = draw(st.sets(st.sampled_from(sorted(given)), min_size=1))
    data = SimpleNamespace(**{name: n if name in kept else None for name, n in given.items()})
    view = SimpleNamespace(
        by=[], voice="A paper", own=SimpleNamespace(amount="so many", from_accused=False)
    )
    return SimpleNamespace(data=data), view


@given(st.lists(figures(), min_size=2, max_size=6))
def test_bars_lie_on_their_scale_in_the_order_of_their_numbers(many: list[tuple[Any, Any]]) -> None:
    drawn = range_bars(many, Language())
    if drawn is None:
        assert len({(span(figure.data), figure.data.value) for figure, _ in many}) == 1
        return
    check(drawn)
    for (figure, _), bar in zip(many, drawn.bars, strict=True):
        assert bar.opens == (figure.data.max is None and figure.data.value is None)
    pairs = zip(many, drawn.bars, strict=True)
    values = sorted((f.data.value, bar.value) for (f, _), bar in pairs if bar.value)
    assert all(one[1] <= other[1] for one, other in pairwise(values))


@given(st.lists(figures(), min_size=2, max_size=6))
def test_a_strip_is_drawn_from_zero_and_holds_every_number(many: list[tuple[Any, Any]]) -> None:
    said = [
        SimpleNamespace(data=SimpleNamespace(words="", unit=None, **vars(f.data))) for f, _ in many
    ]
    drawn = spread(cast("list[Any]", said), Language())
    if drawn is None:
        assert len({span(figure.data) for figure in said}) == 1
        return
    assert 3 <= drawn.low <= drawn.high <= 99
    assert all(drawn.low <= dot <= drawn.high for dot in drawn.dots)
    opens = any(math.isinf(high) for _, high in (span(figure.data) or (0, 0) for figure in said))
    assert (drawn.high == 99) == opens


def check(drawn: RangeBars) -> None:
    for bar in drawn.bars:
        assert 0 < bar.low <= (bar.low if bar.value is None else bar.value) <= bar.high < 360
    places = [tick.at for tick in drawn.ticks]
    assert places == sorted(set(places))
    assert (places[0], places[-1]) == (16, 344)


# ---- Doubt


def test_likelihood_has_its_term_its_range_a_scale_and_a_way_to_its_meaning(site: Site) -> None:
    page = site.markdown["2024/ferry.md"]
    (svg,) = drawings(page, "briefing-scale")
    assert svg.findtext("title") == "Likely (55–80%)"
    whole, bar = svg.iter("path")
    assert re.findall(r"[MH](\d+)", whole.get("d", "")) == ["4", "356"]
    assert re.findall(r"[MH](\d+)", bar.get("d", "")) == ["198", "286"]
    assert "\nLikely (55–80%) ·\nlow confidence\n" in page
    assert page.count("[What these words mean](../method/index.md#likelihood)") == 1
    assert "[TLP:CLEAR](../method/index.md#marking-tlp-clear)" in page


def test_grades_say_in_words_what_they_mean_and_lead_to_the_method(site: Site) -> None:
    page = html(site.markdown["2024/ferry.md"])
    way = '<a href="../method/index.md#reliability-b">B2</a>'
    assert f"Grade {way}: Usually reliable. Probably true." in page
    assert page.count(way) == 1  # the first of the list leads on


def test_the_method_explains_every_term_and_every_page(site: Site) -> None:
    page = html(site.markdown["method/index.md"])
    anchors = {value for _, name, value in Seen(page).attributes if name == "id"}
    for words in VOCABULARIES.values():
        assert {term_anchor(words, term.slug) for term in words} <= anchors
    links = {value for _, name, value in Seen(page).attributes if name == "href"}
    overviews = [p for p in site.pages if p.in_nav and p.uri not in ("index", "method/index")]
    for other in overviews:
        assert f"../{other.file}" in links, other.uri
    assert [p.uri for p in site.pages if p.in_nav][-1] == "method/index"


# ---- Changes

CHANGES = [
    ("2 June 2024", "Dispute resolved: refuted", "The inquiry found rust."),
    ("2 April 2024", "Correction or update", "Corrected the number of boats."),
    ("12 March 2024", "Correction or update", "Added the answer of the union."),
    ("10 March 2024", "Briefing superseded", "The ferry"),
    ("–", "Figure retracted", "The station had misread a list."),
    ("5 March 2024", "Figure superseded", "Killed: 143"),
    ("–", "Briefing withdrawn", "It rested on a forged letter."),
    ("5 January 2024", "Recommendation followed up", "The office promised it."),
]


def test_all_changes_stand_on_one_page_the_newest_first_each_with_a_link(site: Site) -> None:
    rows = re.findall(r"<tr>\s*<td>(.*?)</tr>", html(site.markdown["changes/index.md"]), re.S)
    assert len(rows) == len(CHANGES)
    for found, (date, kind, text) in zip(rows, CHANGES, strict=True):
        assert found.startswith(date)
        assert kind in found
        assert text in found
        assert "<a href=" in found


def test_a_page_counts_and_lists_its_own_changes(site: Site) -> None:
    page = site.markdown["2024/ferry.md"]
    assert "10 March 2024 · Updated 2 April 2024" in page
    assert "[2 changes](#changes)" in page
    assert "## What changed {: #changes }" in page
    assert "2 April 2024 · Correction or update · Corrected the number of boats." in page
    incident = site.markdown["incidents/ferry-2024.md"]
    assert "Figure retracted · [Killed: 500](#figure-radio)" in incident


def test_withdrawn_and_superseded_briefings_say_so_first_and_in_every_list(site: Site) -> None:
    gone, old = site.markdown["2024/gone.md"], site.markdown["2022/old.md"]
    assert gone.splitlines()[5] == '!!! danger "Withdrawn"'
    assert "It rested on a forged letter." in gone
    assert old.splitlines()[5] == '!!! warning "Superseded"'
    assert "[The ferry](../2024/ferry.md)" in old
    register, home = site.markdown["briefings/index.md"], site.markdown["index.md"]
    assert "Withdrawn" in row(register, "A mistaken view")
    assert "Superseded" in row(register, "An old view")
    assert "**Withdrawn** ·" in home
    assert "It flies." not in home
    assert "**Superseded:** [The ferry](2024/ferry.md)" in home


def test_what_a_superseded_briefing_says_is_on_its_own_page_only(site: Site) -> None:
    assert "Sell the ferry." in site.markdown["2022/old.md"]
    others = {name: page for name, page in site.markdown.items() if name != "2022/old.md"}
    assert not [name for name, page in others.items() if "Sell the ferry" in page]
    assert not [name for name, page in others.items() if "Ferry sold" in page]


def test_the_page_of_changes_is_split_before_it_grows_too_long(tmp_path: Path) -> None:
    days = [f"{year}-01-{day:02}" for year in range(2010, 2018) for day in range(1, 29)]
    lines = "\n".join(f"  - {{date: {day}, text: Change.}}" for day in days)
    text = f"title: Long\npublished: 2009-01-01\nsummary: x\nchanges:\n{lines}\n"
    made = site_of(tmp_path, {"2009/long.yaml": text})
    assert len(days) == 224
    parts = [name for name in made.markdown if name.startswith("changes/all/")]
    assert len(parts) == 8
    for name in parts:
        assert made.markdown[name].count("| Correction or update |") == 28


# ---- Shortcomings


def number(site: Site, title: str) -> tuple[str, str]:
    """A number of the page on data quality, and the page with its rows."""
    cells = row(site.markdown["quality/index.md"], f"| {title}").split("|")
    found = re.fullmatch(r"\[(\d+)\]\((.*)\.md\)|(\d+)", cells[2].strip())
    assert found
    return found[1] or found[3], site.markdown.get(f"quality/{found[2]}.md", "")


def rows_of(page: str) -> list[str]:
    """What each line of a list says first: a statement in plain text, a record as a link."""
    return re.findall(r"^- (?:\w+: )?\[?(.*?)(?:\]\(|<br>)", page, re.M)


QUALITY = [
    ("Statements without a source", ["We judge: We do not know the owner."]),
    ("Statements of any kind in dispute", ["Everybody knew."]),
    ("Recommendations stale for more than a year", ["Mend the ferry."]),
    ("Sources without a grade", ["Ferry floats", "Smoke seen", "Smoke seen"]),
    ("Sources without an archived copy", ["Ferry burns", "Ferry burns"]),
]


@pytest.mark.parametrize(("title", "expected"), QUALITY)
def test_each_number_is_linked_to_the_rows_behind_it(
    site: Site, title: str, expected: list[str]
) -> None:
    count, page = number(site, title)
    assert int(count) == len(rows_of(page))
    assert sorted(rows_of(page)) == sorted(expected)


def test_what_rests_on_one_source_or_has_no_grade_is_counted(site: Site) -> None:
    count, page = number(site, "Statements that rest on one source")
    rests = re.findall(r"^- \[.*?\]\((.*?)\)<br><i>(\d+) statements?</i>$", page, re.M)
    assert int(count) == sum(int(many) for _, many in rests)
    ungraded = rows_of(number(site, "Statements without a grade")[1])
    assert "It was full of rust." in ungraded
    assert "The ferry was safe." not in ungraded


def test_a_number_of_nothing_has_no_rows_to_lead_to(site: Site) -> None:
    assert number(site, "Relations") == ("0", "")


def test_what_is_stale_is_so_against_the_newest_date_of_the_library(tmp_path: Path) -> None:
    alone = re.sub(r"    updates:\n.*\n", "", EARLY)
    made = site_of(tmp_path, {"2022/early.yaml": alone})
    assert number(made, "Recommendations stale for more than a year")[0] == "0"
    assert "10 February 2022" in made.markdown["quality/index.md"]
