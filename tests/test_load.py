"""Files that cannot be read are problems among others, whatever they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mkdocs_briefings.load.folder import MAX_BYTES, load
from tests.golden_case import Case, make

RECORD = "title: Example briefing\nsummary: Nothing happened.\npublished: 2024-03-01\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "good.yaml").write_text(RECORD, "utf-8")
    (tmp_path / "outside.yaml").write_text(RECORD, "utf-8")
    return folder


def rules(docs: Path) -> dict[str, str]:
    """The rule that each file of a folder breaks; the good record is always read."""
    folder = load(docs)
    assert any(document.data for document in folder.documents if document.uri == "good.yaml")
    return {problem.path.removeprefix("briefings/"): problem.rule for problem in folder.problems}


def test_a_large_file_is_not_read(docs: Path) -> None:
    (docs / "large.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    assert rules(docs) == {"large.yaml": "too-large"}


def test_a_file_of_the_largest_size_is_read(docs: Path) -> None:
    (docs / "large.yaml").write_bytes(RECORD.encode().ljust(MAX_BYTES, b"\n"))
    assert rules(docs) == {}


@pytest.mark.parametrize("target", ["../outside.yaml", "/dev/zero", "link.yaml"])
def test_a_link_that_leads_out_or_in_a_circle_is_not_followed(docs: Path, target: str) -> None:
    (docs / "link.yaml").symlink_to(target)
    (docs / "link.md").symlink_to(target)
    broken = rules(docs)
    assert set(broken) <= {"link.yaml", "link.md"}
    assert broken["link.yaml"] in ("symlink", "unreadable")


def test_a_link_within_the_folder_is_followed(docs: Path) -> None:
    (docs / "link.yaml").symlink_to("good.yaml")
    assert rules(docs) == {}


@pytest.mark.parametrize("target", ["good.yaml", "good.yaml~"])
def test_a_link_publishes_no_record(docs: Path, target: str) -> None:
    (docs / "good.yaml~").write_text(RECORD, "utf-8")
    (docs / "link.txt").symlink_to(target)
    assert rules(docs) == {"link.txt": "symlink"}


def test_a_link_to_nothing_and_a_pipe_are_problems(docs: Path) -> None:
    for name in ("gone.yaml", "gone.md"):
        (docs / name).symlink_to("nothing")
    os.mkfifo(docs / "pipe.yaml")
    os.mkfifo(docs / "pipe.md")
    os.mkfifo(docs / "pipe.png")
    names = ("gone.yaml", "gone.md", "pipe.yaml", "pipe.md", "pipe.png")
    assert rules(docs) == dict.fromkeys(names, "unreadable")


def test_folders_that_are_too_deep_are_a_problem(docs: Path) -> None:
    """A thousand deep, no program that walks through them ends well; 300 can be removed again."""
    docs.joinpath(*["d"] * 300).mkdir(parents=True)
    (docs / "not/so/deep").mkdir(parents=True)
    assert list(rules(docs).values()) == ["unreadable"]


def test_a_folder_may_have_the_name_of_a_record(docs: Path) -> None:
    (docs / "x.yaml").mkdir()
    (docs / "x.yaml" / "y.yaml").write_text(RECORD, "utf-8")
    assert rules(docs) == {}


def test_a_page_that_is_not_utf8_is_read_as_far_as_it_goes(docs: Path) -> None:
    (docs / "about.md").write_bytes(b"\xef\xbb\xbf# Caf\xe9\n")
    assert load(docs).pages["about.md"] == "# Caf\N{REPLACEMENT CHARACTER}\n"


def test_a_long_text_is_shown_in_part(tmp_path: Path) -> None:
    text = f"{RECORD}note: x {'*word* ' * 15_000}\n"
    site = make(Case("", {"2024/long.yaml": text.encode()}), tmp_path)
    assert {problem.rule for problem in site.errors} == {"too-long"}
