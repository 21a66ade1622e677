"""Laws that hold for any records: tried on the cases of tests/golden, whole and spoilt."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_briefings.build.site import Site
from mkdocs_briefings.load import folder as loading
from tests.golden_case import Case, make, read_case

GOLDEN = Path(__file__).parent / "golden"
CASES = [read_case(path.read_text("utf-8")) for path in sorted(GOLDEN.rglob("*.md"))]
VALID = [case for case in CASES if "problems" not in case.expected]
# Everything that the record format knows, in two libraries that hold all valid cases side by side.
quick = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)

CHARACTERS = st.text(
    st.sampled_from("abé٣ \n\t:-#[]{}|>&*!%@`\"'\\,.~?<=/_0129\x00\x85\u2028\ufeff")
)
JUNK = st.one_of(
    CHARACTERS,
    st.sampled_from(
        ["- ", "  ", "\n\n", ": ", "? ", "---\n", "<<: *a", "&a ", "*a", "!!int ", "''"]
    ),
    st.sampled_from(["[" * 50, "> " * 50, "[@", "[x](../", "2024-13-45", "9" * 40, "a" * 300]),
)


def site_of(case: Case) -> Site:
    """The site of a case, made in a folder that is gone afterwards."""
    with TemporaryDirectory() as folder:
        return make(case, Path(folder))


def with_text(case: Case, name: str, text: str) -> Case:
    """The case with another text in one of its files."""
    return replace(case, files={**case.files, name: text.encode("utf-8", "surrogatepass")})


def assert_inside(case: Case, site: Site) -> None:
    """Every problem stands in a file of the case, at a place that an editor can go to."""
    for problem in site.problems:
        name = problem.path.removeprefix("briefings/")
        text = case.files[name].decode("utf-8-sig", "replace")
        lines = re.split("\r\n|\r|\n", text)
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
        assert problem.message, problem
        assert problem.hint or problem.rule == "type", problem


def assert_ids_differ(site: Site) -> None:
    """No two things on a page have the same address."""
    for file, markdown in site.markdown.items():
        ids = re.findall(r"\{: ?#([^\s}]+)", markdown)
        assert len(ids) == len(set(ids)), (file, sorted(x for x in ids if ids.count(x) > 1))


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.text.partition("\n")[0][2:60])
def test_ids_of_a_page_differ_and_the_order_of_files_changes_nothing(case: Case) -> None:
    site = site_of(case)
    assert_ids_differ(site)
    assert_inside(case, site)
    if len(case.files) > 1:
        with patch("mkdocs_briefings.reading.read.load", shuffled):
            other = site_of(case)
        assert other.markdown == site.markdown
        assert other.problems == site.problems


def shuffled(*given: Any, **how: Any) -> loading.Folder:
    """The records of a folder in another order."""
    folder = loading.load(*given, **how)
    folder.documents.reverse()
    random.Random(7).shuffle(folder.documents)
    return folder


@st.composite
def spoilt_texts(draw: st.DrawFn) -> Case:
    """A case with a piece of one of its files taken out, replaced or put in."""
    case = draw(st.sampled_from(CASES))
    name = draw(st.sampled_from(sorted(case.files)))
    text = case.files[name].decode("utf-8", "replace")
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(start + 12, len(text))))
        text = text[:start] + draw(st.one_of(st.just(""), JUNK)) + text[end:]
    return with_text(case, name, text)


@quick
@given(spoilt_texts())
def test_spoilt_text_gives_problems_in_the_file_and_never_a_traceback(case: Case) -> None:
    assert_inside(case, site_of(case))


VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.sampled_from(
            ["", " ", "x", "—", "0", "-9", "2024-02-30", "1e400", "nothing#here", "MT"]
        ),
        st.sampled_from(
            ["[@paper]", "# x", "../../etc/passwd", "javascript:x", "https://[", "TLP:RED"]
        ),
        st.text(max_size=20),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["text", "name", "as", "source", "x"]), inner, max_size=2),
    ),
    max_leaves=4,
)


@st.composite
def misshapen(draw: st.DrawFn) -> Case:
    """A case one of whose values is something else."""
    case = draw(st.sampled_from(VALID))
    name = draw(st.sampled_from(sorted(n for n in case.files if n.endswith((".yaml", ".yml")))))
    data = yaml.load(case.files[name], Loader=yaml.BaseLoader)
    place = draw(st.sampled_from(list(places(data))))
    text = yaml.safe_dump(put(data, place, draw(VALUES)), allow_unicode=True)
    return with_text(case, name, text)


def places(data: Any) -> Iterator[tuple[str | int, ...]]:
    """The paths of all values in data."""
    yield ()
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items if isinstance(data, dict | list) else ():
        for below in places(value):
            yield (key, *below)


def put(data: Any, place: tuple[str | int, ...], value: Any) -> Any:
    """The data with another value at a path."""
    if not place:
        return value
    first, *rest = place
    changed = put(data[first], tuple(rest), value)
    if isinstance(data, dict):
        return {**data, first: changed}
    return [changed if index == first else item for index, item in enumerate(data)]


@quick
@given(misshapen())
def test_misshapen_data_gives_problems_in_the_file_and_never_a_traceback(case: Case) -> None:
    site = site_of(case)
    assert_inside(case, site)
    if not site.errors:
        assert_ids_differ(site)


@settings(quick, max_examples=25)
@given(st.lists(st.sampled_from(VALID), min_size=2, max_size=6, unique_by=id))
def test_cases_side_by_side_have_pages_of_their_own(cases: list[Case]) -> None:
    files: dict[str, bytes] = {}
    for case in cases:
        files |= case.files
    site = site_of(Case("", files))
    assert len({page.file.casefold() for page in site.pages}) == len(site.pages)
    assert_inside(Case("", files), site)
