"""Search for words whose letters a reader types otherwise than records write them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from mkdocs_briefings.language.letters import OTHERWISE, PLAIN, typed_plainly
from mkdocs_briefings.outputs.search.word_forms import word_forms
from search_relevance import ASK_OURS, Question, ask
from tests.browsing import chromium, opened, served
from tests.node import Script, script
from tests.site_folder import MKDOCS_YML, build, write


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Łukasz Łódzki", "lukasz lódzki"),
        ("ĐØĦIÞ ßæœ", "dohith ssaeoe"),
        ("ʿUmar Qurʾan", "umar quran"),
        ("علي كِتَاب", "علی کتاب"),
        ("أحمد ـــ", "احمد "),
        ("۱۴۰۳ ١٢", "1403 12"),
        ("می\u200cروند", "می روند"),
        ("Ёлка", "елка"),
        ("ﬁn Ａ", "fin a"),
        ("plain Text", "plain text"),
    ],
)
def test_a_text_in_plain_letters(written: str, plain: str) -> None:
    assert typed_plainly(written) == plain


def test_every_letter_has_one_plain_form_and_that_is_plain() -> None:
    every = "".join(PLAIN.values())
    assert len(set(every)) == len(every)
    for plain, letters in PLAIN.items():
        assert typed_plainly(plain) == plain, letters


def test_only_words_that_are_typed_otherwise_have_forms() -> None:
    assert word_forms("Jan Łuk, é, LÆ – Łuk") == ["lae", "luk"]
    assert word_forms("می\u200cروند") == ["می روند", "میروند"]
    assert word_forms("ʿ x") == []


@pytest.fixture(scope="module")
def in_browsers() -> Iterator[Script]:
    with script(Path(__file__).parent / "scripts/typed_plainly.js") as plain:
        yield plain


@settings(deadline=None)
@given(
    text=st.text(st.sampled_from(OTHERWISE + OTHERWISE.upper() + "aé \u0301و") | st.characters())
)
def test_a_query_is_typed_plainly_as_the_index_is(in_browsers: Script, text: str) -> None:
    if text.isprintable():  # versions of Unicode differ in what is new
        assert in_browsers({"letters": PLAIN, "text": text}) == typed_plainly(text)


SOURCES = """
sources:
  s: {title: Evening paper, publisher: Example Gazette, published: 2026-03-01, url: "https://example.org/e"}
"""
FILES = {
    "mkdocs.yml": MKDOCS_YML,
    "briefings/actors/ali.yaml": "name: Ali Sample\ntype: person\nnames: {ar: علي المكي}\n",
    "briefings/actors/a.yaml": "name: Łukasz Łódzki\ntype: person\n",
    "briefings/actors/b.yaml": "name: Bjørn Sæther\ntype: person\n",
    "briefings/actors/c.yaml": "name: Đorđe Đukanović\ntype: person\n",
    "briefings/actors/d.yaml": "name: Recep Işık\ntype: person\n",
    "briefings/actors/e.yaml": "name: ʿUmar Qiṣṣa\ntype: person\n",
    "briefings/actors/n.yaml": "name: Lashkar-e-Nahr\ntype: armed-group\n",
    "briefings/2026/words.yaml": "title: Words\npublished: 2026-03-02\nsummary: One line [@s].\n"
    "quotes:\n  - {quote: We stay here until the end of it., by: Ali Sample, cites: s, "
    "original: {lang: ar, text: نبقى هنا حتى النهاية}}\n"
    "body: An e-mail of Łukasz Łódzki, who read the Qurʾan at the embassy." + SOURCES,
    "briefings/2026/arabic.yaml": "title: تقرير الميناء\nlang: ar\npublished: 2026-03-02\n"
    "summary: سطر واحد [@s]." + SOURCES,
    "briefings/2026/dredging.yaml": "title: Dredging report\npublished: 2026-03-02\n"
    "summary: One line [@sources/dredging].\n",
    "briefings/sources/dredging.yaml": "title: Dredging report\npublisher: Example Gazette\n"
    "published: 2026-01-01\nurl: https://example.org/d\n",
}
QUOTE = "2026/words/#quote-we-stay-here-until-the-end"
QUESTIONS = [
    Question("علي", ["actors/ali/"]),
    Question("علی", ["actors/ali/"]),
    Question("المكي", ["actors/ali/"]),
    Question("النهاية", [QUOTE]),
    Question("النهایه", [QUOTE]),
    Question("الميناء", ["2026/arabic/"]),
    Question("Lukasz", ["actors/a/"]),
    Question("Łukasz", ["actors/a/"]),
    Question("lodzki lukasz", ["actors/a/"]),
    Question("Bjorn", ["actors/b/"]),
    Question("Saether", ["actors/b/"]),
    Question("Dukanovic", ["actors/c/"]),
    Question("Isik", ["actors/d/"]),
    Question("Umar", ["actors/e/"]),
    Question("Qissa", ["actors/e/"]),
    Question("Quran", ["2026/words/#analysis"]),
    Question("Lashkar e Nahr", ["actors/n/"]),
    Question("Lashkar-e-Nahr", ["actors/n/"]),
    Question("Dredging report", ["2026/dredging/"]),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def test_words_are_found_by_the_letters_that_readers_type(tmp_path: Path, browser: Browser) -> None:
    folder = build(write(tmp_path, FILES)).folder
    with served(folder) as address, opened(browser) as page:
        answers = ask(page, address, ASK_OURS, QUESTIONS)
        found = {one.words: answer[:1] for one, answer in zip(QUESTIONS, answers, strict=True)}
        assert found == {one.words: [list(one.right)] for one in QUESTIONS}
        page.goto(f"{address}search/?q=quran")
        page.wait_for_selector(".briefing-results mark")
        marked = page.locator(".briefing-results mark").all_text_contents()
        assert marked == ["Qurʾan"]
