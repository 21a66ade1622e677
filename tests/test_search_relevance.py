"""Questions, each with the page or statement that answers, asked of the repository's own site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browsing import chromium, opened, served
from tests.site_folder import build

REPOSITORY = Path(__file__).parents[1]
LINES = (Path(__file__).parent / "search_questions.txt").read_text("utf-8").splitlines()
QUESTIONS = [line.split(" => ") for line in LINES if not line.startswith("#")]
FIRST, AMONG = 0.80, 0.95
"""How many of the right answers come first, and among the first five."""

ASK = """async ([assets, questions]) => {
  const { Index } = await import(`${assets}search-index.js`);
  const { places } = await import(`${assets}search-results.js`);
  const settings = { words: { source: "Source:", sources: "Sources:" } };
  const index = new Index("/repo/pagefind/", "/repo/");
  const answers = [];
  for (const question of questions) {
    const found = (await index.search(question)).slice(0, 5);
    const pages = await Promise.all(found.map((one) => one.data()));
    const hits = pages.flatMap((data) => places(data, question, settings).slice(0, 2));
    answers.push(hits.map((hit) => hit.url.replace(/^\\/repo\\//, "")));
  }
  return answers;
}"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page of the repository's own site, in a browser."""
    folder = tmp_path_factory.mktemp("own") / "site"
    with chromium() as browser, served(folder) as address:
        build(REPOSITORY, "--site-dir", str(folder))
        with opened(browser) as page:
            page.goto(address)
            yield page


def test_the_right_answer_comes_first_or_nearly(page: Page) -> None:
    answers = page.evaluate(ASK, ["/repo/assets/briefings/", [words for words, _ in QUESTIONS]])
    places = [
        next((n for n, hit in enumerate(hits) if hit in right.split()), 99)
        for (_, right), hits in zip(QUESTIONS, answers, strict=True)
    ]
    assert len(places) >= 60
    told = "\n".join(
        f"{place + 1:3}. {words} => {right}; found {hits[:3]}"
        for place, (words, right), hits in zip(places, QUESTIONS, answers, strict=True)
        if place
    )
    first = sum(place < 1 for place in places) / len(places)
    among = sum(place < 5 for place in places) / len(places)
    print(f"first {first:.0%}, among five {among:.0%} of {len(places)}\n{told}")
    assert first >= FIRST, told
    assert among >= AMONG, told
