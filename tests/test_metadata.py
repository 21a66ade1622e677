"""What heads of pages tell, read by what reads it: linked data, references, link previews."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import extruct
import jsonschema
import pytest
import rispy
from pybtex.database import parse_string
from pyld import jsonld

from tests.site_folder import MKDOCS_YML, Built, build, write

HERE = Path(__file__).parent
CSL_DATA = json.loads((HERE / "csl/csl-data.json").read_text("utf-8"))
SITE = "https://site.example/"
TITLE = 'Ferries </script><b> & “50%” of {five} "z" فارسی'
RECORDS = {
    "2024/ferry.yaml": f"""\
title: {json.dumps(TITLE, ensure_ascii=False)}
published: 2024-05-02
updated: 2024-05-04
summary: The invented ferry <runs> again [@paper].
authors: [Ana Example, Ferry Desk]
topics: [Sea & shore, Ports]
countries: [KE]
incident:
  name: Harbour fire
  date: 2024-05-01
  place: {{name: Old port, country: KE, lat: -4, lon: 39.5}}
quotes:
- {{quote: The ferry will run and run again, by: Ana Example, date: 2024-05, cites: paper}}
claims:
- text: It was late.
  by: Union
  cites: paper
  resolution: {{outcome: refuted, date: 2024-05-03, text: It was early., cites: paper}}
- {{text: It was blue., by: Union, cites: paper}}
changes: {{date: 2024-05-04, text: The time was wrong.}}
sources:
  paper: {{title: "A paper & more", publisher: Example Press, published: 2024-05, type: article,
    url: "https://paper.example/a_b"}}
