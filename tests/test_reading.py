"""Record pages as a reader meets them: what comes first, cards, printing, sizes of letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import chromium, opened, served
from tests.site_folder import MKDOCS_YML, build, write

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
BRIEFING = "2024/ferry/"

JUDGEMENTS = "".join(
    f"  - {{id: j{n}, text: The invented ferry will probably stop {n} times before the harbour "
    f"is open again to all ships., likelihood: likely, confidence: low, cites: 'paper, p. {n}',\n"
    "     because: 'The harbour has been closed before [@paper, p. 9].'}\n"
    for n in range(3)
)
CLAIMS = "".join(
    f"  - {{text: Invented claim of number {n} about the ferry and its crew., cites: 'radio, "
    f"min. {n}'}}\n"
    for n in range(12)
)
FERRY = f"""\
title: The ferry and the reach of the harbour's owners
published: 2024-05-02
summary: >-
  A fire on the invented ferry killed 14 people in May 2024 [@paper, p. 1]. The owners say that the
  U.S. Example Line is not to blame; the union says that Example Person warned them.
incident: fire
judgements:
{JUDGEMENTS}claims:
  - text: The ferry was safe.
    by: Example Person
    cites: paper, p. 3
    responses: {{stance: denies, by: {{as: the union}}, text: It was full of rust., cites: radio}}
{CLAIMS}recommendations:
  - {{text: Close the harbour to old ships., to: {{as: the harbour office}}, cites: paper}}
timeline:
  - {{date: 2024-04-01, text: The ferry sails., cites: paper}}
  - {{date: 2024-05, text: The ferry burns., cites: paper}}
  - {{date: 2024-05-02, text: The ferry is towed., cites: radio}}
body: "## What is known\\n\\n{"The ferry burnt for a day and a night [@paper, p. 2]. " * 30}"
sources:
  paper: {{title: Report on the ferry, publisher: Example Press, published: 2024-05-01,
    reliability: B, credibility: 2, url: "https://paper.example/ferry"}}
  radio: radio
