"""What an author sees while writing: the real YAML language server, with this site's settings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mkdocs_briefings.model import json_schema as schema
from tests.language_client import LanguageClient
from tests.node import installed

REPOSITORY = Path(__file__).parents[1]
PACKAGE = REPOSITORY / "tests" / "language_server"
EXAMPLES = REPOSITORY / "generator/mkdocs_briefings/starters/site/records"
RECORDS = sorted(EXAMPLES.rglob("*.yaml"))
BRIEFINGS = sorted((EXAMPLES / "example").glob("*.yaml"))
BRIEFING = "title: Example\nsummary: An example.\npublished: 2024-03-29\n"


def editor_settings() -> dict[str, Any]:
    """The settings of `.vscode/settings.json`, as VS Code hands them to the server."""
    text = (REPOSITORY / ".vscode" / "settings.json").read_text("utf-8")
    yaml = {key.removeprefix("yaml."): value for key, value in json.loads(text).items()}
    # The catalogue of schemas on the web is off, and what an editor switches on by itself is on.
    defaults = {"schemaStore": {"enable": False}, "validate": True, "hover": True}
    return {"yaml": {**defaults, "completion": True, **yaml}}


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageClient]:
    """An editor that has a site open whose schemas `make schema` has made."""
    site = tmp_path_factory.mktemp("site")
    (site / ".schema").mkdir()
    for name, text in schema.files().items():
        (site / ".schema" / name).write_text(text, "utf-8")
    server = (
        installed(PACKAGE)
        / "node_modules"
        / "yaml-language-server"
        / "bin"
        / "yaml-language-server"
    )
    with LanguageClient(["node", str(server), "--stdio"], site, editor_settings()) as client:
        yield client


def labels(items: list[dict[str, Any]]) -> list[str]:
    """What is shown of the things to choose from."""
    return [item["label"] for item in items]


def test_fields_of_a_briefing_are_offered(editor: LanguageClient) -> None:
    offered = editor.completion("briefings/2024/fields.yaml", f"{BRIEFING}|")
    assert {"judgements", "claims", "quotes", "sources"} <= set(labels(offered))
    assert "title" not in labels(offered), "it is written already"
    [body] = [item for item in offered if item["label"] == "body"]
    assert body["insertText"] == "body: "
    assert "Background and analysis" in json.dumps(body["documentation"])


@pytest.mark.parametrize("claim", ["claims:\n  - text: An example.\n    |", "claims:\n  - |"])
def test_fields_of_a_claim_are_offered(editor: LanguageClient, claim: str) -> None:
    offered = labels(editor.completion("briefings/2024/claim.yaml", BRIEFING + claim))
    assert {"responses", "by", "cites"} <= set(offered)
    assert "judgements" not in offered


def test_fields_inside_a_response_are_offered(editor: LanguageClient) -> None:
    text = f"{BRIEFING}claims:\n  - text: An example.\n    responses:\n      - |"
    assert "stance" in labels(editor.completion("briefings/2024/response.yaml", text))


def test_terms_are_offered_with_their_meaning(editor: LanguageClient) -> None:
    text = f"{BRIEFING}judgements:\n  - text: An example.\n    likelihood: |"
    offered = editor.completion("briefings/2024/terms.yaml", text)
    assert labels(offered)[:2] == ["almost-no-chance", "very-unlikely"]
    assert "1 to 5 per cent" in offered[0]["documentation"]


def test_countries_are_offered_by_name(editor: LanguageClient) -> None:
    offered = editor.completion("briefings/2024/country.yaml", f"{BRIEFING}countries: |")
    assert {item["label"]: item["insertText"] for item in offered}["AF Afghanistan"] == "AF"


@pytest.mark.parametrize("field", ["title: |", "topics: |", "claims:\n  - by: |", "updated: |"])
def test_texts_are_not_filled_in(editor: LanguageClient, field: str) -> None:
    text = BRIEFING.replace("title: Example\n", "") + field
    offered = labels(editor.completion("briefings/2024/texts.yaml", text))
    assert not {"true", "false", "null"} & set(offered)


def test_hovering_explains_a_field(editor: LanguageClient) -> None:
    text = f"{BRIEFING}judgements:\n  - text: An example.\n    like|lihood: likely\n"
    shown = editor.hover("briefings/2024/hover.yaml", text)
    assert "How likely the event is (ICD 203)." in shown
    assert "`likely`: The event is judged to have a chance of 55 to 80 per cent." in shown


def test_hovering_shows_how_a_date_is_written(editor: LanguageClient) -> None:
    text = BRIEFING.replace("published", "pub|lished")
    assert "2024-03-22" in editor.hover("briefings/2024/date.yaml", text)


@pytest.mark.parametrize("path", BRIEFINGS, ids=lambda path: path.stem)
def test_hovering_shows_each_explanation_once(editor: LanguageClient, path: Path) -> None:
    text = path.read_text("utf-8")
    uri = editor.open(f"briefings/hovered/{path.name}", text)
    seen = set[str]()
    for number, line in enumerate(text.split("\n")):
        key = line.lstrip(" -").partition(":")[0]
        if key.isidentifier() and key not in seen and f"{key}:" in line:
            seen.add(key)
            place = {"line": number, "character": line.index(key)}
            found = editor.request("textDocument/hover", textDocument={"uri": uri}, position=place)
            shown = found["contents"]["value"] if found else ""
            assert "||" not in shown, f"{key}: {shown}"
    assert {"title", "judgements", "sources"} <= seen


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("topisc: example\n", "Property topisc is not allowed."),
        ("claims:\n  - txet: example\n", "Property txet is not allowed."),
        ("quotes:\n  - {quote: example, by: {nmae: A}}\n", "Property nmae is not allowed."),
        ("judgements:\n  - {text: a, likelihood: maybe}\n", "Value is not accepted."),
        ("claims:\n  - note: example\n", "Write `text` or `quote`."),
        ("countries: Afghanistan\n", "Write the two letters of ISO 3166-1"),
        ("related: [[example]]\n", "Write a text."),
        ("sources:\n  a: {title: A, url: example.org}\n", "Write the address whole"),
    ],
)
def test_a_slip_is_marked(editor: LanguageClient, written: str, said: str) -> None:
    name = hashlib.sha256(written.encode()).hexdigest()[:12]
    found = editor.problems((f"briefings/2024/{name}.yaml", BRIEFING + written))
    assert any(said in problem for problem in found), found


def test_a_missing_field_is_marked(editor: LanguageClient) -> None:
    found = editor.problems(("briefings/2024/missing.yaml", "title: Example\nstatus: draft\n"))
    assert found == ['Missing property "summary".']


def test_records_of_this_site_are_not_marked(editor: LanguageClient) -> None:
    files = [(f"briefings/{r.relative_to(EXAMPLES)}", r.read_text("utf-8")) for r in RECORDS]
    assert files
    assert editor.problems(*files) == []


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("briefings/example.yaml", "briefing"),
        ("briefings/iran/2024/example.yml", "briefing"),
        ("briefings/actors/example.yaml", "actor"),
        ("briefings/actors/groups/example.yml", "actor"),
        ("briefings/incidents/example.yaml", "incident"),
        ("briefings/sources/example.yaml", "source"),
        ("mkdocs.yml", None),
        ("briefings/mkdocs.yml", None),
    ],
)
def test_the_folder_says_which_schema(editor: LanguageClient, path: str, taken: str | None) -> None:
    required = schema.schema(taken)["required"] if taken else []
    found = editor.problems((path, "status: draft\nnonsense: example\n"))
    missing = [f'Missing property "{field}".' for field in required]
    assert [problem for problem in found if problem.startswith("Missing")] == missing
    assert ("Property nonsense is not allowed." in found) == bool(taken)


def test_a_first_line_may_name_the_schema_instead(editor: LanguageClient) -> None:
    text = (
        "# yaml-language-server: $schema=../../.schema/actor.schema.json\nnmae: A\ntype: person\n"
    )
    found = editor.problems(("elsewhere/people/example.yaml", text))
    assert "Property nmae is not allowed." in found
