"""What a record must never achieve: each case ends in a located problem or in harmless text."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_briefings.build.site import make_site
from tests.golden_case import RENDERER, Case, read_case
from tests.hostile_case import findings, harm, outside, settings, write
from tests.hostile_fields import (
    MARKDOWN,
    PAYLOADS,
    TEXTS,
    filled,
    markdown_fields,
    open_fields,
)

HOSTILE = Path(__file__).parent / "hostile"
FILES = {
    path.relative_to(HOSTILE).with_suffix("").as_posix(): path
    for path in sorted(HOSTILE.rglob("*.md"))
}


@pytest.mark.parametrize("name", FILES)
def test_case_ends_in_a_problem_or_in_harmless_text(name: str, tmp_path: Path) -> None:
    assert list(findings(read_case(FILES[name].read_text("utf-8")), tmp_path)) == []


@pytest.mark.parametrize("fields", [TEXTS, MARKDOWN], ids=["texts", "markdown"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_field_lets_it_through(payload: str, fields: Case, tmp_path: Path) -> None:
    write(filled(fields, PAYLOADS[payload]), tmp_path / "briefings")
    site = make_site(settings(tmp_path), RENDERER, preview=True)
    assert [*outside(site.problems, tmp_path), *harm(site)] == []


def test_every_markdown_field_is_tried() -> None:
    tried = open_fields(MARKDOWN)
    assert {name for name in markdown_fields() if name not in tried} == set()
