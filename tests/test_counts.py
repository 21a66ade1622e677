"""A number beside a word counts the same things on whatever page it stands."""

from __future__ import annotations

import re

import pytest

from mkdocs_briefings.build.site import Site
from tests.golden_case import Case, make

SOURCES = """
sources:
  paper: {title: Example paper, publisher: Example Press, published: 2024-02-20}
"""
FILES = {
    "incidents/fire.yaml": """
name: Example fire
date: 2024-02-10
place: {name: Harbour, country: KE}
figures:
  - {measure: killed, value: 7, by: Example Police, as_of: 2024-02-11, cites: paper}
  - {measure: killed, value: 9, by: Example Police, as_of: 2024-02-12, cites: paper}
  - {measure: killed, value: 5, by: Kenya, as_of: 2024-02-12, cites: paper}
claims:
  - text: It was laid.
    by: Example Front
    about: Kenya
    cites: paper
    responses: {stance: denies, by: Kenya, quote: nothing was laid at the harbour, cites: paper}
""",
    "2024/one.yaml": """
title: First briefing
summary: It burnt [@paper].
published: 2024-03-01
incident: fire
judgements:
  - text: It was laid.
    likelihood: likely
    confidence: low
    cites: paper
    responses: {stance: disputes, by: Kenya, text: It was not., cites: paper}
claims:
  - {id: own, text: It was us., by: Example Front, quote: we set the harbour alight, cites: paper}
  - text: They were seen.
    by: [Kenya, Example Police]
    cites: paper
    responses:
      - stance: denies
        by: Example Front
        text: We were not.
        cites: paper
        responses: {stance: denies, by: Kenya, text: You were., cites: paper}
    resolution: {outcome: corroborated, date: 2024-02-19, text: They were., cites: paper}
  - incidents/fire#claim-it-was-laid
quotes:
  - quote: the harbour will be built again
    by: [Kenya, Example Front]
    topics: [ports, rebuilding]
    cites: paper
  - {quote: it will be higher than before, by: Kenya, topics: ports, cites: paper}
figures:
  - {measure: killed, value: 11, about: fire, by: Example Front, cites: paper}
  - {measure: killed, value: 90, about: fire, status: retracted, note: A slip., cites: paper}
recommendations:
  - {text: Build it again., to: Kenya, cites: paper, by: Example Police}
""",
    "2024/two.yaml": """
title: Second briefing
summary: It burnt more [@paper].
published: 2024-03-02
incident: fire
claims: [2024/one#claim-own, incidents/fire#claim-it-was-laid]
quotes:
  - {quote: nobody may see these words, by: Kenya, marking: TLP:RED, cites: paper}
""",
    "2024/three.yaml": """
title: Third briefing
summary: It did not burn [@paper].
published: 2024-03-03
status: withdrawn
withdrawn_because: It did.
claims:
  - text: It did not burn.
    by: Kenya
    cites: paper
    responses: {stance: denies, by: Example Front, text: It did., cites: paper}
quotes: {quote: nothing has burnt at all here, by: Kenya, cites: paper}
figures: {measure: killed, value: 0, about: fire, by: Kenya, cites: paper}
""",
}
HEADING = re.compile(r"^## .*?([^<>\n]+?) \((\d+)\) ?(?:\{.*\})?$", re.M)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    case = Case("", {name: (text + SOURCES).encode() for name, text in FILES.items()})
    made = make(case, tmp_path_factory.mktemp("counts"))
    assert not made.errors
    return made


def on_home(site: Site) -> dict[str, int]:
    """The ways in of the home page, with their numbers."""
    found = re.findall(r"\[([^\]]+)\]\([^)]*\) \((\d+)\)", site.markdown["index.md"])
    return {name: int(count) for name, count in found}


def sections(page: str) -> dict[str, int]:
    """The sections of a page whose headings have a number."""
    return {title.strip(): int(count) for title, count in HEADING.findall(page)}


