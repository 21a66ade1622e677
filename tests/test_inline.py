"""Python-Markdown makes the same HTML when it is spared patterns that cannot match."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

_OTHERS = ("admonition", "attr_list", "footnotes", "smarty", "tables", "toc", "wikilinks")
_HERE = Path(__file__).parent
_PIECES = [*"`\\[]()!<>&*_~:'\"{}#|\n a", "  \n", "](x.md)", "[1]: y\n", "![", "&amp;", "<b>", "//"]


def _html(text: str, *extensions: str) -> str:
    return Markdown(extensions=[*_OTHERS, *extensions]).convert(text)


@pytest.mark.parametrize("page", sorted(_HERE.glob("every_*.md")), ids=lambda path: path.stem)
def test_a_page_is_the_same(page: Path) -> None:
    text = page.read_text("utf-8")
    assert _html(text, "mkdocs_briefings.markdown.inline") == _html(text)


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_text_is_the_same(text: str) -> None:
    assert _html(text, "mkdocs_briefings.markdown.inline") == _html(text)


def test_a_link_by_reference_is_made_where_the_page_defines_it() -> None:
    html = _html("[a][b]\n\n[b]: https://example.org/", "mkdocs_briefings.markdown.inline")
    assert 'href="https://example.org/"' in html
