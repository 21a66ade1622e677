"""`briefings init`: a site that works at once, and nothing of anybody's touched."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click import Context
from click.testing import CliRunner, Result

from mkdocs_briefings.commands.main import main

Run = Callable[..., Result]
SITE = Path(__file__).parents[1] / "generator/mkdocs_briefings/starters/site"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    return lambda *args: CliRunner().invoke(main, args, catch_exceptions=False)


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and ".git/" not in str(path))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_new_site_has_an_example_of_each_kind_and_no_problem(run: Run, tmp_path: Path) -> None:
    made = run("init", "harbour-briefings")
    assert made.exit_code == 0
    site = tmp_path / "harbour-briefings"
    assert "site_name: Harbour briefings\n" in (site / "mkdocs.yml").read_text("utf-8")
    written = set(files(site))
    assert {"mkdocs.yml", "briefings/index.md", "README.md", ".gitignore"} <= written
    assert {".github/workflows/check.yml", ".github/workflows/publish.yml"} <= written
    checked = run("check", "--strict", "-f", "harbour-briefings/mkdocs.yml")
    assert checked.output.strip() == "no problems in 4 records"


def test_nothing_that_is_packaged_is_forgotten(run: Run, tmp_path: Path) -> None:
    run("init")
    packaged = [path for path in SITE.rglob("*") if path.is_file()]
    assert len(files(tmp_path)) == len(packaged)


def test_every_example_says_that_it_is_invented_and_how_to_delete_it() -> None:
    for path in (SITE / "records").rglob("*.yaml"):
        text = path.read_text("utf-8")
        assert text.startswith("# An example, all of it invented.")
        assert "Example" in text.partition("\n")[2].partition("\n")[0] or "sources" in path.parts


def test_examples_are_deleted_unless_they_were_changed(run: Run, tmp_path: Path) -> None:
    run("init")
    own = tmp_path / "briefings/2026/own.yaml"
    own.parent.mkdir()
    own.write_text("title: Own\npublished: 2026-01-01\nsummary: Own.\n", "utf-8")
    changed = tmp_path / "briefings/actors/example-river-front.yaml"
    changed.write_text(changed.read_text("utf-8") + "country: AF\n", "utf-8")
    told = run("init", "--remove-examples").output
    assert "kept     briefings/actors/example-river-front.yaml, as it was changed" in told
    left = {name for name in files(tmp_path / "briefings") if name.endswith(".yaml")}
    assert left == {"2026/own.yaml", "actors/example-river-front.yaml"}
    assert not (tmp_path / "briefings/example").exists()


def test_a_second_time_nothing_is_written(run: Run, tmp_path: Path) -> None:
    run("init")
    before = files(tmp_path)
    told = run("init").output
    assert "Nothing was missing." in told
    assert files(tmp_path) == before


def test_a_site_that_is_there_keeps_its_files_and_is_told_what_it_lacks(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    config = "site_name: Old\ntheme: readthedocs\nplugins:\n  - search\n"
    given = {"mkdocs.yml": config, "docs/index.md": "# Old\n", "README.md": "Old.\n"}
    for name, text in given.items():
        (tmp_path / name).write_text(text, "utf-8")
    told = run("init").output
    for name, text in given.items():
        assert (tmp_path / name).read_text("utf-8") == text
    assert "Write into mkdocs.yml by hand" in told
    assert "  - briefings" in told
    assert "  name: material" in told
    assert not list((tmp_path / "docs").rglob("*.yaml")), "examples are for empty sites"
    assert '"docs/**/*.{yaml,yml}"' in (tmp_path / ".vscode/settings.json").read_text("utf-8")


def test_a_clone_of_github_knows_its_address(run: Run, tmp_path: Path) -> None:
    def git(*args: str) -> None:
        subprocess.run(["git", *args], cwd=tmp_path, check=True, capture_output=True)

    git("init")
    git("remote", "add", "origin", "git@github.com:Example-Desk/river-watch.git")
    run("init")
    text = (tmp_path / "mkdocs.yml").read_text("utf-8")
    assert "site_name: River watch" in text
    assert "https://example-desk.github.io/river-watch/" in text
    assert "\nrepo_url: https://github.com/Example-Desk/river-watch\n" in text


def test_workflows_are_pinned_and_may_do_no_more_than_they_must() -> None:
    for path in (SITE / "github/workflows").glob("*.yml"):
        flow = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        assert flow["permissions"] == {"contents": "read"}
        for job in flow["jobs"].values():
            assert int(job["timeout-minutes"]) <= 30
            for step in job["steps"]:
                action = step.get("uses", "")
                assert not action or len(action.partition("@")[2]) == 40, action
                assert "pull_request_target" not in path.read_text("utf-8")


def test_a_folder_that_cannot_be_written_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", "utf-8")
    refused = run("init", "taken")
    assert refused.exit_code == 2
    assert refused.output.count("\n") == 1


@pytest.mark.parametrize("below", ["briefings", "briefings/example"])
def test_the_site_is_found_from_any_folder_below(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, below: str
) -> None:
    run("init")
    monkeypatch.chdir(tmp_path / below)
    assert run("check").output.strip() == "no problems in 4 records"


def test_every_command_takes_the_site_before_and_behind(run: Run) -> None:
    run("init", "one")
    for arguments in (["-f", "one/mkdocs.yml", "check"], ["check", "-f", "one/mkdocs.yml"]):
        assert run(*arguments).exit_code == 0
    context = Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command
        assert any("-f" in option.opts for option in command.params), name
