"""Every rule is kept by its passing example and broken by its failing one."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_briefings.build.site import check_site
from mkdocs_briefings.problems import Problem
from mkdocs_briefings.rules import RULES
from mkdocs_briefings.rules.rule import Rule
from mkdocs_briefings.settings import Settings
from tests.rule_examples import write
from tests.rule_names import names_in


def problems(example: str, folder: Path) -> list[Problem]:
    """What is found in the files of an example."""
    docs = folder / "briefings"
    write(example, docs)
    return check_site(Settings(folder, docs, folder / "templates"))[1]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_passing_example_is_free_of_errors(rule: Rule, tmp_path: Path) -> None:
    found = problems(rule.passes, tmp_path)
    assert [p for p in found if p.is_error or p.rule == rule.name] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_failing_example_is_reported_with_a_remedy(rule: Rule, tmp_path: Path) -> None:
    found = [p for p in problems(rule.fails, tmp_path) if p.rule == rule.name]
    assert found, f"{rule.name} is not reported"
    assert {p.severity for p in found} == {rule.severity}
    assert all(p.hint for p in found)


def test_every_rule_has_its_own_name_and_says_what_it_is() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert all(rule.says.endswith(".") and rule.passes and rule.fails for rule in RULES)


def test_every_rule_in_the_source_is_documented() -> None:
    named = names_in("**/*.py")
    assert len(named) > 45
    assert named <= {rule.name for rule in RULES}
