"""Withdrawn and superseded briefings: a page with a box each, and what they say nowhere else."""

from __future__ import annotations

import gzip
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from tests.site_folder import MKDOCS_YML, Built, build, contents, write

STATEMENTS = """\
judgements: [{text: Judged zqjudgement@., likelihood: likely, confidence: low, cites: paper}]
claims:
  - text: Claimed zqclaim@.
    by: River Front
    cites: paper
    responses: [{stance: denies, by: zqdenier@, quote: It was not zqdenial@ at all, cites: paper}]
quotes: [{quote: We said the zqquote@ today, by: River Front, about: harbour, cites: paper}]
figures: [{measure: wounded, value: 7, about: harbour, as_of: 2024-05-01, scope: zqscope@}]
recommendations: [{text: Do zqrecommendation@., to: River Front, topics: zqfiled@, cites: paper}]
timeline: [{date: 2024-05-01, text: It went zqevent@., cites: paper}]
"""
SHARED = """\
title: Report @
published: 2024-05-02
summary: Summary [@paper].
incident: harbour
actors: [River Front]
sources: {paper: {title: Paper @, url: "https://paper.example/@", published: 2024-05-01}}
"""
PAST = {
    "withdrawn": "status: withdrawn\nwithdrawn_because: It was wrong.\nwithdrawn: 2024-06-01\n",
    "superseded": "status: superseded\nsuperseded_by: 2024/current\n",
}


def record(name: str, more: str = "") -> str:
    return f"{SHARED}{STATEMENTS}{more}".replace("@", name).replace(f"[{name}paper]", "[@paper]")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("past")
    files = {
        "mkdocs.yml": f"{MKDOCS_YML}site_url: https://site.example/\n",
        "briefings/2024/current.yaml": record("current"),
        "briefings/actors/river.yaml": "name: River Front\ntype: armed-group\n",
        "briefings/incidents/harbour.yaml": (
            "name: Harbour fire\ndate: 2024-05-01\nplace: {name: Harbour, country: DE}\n"
            "cites: p\nsources: {p: {title: Register, url: 'https://paper.example/p'}}\n"
        ),
    }
    files |= {f"briefings/2024/{name}.yaml": record(name, more) for name, more in PAST.items()}
    return build(write(root, files))


def texts(data: bytes) -> Iterator[bytes]:
    """What is in a file, unpacked."""
    if data.startswith(b"\x1f\x8b"):
        data = gzip.decompress(data)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as packed:
            yield from map(packed.read, packed.namelist())
    yield data


def places(site: Built, name: str) -> dict[str, set[str]]:
    """The files in which words of a briefing's statements stand, in their text or their name."""
    word = re.compile(rf"zq[a-z]+?{name}".encode())
    found: dict[str, set[str]] = defaultdict(set)
    for file, data in contents(site.folder).items():
        for text in (*texts(data), file.encode()):
            found[file] |= {one.decode() for one in word.findall(text.lower())}
    return {file: words for file, words in found.items() if words}


@pytest.mark.parametrize("name", PAST)
def test_their_statements_stand_on_their_own_page_only(site: Built, name: str) -> None:
    own = {f"2024/{name}/index.html", f"2024/{name}/index.md"}
    record_itself = {"data/briefings.json"}
    assert set(places(site, name)) == own | record_itself
    assert {len(words) for file, words in places(site, name).items() if file in own} == {9}


def test_those_of_a_briefing_that_holds_stand_elsewhere_too(site: Built) -> None:
    """Or the test above would see nothing."""
    found = places(site, "current")
    for file in ("claims/index.html", "actors/river/index.html", "index.html", "data/claims.csv"):
        assert file in found
    assert [file for file in found if file.startswith("pagefind/fragment/")]


@pytest.mark.parametrize("name", PAST)
def test_their_page_says_what_became_of_them_at_its_top(site: Built, name: str) -> None:
    page = site.page(f"2024/{name}/")
    box = page.index("It was wrong" if name == "withdrawn" else "Report current</a>")
    assert page.index("<h1") < box < page.index("zqjudgement")


def test_nothing_counts_them(site: Built) -> None:
    rows = (site.folder / "data/statements.jsonl").read_text("utf-8").splitlines()
    assert [row for row in rows if "current" not in row] == []
    claims = re.search(r'claims/"[^>]*>Claims</a> \((\d+)\)', site.page(""))
    assert claims
    assert claims[1] == "1"


def test_the_lists_of_briefings_name_them_with_their_status(site: Built) -> None:
    listed = (site.folder / "briefings/index.md").read_text("utf-8")
    assert re.search(r"Report withdrawn.*Withdrawn", listed)
    assert re.search(r"Report superseded.*Superseded", listed)


def test_feeds_of_briefings_are_without_them(site: Built) -> None:
    for path in sorted(Path(site.folder / "feeds").rglob("atom.xml")):
        if "changes" not in path.parts:
            text = path.read_text("utf-8")
            assert "Report current" in text, path
            assert "Report withdrawn" not in text, path
