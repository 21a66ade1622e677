"""What changes for readers between two states of the records, however the files are written."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_briefings.commands.main import main

BRIEFING = """\
title: The ferry
published: 2026-03-05
summary: The ferry sank [@gazette].
claims:
  - id: overload
    text: The ferry was overloaded.
    by: Example Port Office
    cites: gazette, para. 2
figures:
  - {id: dead, measure: killed, value: 143, as_of: 2026-03-04, cites: gazette}
sources:
  gazette: {title: Ferry sinks, publisher: Example Gazette, published: 2026-03-04}
"""
Lines = Callable[..., list[str]]


@pytest.fixture
def changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lines:
    """What `briefings diff` tells of two states, a line for each change, pages left out."""
    monkeypatch.chdir(tmp_path)

    def lines(before: Mapping[str, str], after: Mapping[str, str], *options: str) -> list[str]:
        put(tmp_path, before)
        commit(tmp_path)
        put(tmp_path, after)
        told = CliRunner().invoke(main, ["diff", "HEAD", *options], catch_exceptions=False)
        assert told.exit_code == 0, told.output
        return [line.strip() for line in told.output.splitlines() if line.strip()]

    return lines


def put(root: Path, files: Mapping[str, str]) -> None:
    (root / "mkdocs.yml").write_text("site_name: Example\ndocs_dir: briefings\n", "utf-8")
    for path in (root / "briefings").rglob("*.yaml"):
        path.unlink()
    for name, text in files.items():
        path = root / "briefings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def commit(root: Path) -> None:
    person = ("-c", "user.name=Example", "-c", "user.email=e@example.org")
    for arguments in (
        ["init", "-q"],
        ["add", "-A"],
        [*person, "commit", "-qm", "state", "--allow-empty"],
    ):
        subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)


def one(before: str, after: str, text: str = BRIEFING) -> dict[str, str]:
    assert before in text
    return {"2026/ferry.yaml": text.replace(before, after)}


SAME = {"2026/ferry.yaml": BRIEFING}


def test_how_a_file_is_written_makes_no_difference(changes: Lines) -> None:
    after = one("text: The ferry was overloaded.", 'text: "The ferry  was\n      overloaded."')
    assert changes(SAME, after) == ["Nothing changes for readers."]


def test_a_changed_number_names_its_source_and_day(changes: Lines) -> None:
    assert changes(SAME, one("value: 143", "value: 144")) == [
        "The ferry  /2026/ferry/",
        "~ killed: 143 → 144 (Example Gazette; as of 2026-03-04)",
    ]


def test_changed_wording_keeps_its_statement(changes: Lines) -> None:
    told = changes(SAME, one("was overloaded", "was badly overloaded"))
    assert told[1:] == [
        "~ claim, The ferry was overloaded. → The ferry was badly overloaded. "
        "(Example Port Office; Example Gazette, para. 2)"
    ]


def test_a_new_dispute_is_a_new_statement(changes: Lines) -> None:
    claim = "    cites: gazette, para. 2\n"
    response = "{stance: disputes, text: It was not., by: Example Captain, cites: gazette}"
    told = changes(SAME, one(claim, f"{claim}    responses: [{response}]\n"))
    assert told[1:] == ["+ new response: disputes: It was not. (Example Captain; Example Gazette)"]


def test_a_statement_without_an_id_that_is_reworded_loses_its_address(changes: Lines) -> None:
    before = BRIEFING.replace("id: overload\n    ", "")
    after = before.replace("The ferry was overloaded", "The old ferry was overloaded")
    told = changes({"2026/ferry.yaml": before}, {"2026/ferry.yaml": after})
    assert told[1].startswith("~ claim, The ferry was overloaded. → The old ferry was overloaded.")
    assert told[2:] == [
        "On the whole site",
        "! /2026/ferry/#claim-the-ferry-was-overloaded leads nowhere any more",
    ]


def test_a_deleted_record_takes_its_address_with_it(changes: Lines) -> None:
    told = changes({**SAME, "2026/b.yaml": BRIEFING.replace("The ferry", "The bridge", 1)}, SAME)
    assert told == [
        "The bridge  /2026/b/",
        "- removed: briefing: The bridge",
        "On the whole site",
        "! /2026/b/ leads nowhere any more",
    ]


def test_a_renamed_record_that_keeps_its_old_address_is_the_same(changes: Lines) -> None:
    after = {"2026/the-ferry.yaml": f"previous_urls: /2026/ferry/\n{BRIEFING}"}
    told = changes(SAME, after)
    assert not [line for line in told if line.startswith(("+", "-"))]
    assert not [line for line in told if line == "! /2026/ferry/ leads nowhere any more"]


def test_a_source_that_lost_its_last_use_is_told(changes: Lines) -> None:
    source = "title: Radio report\npublisher: Example Radio\n"
    before = BRIEFING.replace("cites: gazette}", "cites: [gazette, radio]}", 1)
    told = changes(
        {"2026/ferry.yaml": before, "sources/radio.yaml": source},
        {**SAME, "sources/radio.yaml": source},
    )
    assert "! source: Radio report (nothing rests on it any more)" in told


def test_drafts_change_nothing_for_readers(changes: Lines) -> None:
    draft = "title: Draft\nstatus: draft\nsummary: Not yet.\n"
    assert changes(SAME, {**SAME, "2026/d.yaml": draft}) == ["Nothing changes for readers."]


def test_json_and_markdown_say_the_same(changes: Lines) -> None:
    after = one("value: 143", "value: 144")
    told = json.loads("\n".join(changes(SAME, after, "--format", "json")))
    [page] = told["pages"]
    assert page["address"] == "/2026/ferry/"
    assert [(c["sort"], c["before"], c["after"]) for c in page["changes"]] == [
        ("changed", "killed: 143", "killed: 144")
    ]
    put(Path.cwd(), SAME)
    lines = changes(SAME, one("The ferry was", "<b>The</b> ferry was"), "--format", "markdown")
    assert lines[0] == "## What changes for readers"
    assert "<b>" not in "\n".join(lines)


def test_an_unknown_revision_is_one_line(changes: Lines) -> None:
    changes(SAME, SAME)
    refused: Result = CliRunner().invoke(main, ["diff", "nowhere"])
    assert refused.exit_code == 2
    assert refused.stderr.startswith("briefings: Git knows no revision `nowhere`")
    assert refused.stderr.count("\n") == 1