"""
FILES = {
    "mkdocs.yml": MKDOCS_YML,
    f"briefings/{BRIEFING.strip('/')}.yaml": FERRY,
    "briefings/incidents/fire.yaml": "name: Fire on the ferry\ndate: 2024-05-01\n"
    "place: {name: Example Quay, country: MT, lat: 35.9, lon: 14.5, precision: exact}\n"
    "figures:\n  - {measure: killed, value: 14, cites: radio}\n"
    "  - {measure: wounded, words: scores, cites: radio}\n",
    "briefings/actors/person.yaml": "name: Example Person\ntype: person\nsummary: A captain.\n",
    "briefings/sources/radio.yaml": "title: Report of the radio\npublisher: Example Radio\n"
    "published: 2024-05-02\naccept: source-without-locator\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = write(tmp_path_factory.mktemp("reading"), FILES)
    build(folder)
    with served(folder / "site") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def ferry(site: str, browser: Browser) -> Iterator[Page]:
    with opened(browser, viewport=DESKTOP) as page:
        page.goto(site + BRIEFING)
        yield page


def test_a_card_shows_the_source_at_its_place_on_hover_and_goes_with_the_pointer(
    ferry: Page,
) -> None:
    card = ferry.locator(".briefing-card")
    ferry.locator("#judgement-j1 [id^='mark:']").first.hover()
    expect(card).to_contain_text("p. 1")
    expect(card).to_contain_text("Example Press")
    expect(card).to_contain_text("Usually reliable")
    expect(card.get_by_role("link", name="paper.example")).to_have_count(1)
    ferry.mouse.move(5, 500)
    expect(card).to_have_count(0)


def test_a_card_comes_with_the_keyboard_and_goes_with_escape(ferry: Page) -> None:
    link, card = ferry.locator("#judgement-j1 [id^='mark:']").first, ferry.locator(".briefing-card")
    link.scroll_into_view_if_needed()
    ferry.locator("article a").first.focus()
    ferry.keyboard.press("Tab")
    link.focus()
    expect(card).to_be_visible()
    expect(link).to_have_attribute("aria-describedby", "briefing-card")
    ferry.keyboard.press("Tab")
    assert ferry.evaluate("document.activeElement.closest('.briefing-card') !== null")
    ferry.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(link).to_be_focused()


def test_a_tap_shows_the_card_and_does_not_leave_the_place(site: str, browser: Browser) -> None:
    with opened(browser, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(site + BRIEFING)
        page.locator("#judgement-j1 [id^='mark:']").first.tap()
        card = page.locator(".briefing-card")
        expect(card).to_contain_text("Example Press")
        assert "#" not in page.url
        box = card.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        page.locator("h1").tap()
        expect(card).to_have_count(0)


def test_a_link_to_an_actor_shows_what_it_is(ferry: Page) -> None:
    ferry.locator("article a", has_text="Example Person").first.hover()
    expect(ferry.locator(".briefing-card")).to_contain_text("Example Person")


def test_without_scripts_a_number_leads_to_the_list_and_back(site: str, browser: Browser) -> None:
    with opened(browser, viewport=DESKTOP, java_script_enabled=False) as page:
        page.goto(site + BRIEFING)
        page.locator("#judgement-j1 [id^='mark:']").first.click()
        assert page.url.endswith("#source-paper")
        expect(page.locator("#source-paper")).to_contain_text("p. 0 ↑, 1 ↑")
        page.locator("#source-paper .briefing-places a").first.click()
        assert re.search(r"#mark:\d+$", page.url)


def test_every_number_leads_to_its_entry_and_every_entry_back(ferry: Page) -> None:
    dead = ferry.evaluate(
        """[...document.querySelectorAll('[id^="mark:"], .briefing-places a')]
        .filter((link) => !document.getElementById(decodeURIComponent(link.hash.slice(1))))
        .length"""
    )
    assert dead == 0
    numbers = ferry.locator("[id^='mark:']").all_text_contents()
    first = list(dict.fromkeys(numbers))
    assert first == sorted(first, key=int)


def test_what_matters_comes_in_the_first_three_screens_of_a_phone(
    site: str, browser: Browser
) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.goto(site + BRIEFING)
        for anchor in ("judgement-j0", "claim-the-ferry-was-safe", "recommendations"):
            box = page.locator(f"#{anchor}").bounding_box()
            assert box is not None
            assert box["y"] + box["height"] < 3 * PHONE["height"], anchor
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("place", [BRIEFING, "incidents/fire/"])
def test_letters_have_five_sizes_and_none_is_under_13_pixels(
    site: str, browser: Browser, place: str, viewport: dict[str, int]
) -> None:
    with opened(browser, viewport=viewport) as page:
        page.goto(site + place)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        sizes = page.evaluate(
            """[...new Set([...document.querySelectorAll('article *')]
            .filter((one) => !one.closest('svg, .md-content__button') && one.checkVisibility()
              && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
            .map((one) => parseFloat(getComputedStyle(one).fontSize)))]"""
        )
        assert len(sizes) <= 5, sizes
        assert min(sizes) >= 13, sizes


def test_no_two_headings_of_a_page_are_equal(ferry: Page) -> None:
    headings = ferry.locator("article :is(h1, h2, h3, h4, h5, h6)").all_text_contents()
    assert len(headings) == len(set(headings))


def test_a_page_asks_for_few_files(site: str, browser: Browser) -> None:
    with opened(browser, viewport=DESKTOP) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(site + BRIEFING, wait_until="networkidle")
        assert len(asked) <= 12, asked


def test_what_is_folded_is_printed_and_what_leads_on_is_not(
    site: str, browser: Browser, tmp_path: Path
) -> None:
    with opened(browser, viewport=DESKTOP) as page:
        page.goto(site + BRIEFING)
        page.emulate_media(media="print")
        expect(page.locator("details.briefing-why p").first).to_be_visible()
        for hidden in (".md-header", ".md-sidebar", ".md-footer", ".briefing-menu", "#cite"):
            expect(page.locator(hidden).first).to_be_hidden()
        written = page.locator(".briefing-address").first.evaluate(
            "(link) => getComputedStyle(link, '::after').content"
        )
        assert "attr(href)" in written or "https://paper.example/ferry" in written
        sheets = page.pdf(path=tmp_path / "page.pdf", format="A4")
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", sheets)) <= 5
