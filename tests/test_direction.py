"""Texts from right to left among words from left to right, as a browser lays them out."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from mkdocs_briefings.language.direction import FIRST_STRONG_ISOLATE as FSI
from mkdocs_briefings.language.direction import POP_ISOLATE as PDI
from mkdocs_briefings.language.direction import isolated
from mkdocs_briefings.language.language import Language, fill
from mkdocs_briefings.language.spoken import Spoken, as_spoken, page_in
from mkdocs_briefings.markdown.escaping import escape, in_language
from mkdocs_briefings.render.filters import finalize
from mkdocs_briefings.render.words import Words
from tests.browsing import chromium, opened, served
from tests.site_folder import MKDOCS_YML, build, write

NAME = "روزنامه نمونه"


@pytest.mark.parametrize(
    ("text", "isolate"),
    [("", ""), ("Ann (A)", "Ann (A)"), ("Łódź", "Łódź"), (NAME, FSI + NAME + PDI)],
)
def test_only_what_runs_from_right_is_isolated(text: str, isolate: str) -> None:
    assert isolated(text) == isolate
    assert fill("{who}: 15", {"who": text}) == f"{isolate}: 15"
    assert Language().listed([text, "B"]) == f"{isolate} and B"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        (NAME, f"<bdi>{NAME}</bdi>"),
        (f"{FSI}{NAME}{PDI}, 22", f"<bdi>{NAME}</bdi>, 22"),
        (f"{PDI}{NAME}{FSI}", f"{PDI}{NAME}{FSI}"),
        (f"\u2067{NAME}{PDI}", f"\u2067{NAME}{PDI}"),
        (f"{FSI}<{NAME}{PDI}", f"<bdi>&lt;{NAME}</bdi>"),
    ],
)
def test_isolates_become_elements_where_they_are_whole(text: str, markdown: str) -> None:
    assert escape(text) == markdown


@pytest.mark.parametrize(
    ("text", "tag", "markdown"),
    [
        ("Un journal *", "fr", r"<bdi lang='fr'>Un journal \*</bdi>"),
        (NAME, "fa", f"<bdi lang='fa' dir='rtl'>{NAME}</bdi>"),
        (f"BS-7 {NAME}", "fa", f"<bdi lang='fa' dir='rtl'>BS-7 {NAME}</bdi>"),
        ("Ruzname", "fa", "<bdi lang='fa'>Ruzname</bdi>"),
        (f"{FSI}{NAME}{PDI}, 22", "en", f"<bdi lang='en'><bdi>{NAME}</bdi>, 22</bdi>"),
    ],
)
def test_a_text_whose_language_is_told_says_so(text: str, tag: str, markdown: str) -> None:
    assert in_language(text, tag) == markdown


FRENCH, OURS = Spoken("Un *titre*", "fr"), Spoken("by all", "en-GB")


@pytest.mark.parametrize(
    ("page", "text", "markdown"),
    [
        ("", FRENCH, r"Un \*titre\*"),
        ("fr-CA", FRENCH, r"Un \*titre\*"),
        ("en", FRENCH, r"<bdi lang='fr'>Un \*titre\*</bdi>"),
        ("fa", FRENCH, r"<bdi lang='fr' dir='ltr'>Un \*titre\*</bdi>"),
        ("en", OURS, "by all"),
        ("en", Spoken(NAME, "fa"), f"<bdi lang='fa' dir='rtl'>{NAME}</bdi>"),
    ],
)
def test_a_page_tells_what_is_in_another_language(page: str, text: Spoken, markdown: str) -> None:
    with page_in(page):
        assert escape(text) == finalize(text) == markdown
    quoted = Language().gettext("“{words}”", words=text)
    for same in (pickle.loads(pickle.dumps(text)), as_spoken("a", text), quoted):
        assert isinstance(same, Spoken)
        assert same.tag == text.tag


def test_within_our_words_it_is_the_other_language_that_is_told() -> None:
    words = Words(Language())
    with page_in("fa"):
        said = words.gettext("According to {speakers}.", speakers=Spoken(NAME, "fa"))
        date = words.gettext("Updated {date}", date=escape(Language().gettext("May")))
        only = words.gettext("“{words}”", words=NAME)
    name = f"<bdi lang='fa' dir='rtl'>{NAME}</bdi>"
    assert said == f"<bdi lang='en' dir='ltr'>According to {name}.</bdi>"
    assert date == "<bdi lang='en' dir='ltr'>Updated <bdi lang='en' dir='ltr'>May</bdi></bdi>"
    assert not isinstance(only, Spoken)  # nothing of ours is in it but the marks


FILES = {
    "mkdocs.yml": MKDOCS_YML,
    "briefings/2026/port.yaml": f"""\
