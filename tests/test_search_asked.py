"""Questions as readers ask them: in their own words, misspelt, in other languages.

The records bear names that are in the news; what they say of them is invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from look import NOTE_SHIFTS
from search_relevance import ASK_OURS, Answer, Question, ask
from tests.browsing import chromium, opened, served
from tests.site_folder import MKDOCS_YML, Built, build, write

FILES = {
    "mkdocs.yml": MKDOCS_YML.replace(
        "plugins: [search, briefings]",
        "plugins: [search, {briefings: {synonyms: {ferry: [steamboat]}}}]",
    ),
    "briefings/2024/hall.yaml": """\
title: The attack in the Moscow suburb and its reach
published: 2024-05-02
summary: An invented group said that it had attacked a concert hall near Moscow [@wire].
countries: [RU]
incident: hall-2024
recommendations:
  - id: share
    text: Share warnings with the neighbours.
    by: {name: Homayoun Mohtaat, as: an invented envoy}
    to: {as: governments of the region}
    cites: wire
quotes:
  - id: reach
    quote: Their reach has grown
    by: {name: Homayoun Mohtaat, as: an invented envoy}
    cites: wire
claims:
  - id: sheltered
    text: The Taliban shelter the attackers.
    by: Pakistan
    cites: wire
    responses:
      - {id: sheltered-denied, stance: denies, by: Taliban, text: None are here., cites: wire}
""",
    "briefings/2024/ferry.yaml": """\
title: The ferry and the lighthouse
published: 2024-04-02
summary: An invented ferry runs again past the lighthouse [@wire].
""",
    "briefings/incidents/hall-2024.yaml": """\
name: Crocus City Hall attack
date: 2024-03-22
place: {name: Krasnogorsk, country: RU, region: Moscow}
summary: Gunmen attacked a concert hall near Moscow [@wire].
types: [armed-assault]
responsibility:
  - {id: is-claimed, actor: Islamic State, basis: claimed, by: Islamic State, cites: wire}
figures:
  - {id: killed-wire, measure: killed, value: 143, cites: wire}
  - {id: killed-paper, measure: killed, value: 143, cites: paper}
  - {id: wounded-wire, measure: wounded, value: 180, cites: wire}
""",
    "briefings/incidents/market-2021.yaml": """\
name: Market fire
date: 2021-03-22
place: {name: Arnmark, country: IR}
summary: An invented market burned [@paper].
figures:
  - {id: killed-paper, measure: killed, value: 12, cites: paper}
  - {id: wounded-paper, measure: wounded, value: 30, cites: paper}
