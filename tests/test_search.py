"""Search in a real browser: typing, facets, links to searches, the keyboard, languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import chromium, opened, served
from tests.site_folder import BRIEFING, MKDOCS_YML, Built, build, write

CONFIG = MKDOCS_YML.replace("font: false", "font: false, features: [navigation.instant]")

BRIDGE = """\
title: The bridge at Arnmark
published: 2023-03-04
summary: The invented bridge is closed [@gazette].
topics: [bridges]
countries: [TJ]
claims:
  - text: The bridge carries ferry passengers at night.
    by: Bridge Committee
    date: 2023-02
    cites: gazette
authors: [Invented Author]
recommendations:
  - text: Open the bridge again.
    by: Bridge Committee
    to: {as: the city}
    cites: gazette
sources:
  gazette: {title: Bridge closed, publisher: Example Gazette, published: 2023-03-01, url: "https://gazette.example/1"}
"""
PERSIAN = """\
title: گزارش مرزبانی
published: 2024-06-01
lang: fa
summary: نیروهای کمکی می‌روند و كتاب سياسي می‌خوانند [@paper].
topics: [borders]
sources:
  paper: {title: Invented report, publisher: Example Paper, url: "https://paper.example/1"}
"""
RUSSIAN = """\
title: Отчёт о пограничной службе
published: 2024-06-02
lang: ru
summary: Пограничники закрыли переправу [@paper].
topics: [borders]
sources:
  paper: {title: Invented report, publisher: Example Paper, url: "https://paper.example/1"}
"""
ARABIC = """\
title: تقرير عن حرس الحدود
published: 2024-06-03
lang: ar
summary: أغلقت قوات حرس الحدود المعبر في المدينة [@paper].
topics: [borders]
sources:
  paper: {title: Invented report, publisher: Example Paper, url: "https://paper.example/1"}
"""
CHINESE = """\
title: 边防部队的报告
published: 2024-06-04
lang: zh
summary: 边防部队关闭了城市的渡口 [@paper].
topics: [borders]
sources:
  paper: {title: Invented report, publisher: Example Paper, url: "https://paper.example/1"}
"""
FILES = {
    "mkdocs.yml": CONFIG,
    "briefings/2024/ferry.yaml": BRIEFING.replace("sources:", "topics: [ferries]\nsources:", 1),
    "briefings/2023/bridge.yaml": BRIDGE,
    "briefings/2024/persian.yaml": PERSIAN,
    "briefings/2024/russian.yaml": RUSSIAN,
    "briefings/2024/arabic.yaml": ARABIC,
    "briefings/2024/draft.yaml": "title: A hovercraft\nstatus: draft\nsummary: Hovercraft.\n",
    "briefings/2024/secret.yaml": "title: A zeppelin\npublished: 2024-01-01\nsummary: Zeppelin.\n"
    "marking: TLP:RED\n",
    "briefings/actors/captain.yaml": "name: Invented Captain\ntype: person\naliases: [Old Hand]\n",
    "briefings/about.md": "# About\n\nA page about lighthouses, written by hand.\n",
}
BOX = "#briefing-search-box input"
LIST = "#briefing-search-list"
RESULTS = ".briefing-results .briefing-hit"


@dataclass
class Site:
    """A site in a browser."""

    address: str
    browser: Browser
    built: Built


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A small site with pages in several languages, served below a path."""
    root = write(tmp_path_factory.mktemp("search"), FILES)
    with chromium() as browser, served(root / "site") as address:
        # Instant navigation is only for addresses that the sitemap has.
        write(root, {"mkdocs.yml": f"{CONFIG}site_url: {address}\n"})
        yield Site(address, browser, build(root))


@pytest.fixture
def page(site: Site) -> Iterator[Page]:
    """A browser's page."""
    with opened(site.browser) as page:
        yield page


def hits(page: Page, where: str = f"{LIST} .briefing-hit") -> list[str]:
    """Where the results lead, the address of the site left out."""
    page.wait_for_selector(where)
    found = [hit.evaluate("one => one.href") for hit in page.query_selector_all(where)]
    return [href.partition("/repo/")[2] for href in found]


def typed(page: Page, words: str) -> list[str]:
    """Where the box leads after something is typed into it."""
    page.fill(BOX, "")
    expect(page.locator(LIST)).to_be_hidden()
    page.type(BOX, words)
    page.wait_for_function(
        "q => document.querySelector('#briefing-search-list').lastChild"
        "?.href.endsWith(new URLSearchParams({q}).toString())",
        arg=words,
    )
    return hits(page)


# ---- The box


