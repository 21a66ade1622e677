"""The editor's schema agrees with `briefings check`, and explains every field."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mkdocs_briefings.commands import main as cli
from mkdocs_briefings.language.vocabulary import VOCABULARIES, Vocabulary
from mkdocs_briefings.model.entry import FOLDERS
from mkdocs_briefings.model.json_schema import as_text, schema
from mkdocs_briefings.model.records import KINDS
from mkdocs_briefings.model.schema_forms import terms
from mkdocs_briefings.rules.all_rules import described
from tests import rule_examples

RECORDS = Path(__file__).parents[1] / "generator/mkdocs_briefings/starters/site/records"
SCHEMAS = {kind: schema(kind) for kind in KINDS}
SEEN_BY_SCHEMA = (
    "unknown-field",
    "missing-field",
    "type",
    "empty",
    "vocabulary",
    "url",
    "country",
    "slug",
    "site-path",
    "reference",
    "not-a-record",
)
MINIMAL = {
    "briefing": {"title": "T", "summary": "S", "published": "2024-03-29"},
    "incident": {"name": "N", "date": "2024-03-22"},
    "actor": {"name": "N", "type": "person"},
    "source": {"title": "T"},
}


class CoreLoader(yaml.SafeLoader):
    """Reads scalars by the core schema of YAML 1.2, as an editor does."""

    yaml_implicit_resolvers = {}


_SCALARS = {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.nan",
}
for name, form in _SCALARS.items():
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"^(?:{form})$"), None)
CoreLoader.add_constructor(
    "tag:yaml.org,2002:int",
    lambda loader, node: int(node.value, 16 if node.value.startswith("0x") else 10),
)


def faults(kind: str, text: str) -> list[str]:
    """What the schema of a kind finds in a record's text."""
    data = yaml.load(text, Loader=CoreLoader)
    return [error.message for error in Draft202012Validator(SCHEMAS[kind]).iter_errors(data)]


def kind_of(uri: str) -> str:
    """The kind of a record by its path below `briefings/`."""
    return FOLDERS.get(uri.split("/")[0], "briefing")


def faults_of_example(example: str) -> list[str]:
    """What the schema finds in the records of a rule's example."""
    records = (f for f in rule_examples.files(example) if f.path.endswith(".yaml") and not f.link)
    return [fault for file in records for fault in faults(kind_of(file.path), file.text)]