title: A port closes
published: 2026-03-25
summary: One line [@f].
incident:
  name: حمله نمونه
  date: 2026-03-02
  summary: "افراد حمله کردند [@f]."
  figures:
    - {{measure: killed, value: 15, by: علی نمونه, cites: f}}
    - {{measure: killed, value: 40, by: وزارت نمونه, cites: f}}
sources:
  f: {{title: News, publisher: {NAME}, published: 2026-03-22, url: "https://example.org/f"}}
""",
}
PLACES = """
([together, words]) => {
  const all = [...document.querySelectorAll("article :not(.briefing-cite, .briefing-cite *)")];
  const element = all.findLast((one) => new RegExp(together, "u").test(one.textContent));
  const places = [];
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (let start; (start = texts.currentNode.data.indexOf(words[0])) >= 0; words.shift()) {
      const range = document.createRange();
      range.setStart(texts.currentNode, start);
      range.setEnd(texts.currentNode, start + words[0].length);
      places.push(range.getBoundingClientRect().left);
    }
  }
  return places;
}
"""  # of words in the last element that holds them together, the pixels where each begins


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def test_numbers_stay_where_they_are_written(tmp_path: Path, browser: Browser) -> None:
    folder = build(write(tmp_path, FILES)).folder  # strict: anchors are what links lead to
    with served(folder) as address, opened(browser) as page:
        page.goto(f"{address}2026/port/")
        for words, together in (
            ([NAME, "22 March 2026"], f"{NAME}\\W{{1,4}}22 March 2026"),
            (["علی نمونه", "15"], "علی نمونه\\P{L}{1,4}15"),
        ):
            places = page.evaluate(PLACES, [together, list(words)])
            assert places == sorted(set(places)), words
            assert len(places) == len(words), words
        places = page.evaluate(PLACES, ["حمله کردند", ["افراد", "کردند", "1", "."]])
        assert places == sorted(places, reverse=True)
        assert len(places) == 4


PERSIAN = """\
title: حمله به بندر نمونه
lang: fa
published: 2026-03-02
summary: Blue Star (BS-7) مسئولیت را پذیرفت [@s].
sources:
  s: {title: Evening paper, publisher: Example Gazette, published: 2026-03-01, url: "https://e.org/"}
"""


UNTOLD = """
() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const english = /Briefing|March|Persian|This|source|Cited|Cite|Published|Home|Made with/;
  const untold = [];
  while (texts.nextNode()) {
    const around = texts.currentNode.parentElement;
    if (around.closest("script, style, .md-nav--secondary")) continue;
    const said = around.closest("[lang]").lang;
    if (english.test(texts.currentNode.data) && said !== "en") {
      untold.push(texts.currentNode.data);
    }
  }
  return untold.filter((one) => !/Gazette|Evening/.test(one));
}
"""  # the words of the site on a Persian page that are not said to be English


def test_our_words_keep_their_direction_on_a_page_of_the_other(
    tmp_path: Path, browser: Browser
) -> None:
    files = {"mkdocs.yml": MKDOCS_YML, "briefings/2026/a.yaml": PERSIAN}
    folder = build(write(tmp_path, files)).folder
    with served(folder) as address, opened(browser) as page:
        page.goto(f"{address}2026/a/")
        for words, together in (
            (["2", "March", "Persian"], "2 March 2026 · Persian"),
            (["This", "source", "Gazette", "2026", "."], "This briefing rests on one source"),
            (["Gazette", "Evening", "1 March", "Cited"], "Evening paper"),
        ):
            places = page.evaluate(PLACES, [together, list(words)])
            assert places == sorted(set(places)), words
            assert len(places) == len(words), words
        assert page.evaluate(UNTOLD) == []
        places = page.evaluate(PLACES, ["پذیرفت", ["Blue", "مسئولیت", "پذیرفت"]])
        assert places == sorted(places, reverse=True)


MIRRORED = {
    "mkdocs.yml": MKDOCS_YML.replace("font: false", "font: false, features: [navigation.path]"),
    "briefings/2026/ferry.yaml": """\
title: کشتی دوباره می‌گذرد
lang: fa
published: 2026-05-02
authors: [میز گزارش]
summary: کشتی دوباره کار می‌کند [@f].
timeline: {date: 2026-05-01, text: کشتی به آب انداخته شد., cites: f}
claims: {text: پل بسته بود., by: ناخدا, cites: f}
sources:
  f: {title: کشتی بازگشت, publisher: روزنامه, published: 2026-05-01, url: "https://example.org/f"}
