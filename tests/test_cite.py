"""Citations: three forms that other software reads as they are meant, copied with one click."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Page, expect
from pybtex.database import parse_string

from mkdocs_briefings.build.site import make_site
from mkdocs_briefings.pages.parts.citing import csl_item
from mkdocs_briefings.pages.publication import Publication
from mkdocs_briefings.settings import Settings, read_settings
from tests.browsing import chromium, opened, served
from tests.node import Script, script
from tests.site_folder import MKDOCS_YML, build, write

CSL_DATA = json.loads((Path(__file__).parent / "csl/csl-data.json").read_text("utf-8"))
TITLE = 'Ferries {A} & B\\C: “50%” of $5 #1 _x_ ~ ^ "z" فارسی'
BRIEFING = f"""\
title: {json.dumps(TITLE, ensure_ascii=False)}
published: 2024-05-02
updated: 2024-06-03
authors: ["Desk & Co., Ltd. and Sons", "Øyvind {{O}} Ünal"]
summary: It runs again [@paper].
actors: Harbour Office
quotes:
  - id: daily
    quote: The ferry {{will}} run & run again
    by: {{name: Invented Captain, as: the ferry's captain}}
    date: 2024-05-01
    cites: paper
figures:
  - {{id: boats, measure: boats, value: 2, cites: paper}}
sources:
  paper: {{title: Back, publisher: Example Paper, published: 2024-05-01, url: https://p.example}}
"""
FILES = {
    "briefings/2024/ferry.yaml": BRIEFING,
    "briefings/incidents/fire.yaml": "name: The fire\ndate: 2024-03\n",
    "briefings/actors/office.yaml": "name: Harbour Office\ntype: government-body\n",
    "briefings/sources/letter.yaml": "title: A letter\npublished: 2024-01-05\nurl: https://l.example\n",
    "briefings/sources/study.yaml": "title: A study\nauthors: [Ann Author]\ntype: report\n"
    "publisher: Example Institute\npublished: 2023\nurl: https://s.example/\n",
    "briefings/sources/talk.yaml": "title: A talk\npublisher: Example Radio\ntype: interview\n"
    "accept: source-without-locator\n",
}
SITE_URL = "https://site.example/lib"
PAGES = ("2024/ferry", "incidents/fire", "actors/office")
SOURCES = ("sources/letter", "sources/study", "sources/talk")


NAMES = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}"}
NAMES |= {"textasciitilde": "~", "textasciicircum": "^"}
_ASIDE = 0xE000  # where no letter of a text is, while the braces that group are taken out


def plain(tex: str) -> str:
    """What TeX would set."""
    aside = re.sub(r"\\(text\w+)\{\}", lambda name: chr(_ASIDE + ord(NAMES[name[1]])), tex)
    grouped = re.sub(r"\\([&%$#_])", r"\1", re.sub("[{}]", "", aside))
    return grouped.translate({_ASIDE + ord(sign): sign for sign in NAMES.values()})


def read_bibtex(text: str) -> dict[str, Any]:
    """The only entry, as a reader of BibTeX understands it."""
    ((key, entry),) = parse_string(text, "bibtex").entries.items()
    authors = [(person.first_names, plain(str(person))) for person in entry.persons["author"]]
    fields = {name: plain(value) for name, value in entry.fields.items()}
    fields["url"] = entry.fields.get("url", "")
    return {"key": key, "type": entry.type, "authors": authors, **fields}


def read_csl(text: str) -> dict[str, Any]:
    """The only item, after a check against the schema of the format itself."""
    data = json.loads(text)
    jsonschema.validate(data, CSL_DATA)
    (item,) = data
    found: dict[str, Any] = item
    return found


def sentence(page: str) -> str:
    """How to cite a page as a reader without scripts sees it."""
    (found,) = re.findall(r'<details [^>]*id="cite".*?<p>(.*?)</p>', page, re.S)
    return html.unescape(re.sub("<[^>]*>", "", found)).strip()


def item_of(page: str) -> Any:
    """The CSL-JSON that a page carries."""
    (found,) = re.findall(r"data-csl='([^']*)'", page)
    (item,) = json.loads(html.unescape(found))
    return item


@pytest.fixture(scope="module")
def citation() -> Iterator[Script]:
    with script(Path(__file__).parent / "scripts/citation_forms.js") as forms:
        yield forms


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, citation: Script) -> dict[str, dict[str, str]]:
    """The forms of the citation of each page, by its address."""
    root = write(tmp_path_factory.mktemp("site"), FILES)
    docs = root / "briefings"
    site = make_site(Settings(root, docs, root / "templates", "Site & Co", site_url=SITE_URL))
    assert not site.errors
    made = {uri: site.markdown[f"{uri}.md"] for uri in (*PAGES, *SOURCES)}
    return {uri: {"text": sentence(page), **citation(item_of(page))} for uri, page in made.items()}


def test_a_source_is_cited_as_its_own(pages: dict[str, dict[str, str]]) -> None:
    assert [pages[uri]["text"] for uri in SOURCES] == [
        "“A letter”. 5 January 2024. https://l.example",
        "Ann Author. “A study”. Example Institute, 2023. https://s.example/",
        "Example Radio. “A talk”.",
    ]
    letter, study, talk = (read_csl(pages[uri]["csl"]) for uri in SOURCES)
    assert (letter["type"], letter["author"]) == ("document", [])
    assert (study["type"], study["publisher"]) == ("report", "Example Institute")
    assert (study["author"], study["URL"]) == ([{"literal": "Ann Author"}], "https://s.example/")
    assert (talk["type"], talk["author"]) == ("interview", [{"literal": "Example Radio"}])
    assert "URL" not in talk
    assert read_bibtex(pages["sources/study"]["bibtex"])["howpublished"] == "Example Institute"


@pytest.mark.parametrize("uri", PAGES)
def test_every_record_says_how_to_cite_it(pages: dict[str, dict[str, str]], uri: str) -> None:
    given = pages[uri]
    entry, item = read_bibtex(given["bibtex"]), read_csl(given["csl"])
    assert given["text"].endswith(f"{SITE_URL}/{uri}/")
    assert entry["url"] == item["URL"] == f"{SITE_URL}/{uri}/"
    assert entry["title"] == item["title"]
    assert f"“{item['title']}”" in given["text"]
    assert entry["key"] == item["id"]


def test_a_briefing_is_cited_with_its_authors_whole_and_its_own_dates(
    pages: dict[str, dict[str, str]],
) -> None:
    given = pages["2024/ferry"]
    entry, item = read_bibtex(given["bibtex"]), read_csl(given["csl"])
    authors = ["Desk & Co., Ltd. and Sons", "Øyvind {O} Ünal"]
    assert entry["authors"] == [([], author) for author in authors]
    assert item["author"] == [{"literal": author} for author in authors]
    assert (entry["title"], item["title"]) == (TITLE, TITLE)
    assert entry["howpublished"] == item["publisher"] == "Site & Co"
    assert entry["date"] == "2024-05-02"
    assert item["issued"] == {"date-parts": [[2024, 5, 2]]}
    assert "Site & Co, 2 May 2024 (updated 3 June 2024)." in given["text"]


def test_a_page_without_authors_is_cited_by_the_site(pages: dict[str, dict[str, str]]) -> None:
    assert pages["actors/office"]["text"].startswith("Site & Co. “Harbour Office”. ")
    assert read_csl(pages["actors/office"]["csl"])["author"] == [{"literal": "Site & Co"}]


# Controls are no part of a record, and JSON and BibTeX fold white space.
TEXTS = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="\u00ad") | st.just(" "),
    min_size=1,
).map(lambda text: " ".join(text.split()))


@settings(deadline=None)  # the schema takes its time
@given(title=TEXTS.filter(bool), authors=st.lists(TEXTS.filter(bool), min_size=1, max_size=3))
def test_any_text_comes_back_from_bibtex_csl_and_ris(
    citation: Script, title: str, authors: list[str]
) -> None:
    url = "https://site.example/%D8/"
    forms = citation(csl_item("report", "key", title, authors, title, None, url))
    entry, item = read_bibtex(forms["bibtex"]), read_csl(forms["csl"])
    assert entry["title"] == entry["howpublished"] == title
    assert entry["authors"] == [([], author) for author in authors]
    assert item["title"] == title
    assert item["author"] == [{"literal": author} for author in authors]
    [record] = rispy.loads(forms["ris"])
    assert (record["title"], record["authors"], record["urls"]) == (title, authors, [url])
    assert (record["type_of_reference"], record["publisher"]) == ("RPRT", title)


@pytest.mark.parametrize(
    ("site", "url"),
    [
        (Publication("S", "https://a.example/x/"), "https://a.example/x/2024/%D9%86/"),
        (
            Publication("S", "https://a.example", folders=False),
            "https://a.example/2024/%D9%86.html",
        ),
        (Publication("S"), ""),
    ],
)
def test_the_address_is_that_of_the_built_site(site: Publication, url: str) -> None:
    assert site.url("2024/ن") == url


def test_commands_know_the_address_as_the_plugin_does(tmp_path: Path) -> None:
    given = f"{MKDOCS_YML}site_url: {SITE_URL}\nuse_directory_urls: false\n"
    write(tmp_path, {"mkdocs.yml": given, **FILES})
    read = read_settings(tmp_path / "mkdocs.yml")
    assert (read.site_url, read.folders) == (SITE_URL, False)
    page = (build(tmp_path).folder / "2024/ferry.html").read_text("utf-8")
    assert f'href="{SITE_URL}/2024/ferry.html"' in page  # the canonical link, by MkDocs
    assert item_of(page)["URL"] == f"{SITE_URL}/2024/ferry.html"


# ---- In the browser

CLIPBOARD = """
  const copied = [];
  const clipboard = { writeText: async (text) => copied.push(text) };
  Object.defineProperty(window, "copied", { value: copied });
  Object.defineProperty(navigator, "clipboard", { value: clipboard });
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def copied(click: Locator) -> str:
    """What a click copies."""
    click.click()
    text: str = click.page.evaluate("() => copied.pop()")
    return text


def all_copied(buttons: Locator) -> list[str]:
    """What a click on each copies."""
    return [copied(button) for button in buttons.all()]


@pytest.fixture
def ferry(tmp_path: Path, browser: Browser, site_url: str) -> Iterator[Page]:
    """The page of the briefing, on a site with or without an address of its own."""
    given = f"{MKDOCS_YML}site_url: {site_url}\n" if site_url else MKDOCS_YML
    write(tmp_path, {"mkdocs.yml": given, **FILES})
    with served(build(tmp_path).folder) as address, opened(browser) as page:
        page.add_init_script(CLIPBOARD)
        page.goto(f"{address}2024/ferry/")
        yield page


@pytest.mark.parametrize("site_url", ["", SITE_URL])
def test_one_click_copies_links_and_citations(ferry: Page, site_url: str) -> None:
    link = copied(ferry.locator("#quote-daily .headerlink"))
    page = f"{site_url}/2024/ferry/" if site_url else ferry.url.split("#")[0]
    assert page.endswith("/2024/ferry/")
    assert link == f"{page}#quote-daily"
    assert ferry.url.endswith("#quote-daily")
    status = ferry.locator(".briefing-status")
    expect(status).to_have_text("Copied")
    expect(status).to_have_attribute("aria-live", "polite")
    ferry.locator("#cite > summary").click()
    expect(ferry.locator("#cite h3")).to_have_count(4)
    text, bibtex_form, ris_form, csl_form = all_copied(ferry.locator("#cite button"))
    entry, item = read_bibtex(bibtex_form), read_csl(csl_form)
    assert text.endswith(f" {page}")
    assert entry["url"] == item["URL"] == page
    assert entry["title"] == item["title"] == TITLE
    [record] = rispy.loads(ris_form)
    assert (record["urls"], record["title"], record["date"]) == ([page], TITLE, "2024/05/02")


@pytest.mark.parametrize("site_url", [SITE_URL])
def test_a_statement_is_cited_as_a_part_of_its_page(ferry: Page, site_url: str) -> None:
    url = f"{site_url}/2024/ferry/#quote-daily"
    title = "“The ferry {will} run & run again”"
    menu = ferry.locator("#quote-daily ~ .briefing-menu").first
    menu.locator("summary").click()
    assert copied(menu.locator("a").first) == url
    cite = menu.locator("button")
    expect(cite).to_have_attribute("aria-label", f"Cite this: {title}")
    cite.focus()
    expect(cite).to_be_focused()
    cite.click()
    dialog = ferry.locator("dialog")
    assert dialog.evaluate("(dialog) => dialog.matches(':modal')")
    text, bibtex_form, ris_form, csl_form = all_copied(dialog.locator("h3 button"))
    entry, item = read_bibtex(bibtex_form), read_csl(csl_form)
    expect(dialog.locator(".briefing-status")).to_have_text("Copied")
    dialog.locator(":scope > button").click()
    expect(dialog).to_be_hidden()
    assert f"“{title}”, in “{TITLE}”" in text
    assert text.endswith(url)
    assert (entry["type"], entry["title"], entry["booktitle"]) == ("incollection", title, TITLE)
    assert entry["publisher"] == item["publisher"] == "A site"
    assert entry["url"] == item["URL"] == url
    assert (item["type"], item["title"], item["container-title"]) == ("chapter", title, TITLE)
    [record] = rispy.loads(ris_form)
    assert (record["title"], record["secondary_title"], record["urls"]) == (title, TITLE, [url])
    ferry.locator("details:has(#figure-boats) > summary").first.click()
    figure = ferry.locator("tr:has(> #figure-boats)")
    assert copied(figure.locator("a").first) == f"{site_url}/2024/ferry/#figure-boats"
    figure.locator("button").click()
    assert read_csl(copied(dialog.locator("h3 button").nth(3)))["title"] == "Boats: 2"
