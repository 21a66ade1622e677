"""The command line: formats, paths, exit status."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner, Result

from mkdocs_briefings.commands.main import main
from mkdocs_briefings.rules.all_rules import described

GOOD = "title: Example\nsummary: An example.\npublished: 2024-03-29\n"
WARNED = (
    f"{GOOD.replace('Example', 'Another')}"
    "sources: {paper: {title: Example paper}}\nbody: See [@paper].\n"
)
WRONG = f"{GOOD}topisc: example\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run a command in a site of three briefings: one good, one with a warning, one wrong."""
    site = tmp_path / "site"
    (site / "briefings").mkdir(parents=True)
    # A tag that would run code if it were followed.
    (site / "mkdocs.yml").write_text(
        "site_name: Example\ndocs_dir: briefings\nhooks: !!python/object/apply:os.abort []\n"
        "site_url: !ENV [NOWHERE, '']\n"
    )
    for name, text in (("good", GOOD), ("warned", WARNED), ("wrong", WRONG)):
        (site / "briefings" / f"{name}.yaml").write_text(text)
    monkeypatch.chdir(site)
    return lambda *args: CliRunner().invoke(main, args, catch_exceptions=False)


def test_every_problem_is_told_with_place_and_remedy(run) -> None:
    result: Result = run("check")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "briefings/warned.yaml:4:18: warning: nobody can find `Example paper` "
        "[source-without-locator]",
        "    Add `url:` or `archive_url:`, or `via:` where another source reports it.",
        "briefings/wrong.yaml:4:1: error: `topisc` is no field here [unknown-field]",
        "    Did you mean `topics`? All fields here: `briefings fields briefing`.",
        "1 error and 1 warning in 3 records",
    ]


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["briefings/good.yaml"], 0),
        (["briefings/warned.yaml"], 0),
        (["--strict", "briefings/warned.yaml"], 1),
        (["--strict", "briefings/good.yaml"], 0),
        (["briefings"], 1),
        (["briefings/wrong.yaml", "briefings/good.yaml"], 1),
        (["briefings/nowhere.yaml"], 2),
    ],
)
def test_exit_status_tells_how_it_went(run, args: list[str], status: int) -> None:
    assert run("check", *args).exit_code == status


@pytest.mark.parametrize(("strict", "status"), [("true", 1), ("false", 0), ("!ENV X", 0)])
def test_a_strict_site_is_checked_strictly(run, strict: str, status: int) -> None:
    with Path("mkdocs.yml").open("a") as config:
        config.write(f"strict: {strict}\n")
    assert run("check", "briefings/warned.yaml").exit_code == status
    assert run("check", "briefings/good.yaml").exit_code == 0


def test_without_a_site_it_says_so(run) -> None:
    result: Result = run("--config", "nowhere.yml", "check")
    assert result.exit_code == 2
    assert result.stderr == (
        "briefings: nowhere.yml: No such file or directory; "
        "`briefings init` begins a site; name another one with -f FOLDER/mkdocs.yml\n"
    )


def test_json_is_one_object(run) -> None:
    report = json.loads(run("check", "--format", "json").stdout)
    assert (report["version"], report["records"]) == (1, 3)
    assert (report["errors"], report["warnings"]) == (1, 1)
    assert report["problems"][1] == {
        "path": "briefings/wrong.yaml",
        "line": 4,
        "column": 1,
        "severity": "error",
        "rule": "unknown-field",
        "message": "`topisc` is no field here",
        "hint": "Did you mean `topics`? All fields here: `briefings fields briefing`.",
    }


def test_github_annotates_the_line(run) -> None:
    assert (
        "::error file=briefings/wrong.yaml,line=4,col=1,title=unknown-field::"
        "`topisc` is no field here%0ADid you mean `topics`? "
        "All fields here: `briefings fields briefing`."
    ) in run("check", "--format", "github").stdout.splitlines()


def test_sarif_names_rule_and_place(run) -> None:
    log = json.loads(run("check", "--format", "sarif").stdout)
    result = log["runs"][0]["results"][1]
    assert (result["ruleId"], result["level"]) == ("unknown-field", "error")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "briefings/wrong.yaml"
    assert place["region"] == {"startLine": 4, "startColumn": 1}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, ""),
        ({"a": "status: draft"}, "; 1 record not published: 1 draft"),
        (
            {"a": "status: draft", "b": "status: draft", "c": "marking: TLP:AMBER"},
            "; 3 records not published: 2 drafts, 1 above TLP:CLEAR",
        ),
        (
            {"a": "status: draft\nmarking: TLP:RED"},
            "; 1 record not published: 1 above TLP:CLEAR",
        ),
    ],
)
def test_records_that_are_not_published_are_counted(run, more: dict[str, str], told: str) -> None:
    Path("briefings/wrong.yaml").unlink()
    for name, line in more.items():
        text = GOOD.replace("published: 2024-03-29\n", "") if "draft" in line else GOOD
        text = text.replace("title: ", f"title: {name} ")
        Path(f"briefings/{name}.yaml").write_text(f"{text}{line}\n")
    for form in ("text", "github"):
        last = run("check", "--format", form).stdout.splitlines()[-1]
        assert last == f"1 warning in {2 + len(more)} records{told}"


