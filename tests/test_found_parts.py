"""What search finds of a page is cut out before it is indexed: the index is that of whole pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mkdocs_briefings.outputs.search.facet_table import Row
from mkdocs_briefings.outputs.search.found_parts import part_of
from mkdocs_briefings.outputs.search.indexing import SiteIndex, program
from tests.site_folder import BRIEFING, MKDOCS_YML, build, contents, write

MARKED = '<html lang="fa"><head><title>T</title><link></head><body>a<div data-pagefind-body>b</div>'


def test_only_the_marked_part_is_left_with_language_and_title() -> None:
    found = part_of(f"{MARKED}c</article>d</body></html>")
    assert found == (
        '<!doctype html><html lang="fa"><head><title>T</title></head>'
        "<body><div data-pagefind-body>b</div>c</body></html>"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<html><div data-pagefind-body>a</div></html>",
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
        index = SiteIndex(site)
        if whole:
            index.sum = None
        index.start()
        index.finish({"2024/ferry/": Row("2024-05-02", {"kind": ["briefing"]})})
        made.append(contents(site / "pagefind"))
        shutil.rmtree(site / "pagefind")
    assert made[0] == made[1]
    assert any(name.startswith("fragment/") for name in made[0])
