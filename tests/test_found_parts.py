"""What search finds of a page is cut out before it is indexed: the index is that of whole pages."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from mkdocs_briefings.outputs.search.facet_table import Row
from mkdocs_briefings.outputs.search.found_parts import part_of
from mkdocs_briefings.outputs.search.indexing import SiteIndex, program
from tests.site_folder import BRIEFING, MKDOCS_YML, build, contents, write

MARKED = '<html lang="fa"><head><title>T</title><link></head><body>a<div data-pagefind-body>b</div>'

OTHER = "title: The bus runs again\npublished: 2024-04-02\nsummary: An invented bus runs.\n"
WITHOUT_END = "<html><div data-pagefind-body>a</div></html>"


def test_only_the_marked_part_is_left_with_language_and_title() -> None:
    found = part_of(f"{MARKED}c</article>d</body></html>")
    assert found == (
        '<!doctype html><html lang="fa"><head><title>T</title></head>'
        "<body><div data-pagefind-body>b</div>c</body></html>"
    )


def test_what_only_the_index_is_told_stands_first_in_the_part() -> None:
    assert "<body><div data-pagefind-body><i>u</i>b</div>" in part_of(
        f"{MARKED}</article>", "<i>u</i>"
    )
    assert "<div data-pagefind-body><i>u</i>a" in part_of(WITHOUT_END, "<i>u</i>")


@pytest.mark.skipif(not program(), reason="no program `pagefind` for this machine")
@pytest.mark.parametrize("again", [False, True], ids=["made", "taken over"])
def test_what_a_page_says_again_for_search_is_in_the_index_and_not_in_the_page(
    tmp_path: Path, again: bool
) -> None:
    files = {"mkdocs.yml": MKDOCS_YML, "briefings/2024/ferry.yaml": BRIEFING}
    site = build(write(tmp_path, files))
    if again:  # another page is new, so that the index is made anew, of this one as it was
        write(tmp_path, {"briefings/2024/bus.yaml": OTHER})
        site = build(tmp_path)
    [page] = [one for one in fragments(site.folder) if one["url"] == "/2024/ferry/"]
    [told] = [one["text"] for one in page["anchors"] if one["id"] == "briefing-told"]
    assert "quote-" in told
    assert "¦" not in page["content"] + "".join(page["meta"].values())
    assert "briefing-told" not in site.page("2024/ferry/")


def fragments(site: Path) -> list[dict[str, Any]]:
    """Every page as the index has it."""
    packed = (site / "pagefind/fragment").glob("*.pf_fragment")
    return [
        json.loads(gzip.decompress(one.read_bytes()).removeprefix(b"pagefind_dcd"))
        for one in packed
    ]


@pytest.mark.parametrize(
    "html",
    [
        WITHOUT_END,
        f"{MARKED.replace('a<div', '<p data-pagefind-meta=x><div')}</article>",
        f"{MARKED}</article><p data-pagefind-body>",
        '<html lang="fa"><section data-pagefind-body></section></article>',
    ],
)
def test_a_page_of_another_form_is_left_whole(html: str) -> None:
    assert part_of(html) == html


@pytest.mark.skipif(not program(), reason="no program `pagefind` for this machine")
def test_the_index_is_that_of_whole_pages(tmp_path: Path) -> None:
    files = {"mkdocs.yml": MKDOCS_YML, "briefings/2024/ferry.yaml": BRIEFING}
    site = build(write(tmp_path, {**files, "briefings/about.md": "# About\n\nBy hand.\n"})).folder
    made = []
    for whole in (False, True):
        index = SiteIndex(site, {"2024/ferry/": Row("2024-05-02", {"kind": ["briefing"]})})
        if whole:
            index.sum = None
        index.start()
        index.finish()
        made.append(contents(site / "pagefind"))
        shutil.rmtree(site / "pagefind")
    assert made[0] == made[1]
    assert any(name.startswith("fragment/") for name in made[0])