def made_on(site: Site, *kinds: str) -> set[tuple[str, str]]:
    """The statements of some kinds that pages of records that hold show as their own."""
    records = (name for name in site.markdown if not name.startswith(("method/", "2024/three")))
    anchors = "|".join(kinds)
    return {
        (name, anchor)
        for name in records
        for anchor in re.findall(rf"\{{: #((?:{anchors})-[\w-]+)", site.markdown[name])
    }


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Claims", "claim"), ("Judgements", "judgement"), ("Recommendations", "recommendation")],
)
def test_the_home_page_a_list_and_its_records_count_alike(
    site: Site, title: str, kind: str
) -> None:
    count = on_home(site)[title]
    assert count == len(made_on(site, kind))
    assert count == sum(sections(site.markdown[f"{kind}s/index.md"]).values())
    assert f"| {title} | [{count}](../{kind}s/index.md) |" in site.markdown["quality/index.md"]


def test_every_quote_is_one_wherever_it_stands(site: Site) -> None:
    count = on_home(site)["Quotes"]
    quoted = [one for one in site.library.statements if one.data.quote]
    assert count == len(quoted) == 4
    assert count == sum(sections(site.markdown["quotes/index.md"]).values())
    speakers = site.markdown["quotes/by-speaker/index.md"]
    assert f"| Quotes | [{count}](../quotes/index.md) |" in site.markdown["quality/index.md"]
    for page, name in (("countries/ke.md", "Kenya"), ("actors/example-front.md", "Example Front")):
        own = sections(site.markdown[page])["Quoted"]
        assert f"| [{name}](../../{page}#quoted) | {own} |" in speakers
        assert own == sum(any(p.name == name for p in one.by) for one in quoted)


def test_topics_quoted_on_are_among_what_is_quoted(site: Site) -> None:
    page = site.markdown["countries/ke.md"]
    on = re.findall(r"\[([^\]]+)\]\([^)]*\) \((\d+)\)", page.partition("**Quoted on:**")[2])
    assert ("Ports", "2") in on[:1]
    assert max(int(count) for _, count in on[:1]) <= sections(page)["Quoted"]
    assert sections(site.markdown["topics/ports.md"])["Quotes"] == 2


def test_every_figure_that_holds_is_counted_once(site: Site) -> None:
    count = on_home(site)["Figures"]
    assert count == len(made_on(site, "figure")) == 5
    assert f"| Figures | [{count}](../figures/index.md) |" in site.markdown["quality/index.md"]


def test_a_dispute_is_one_on_every_page(site: Site) -> None:
    claims = sections(site.markdown["claims/index.md"])
    assert claims["Claims in dispute"] == 1
    assert claims["Disputes resolved"] == 1
    duels = site.markdown["index.md"].partition("{: #disputes")[2].partition("\n## ")[0]
    assert len(re.findall(r"^- ", duels, re.M)) == claims["Claims in dispute"]
    listed = site.markdown["quality/open-disputes.md"]
    quality = site.markdown["quality/index.md"]
    every = re.search(r"Statements of any kind in dispute.*?\[(\d+)\]", quality)
    assert every
    assert int(every[1]) == len(re.findall(r"^- ", listed, re.M)) == 3  # a response and a judgement
    front = site.markdown["actors/example-front.md"]
    assert sections(front)["In dispute"] == 2  # what it says, and its answer that is denied


def test_each_section_counts_its_rows(site: Site) -> None:
    seen = 0
    for name in ("countries/ke.md", "actors/example-front.md", "actors/example-police.md"):
        for part in re.split(r"^(?=## )", site.markdown[name], flags=re.M):
            if (found := HEADING.match(part)) and " - " not in found[0]:
                rows = re.findall(r"^(?: {4})?- ", part, re.M)
                assert len(rows) == int(found[2]), (name, found[1], part)
                seen += 1
    assert seen > 8
