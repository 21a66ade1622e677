"""Whatever bytes and texts there are: no exception, places inside the file, nothing active."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, example, given, reject, settings
from hypothesis import strategies as st
from yaml.composer import ComposerError

from mkdocs_briefings.build.site import Site, make_site
from mkdocs_briefings.load.folder import read_document
from mkdocs_briefings.load.tree import LOADER
from tests.golden_case import RENDERER, Case
from tests.hostile_case import harm, outside, write
from tests.hostile_case import settings as site_settings
from tests.hostile_fields import MARKDOWN, PAYLOADS, TEXTS, filled
from tests.hostile_html import dangers, words
from tests.test_escaping import PIECES

quick = settings(
    max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
often = settings(quick, max_examples=400)

YAML = st.lists(
    st.sampled_from(
        [
            *("title", "claims", "- ", ": ", "\n", "\n  ", "\n    ", "{", "}", "[", "]", ", ", "?"),
            *("&a ", "*a", "!!str ", "!x ", "<<", "|", ">-", "'", '"', "\\u202e", "\\x07", "# x"),
            *("---", "...", "%TAG ! x", "\t", "\r", "\x00", "\x85", "\u2028", "\ufeff", "é", "٣"),
        ]
    )
).map("".join)
BYTES = st.one_of(
    st.binary(),
    st.text().map(lambda text: text.encode("utf-8", "surrogatepass")),
    YAML.map(str.encode),
    st.builds(lambda text, more: text.encode() + more, YAML, st.binary(max_size=4)),
)


def said(content: bytes) -> Any:
    """What a file says by PyYAML's own reading; raises what that does where it says nothing.

    It scans with the same library as records are, for PyYAML's two scanners differ over tabs.
    """
    text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    text = text.translate({0x2028: " ", 0x2029: " "})  # no line ends to an editor
    try:
        return without_empty(yaml.compose(text, LOADER))
    except ComposerError:
        return reject()  # it refuses an anchor that is given twice, which YAML allows


def without_empty(node: yaml.Node | None) -> Any:
    """A node as data, all scalars texts, and None for what is not written."""
    match node:
        case yaml.MappingNode():
            return {without_empty(key) or "": without_empty(value) for key, value in node.value}
        case yaml.SequenceNode():
            return [without_empty(item) for item in node.value]
        case yaml.ScalarNode():
            return node.value or ("" if node.style else None)
    return None


@often
@given(BYTES)
@example(b"\xff\xfe")
@example(b'a: "\\ud800"')
@example(b"? [a]\n: b")
@example(b"title: [")
@example(b"a: b: c")
@example(b"a: 1\n---\nb: 2")
@example(b".\t")
@example(b"\xef\xbb\xbf(")
@example(b"a: [x, {b: ~}]\nc: ''")
def test_any_bytes_are_data_or_a_problem_inside_of_the_file(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.yaml"
        path.write_bytes(content)
        document = read_document(path, "a.yaml", "a.yaml")
        assert document.tree.problems or document.data == said(content)
        assert list(outside(document.tree.problems, Path(folder))) == []


@often
@given(YAML)
@example("title: [")
@example("title: a\nsummary: b\npublished: 2024-01-01")
def test_a_record_of_anything_is_shown_or_ends_in_problems_inside_of_it(text: str) -> None:
    with TemporaryDirectory() as folder:
        write(Case("", {"2024/a.yaml": text.encode("utf-8", "replace")}), Path(folder, "briefings"))
        site = make_site(site_settings(Path(folder)), RENDERER)
        assert list(outside(site.problems, Path(folder))) == []
        assert site.errors or "2024/a.md" in site.markdown  # it is shown, or said why not


TEXT = st.one_of(
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.lists(st.sampled_from(sorted(PAYLOADS.values())), max_size=2).map(" ".join),
)
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\u2028\u2029]")
PAGES = ("2024/full.md", "incidents/full.md", "actors/full.md", "sources/paper.md")


def made(case: Case) -> Site:
    """The site of a case."""
    with TemporaryDirectory() as folder:
        write(case, Path(folder) / "briefings")
        return make_site(site_settings(Path(folder)), RENDERER, preview=True)


@quick
@given(TEXT)
@example("<script>alert(1)</script>")
@example('--8<-- "/etc/passwd" {{ 7*7 }} {: onclick=x }')
def test_what_is_in_a_text_is_what_is_seen(text: str) -> None:
    assume(not _HIDDEN.search(text))
    assume(len(json.dumps(text)) < 1_000)  # it is a key too, of which YAML reads no more
    text = f"Name {text} end"
    site = made(filled(TEXTS, text))
    assert not site.errors
    shown = " ".join(text.split())
    for page in PAGES:
        assert shown in words(site.markdown[page]), page
        assert list(dangers(site.markdown[page])) == []


@quick
@given(TEXT)
@pytest.mark.parametrize("before", ["", "Words.\n\n"])
def test_no_markdown_becomes_active(before: str, text: str) -> None:
    site = made(filled(MARKDOWN, before + text))
    assert list(harm(site)) == []
