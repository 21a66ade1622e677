"""Python-Markdown makes the same HTML when it is spared what takes it long."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

_OTHERS = (
    *("admonition", "attr_list", "footnotes", "pymdownx.details", "smarty", "tables", "toc"),
    "wikilinks",
)
_SPARED = tuple(
    f"mkdocs_briefings.markdown.{name}" for name in ("inline", "first_look", "html_blocks")
)
_HERE = Path(__file__).parent
_BLOCKS = [
    "!!! note\n    ",
    "??? x\n\n    ",
    "\n\n    ",
    "\n\n        ",
    "- ",
    "1. ",
    "\n---\n",
    "\n== \n",
]
_BLOCKS += [
    "\n\n",
    "> ",
    "\n   > ",
    "# ",
    "\n## ",
    "a | b\n--|--\n1 | 2",
    "|\n|-\n|",
    "!!! a\n",
    "text",
    "***\n",
]
_HTML = [
    *("<div>", "</div>", "<div id=a>", "<i>", "</i>", '<a name="b">', "<hr>", "<br />", "<!-- -->"),
    *("<!--", "-->", "<?", "<!", "<", ">", '"', "'", "=", "&#", "&#38;", "&#38", "&", ";", "`"),
    *("<i\n", "<div\n", "<script>", "</script>", "</>", "<p>", "</ p>", "a", " ", "    "),
    *("\n", "\n\n", "\n\n", "\n \n"),
]
_PIECES = [*"`\\[]()!<>&*_~:'\"{}#|\n a", "  \n", "](x.md)", "[1]: y\n", "![", "&amp;", "<b>", "//"]


def _html(text: str, *extensions: str) -> str:
    # Code and what is bold or marked besides, as extensions of a site may want it.
    more = ("pymdownx.betterem", "pymdownx.caret", "pymdownx.mark", "pymdownx.tilde")
    return Markdown(extensions=[*_OTHERS, *more, *extensions]).convert(text)


@pytest.mark.parametrize("page", sorted(_HERE.glob("every_*.md")), ids=lambda path: path.stem)
def test_a_page_is_the_same(page: Path) -> None:
    text = page.read_text("utf-8")
    assert _html(text, *_SPARED) == _html(text)


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_text_is_the_same(text: str) -> None:
    assert _html(text, *_SPARED) == _html(text)


@given(st.lists(st.sampled_from([*_BLOCKS, *_PIECES[-9:]]), max_size=30).map("".join))
def test_blocks_of_any_kind_are_the_same(text: str) -> None:
    assert _html(text, *_SPARED) == _html(text)


@given(st.lists(st.sampled_from(_HTML), max_size=30).map("".join))
def test_html_of_any_kind_is_the_same(text: str) -> None:
    assert _html(text, *_SPARED) == _html(text)


def test_a_link_by_reference_is_made_where_the_page_defines_it() -> None:
    html = _html("[a][b]\n\n[b]: https://example.org/", "mkdocs_briefings.markdown.inline")
    assert 'href="https://example.org/"' in html


def _texts_read(text: str) -> int:
    """How many texts Python-Markdown reads to find code, links and escaped characters in one."""
    texts: set[str] = set()

    def read(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_name == "handleMatch":
            texts.add(frame.f_locals["data"])

    _profiled(text, read)
    return len(texts)


def test_a_text_is_not_written_anew_for_each_match() -> None:
    marked = r"It is \*\_ &amp; <b>no</b> `more` [than](a.md) ![this](b.png) <https://e.org>. "
    assert _texts_read(marked) == _texts_read(marked * 50)


def _texts_put_into_elements(text: str) -> int:
    """How often Python-Markdown adds to the text of an element, each time writing all of it."""
    calls = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        calls += event == "call" and frame.f_code.co_name == "linkText"

    _profiled(text, count)
    return calls


def _profiled(text: str, look: Callable[[FrameType, str, object], None]) -> None:
    """Make HTML of a text, with a look at each call."""
    site = Markdown(extensions=[*_OTHERS, "mkdocs_briefings.markdown.inline"])
    sys.setprofile(look)
    try:
        site.convert(text)
    finally:
        sys.setprofile(None)


def test_the_text_of_an_element_is_put_together_once() -> None:
    once = _texts_put_into_elements(r"It is \*\_ &amp; <b>no</b> more. ")
    assert once == _texts_put_into_elements(r"It is \*\_ &amp; <b>no</b> more. " * 50) > 0