accept: [unknown-mark]
""",
    "actors/ana.yaml": "name: Ana Example\ntype: person\nlinks: {web: 'https://ana.example/'}\n",
    "actors/union.yaml": "name: Union\ntype: organisation\ncountry: KE\n",
    "2024/next.yaml": "title: Next\npublished: 2024-05-05\nsummary: More.\nrelated: 2024/ferry\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("metadata")
    config = MKDOCS_YML.replace("briefings]", "{briefings: {license: CC-BY-4.0}}]")
    files = {f"briefings/{name}": text for name, text in RECORDS.items()}
    return build(write(root, {"mkdocs.yml": f"{config}site_url: {SITE}\n", **files}))


def metas(html: str) -> list[tuple[str, str]]:
    """The meta tags of a page with a name or a property, in their order."""
    found = re.findall(r'<meta (?:name|property)="([^"]*)" content="([^"]*)"', html)
    return [(name, unescape(content)) for name, content in found]


def zotero(html: str) -> dict[str, Any]:
    """What Zotero's translator for embedded metadata makes of a page.

    The rules that decide here: a technical report's institution makes a report; COinS would come
    before all; of an author with a comma, what stands before it is the last name, else what stands
    behind the last blank.
    """
    assert 'class="Z3988"' not in html
    given = metas(html)
    one = dict(given)
    kind = "report" if "citation_technical_report_institution" in one else "journalArticle"
    creators = []
    for author in [content for name, content in given if name == "citation_author"]:
        whole = author.rstrip(" ,")
        split = whole.split(", ") if "," in author else whole.rsplit(" ", 1)[::-1]
        creators.append((split[0], split[1] if len(split) > 1 else ""))
    return {"type": kind, "creators": creators, **one}


def graph(site: Built, page: str) -> dict[str, Any]:
    """The linked data of a page by type, as extruct finds it."""
    [data] = extruct.extract(site.page(page), syntaxes=["json-ld"])["json-ld"]
    return {node["@type"]: node for node in data["@graph"]}


def test_a_briefing_is_saved_as_a_report_with_all_that_cites_it(site: Built) -> None:
    saved = zotero(site.page("2024/ferry/"))
    assert saved["type"] == "report"
    assert saved["citation_title"] == TITLE
    assert saved["creators"] == [("Example", "Ana"), ("Ferry Desk", "")]
    assert saved["citation_publication_date"] == "2024-05-02"
    assert saved["citation_technical_report_institution"] == "A site"
    assert saved["citation_public_url"] == f"{SITE}2024/ferry/"
    assert saved["citation_language"] == "en"
    assert saved["citation_abstract"] == "The invented ferry <runs> again."
    assert saved["citation_keywords"] == "Ports; Sea & shore"


def test_no_other_page_is_taken_for_an_article(site: Built) -> None:
    for page in ("", "actors/ana/", "countries/ke/", "claims/"):
        assert not [name for name, _ in metas(site.page(page)) if name.startswith("citation_")]


def test_links_to_a_page_are_shown_with_its_title_and_summary(site: Built) -> None:
    found = dict(metas(site.page("2024/ferry/")))
    assert found["og:title"] == TITLE
    assert found["og:description"] == "The invented ferry <runs> again."
    assert found["og:url"] == f"{SITE}2024/ferry/"
    assert found["og:type"] == "article"
    assert found["article:modified_time"] == "2024-05-04T00:00:00+00:00"
    assert dict(metas(site.page("")))["og:type"] == "website"
    for page in ("", "2024/ferry/"):
        assert site.page(page).count('rel="canonical"') == 1


def test_linked_data_says_what_a_briefing_holds(site: Built) -> None:
    found = graph(site, "2024/ferry/")
    report = found["Report"]
    assert report["headline"] == TITLE
    assert report["citation"][0]["url"] == "https://paper.example/a_b"
    assert report["correction"][0]["text"] == "The time was wrong."
    assert report["license"] == "CC-BY-4.0"
    assert found["Event"]["location"][0]["address"]["addressCountry"] == "KE"
    assert found["Event"]["@id"] == report["about"][0]["@id"]
    assert found["Quotation"]["creator"][0]["name"] == "Ana Example"
    assert [step["name"] for step in found["BreadcrumbList"]["itemListElement"]] == [
        "A site",
        "Briefings",
        TITLE,
    ]
    for node in found.values():
        if place := node.get("@id"):
            assert site.has_place(place.removeprefix(SITE)), place


def test_only_a_claim_that_was_resolved_is_reviewed(site: Built) -> None:
    [data] = extruct.extract(site.page("2024/ferry/"), syntaxes=["json-ld"])["json-ld"]
    [review] = [node for node in data["@graph"] if node["@type"] == "ClaimReview"]
    assert review["claimReviewed"] == "It was late."
    assert review["reviewRating"]["alternateName"] == "refuted"
    assert review["itemReviewed"]["author"][0]["@type"] == "Organization"


def test_linked_data_of_actors_says_what_they_are(site: Built) -> None:
    assert graph(site, "actors/ana/")["Person"]["sameAs"] == ["https://ana.example/"]
    assert graph(site, "actors/union/")["Organization"]["name"] == "Union"
    assert graph(site, "countries/ke/")["Country"]["name"] == "Kenya"
    way = graph(site, "actors/ana/")["BreadcrumbList"]["itemListElement"]
    assert [step["item"] for step in way] == [SITE, f"{SITE}actors/", f"{SITE}actors/ana/"]


def test_linked_data_means_the_words_of_schema_org(site: Built) -> None:
    """All is known to JSON-LD: nothing is dropped when it is written out in full."""
    context = {"@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}}

    def load(url: str, _: Any) -> dict[str, Any]:
        assert url == "https://schema.org"
        return {"contextUrl": None, "documentUrl": url, "document": context}

    for name, page in site.pages.items():
        for data in extruct.extract(page.text, syntaxes=["json-ld"])["json-ld"]:
            whole = jsonld.expand(data, {"documentLoader": load})
            assert len(whole) == len(data["@graph"]), name
            for node in whole:
                assert all(key.startswith(("@", "https://schema.org/")) for key in node)


@pytest.mark.parametrize("suffix", ["json", "bib", "ris"])
def test_a_bibliography_is_read_by_what_reads_its_form(site: Built, suffix: str) -> None:
    path = site.folder / f"data/citations/2024/ferry.{suffix}"
    text = path.read_bytes().decode()
    assert f"data/citations/2024/ferry.{suffix}" in site.page("2024/ferry/")
    if suffix == "json":
        items = json.loads(text)
        jsonschema.validate(items, CSL_DATA)
        own, source = items
        assert own["title"] == TITLE
        assert source["issued"] == {"date-parts": [[2024, 5]]}
        assert (own["URL"], source["URL"]) == (f"{SITE}2024/ferry/", "https://paper.example/a_b")
    elif suffix == "bib":
        entries = list(parse_string(text, "bibtex").entries.values())
        authors = [str(one) for one in entries[0].persons["author"]]
        assert authors == ["{Ana Example}", "{Ferry Desk}"]
        assert entries[1].fields["url"] == "https://paper.example/a_b"
        assert entries[1].fields["title"] == "{A paper \\& more}"
    else:
        own, source = rispy.loads(text)
        assert (own["type_of_reference"], source["type_of_reference"]) == ("RPRT", "NEWS")
        assert own["title"] == TITLE
        assert own["authors"] == ["Ana Example", "Ferry Desk"]
        assert source["year"] == "2024"


def test_every_page_has_its_markdown_beside_it(site: Built) -> None:
    text = (site.folder / "2024/ferry/index.md").read_text("utf-8")
    assert re.search(r"^# ", text, re.MULTILINE)
    assert "The invented ferry" in text
    assert 'type="text/markdown"' in site.page("2024/ferry/")
    llms = (site.folder / "llms.txt").read_text("utf-8")
    for link in re.findall(r"\]\((\S+)\)", llms):
        assert (site.folder / link.removeprefix(SITE)).is_file(), link
    assert f"Sitemap: {SITE}sitemap.xml" in (site.folder / "robots.txt").read_text("utf-8")


def test_the_sitemap_has_the_dates_of_records(site: Built) -> None:
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    dates = dict(re.findall(r"<loc>([^<]*)</loc>\s*<lastmod>([^<]*)<", sitemap))
    assert dates[f"{SITE}2024/ferry/"] == "2024-05-04"
    assert dates[f"{SITE}2024/next/"] == "2024-05-05"
