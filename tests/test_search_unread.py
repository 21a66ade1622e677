"""A page is found by every word of what its statements say, wherever on the page it stands."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from mkdocs_briefings.outputs.search.unread import words_unread
from mkdocs_briefings.pages.parts.told import AGAIN, BETWEEN, Told
from search_relevance import SETS, QuestionSet
from tests.site_folder import build

TOLD = [Told("claim-late-ferry", "The ferry sank.", "A Speaker, envoy", "Log, p. 4", "Arnmark")]
_KIND = re.compile(rf"(?:^|{BETWEEN})\w+")
SAID = ["4", "A", "Arnmark", "Log", "Speaker", "envoy", "late", "p"]


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("<h3>The ferry sank.</h3>", SAID),
        ("<h2>The ferry</h2><p>It sank<sup>4</sup>.", SAID),
        ("<h3>The ferry sank.</h3><p>Speaker (envoy), A Log", ["4", "Arnmark", "late", "p"]),
        ("<h3>The ferry sank.</h3><svg><title>Arnmark</title></svg>", SAID),
        ('<h3>The ferry sank.</h3><p class="briefing-ways">Arnmark</p>', SAID),
        ('<h3>The ferry sank.</h3><div data-pagefind-ignore="all"><h3>Arnmark</h3>', SAID),
        (
            '<div data-pagefind-ignore="all"><h2>A</h2><h3>Log</h3></div><h2>The ferry sank</h2>',
            SAID,
        ),
        ('<h2>The ferry sank</h2><details class="briefing-account"><h3>Log</h3>', SAID),
        ('<details class="briefing-account"><h3>Log</h3></details><h2>The ferry sank</h2>', SAID),
    ],
)
def test_words_that_search_may_not_read_on_a_page_are_told_besides(
    content: str, left: list[str]
) -> None:
    assert words_unread(TOLD, content) == left


def test_a_page_without_statements_is_told_no_words_besides() -> None:
    assert words_unread([], "<h2>The ferry</h2>") == []


@pytest.mark.parametrize("asked", SETS, ids=[one.name for one in SETS])
def test_the_index_has_every_word_of_a_statement(asked: QuestionSet, tmp_path: Path) -> None:
    asked.write(tmp_path)
    told, lacking = 0, {}
    for path in build(tmp_path).folder.glob("pagefind/fragment/*.pf_fragment"):
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        packed = "".join(one["text"] for one in page["anchors"] if one["id"] == "briefing-told")
        said = _words(re.sub(f"{AGAIN}\\d+", "", _KIND.sub(" ", packed)))
        found = _words(" ".join([page["content"], *page["meta"].values()]))
        told += len(said)
        if said - found:
            lacking[page["url"]] = said - found
    assert told
    assert lacking == {}


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))
