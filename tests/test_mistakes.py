"""Ten mistakes of a beginner, and more: each ends in one message that leads on."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_briefings.commands.main import main
from mkdocs_briefings.model.kinds import KINDS as STATEMENTS
from mkdocs_briefings.model.records import KINDS

GOOD = """\
title: The bridge is open
published: 2026-05-04
summary: The bridge carries carts again [@gazette].
sources:
  gazette:
    title: Bridge open
    publisher: Example Gazette
    url: https://example.org/bridge
"""
# What is written in place of what, the line that is told, and what the message says to do.
SLIPS = [
    ("a misspelt field", "published:", "publised:", 2, "`published`"),
    ("a misspelt source", "[@gazette]", "[@gazete]", 3, "`gazette`"),
    ("no blank after a colon", "title: The", "title:The", 1, "`title: The bridge is open`"),
    ("a colon in a text", "The bridge carries", "The bridge: it carries", 3, ">-"),
    ("a text that begins with @", "summary: The", "summary: @gazette: the", 3, ">-"),
    ("a tab", "    url:", "\turl:", 8, "spaces"),
    ("a date as people say it", "2026-05-04", "4 May 2026", 2, "2026-05-04"),
    ("a date of another order", "2026-05-04", "04.05.2026", 2, "2026-05-04"),
    ("an address without https", "https://example.org", "example.org", 8, "https://"),
    ("sources as a list", "  gazette:\n    title", "  - title", 5, "paper"),
    ("no title", "title: The bridge is open\n", "", 1, "title"),
    ("a field of another kind", "title:", "name:", 1, "title"),
]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Desk\ndocs_dir: briefings\n")
    (tmp_path / "briefings/2026").mkdir(parents=True)
    return tmp_path


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    return result.exit_code, result.output


def test_without_a_mistake_there_is_no_message(site: Path) -> None:
    (site / "briefings/2026/bridge.yaml").write_text(GOOD)
    assert run("check", "--strict") == (0, "no problems in 1 record\n")


@pytest.mark.parametrize(
    ("old", "new", "line", "remedy"),
    [slip[1:] for slip in SLIPS],
    ids=[slip[0].replace(" ", "-") for slip in SLIPS],
)
def test_a_slip_is_told_at_its_line_with_what_to_do(
    site: Path, old: str, new: str, line: int, remedy: str
) -> None:
    assert old in GOOD
    (site / "briefings/2026/bridge.yaml").write_text(GOOD.replace(old, new, 1))
    status, told = run("check")
    assert status == 1
    first, hint, *_ = [*told.splitlines(), ""]
    assert first.startswith(f"briefings/2026/bridge.yaml:{line}:"), told
    assert remedy in f"{first}{hint}", told


@pytest.mark.parametrize(
    ("name", "text", "remedy"),
    [
        ("2026/bridge.YAML", GOOD, ".yaml"),
        ("actors/bridge.yaml", GOOD, "another folder for briefings"),
        ("2026/front.yaml", "name: River Front\ntype: armed-group\n", "briefings/actors/"),
    ],
    ids=["suffix", "briefing-among-actors", "actor-among-briefings"],
)
def test_a_file_in_the_wrong_place_is_told_with_the_right_one(
    site: Path, name: str, text: str, remedy: str
) -> None:
    path = site / "briefings" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    status, told = run("check")
    assert status == 1
    assert told.startswith(f"briefings/{name}:1:1: error: ")
    assert remedy in told


FIELDS = {
    "2026/example": (KINDS["briefing"], "{}"),
    "incidents/example": (KINDS["incident"], "{}"),
    "actors/example": (KINDS["actor"], "{}"),
    "sources/example": (KINDS["source"], "{}"),
    "2026/statement": (STATEMENTS["recommendation"].shape, "recommendations:\n  text: x\n  {}"),
}


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("value", ["Some words", "[Some words]", "[[x]]", "{a: b}"])
def test_another_form_of_value_is_told_with_a_remedy(site: Path, name: str, value: str) -> None:
    shape, around = FIELDS[name]
    path = site / f"briefings/{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    for field in shape.known_fields():
        path.write_text(around.format(f"{field}: {value}\n"))
        lines = run("check")[1].splitlines()
        for line, after in zip(lines, [*lines[1:], ""], strict=True):
            if f"`{field}` " in line and line.endswith("[type]"):
                assert after.startswith("    "), f"{line}: no remedy"


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (("fields", "figur"), "figure"),
        (("check", "2026/brigde"), "2026/bridge"),
        (("list", "actors"), "actor"),
        (("new", "breifing", "T"), "briefing"),
        (("rename", "brigde", "bridge-2"), "bridge"),
        (("chek",), "check"),
    ],
    ids=lambda given: given[0] if isinstance(given, tuple) else "",
)
def test_a_mistyped_command_leads_on(site: Path, words: tuple[str, ...], remedy: str) -> None:
    (site / "briefings/2026/bridge.yaml").write_text(GOOD)
    status, told = run(*words)
    assert status in (1, 2)
    assert remedy in told


def test_outside_of_a_site_it_is_told_how_to_begin_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, told = run("check")
    assert status == 2
    assert "`briefings init` begins a site" in told
