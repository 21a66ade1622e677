"""Reviews: they hold until the record says something else, and a site may ask for some."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_briefings.build.site import make_site
from mkdocs_briefings.commands.main import main
from mkdocs_briefings.settings import read_settings

TEXT = "title: One\npublished: 2026-05-01\nsummary: S.\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    options = "plugins:\n  - briefings:\n      reviews: 2\n"
    (tmp_path / "mkdocs.yml").write_text(f"docs_dir: briefings\n{options}", "utf-8")
    (tmp_path / "briefings/2026").mkdir(parents=True)
    (tmp_path / "briefings/2026/one.yaml").write_text(TEXT, "utf-8")
    draft = "title: Two\nstatus: draft\nsummary: S.\n"
    (tmp_path / "briefings/2026/two.yaml").write_text(draft, "utf-8")
    return tmp_path


def run(*words: str) -> str:
    return CliRunner().invoke(main, words, catch_exceptions=False).output


def page(site: Path, file: str = "2026/one.md") -> str:
    return make_site(read_settings(site / "mkdocs.yml")).markdown[file]


def test_a_published_record_with_too_few_reviews_is_a_warning(site: Path) -> None:
    told = run("check")
    assert "briefings/2026/one.yaml:1:1: warning: 0 of 2 reviews hold [not-reviewed]" in told
    assert '`briefings sign 2026/one --by "NAME"` writes one.' in told
    run("sign", "2026/one", "--by", "First", "--date", "2026-05-02")
    assert "1 of 2 reviews hold [not-reviewed]" in run("check")
    run("sign", "2026/one", "--by", "Second", "--date", "2026-05-03")
    assert run("check").startswith("no problems")
    assert "Reviewed by First, 2 May 2026\n" in page(site)
    assert "2026/one.md" not in page(site, "quality/index.md")


def test_a_change_ends_a_review_and_another_way_to_write_it_does_not(site: Path) -> None:
    record = site / "briefings/2026/one.yaml"
    for name in ("First", "Second"):
        run("sign", "2026/one", "--by", name, "--date", "2026-05-02")
    signed = record.read_text("utf-8")
    record.write_text(signed.replace("title: One", "# a remark\ntitle: 'One'"), "utf-8")
    assert run("check").startswith("no problems")
    record.write_text(signed.replace("title: One", "title: Other"), "utf-8")
    assert "0 of 2 reviews hold, and changed since others [not-reviewed]" in run("check")
    assert "Reviewed by First, 2 May 2026; changed since" in page(site)
    assert "Pages without a review" in page(site, "quality/index.md")
    assert "[Other](../2026/one.md)" in page(site, "quality/not-reviewed.md")


def test_the_warning_can_be_accepted_and_the_option_is_a_number(site: Path) -> None:
    with (site / "briefings/2026/one.yaml").open("a") as record:
        record.write("accept: not-reviewed\n")
    assert "[not-reviewed]" not in run("check")
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("reviews: 2", "reviews: two"), "utf-8")
    assert run("check") == "briefings: `reviews: two` in mkdocs.yml: write a number, such as 1\n"


def test_records_of_every_kind_want_reviews(site: Path) -> None:
    records = {
        "actors/front.yaml": "name: River Front\ntype: armed-group\n",
        "incidents/fire.yaml": "name: Fire\ndate: 2026-04-01\ncites: sources/log\n",
        "sources/log.yaml": "title: Log\nurl: https://example.org/log\n",
        "2026/old.yaml": f"{TEXT}status: withdrawn\nwithdrawn_because: It was wrong.\n",
    }
    for name, text in records.items():
        path = site / "briefings" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    told = run("check")
    asked = {line.partition(":")[0] for line in told.splitlines() if "[not-reviewed]" in line}
    assert asked == {
        f"briefings/{name}.yaml"
        for name in ("2026/one", "actors/front", "incidents/fire", "sources/log")
    }
    assert "[River Front](../actors/front.md)" in page(site, "quality/not-reviewed.md")
    for reviewer in ("First", "Second"):
        run("sign", "actors/front", "--by", reviewer, "--date", "2026-05-02")
    assert "actors/front" not in run("check")
    assert "Reviewed by First, 2 May 2026" in page(site, "actors/front.md")