def test_sarif_names_files_by_address(run) -> None:
    Path("briefings/wrong.yaml").rename("briefings/wrong name 100% é.yaml")
    log = json.loads(run("check", "--format", "sarif").stdout)
    place = log["runs"][0]["results"][-1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "briefings/wrong%20name%20100%25%20%C3%A9.yaml"


def test_a_faulty_template_is_found_before_the_build(run) -> None:
    Path("templates").mkdir()
    Path("templates/home.md.j2").write_text("# {{ view.title }}\n{% if %}\n")
    result: Result = run("check", "templates")
    assert result.exit_code == 1
    assert result.stdout.startswith("templates/home.md.j2:2:1: error: ")


def test_the_folder_of_templates_is_that_of_the_plugins_options(run) -> None:
    with Path("mkdocs.yml").open("a") as config:
        config.write("plugins: [search, {briefings: {templates: own}}]\n")
    Path("own").mkdir()
    Path("own/home.md.j2").write_text("{% if %}\n")
    assert run("check", "own").stdout.startswith("own/home.md.j2:1:1: error: ")


def test_rules_are_explained(run) -> None:
    listed: Result = run("rules")
    assert all(rule.name in listed.stdout for rule in described())
    assert "Fails:" in run("rules", "uncited").stdout
    unknown: Result = run("rules", "uncitet")
    assert (unknown.exit_code, unknown.stderr) == (
        2,
        "briefings: there is no rule `uncitet`; did you mean `uncited`?\n",
    )


@pytest.mark.parametrize("out", ["briefings", "briefings/build", ".", "linked", ".."])
def test_pages_are_not_written_among_records(run, out: str) -> None:
    Path("linked").symlink_to("briefings")
    Path("briefings/wrong.yaml").unlink()
    before = sorted(Path().rglob("*"))
    result: Result = run("pages", out)
    assert (result.exit_code, sorted(Path().rglob("*"))) == (2, before)
    assert f"{out} and the records in briefings would be mixed" in result.stderr
    assert run("pages", "build").exit_code == 0


def test_pages_are_not_written_into_a_file(run) -> None:
    result: Result = run("pages", "mkdocs.yml")
    told = "briefings: mkdocs.yml is a file; name a folder, such as build/plain\n"
    assert (result.exit_code, result.stderr) == (2, told)


def new(run) -> list[str]:
    """The next steps that are told when a record is begun."""
    result: Result = run("new", "actor", "Example Group")
    assert result.exit_code == 0
    begun, *steps = result.stdout.splitlines()
    assert begun.startswith("briefings/actors/example-group.yaml begun.")
    return steps


@pytest.mark.parametrize("folder", ["bin", "my programs"])
def test_next_steps_can_be_typed_as_they_are_told(
    run, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    Path(folder).mkdir()
    for name in ("briefings", "mkdocs"):
        Path(folder, name).write_text("")
        Path(folder, name).chmod(0o755)
    bare = ["  briefings check briefings/actors/example-group.yaml", "  mkdocs serve"]
    with monkeypatch.context() as patch:
        patch.setenv("PATH", folder)
        assert new(run) == bare
    Path("briefings/actors/example-group.yaml").unlink()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.argv", [str(Path(folder).absolute() / "briefings")])
    assert [shlex.split(step)[0] for step in new(run)] == [
        f"{folder}/briefings",
        f"{folder}/mkdocs",
    ]


def test_next_steps_name_the_configuration(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("..")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.argv", ["nowhere/__main__.py"])
    result: Result = run("-f", "site/mkdocs.yml", "new", "actor", "Example Group")
    check, serve = result.stdout.splitlines()[1:]
    path = "site/briefings/actors/example-group.yaml"
    assert check.endswith(f"-m mkdocs_briefings -f site/mkdocs.yml check {path}")
    assert serve.endswith("-m mkdocs serve -f site/mkdocs.yml")


@pytest.mark.parametrize("name", main.list_commands(Context(main)))
def test_every_command_has_help_with_an_example(run, name: str) -> None:
    help_text = run(name, "--help").stdout
    assert "Example" in help_text
    assert f"briefings {name}" in help_text