def test_typing_finds_a_statement_where_it_stands(site: Site, page: Page) -> None:
    page.goto(site.address)
    assert typed(page, "run every day")[0] == "2024/ferry/#quote-the-ferry-will-run-every-day"
    first = page.locator(f"{LIST} .briefing-hit").first
    for words in ("Invented Captain", "the ferry's captain", "Example Paper", "1 May 2024"):
        expect(first).to_contain_text(words)
    expect(first.locator("mark").first).to_have_text(re.compile("run|every|day"))


def test_an_alias_finds_the_actor(site: Site, page: Page) -> None:
    page.goto(site.address)
    assert typed(page, "Old Hand")[0] == "actors/captain/"


def test_an_author_finds_what_they_wrote(site: Site, page: Page) -> None:
    page.goto(site.address)
    assert typed(page, "Invented Author")[0] == "2023/bridge/"


def test_a_page_written_by_hand_is_found(site: Site, page: Page) -> None:
    page.goto(site.address)
    assert typed(page, "lighthouses")[0] == "about/"


@pytest.mark.parametrize("word", ["hovercraft", "zeppelin", "registers"])
def test_what_is_hidden_and_what_only_lists_is_not_found(site: Site, page: Page, word: str) -> None:
    page.goto(f"{site.address}search/?q={word}")
    expect(page.locator(".briefing-search-count")).to_have_text("Nothing found")


