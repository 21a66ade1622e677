"""Asks questions of our search and of Material's own, and prints how often the right answer leads.

The questions are those of the tests: on records of real events, and on an invented library.
Both searches are typed to in Chromium, and what their lists show is counted in the order shown:

- Right is a link to one of the addresses that answer, with its anchor where it is a statement.
- Material puts each page's link above the page's sections that it shows. Such a heading takes no
  place unless it is the answer itself, so a section right below the first heading is first.
  Sections folded away under "more on this page" are not shown, and not counted.
- "The page" tells the same with anchors left out: how often a place on the right page leads,
  every page being counted once.

With either, the site leaves out registers and other pages that only repeat what stands elsewhere.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Page, sync_playwright

from make_library import Library, write_library
from search_cost import served

REPOSITORY = Path(__file__).parents[1]
CONFIG = """\
site_name: Security Briefings
docs_dir: briefings
theme: {name: material, font: false}
plugins:
  - search
  - briefings
"""
OURS, MATERIAL = "  - briefings\n", "  - briefings: {search: material}\n"

ASK_OURS = """async (questions) => {
  const form = document.querySelector("#briefing-search-box");
  const part = (selector) => form.querySelector(selector);
  const [box, list, status] = [part("input"), part("[role=listbox]"), part("[role=status]")];
  const answers = [];
  for (const question of questions) {
    const told = new Promise((done) => {
      new MutationObserver(done).observe(status, { childList: true });
    });
    box.value = question;
    box.dispatchEvent(new Event("input"));
    await told;
    const links = [...list.querySelectorAll("a:not([href*='?q='])")];
    answers.push(links.map((link) => [link.href]));
  }
  return answers;
}"""

ASK_MATERIAL = """async (questions) => {
  const part = (name) => document.querySelector(`[data-md-component=search-${name}]`);
  const [box, result] = [part("query"), part("result")];
  const address = (link) => link.href.replace(/\\?h=[^#]*/, "");
  const answers = [];
  const wait = (time) => new Promise((done) => setTimeout(done, time));
  box.focus();
  await wait(2000); // the index is read, and nothing typed is answered
  for (const question of questions) {
    const told = new Promise((done) => {
      new MutationObserver(done).observe(result.firstElementChild, { childList: true });
    });
    box.value = question;
    box.dispatchEvent(new KeyboardEvent("keyup"));
    await told;
    await wait(50); // the list is filled after the count
    const pages = [...result.querySelectorAll(".md-search-result__item")];
    answers.push(pages.map((page) => [...page.querySelectorAll(":scope > a")].map(address)));
  }
  return answers;
}"""

Answer = list[list[str]]
"""Entries of a list of results: each a link, and the links shown beneath it as its own."""


@dataclass(frozen=True)
class Question:
    """What a reader may type, and the addresses that answer, below the site's."""

    words: str
    right: Sequence[str]

    def place(self, answer: Answer) -> int:
        """The place of the first right link, from 0; a high number where there is none."""
        place = 0
        for page, *shown in answer:
            for link in (page, *shown):
                if link in self.right:
                    return place
                place += not shown or link != page
        return 99

    def place_of_page(self, answer: Answer) -> int:
        """The place of the first right page among the pages."""
        pages = list(dict.fromkeys(link.partition("#")[0] for entry in answer for link in entry))
        right = {link.partition("#")[0] for link in self.right}
        return next((place for place, page in enumerate(pages) if page in right), 99)


@dataclass(frozen=True)
class QuestionSet:
    """Questions, and how the records that they are about come into a folder."""

    name: str
    file: str
    write: Callable[[Path], None]

    def questions(self) -> list[Question]:
        """The questions of the set."""
        lines = (REPOSITORY / "tests" / self.file).read_text("utf-8").splitlines()
        pairs = (line.split(" => ") for line in lines if not line.startswith("#"))
        return [Question(words, right.split()) for words, right in pairs]


def write_real(root: Path) -> None:
    """Copy records on real events; they are kept for these questions, whatever the site holds."""
    shutil.copytree(REPOSITORY / "tests/search_records", root / "briefings")
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")


def write_invented(root: Path) -> None:
    """Make the library that the questions were written from."""
    write_library(root, Library(seed=2, briefings=200, actors=20, incidents=10, sources=20))


SETS = (
    QuestionSet("real records", "search_questions.txt", write_real),
    QuestionSet("invented library", "search_questions_invented.txt", write_invented),
)


def ask(page: Page, address: str, script: str, questions: Sequence[Question]) -> list[Answer]:
    """What a search shows for each question, as addresses below the site's."""
    page.goto(address)
    answers: list[Answer] = page.evaluate(script, [one.words for one in questions])
    return [
        [[unquote(link).removeprefix(address) for link in entry] for entry in answer]
        for answer in answers
    ]


def share(places: Sequence[int], first: int) -> float:
    """How many of the places are among the first so many."""
    return sum(place < first for place in places) / len(places)


# ---- Measuring


def build(root: Path) -> None:
    """Build a site anew."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=root, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})


def tell(name: str, questions: Sequence[Question], answers: Sequence[Answer]) -> None:
    """Print how many of the answers are right."""
    told = list(zip(questions, answers, strict=True))
    for what, places in (
        ("the place", [question.place(answer) for question, answer in told]),
        ("the page", [question.place_of_page(answer) for question, answer in told]),
    ):
        print(f"  {name}, {what}: {share(places, 1):.0%}, {share(places, 5):.0%}")


def measure(page: Page, asked: QuestionSet, root: Path, *, list_late: bool) -> None:
    """Print how both searches answer a set."""
    asked.write(root)
    config = root / "mkdocs.yml"
    given, questions = config.read_text("utf-8"), asked.questions()
    answers = []
    for plugin, script in ((OURS, ASK_OURS), (MATERIAL, ASK_MATERIAL)):
        config.write_text(given.replace(OURS, plugin), encoding="utf-8")
        build(root)
        with served(root / "site") as address:
            answers.append(ask(page, address, script, questions))
    ours, theirs = answers
    print(f"{asked.name}, {len(questions)} questions: first, among five")
    tell("ours", questions, ours)
    tell("Material", questions, theirs)
    if list_late:
        for question, *given_answers in zip(questions, ours, theirs, strict=True):
            if any(question.place(answer) for answer in given_answers):
                print(f"  {question.words}: {[answer[:5] for answer in given_answers]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="the browser to use")
    parser.add_argument("--late", action="store_true", help="list what is not first in both")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="search-relevance-") as temporary,
        sync_playwright() as playwright,
    ):
        given = {"executable_path": options.chromium, "args": ["--no-sandbox"]}
        page = playwright.chromium.launch(**given).new_page()
        for number, asked in enumerate(SETS):
            root = Path(temporary) / str(number)
            root.mkdir()
            measure(page, asked, root, list_late=options.late)


if __name__ == "__main__":
    main()
