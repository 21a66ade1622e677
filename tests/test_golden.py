"""Runs the cases of tests/golden; `pytest --rewrite` writes what they give now into them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_briefings.model import details, kinds, records, statements, values
from mkdocs_briefings.model.values import Shape
from tests.golden_case import differences, make, read_case, rewritten, undocumented
from tests.rule_names import names_in

GOLDEN = Path(__file__).parent / "golden"
CASES = {path.relative_to(GOLDEN).with_suffix("").as_posix(): path for path in GOLDEN.rglob("*.md")}

READERS = ("load/*.py", "check/*.py", "model/*.py", "link/*.py", "markdown/*.py")
# Kept by tests of their own: they need links between files, or a file too large to be read here.
ELSEWHERE = {"symlink", "unreadable", "too-large", "too-long"}


@pytest.mark.parametrize("name", sorted(CASES))
def test_case(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = CASES[name]
    case = read_case(path.read_text("utf-8"))
    site = make(case, tmp_path)
    if request.config.getoption("--rewrite"):
        path.write_text(rewritten(case, site), "utf-8", newline="\n")
    else:
        assert not differences(case, site)
    assert not undocumented(site.problems)


SHAPES: list[type[Shape]] = [
    *records.KINDS.values(),
    *(kind.shape for kind in kinds.KINDS.values()),
    details.Place,
    details.Active,
    details.Contested,
    details.Image,
    details.Part,
    details.Party,
    details.Review,
    details.Change,
    statements.Statement,
    statements.Original,
    statements.Resolution,
    kinds.Update,
    values.Who,
    values.Cite,
]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_field_has_a_case(shape: type[Shape]) -> None:
    own = shape.__annotations__ if issubclass(shape, statements.Statement) else shape.model_fields
    fields = {name for name, attribute in shape.known_fields().items() if attribute in own}
    name = shape.__name__.lower()
    assert {f"fields/{name}/{field}" for field in fields} <= set(CASES)


def test_every_rule_of_the_core_has_a_case() -> None:
    rules = names_in(*READERS)
    assert len(rules) > 40
    missing = {rule for rule in rules - ELSEWHERE if f"rules/{rule}" not in CASES}
    assert not missing


@pytest.mark.parametrize("name", sorted(name for name in CASES if name.startswith("rules/")))
def test_a_case_of_a_rule_breaks_it(name: str) -> None:
    expected = read_case(CASES[name].read_text("utf-8")).expected
    lines = [*expected.get("problems", ()), *expected.get("warnings", ())]
    rules = {line.rpartition("[")[2].rstrip("]") for line in lines if line.endswith("]")}
    assert any(name.removeprefix("rules/").startswith(rule) for rule in rules)