""",
    "briefings/actors/taliban.yaml": "name: Taliban\ntype: armed-group\ncountry: AF\n"
    "names: {fa: طالبان}\nsummary: A group [@wire].\n",
    "briefings/actors/islamic-state.yaml": "name: Islamic State\ntype: armed-group\n"
    "aliases: [Daesh]\nnames: {ar: داعش}\nsummary: Another group [@wire].\n",
    "briefings/actors/ansar-allah.yaml": "name: Ansar Allah\ntype: armed-group\ncountry: YE\n"
    "aliases: [Houthis]\nsummary: A third group [@wire].\naccept: unused-actor\n",
    "briefings/actors/yaqoob.yaml": "name: Mohammad Yaqoob\ntype: person\ncountry: AF\n"
    "summary: An invented minister [@wire].\naccept: unused-actor\n",
    "briefings/sources/wire.yaml": "title: Report on the concert hall attack near Moscow\n"
    "publisher: Example Wire\npublished: 2024-03-25\nurl: https://wire.example/1\n"
    "type: article\nlang: en\n",
    "briefings/sources/paper.yaml": "title: Moscow attack, 143 killed\n"
    "publisher: Example Paper\npublished: 2024-03-26\nurl: https://paper.example/1\n"
    "type: article\nlang: en\n",
}
HALL, INCIDENT = "2024/hall/", "incidents/hall-2024/"
FIRE = "incidents/market-2021/"
KILLED = f"{INCIDENT}#figure-killed-wire"
TOLL = f"{KILLED} {FIRE}#figure-killed-paper"  # no place is asked for, so each incident answers
WOUNDED = f"{INCIDENT}#figure-wounded-wire {FIRE}#figure-wounded-paper"
TALIBAN, MOHTAAT = "actors/taliban/", "actors/homayoun-mohtaat/"
QUESTIONS = [
    ("concert hall", INCIDENT),
    ("how many died", TOLL),
    ("how many people were killed in moscow", KILLED),
    ("moscow death toll", KILLED),
    ("dead in moscow 2024", KILLED),
    ("killed in iran", f"{FIRE}#figure-killed-paper"),
    ("death toll", TOLL),
    ("casualties", f"{TOLL} {WOUNDED}"),
    ("what should be done", f"{HALL}#recommendation-share"),
    ("who did it", f"{INCIDENT}#responsibility-is-claimed"),
    ("who denies", f"{HALL}#response-sheltered-denied"),
    ("killed", TOLL),
    ("wounded", WOUNDED),
    ("injured", WOUNDED),
    ("market toll", f"{FIRE}#figure-killed-paper"),
    ("Talban", TALIBAN),
    ("Yaqub", "actors/yaqoob/"),
    ("Homayun Mohtat", MOHTAAT),
    ("طالبان", TALIBAN),
    ("داعش", "actors/islamic-state/"),
    ("Houthis", "actors/ansar-allah/"),
    ("houthi", "actors/ansar-allah/"),
    ("reach", HALL),  # a briefing by a word of its title
    ("lighthouse", "2024/ferry/"),
    ("steamboat", "2024/ferry/"),
    ("Россия", "countries/ru/"),
    ("روسیه", "countries/ru/"),
    ("Russland", "countries/ru/"),
    ("the Taliban", TALIBAN),
    ("Moscow attack", HALL),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(write(tmp_path_factory.mktemp("asked"), FILES))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def answers(site: Built, browser: Browser) -> dict[str, Answer]:
    """What the box shows for each question."""
    questions = [Question(words, right.split()) for words, right in QUESTIONS]
    with opened(browser) as page, served(site.folder) as address:
        found = ask(page, address, ASK_OURS, questions)
    return {question.words: answer for question, answer in zip(questions, found, strict=True)}


@pytest.fixture
def searched(site: Built, browser: Browser) -> Iterator[Page]:
    """The search page."""
    with served(site.folder) as address, opened(browser) as page:
        page.goto(f"{address}search/")
        yield page


@pytest.mark.parametrize(("words", "right"), QUESTIONS)
def test_what_answers_comes_first(answers: dict[str, Answer], words: str, right: str) -> None:
    found = [entry[0] for entry in answers[words]]
    assert set(found[:1]) & set(right.split()), found


def type_into(page: Page, words: str) -> None:
    page.fill("[data-briefing-search] input[type=search]", words)
    expect(page.locator(".briefing-results a")).not_to_have_count(0)


def test_a_figure_says_what_of_and_by_how_many_sources(searched: Page) -> None:
    type_into(searched, "how many died at Crocus City Hall")
    first = searched.locator(".briefing-results a[href*=figure-killed]").first
    expect(first.locator(".briefing-hit-title")).to_have_text(
        "Killed: 143 – Crocus City Hall attack, two sources"
    )
    expect(first.locator(".briefing-hit-below")).to_contain_text("Example Wire, 25 March 2024")


def test_a_result_is_a_sentence_with_who_says_it_and_on_which_source(searched: Page) -> None:
    type_into(searched, "reach has grown")
    first = searched.locator(".briefing-results a").first
    expect(first.locator(".briefing-hit-title")).to_have_text("“Their reach has grown”")
    below = "Quote · Homayoun Mohtaat, an invented envoy · Example Wire, 25 March 2024"
    expect(first.locator(".briefing-hit-below")).to_contain_text(below)


def test_a_misspelt_word_is_answered_with_what_may_be_meant(searched: Page) -> None:
    type_into(searched, "Talban")
    meant = searched.locator(".briefing-search-meant")
    expect(meant).to_have_text("Nothing is called “Talban” here. Did you mean Taliban?")
    expect(meant.locator("a")).to_have_attribute("href", re.compile(r"search/\?q=Taliban$"))


def test_what_nothing_is_like_is_not_found(searched: Page) -> None:
    searched.fill("[data-briefing-search] input[type=search]", "zzyzxq")
    expect(searched.locator(".briefing-search-count")).to_have_text("Nothing found")
    expect(searched.locator(".briefing-search-meant")).to_have_count(0)


def test_the_arrow_leads_from_the_field_to_the_results_and_back(searched: Page) -> None:
    type_into(searched, "Taliban")
    searched.keyboard.press("ArrowDown")
    expect(searched.locator(".briefing-results a").first).to_be_focused()
    searched.keyboard.press("ArrowUp")
    expect(searched.locator("[data-briefing-search] input[type=search]")).to_be_focused()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_search_page_stays_where_it_is(site: Built, browser: Browser, width: int) -> None:
    size = {"width": width, "height": 844}
    with served(site.folder) as address, opened(browser, viewport=size, bypass_csp=True) as page:
        page.add_init_script(NOTE_SHIFTS)
        page.goto(f"{address}search/?q=moscow", wait_until="networkidle")
        expect(page.locator(".briefing-results a")).not_to_have_count(0)
        assert page.evaluate("shifted") <= 0.05
