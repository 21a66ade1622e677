"""What an actor was called until the last commit is told where its file is used no more."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mkdocs_briefings.build.site import check_site
from mkdocs_briefings.settings import Settings
from tests.site_folder import write

BRIEFING = """\
title: Example briefing
summary: Nothing happened.
published: 2024-03-01
actors: [River Front]
"""


def hints(folder: Path) -> list[str]:
    _, problems = check_site(Settings(folder, folder / "briefings", folder / "templates"))
    return [problem.hint for problem in problems if problem.rule == "unused-actor"]


def git(folder: Path, *words: str) -> None:
    name = ("-c", "user.name=Example", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(folder), *name, *words], check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    actor = "name: River Front\ntype: armed-group\n"
    write(tmp_path, {"briefings/actors/rf.yaml": actor, "briefings/2024/a.yaml": BRIEFING})
    return tmp_path


def rename(folder: Path) -> None:
    (folder / "briefings/actors/rf.yaml").write_text("name: Sea Front\ntype: armed-group\n")


def test_a_name_that_was_the_files_until_the_last_commit_is_told(folder: Path) -> None:
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "x")
    assert hints(folder) == []
    rename(folder)
    [hint] = hints(folder)
    assert "`River Front`, which 1 place still names" in hint
    assert "`aliases`" in hint


def test_a_name_whose_file_was_deleted_since_the_last_commit_is_told(folder: Path) -> None:
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "x")
    (folder / "briefings/actors/rf.yaml").unlink()
    assert hints(folder) == ["Put `briefings/actors/rf.yaml` back, or name what took its place."]


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("aliases: RF\n", "aliases: [RF]\n"),
        ("aliases: [RF, River Front]\n", "aliases: [RF]\n"),
        ("aliases: RF\nnames: {fr: River Front}\n", "aliases: [RF]\n"),
    ],
)
def test_a_name_that_a_file_lost_while_others_of_it_are_used_is_told(
    folder: Path, then: str, now: str
) -> None:
    name = "River Front" if "River" not in then else "The Front"
    write(
        folder,
        {
            "briefings/actors/rf.yaml": f"name: {name}\ntype: armed-group\n{then}",
            "briefings/2024/a.yaml": BRIEFING.replace("[River Front]", "[River Front, RF]"),
        },
    )
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "x")
    assert hints(folder) == []
    write(folder, {"briefings/actors/rf.yaml": f"name: The Front\ntype: armed-group\n{now}"})
    [hint] = hints(folder)
    assert "add it to `aliases` there" in hint
    write(folder, {"briefings/2024/a.yaml": BRIEFING.replace("River Front", "RF")})
    assert hints(folder) == []


def test_a_file_that_was_moved_is_not_missed(folder: Path) -> None:
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "x")
    (folder / "briefings/actors/rf.yaml").rename(folder / "briefings/actors/front.yaml")
    assert hints(folder) == []


@pytest.mark.parametrize("begun", [True, False])
def test_without_a_commit_there_is_no_such_hint(folder: Path, begun: bool) -> None:
    if begun:
        git(folder, "init", "-q")
    rename(folder)
    [hint] = hints(folder)
    assert "commit" not in hint