def fields(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field in the schema of a kind, those of statements and inline records too."""
    made = SCHEMAS[kind]
    for shape in (made, *made.get("$defs", {}).values()):
        assert shape["description"], shape["title"]
        assert shape["additionalProperties"] is False, shape["title"]
        for name, field in shape["properties"].items():
            yield f"{shape['title']}.{name}", field


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[kind])
    assert SCHEMAS[kind]["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert SCHEMAS[kind]["$id"] == f"urn:mkdocs-briefings:format:1:{kind}"
    assert re.search(r"mkdocs-briefings \d", SCHEMAS[kind]["$comment"])


@pytest.mark.parametrize("kind", KINDS)
def test_no_other_file_is_needed(kind: str) -> None:
    references = re.findall(r'"\$ref": "(.*?)"', as_text(kind))
    assert all(reference.startswith("#/$defs/") for reference in references)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_described(kind: str) -> None:
    missing = [name for name, field in fields(kind) if not field["description"].strip()]
    assert not missing


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_model_is_there(kind: str) -> None:
    assert list(SCHEMAS[kind]["properties"]) == list(KINDS[kind].known_fields())
    assert SCHEMAS[kind]["required"] == [
        name
        for name, attribute in KINDS[kind].known_fields().items()
        if KINDS[kind].model_fields[attribute].is_required()
    ]


@pytest.mark.parametrize("path", sorted(RECORDS.rglob("*.yaml")), ids=lambda path: path.stem)
def test_records_of_this_site_are_valid(path: Path) -> None:
    uri = path.relative_to(RECORDS).as_posix()
    assert faults(kind_of(uri), path.read_text("utf-8")) == []


@pytest.mark.parametrize("rule", described(), ids=lambda rule: rule.name)
def test_what_rules_pass_is_valid(rule: Any) -> None:
    assert faults_of_example(rule.passes) == []


@pytest.mark.parametrize("name", SEEN_BY_SCHEMA)
def test_what_shape_rules_fail_is_not_valid(name: str) -> None:
    [rule] = [rule for rule in described() if rule.name == name]
    assert faults_of_example(rule.fails)


@pytest.mark.parametrize(
    "scalar", ["1984", "no", "true", "null", "~", "1:30", "007", "-1", "0x1F", ".inf", "2024-03-29"]
)
def test_a_text_is_what_it_looks_like(scalar: str) -> None:
    record = f"""
title: {scalar}
summary: {scalar}
published: 2024
topics: [{scalar}, example]
actors: [{scalar}, {{actor: {{as: {scalar}}}}}]
claims:
  - {{text: {scalar}, by: {scalar}, cites: {scalar}}}
  - {{quote: {scalar}, by: [{{name: {scalar}}}, {scalar}], cites: {{source: {scalar}}}}}
sources: {{{scalar}: {scalar}, paper: {{title: {scalar}}}}}
"""
    assert faults("briefing", record) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_with_nothing_after_it_is_not_written(kind: str) -> None:
    optional = set(SCHEMAS[kind]["properties"]) - set(SCHEMAS[kind]["required"])
    decide = {"published", "marking", "status"}  # what is published, and so must be said
    record = MINIMAL[kind] | dict.fromkeys(sorted(optional - decide))
    assert faults(kind, yaml.safe_dump(record)) == []
    assert KINDS[kind].model_validate(record)


@pytest.mark.parametrize("name", ["marking", "status"])
def test_what_is_to_be_said_is_not_left_empty(name: str) -> None:
    record = MINIMAL["briefing"]
    figure = {"measure": "killed", "value": "1", "cites": "paper"}
    assert faults("briefing", yaml.safe_dump(record | {"figures": [figure]})) == []
    assert faults("briefing", yaml.safe_dump(record | {name: None}))
    assert faults("briefing", yaml.safe_dump(record | {"figures": [figure | {name: None}]}))


@pytest.mark.parametrize("kind", KINDS)
def test_a_single_item_stands_for_a_list(kind: str) -> None:
    lists = [name for name, field in fields(kind) if '"array"' in json.dumps(field.get("anyOf"))]
    assert lists or kind == "source"
    for name, field in fields(kind):
        forms = field.get("anyOf", [])
        for items in (form["items"] for form in forms if form.get("type") == "array"):
            single = items["anyOf"] if set(items) == {"anyOf"} else [items]
            assert [_bare(form) for form in single] == [_bare(f) for f in forms[: len(single)]], (
                name
            )


def _bare(form: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in form.items() if key != "properties"}


CLOSED = [words for words in VOCABULARIES.values() if not words.open]


@given(st.data(), st.sampled_from(CLOSED))
def test_all_writings_of_a_term_are_accepted(data: st.DataObject, words: Vocabulary) -> None:
    writing = data.draw(st.sampled_from([text for term in words for text in term.writings]))
    between = data.draw(st.sampled_from(["-", " ", "_", "", " - "]))
    case = data.draw(st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
    written = case(re.sub(r"(?<=[^:])[-\s_]+", between, writing))
    assert words.lookup(written)
    assert Draft202012Validator(terms(words)).is_valid(written)


@given(st.text("abcdefilnuy TLP:-_+", max_size=12), st.sampled_from(CLOSED))
def test_no_other_word_is_accepted(written: str, words: Vocabulary) -> None:
    if not words.lookup(written):
        assert not Draft202012Validator(terms(words)).is_valid(written)


def test_every_run_writes_the_same() -> None:
    command = [sys.executable, "-m", "mkdocs_briefings", "schema", "incident"]
    runs = [
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True)
        for seed in ("1", "2")
    ]
    assert runs[0].stdout.decode() == runs[1].stdout.decode() == as_text("incident")


def test_command_prints_one_kind() -> None:
    done = CliRunner().invoke(cli.main, ["schema", "actor"])
    assert json.loads(done.stdout) == SCHEMAS["actor"]


def test_command_writes_all_kinds(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli.main, ["schema", "--out", str(tmp_path / "schemas")])
    assert done.exit_code == 0, done.output
    written = {path.name: json.loads(path.read_text("utf-8")) for path in tmp_path.rglob("*.json")}
    assert written == {f"{kind}.schema.json": SCHEMAS[kind] for kind in KINDS}


@pytest.mark.parametrize(
    ("kind", "shape", "field", "example"),
    [
        ("incident", "", "parties", "parties: {actor: Example River Front, role: attacker"),
        ("incident", "", "ids", "ids: "),
        ("incident", "Image", "licence", "licence: "),
        ("actor", "Contested", "contested", "contested: "),
        ("source", "", "titles", "titles: "),
        ("source", "", "short", "short: "),
        ("briefing", "", "withdrawn", "status: withdrawn"),
    ],
)
def test_an_editor_shows_an_example_of_a_field(
    kind: str, shape: str, field: str, example: str
) -> None:
    made = schema(kind)
    fields = (made["$defs"][shape] if shape else made)["properties"]
    assert f"```yaml\n{example}" in fields[field]["markdownDescription"]
