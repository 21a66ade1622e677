"""Whatever bytes and texts there are: no exception, places inside the file, nothing active."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from mkdocs_briefings.build.site import Site, make_site
from mkdocs_briefings.load.folder import read_document
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


@often
@given(BYTES)
@example(b"\xff\xfe")
@example(b'a: "\\ud800"')
@example(b"? [a]\n: b")
def test_any_bytes_are_data_or_a_problem_inside_of_the_file(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.yaml"
        path.write_bytes(content)
        document = read_document(path, "a.yaml", "a.yaml")
        assert document.data is not None or document.tree.problems or content.strip()
        assert list(outside(document.tree.problems, Path(folder))) == []


@often
@given(YAML)
def test_a_record_of_anything_ends_in_problems_inside_of_it(text: str) -> None:
    with TemporaryDirectory() as folder:
        write(Case("", {"2024/a.yaml": text.encode("utf-8", "replace")}), Path(folder, "briefings"))
        site = make_site(site_settings(Path(folder)), RENDERER)
        assert list(outside(site.problems, Path(folder))) == []


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
