"""Questions, each with the page or statement that answers, asked of the search box."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from search_relevance import ASK_OURS, SETS, QuestionSet, ask, share
from tests.browsing import chromium, opened, served
from tests.site_folder import Built, build

FIRST, AMONG = 0.80, 0.95
"""How many of the right answers of each set come first, and among the first five."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module", params=SETS, ids=[one.name for one in SETS])
def asked(request: pytest.FixtureRequest) -> QuestionSet:
    found: QuestionSet = request.param
    return found


@pytest.fixture(scope="module")
def site(asked: QuestionSet, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site that a set asks about."""
    root = tmp_path_factory.mktemp("asked")
    asked.write(root)
    return build(root)


def test_what_answers_is_there(asked: QuestionSet, site: Built) -> None:
    addresses = [address for question in asked.questions() for address in question.right]
    assert [address for address in addresses if not site.has_place(address)] == []


def test_the_right_answer_comes_first_or_nearly(
    asked: QuestionSet, site: Built, browser: Browser
) -> None:
    questions = asked.questions()
    with opened(browser) as page, served(site.folder) as address:
        answers = ask(page, address, ASK_OURS, questions)
    told = list(zip(questions, answers, strict=True))
    places = [question.place(answer) for question, answer in told]
    late = "\n".join(
        f"{place + 1:3}. {question.words} => {' '.join(question.right)}; found {answer[:3]}"
        for place, (question, answer) in zip(places, told, strict=True)
        if place
    )
    first, among = share(places, 1), share(places, 5)
    print(f"{asked.name}: first {first:.0%}, among five {among:.0%} of {len(places)}\n{late}")
    assert first >= FIRST, late
    assert among >= AMONG, late


def test_there_are_enough_questions() -> None:
    assert sum(len(asked.questions()) for asked in SETS) >= 60