""",
}
EDGES = """
() => [...document.querySelectorAll(
  ".md-path__item:first-child, article h1, article h2, article .briefing-meta"
)].filter((one) => one.checkVisibility()).map((one) => {
  one.querySelector(".headerlink")?.remove();
  const range = document.createRange();
  range.selectNodeContents(one);
  return Math.max(...[...range.getClientRects()].map((box) => Math.round(box.right)));
})
"""  # of the words of what stands alone in a line, the pixels where they end on the right


@pytest.mark.parametrize("width", [390, 1440])
def test_a_page_from_right_to_left_begins_on_the_right(
    tmp_path: Path, browser: Browser, width: int
) -> None:
    folder = build(write(tmp_path, MIRRORED)).folder
    with served(folder) as address, opened(browser) as page:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address}2026/ferry/")
        edges = page.evaluate(EDGES)
        assert len(edges) > 4
        assert max(edges) - min(edges) < 3, edges
        assert max(edges) > width / 2
        # English words about it run from left to right, as a date does before a Persian sentence.
        for words in (["2", "May 2026"], ["1", "May 2026"], ["According", "ناخدا"]):
            together = "\\W{1,4}".join(words) if words[0] != "According" else "According to ناخدا"
            places = page.evaluate(PLACES, [together, list(words)])
            assert places == sorted(set(places)), words
            assert len(places) == len(words), words


LONG = " ".join(["Le port est fermé depuis ce matin."] * 10)
BILINGUAL = {
    "mkdocs.yml": MKDOCS_YML,
    "briefings/2026/fr.yaml": f"""\
title: La fermeture du port
lang: fr
published: 2026-03-25
summary: Le port est fermé [@f].
incident: port
claims:
  - text: |-
      {LONG}

      Depuis ce matin[^1].

      - une chose
        > ce matin

      | le matin | le soir |
      |---|---|
      | fermé | ouvert |

      [^1]: Une note du matin.
    by: Mairie Exemple
    cites: f
    resolution:
      {{date: 2026-03-25, outcome: refuted, text: "Pas fermé.\\n\\nDepuis ce soir.", cites: f}}
  - {{text: "- {LONG}", by: Mairie Exemple, cites: f}}
figures: {{measure: killed, min: 3, by: Mairie Exemple, cites: f}}
sources:
  f: {{title: Nouvelles du matin, lang: fr, published: 2026-03-22, url: "https://example.org/f"}}
""",
    "briefings/incidents/port.yaml": f"""\
name: The port
date: 2026-03-02
place: {{name: Aden, country: YE, lat: 12.8, lon: 45}}
claims: {{text: "{"It was open. " * 30}\\n\\nIt was open [@g].\\n\\n- open", by: Sea Office}}
timeline:
  - {{date: 2026-03-02, text: It was open., cites: g}}
  - {{date: 2026-03-03, text: It was open at noon., cites: g}}
figures:
  - {{measure: killed, min: 15, by: Port Office, cites: g}}
  - {{measure: killed, min: 40, by: Sea Office, cites: g}}
sources:
  g: {{title: Paper, published: 2026-03-22, url: "https://example.org/g"}}
""",
}
SAID_IN = """
(words) => {
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const said = [];
  while (texts.nextNode()) {
    const around = texts.currentNode.parentElement;
    if (new RegExp(words).test(texts.currentNode.data) && !around.closest("code, .briefing-cite")) {
      said.push([texts.currentNode.data.trim(), around.closest("[lang]").getAttribute("lang")]);
    }
  }
  return said;
}
"""  # the texts of an article that hold some words, each with its language
FRENCH_WORDS, ENGLISH_WORDS = (
    "matin|soir|fermé|ouvert|chose|fermeture",
    "open|Killed|killed|March|least",
)


@pytest.mark.parametrize(
    ("path", "least"), [("2026/fr/", 7), ("claims/", 9), ("actors/mairie-exemple/", 1)]
)
def test_texts_of_several_paragraphs_and_drawings_say_their_language(
    tmp_path: Path, browser: Browser, path: str, least: int
) -> None:
    folder = build(write(tmp_path, BILINGUAL)).folder
    with served(folder) as address, opened(browser) as page:
        page.goto(address + path)
        french = page.evaluate(SAID_IN, FRENCH_WORDS)
        assert {lang for _, lang in french} == {"fr"}, french
        assert len(french) >= least
        english = page.evaluate(SAID_IN, ENGLISH_WORDS)
        assert {lang for _, lang in english} == {"en"}, english
        assert "bdi" not in page.locator("article").inner_text()
        if path == "claims/":
            box = page.locator(".admonition.info").first
            assert "Pas fermé." in box.inner_text()
            assert page.locator("article li li, article li blockquote").count()
