"""What a site shows, as its options say: the highest marking, and where drafts are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_briefings.build.site import Site, make_site
from mkdocs_briefings.settings import Settings, read_settings
from tests.site_folder import MKDOCS_YML, briefings, mkdocs, write

RECORDS = {
    "briefings/2024/open.yaml": "title: Open one\npublished: 2024-01-02\nsummary: Seen.\n",
    "briefings/2024/green.yaml": (
        "title: Green one\npublished: 2024-01-03\nsummary: Seen.\nmarking: TLP:GREEN\n"
    ),
    "briefings/2024/draft.yaml": (
        "title: Draft one\nstatus: draft\nsummary: Half a thought.\n"
        "quotes: {quote: I am a draft., by: Somebody Else, cites: paper}\n"
        "sources: {paper: {title: Paper, url: https://paper.example/a}}\n"
        "incident: {name: Storm, date: 2024-01-01, figures: {measure: killed, value: 3}}\n"
    ),
}


def site_of(root: Path, options: str, *, preview: bool = False) -> Site:
    config = MKDOCS_YML.replace("briefings]", f"briefings: {{{options}}}]")
    write(root, {**RECORDS, "mkdocs.yml": config})
    return make_site(read_settings(root / "mkdocs.yml"), preview=preview)


@pytest.mark.parametrize(
    ("options", "shown"), [("", False), ("marking: TLP:GREEN", True), ("marking: TLP:RED", True)]
)
def test_the_option_marking_says_what_is_shown(tmp_path: Path, options: str, shown: bool) -> None:
    site = site_of(tmp_path, options)
    assert ("2024/green.md" in site.markdown) is shown
    assert bool(site.library.tally.above) is not shown
    assert briefings(tmp_path, "check").stdout.strip().endswith(site.library.tally.not_published)
    assert mkdocs(tmp_path, "build").returncode == 0
    assert (tmp_path / "site/2024/green/index.html").exists() is shown


@pytest.mark.parametrize(
    ("option", "given", "meant"),
    [("marking", "TLP:WHITE", "TLP:CLEAR"), ("drafts", "sometimes", "preview")],
)
def test_an_unknown_value_is_told_in_one_line(
    tmp_path: Path, option: str, given: str, meant: str
) -> None:
    config = MKDOCS_YML.replace("briefings]", f"briefings: {{{option}: {given}}}]")
    write(tmp_path, {**RECORDS, "mkdocs.yml": config})
    checked = briefings(tmp_path, "check")
    assert checked.returncode == 2
    assert len(checked.stdout.splitlines()) == 1
    assert f"`{option}: {given}`" in checked.stdout
    assert meant in checked.stdout
    built = mkdocs(tmp_path, "build")
    assert built.returncode == 1
    assert f"option '{option}': Expected one of" in built.stdout
    assert "Traceback" not in built.stdout


@pytest.mark.parametrize(
    ("options", "in_build", "in_preview"),
    [
        ("", False, True),
        ("drafts: preview", False, True),
        ("drafts: never", False, False),
        ("drafts: always", True, True),
    ],
)
def test_the_option_drafts_says_where_drafts_are_shown(
    tmp_path: Path, options: str, in_build: bool, in_preview: bool
) -> None:
    for preview, shown in ((False, in_build), (True, in_preview)):
        site = site_of(tmp_path, options, preview=preview)
        assert not site.errors
        assert ("2024/draft.md" in site.markdown) is shown
        assert ("Draft one" in "\n".join(site.markdown.values())) is shown


@pytest.fixture
def preview(tmp_path: Path) -> Site:
    return site_of(tmp_path, "", preview=True)


def test_a_draft_has_a_banner_and_no_date(preview: Site) -> None:
    page = preview.markdown["2024/draft.md"]
    assert '\n# Draft one\n\n!!! warning "Draft"\n' in page
    assert "Published" not in page
    assert "I am a draft." in page
    assert '"issued"' not in page


def test_a_draft_is_first_and_marked_in_lists_of_briefings(preview: Site) -> None:
    rows = [line for line in preview.markdown["briefings/index.md"].splitlines() if ".md)" in line]
    assert [("Draft" in row, "Open" in row) for row in rows] == [(True, False), (False, True)]
    assert preview.markdown["index.md"].index("Draft one") < preview.markdown["index.md"].index(
        "Open one"
    )


def test_what_a_draft_says_stands_on_its_own_page_only(preview: Site) -> None:
    others = {file: text for file, text in preview.markdown.items() if file != "2024/draft.md"}
    for words in ("I am a draft.", "Somebody Else", "Storm"):
        assert not [file for file, text in others.items() if words in text]


def test_a_preview_tells_what_a_build_would_not_build(tmp_path: Path) -> None:
    """A reference to a draft is an error of the build, though the preview could follow it."""
    more = "title: More\npublished: 2024-01-02\nsummary: S.\nrelated: 2024/draft\n"
    write(tmp_path, {**RECORDS, "briefings/2024/more.yaml": more})
    settings = Settings(tmp_path, tmp_path / "briefings", tmp_path / "templates")
    found = [p.rule for p in make_site(settings, preview=True).problems if p.is_error]
    assert found == ["hidden-reference"]
