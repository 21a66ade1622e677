"""Every rule is kept by its passing example and broken by its failing one."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_briefings.addresses import RULES as RULES_PAGE
from mkdocs_briefings.addresses import below
from mkdocs_briefings.build.site import check_site, make_site, read_library
from mkdocs_briefings.difference.against import lost_since
from mkdocs_briefings.language.slugs import slug
from mkdocs_briefings.problems import Problem
from mkdocs_briefings.rules.all_rules import GROUPS, described
from mkdocs_briefings.rules.description import BLOCK, KEPT, Description
from mkdocs_briefings.settings import Settings, read_settings
from tests.golden_case import as_lines, replaced
from tests.rule_examples import write
from tests.rule_names import names_in

RULES = described()
ELSEWHERE = [name for group in GROUPS for name in group.kept]


def problems(example: str, folder: Path) -> list[Problem]:
    """What is found in the files of an example."""
    docs = folder / "briefings"
    write(example, docs)
    settings = Settings(folder, docs, folder / "templates")
    if (folder / "mkdocs.yml").is_file():
        settings = read_settings(folder / "mkdocs.yml")
    found = check_site(settings)[1]
    if (folder / "addresses.txt").is_file():
        published = str(folder / "addresses.txt")
        lost = lost_since(settings, published, read_library(settings)[0])
        found += [replace(one, path=Path(one.path).name) for one in lost]
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_passing_example_is_free_of_errors(rule: Description, tmp_path: Path) -> None:
    found = problems(rule.passes, tmp_path)
    assert [p for p in found if p.is_error or p.rule == rule.name] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_failing_example_is_reported_with_a_remedy(rule: Description, tmp_path: Path) -> None:
    found = [p for p in problems(rule.fails, tmp_path) if p.rule == rule.name]
    assert found, f"{rule.name} is not reported"
    assert {p.severity for p in found} == {rule.severity}
    assert all(p.hint for p in found)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_file_of_a_rule_kept_elsewhere_says_what_is_reported(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = KEPT / f"{name}.md"
    text = path.read_text("utf-8")
    blocks = {block[3]: block[4] for block in BLOCK.finditer(text)}
    reported = "problems" if "problems" in blocks else "warnings"
    found = problems(blocks["fails"], tmp_path)
    given = as_lines(one for one in found if one.is_error == (reported == "problems"))
    if request.config.getoption("--rewrite"):
        path.write_text(replaced(text, reported, given), "utf-8", newline="\n")
    else:
        assert given == blocks[reported].splitlines()


def test_every_file_of_a_rule_kept_elsewhere_is_on_the_page_of_rules() -> None:
    assert sorted(ELSEWHERE) == sorted(path.stem for path in KEPT.iterdir())
    for name in ELSEWHERE:
        assert (KEPT / f"{name}.md").read_text("utf-8").startswith(f"# {name}\n\n"), name


def test_a_check_reads_no_description(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdocs_briefings.rules.description.KEPT", tmp_path / "nothing")
    accepted = (
        "accept: [source-without-locator, unused-source]\nsources:\n  paper: {title: Example paper}"
    )
    assert problems(accepted, tmp_path) == []


def test_every_rule_has_its_own_name_and_says_what_it_is() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert all(rule.says.endswith(".") and rule.passes and rule.fails for rule in RULES)


def test_every_rule_in_the_source_is_documented() -> None:
    named = names_in("**/*.py")
    assert len(named) > 45
    assert named <= {rule.name for rule in RULES}


def test_code_in_what_a_rule_says_is_code(tmp_path: Path) -> None:
    (tmp_path / "briefings").mkdir()
    site = make_site(Settings(tmp_path, tmp_path / "briefings", tmp_path / "templates"))
    for file in ("method/rules.md", "method/rules/names.md"):
        page = re.sub(r"(?ms)^```.*?^```$", "", site.markdown[file])
        assert "\\`" not in page, file
    assert "an actor in `actors/`" in site.markdown["method/rules.md"]


def test_the_list_of_rules_leads_to_each_and_keeps_its_anchor(tmp_path: Path) -> None:
    (tmp_path / "briefings").mkdir()
    site = make_site(Settings(tmp_path, tmp_path / "briefings", tmp_path / "templates"))
    listed = site.markdown["method/rules.md"]
    for group in GROUPS:
        page = site.markdown[f"{below(RULES_PAGE, group.title)}.md"]
        for rule in group.descriptions():
            way = f"rules/{slug(group.title)}.md#{rule.name}"
            assert f"[{rule.name}]({way}){{: #{rule.name} }}" in listed
            assert f"## {rule.name} {{: #{rule.name} }}" in page
            assert rule.fails in page