def test_the_keyboard_alone_is_enough(site: Site, page: Page) -> None:
    page.goto(site.address)
    page.wait_for_function("document.querySelector('#briefing-search-box').action.includes('http')")
    page.keyboard.press("/")
    box = page.locator(BOX)
    expect(box).to_be_focused()
    page.keyboard.type("ferry")
    page.wait_for_selector(f"{LIST} .briefing-hit")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".briefing-search-status")).to_have_text(re.compile(r"^\d+ pages found"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    first = page.locator(f"{LIST} .briefing-hit").first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "briefing-option-0")
    page.keyboard.press("Escape")
    expect(page.locator(LIST)).to_be_hidden()
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.wait_for_selector(f"{LIST} .briefing-hit")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=ferry")


def test_enter_on_a_result_leads_there(site: Site, page: Page) -> None:
    page.goto(f"{site.address}quotes/")
    page.keyboard.press("s")
    page.keyboard.type("closed bridge")
    page.wait_for_selector(f"{LIST} .briefing-hit")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/repo/2023/bridge/**")


def test_the_box_works_after_instant_navigation(site: Site, page: Page) -> None:
    page.goto(f"{site.address}2024/ferry/", wait_until="networkidle")
    page.evaluate("() => { window.stays = true; }")
    page.click("a[href$='actors/captain/'] >> nth=0")
    page.wait_for_url("**/actors/captain/")
    assert page.evaluate("() => window.stays")
    assert typed(page, "passengers")[0].startswith("2023/bridge/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/repo/search/?q=passengers")
    assert hits(page, RESULTS)[0].startswith("2023/bridge/")


# ---- The search page


def test_a_search_can_be_linked_and_goes_on_from_there(site: Site, page: Page) -> None:
    page.goto(f"{site.address}search/?q=bridge&statement=claim&year=2023")
    assert hits(page, RESULTS) == ["2023/bridge/#claim-the-bridge-carries-ferry-passengers-at"]
    expect(page.locator("#facet-statement-claim")).to_be_checked()
    page.check("#facet-statement-recommendation")
    expect(page.locator(RESULTS)).to_have_count(2)
    assert all("#claim-" in hit or "#recommendation-" in hit for hit in hits(page, RESULTS))
    assert "statement=claim&statement=recommendation" in page.url
    page.reload()
    expect(page.locator("#facet-statement-recommendation")).to_be_checked()
    expect(page.locator(RESULTS)).to_have_count(2)


def test_facets_alone_search(site: Site, page: Page) -> None:
    page.goto(f"{site.address}search/?kind=briefing")
    expect(page.locator(RESULTS)).to_have_count(5)
    dates = ["2024/arabic/", "2024/russian/", "2024/persian/", "2024/ferry/", "2023/bridge/"]
    assert hits(page, RESULTS) == dates
    page.check("#facet-country-Tajikistan")
    expect(page.locator(RESULTS)).to_have_count(1)
    expect(page.locator(".briefing-search-count")).to_have_text("1 page found")


def test_facets_alone_load_no_index(site: Site, page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{site.address}search/?kind=briefing")
    assert hits(page, RESULTS)
    needless = r"/fragment/|wasm|pf_meta|pf_index|actor\.json"
    assert not [url for url in fetched if re.search(needless, url)]
    page.click("summary:text-is('Actor')")
    expect(page.locator("[id='facet-actor-Invented Captain']")).to_be_visible()
    assert any(url.endswith("actor.json") for url in fetched)


def test_a_count_with_words_and_a_kind_of_statement_is_honest(site: Site, page: Page) -> None:
    page.goto(f"{site.address}search/?q=ferry&statement=recommendation")
    count = page.locator(".briefing-search-count")
    expect(count).to_have_text("Nothing found")  # the bridge's page has both, but not in one place
    page.goto(f"{site.address}search/?q=bridge&statement=recommendation")
    expect(count).to_have_text("1 page found")


@pytest.mark.parametrize(
    "query", ["language=1", "language=en-x-foo", "sort=nonsense", "kind=x&kind=x"]
)
def test_an_odd_address_is_searched_as_far_as_it_can_be(site: Site, page: Page, query: str) -> None:
    page.goto(f"{site.address}search/?{query}")
    expect(page.locator(".briefing-search-count")).to_have_text(re.compile("found"))
    expect(page.locator("#briefing-search-box")).to_be_visible()


@pytest.mark.parametrize("what", ["facets/pages.json", "pagefind-entry.json", "pagefind.js*"])
def test_a_search_that_failed_can_be_made_again(site: Site, what: str) -> None:
    with site.browser.new_context() as context:
        page = context.new_page()
        page.route(f"**/pagefind/{what}", lambda route: route.abort())
        page.goto(f"{site.address}search/?q=ferry")
        count = page.locator(".briefing-search-count")
        expect(count).to_have_text("The search index cannot be read.")
        page.unroute(f"**/pagefind/{what}")
        page.fill("[data-briefing-search] input[type=search]", "bridge")
        expect(count).to_have_text(re.compile("found"))


def test_more_results_that_failed_are_not_lost(site: Site) -> None:
    with site.browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.address}search/")
        page.wait_for_selector(RESULTS)
        total = int(page.inner_text(".briefing-search-count").split()[0])
        page.route("**/fragment/*", lambda route: route.abort())
        page.click("text=More results")
        expect(page.locator(".briefing-search-count")).to_have_text(re.compile("cannot be read"))
        page.unroute("**/fragment/*")
        while page.locator("text=More results").is_visible():
            shown = page.locator(".briefing-results > li").count()
            page.click("text=More results")
            expect(page.locator(".briefing-results > li")).not_to_have_count(shown)
        expect(page.locator(".briefing-results > li")).to_have_count(total)


def test_what_is_called_so_comes_first_and_repeats_not_at_all(site: Site, page: Page) -> None:
    page.goto(f"{site.address}search/?q=Bridge+Committee")
    found = hits(page, RESULTS)
    assert found[0] == "actors/bridge-committee/"
    assert len(found) == len(set(found))


def test_values_of_a_facet_add_up_and_facets_narrow(site: Site, page: Page) -> None:
    page.goto(f"{site.address}search/?kind=briefing&topic=Bridges")
    expect(page.locator(RESULTS)).to_have_count(1)
    count = page.locator("div:has(> #facet-topic-Ferries) .briefing-facet-count")
    expect(count).to_have_text("1")
    page.check("#facet-topic-Ferries")
    expect(page.locator(RESULTS)).to_have_count(2)
    page.check("#facet-year-2023")
    expect(page.locator(RESULTS)).to_have_count(1)


def test_an_actors_page_leads_to_its_search(site: Site, page: Page) -> None:
    page.goto(f"{site.address}actors/captain/")
    page.click(".briefing-search-link a")
    page.wait_for_url("**/search/?actor=Invented+Captain")
    assert "2024/ferry/" in hits(page, RESULTS)


def test_the_home_page_leads_to_a_search(site: Site, page: Page) -> None:
    page.goto(site.address)
    page.fill(".briefing-home-search input", "ferry")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=ferry")
    assert hits(page, RESULTS)


def test_an_address_that_leads_nowhere_leads_to_a_search(site: Site, page: Page) -> None:
    page.goto(f"{site.address}404.html")
    expect(page.locator("article h1")).to_have_text("There is no page at this address")
    expect(page.locator("article li").first).to_have_text("Briefings")
    page.fill(".briefing-home-search input", "ferry")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=ferry")


def test_without_scripts_the_registers_are_the_way(site: Site) -> None:
    with opened(site.browser, java_script_enabled=False) as page:
        page.goto(f"{site.address}search/")
        expect(page.locator(BOX)).to_be_hidden()
        expect(page.locator("article")).to_contain_text("where scripts are off")
        page.click("article >> text=Briefings")
        page.wait_for_url("**/briefings/")


def test_on_a_phone_the_icon_leads_to_the_search_page(site: Site) -> None:
    with opened(site.browser, viewport={"width": 390, "height": 800}) as page:
        page.goto(f"{site.address}2024/ferry/")
        expect(page.locator(BOX)).to_be_hidden()
        page.click(".briefing-search-way")
        page.wait_for_url("**/search/")
        page.fill("[data-briefing-search] input[type=search]", "ferry")
        assert hits(page, RESULTS)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_site_without_folders_for_pages_is_searched(site: Site, tmp_path: Path) -> None:
    root = write(tmp_path, FILES | {"mkdocs.yml": f"{CONFIG}use_directory_urls: false\n"})
    build(root)
    with served(root / "site") as address, opened(site.browser) as page:
        page.goto(f"{address}2024/ferry.html")
        assert typed(page, "run every day")[0].startswith("2024/ferry.html#quote-")
        page.goto(f"{address}search/index.html?topic=Ferries")
        assert hits(page, RESULTS)[0] == "2024/ferry.html"
        expect(page.locator("#facet-topic-Ferries")).to_be_checked()


def test_a_page_from_disk_says_that_it_cannot_search(site: Site, tmp_path: Path) -> None:
    root = write(tmp_path, FILES | {"mkdocs.yml": f"{CONFIG}use_directory_urls: false\n"})
    folder = build(root).folder
    with site.browser.new_context() as context:  # a console full of what browsers forbid from disk
        page = context.new_page()
        page.goto((folder / "index.html").as_uri())
        expect(page.locator(BOX)).to_be_hidden()
        page.fill(".briefing-home-search input", "ferry")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/index.html?q=ferry")
        expect(page.locator("article")).to_contain_text("pages opened from disk")
        page.goto((folder / "2024/ferry.html").as_uri())
        page.click(".briefing-search-way")
        page.wait_for_url("**/search/index.html")
        expect(page.get_by_text("pages opened from disk")).to_be_visible()


# ---- Languages


@pytest.mark.parametrize(
    "words",
    [
        "مرزبانی",
        "مرزبا",
        "کتاب",
        "كتاب",
        "سیاسی",
        "سياسي",
        "می‌روند",
        "میروند",
        "نیروهای",
        "نيروهاي",
    ],
)
def test_persian_is_found_however_it_is_typed(site: Site, page: Page, words: str) -> None:
    page.goto(site.address)
    assert typed(page, words)[0].startswith("2024/persian/")
    page.goto(f"{site.address}search/?q={words}")
    assert hits(page, RESULTS)[0].startswith("2024/persian/")


@pytest.mark.parametrize("words", ["пограничной", "погран", "переправу", "переправа"])
def test_russian_is_found(site: Site, page: Page, words: str) -> None:
    page.goto(site.address)
    assert typed(page, words)[0].startswith("2024/russian/")


@pytest.mark.parametrize("words", ["حرس", "الحدود", "المعبر", "المعب", "مدينة"])
def test_arabic_is_found(site: Site, page: Page, words: str) -> None:
    page.goto(site.address)
    assert typed(page, words)[0].startswith("2024/arabic/")


def test_chinese_is_found(site: Site, tmp_path: Path) -> None:
    if not find_spec("pagefind_bin_extended"):
        pytest.skip("pagefind-bin-extended is not installed, so Chinese was not searched")
    root = write(tmp_path, FILES | {"briefings/2024/chinese.yaml": CHINESE})
    build(root)
    with served(root / "site") as address, opened(site.browser) as page:
        page.goto(address)
        for words in ("边防", "部队", "渡口", "城市"):
            assert typed(page, words)[0].startswith("2024/chinese/"), words


def test_a_page_in_another_language_finds_those_of_the_site(site: Site, page: Page) -> None:
    page.goto(f"{site.address}2024/persian/")
    assert page.evaluate("document.documentElement.lang") == "fa"
    assert typed(page, "passengers")[0].startswith("2023/bridge/")


# ---- The policy


def test_every_page_carries_a_policy_that_nothing_breaks(site: Site, page: Page) -> None:
    assert len(site.built.pages) > 20
    for name, built in site.built.pages.items():
        assert built.text.count('http-equiv="Content-Security-Policy"') == 1, name
        assert not re.search(r"<[^>]+\sstyle=", built.text), name
    for url in ("", "2024/ferry/", "actors/captain/", "briefings/", "search/", "404.html"):
        page.goto(site.address + url)
