"""The reference of fields: complete, told by command and page, and every example passes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from mkdocs_briefings.addresses import anchor
from mkdocs_briefings.build.site import check_site, make_site
from mkdocs_briefings.commands.main import main
from mkdocs_briefings.model.records import KINDS
from mkdocs_briefings.model.reference import FORMS, FieldReference, all_fields, reference
from mkdocs_briefings.model.values import Shape
from mkdocs_briefings.settings import Settings

SITE = Path(__file__).parents[1] / "generator/mkdocs_briefings/starters/site/records"
FIELDS = [field for shape in reference().values() for field in shape.fields]


def told(*words: str) -> str:
    """What the command prints."""
    return CliRunner().invoke(main, ["fields", *words]).output


def innermost(data: Any) -> dict[str, Any]:
    """The last item of the innermost list or mapping of a record."""
    for value in reversed(data.values()):
        last = value[-1] if isinstance(value, list) else value
        if isinstance(last, dict):
            return innermost(last)
    found: dict[str, Any] = data
    return found


def with_example(field: FieldReference) -> tuple[str, str]:
    """The path and the text of a record that holds the example of a field."""
    within = reference()[field.shape].within
    data = yaml.load(within, Loader=yaml.BaseLoader)
    of_record = field.shape in KINDS or field.shape == "record"
    inner = data if of_record else innermost(data)
    inner.update(yaml.load(field.example, Loader=yaml.BaseLoader))
    if within.startswith("# "):
        path = within.split("\n")[0].removeprefix("# ")
    else:
        path = "2026/example.yaml"
        data = yaml.load(reference()["briefing"].within, Loader=yaml.BaseLoader) | data
    return path, yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.shape}.{field.name}")
def test_example_passes_every_check(field: FieldReference, tmp_path: Path) -> None:
    docs = tmp_path / "briefings"
    shutil.copytree(SITE, docs)
    (docs / "images").mkdir()
    (docs / "images/harbour.jpg").write_bytes(b"")
    naming = reference()["briefing"].within + "\nactors: Example Dockers\n"
    (docs / "example/naming.yaml").write_text(naming.replace("after", "before"), "utf-8")
    path, text = with_example(field)
    assert yaml.load(field.example, Loader=yaml.BaseLoader).keys() >= {field.name}
    (docs / path).parent.mkdir(exist_ok=True)
    (docs / path).write_text(text, "utf-8")
    found = check_site(Settings(tmp_path, docs, tmp_path / "templates"))[1]
    assert [str(one) for one in found if one.path == f"briefings/{path}"] == []


def test_reference_beside_the_models_misses_no_field() -> None:
    missing = [f"{f.shape}.{f.name}" for f in FIELDS if not (f.page and f.example)]
    assert not missing, "model/reference.yaml lacks what these do on the page, or an example"
    assert not [name for name, shape in reference().items() if not shape.within]


def test_every_field_of_every_shape_is_told_once() -> None:
    shapes = {shape.reference_name(): shape for shape in subclasses(Shape)}
    assert set(reference()) == set(shapes)
    for name, shape in shapes.items():
        listed = [field.name for field in all_fields(reference()[name])]
        assert sorted(listed) == sorted(shape.known_fields()), name


def subclasses(shape: type[Shape]) -> list[type[Shape]]:
    return [one for below in shape.__subclasses__() for one in (below, *subclasses(below))]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.shape}.{field.name}")
def test_field_says_what_it_is_and_does(field: FieldReference) -> None:
    assert field.says
    assert field.page.endswith((".", "”"))
    plain = field.form.removeprefix("one or several: ").removeprefix("keys, each with: ")
    for form in plain.split(", or "):
        assert form in FORMS or form.startswith(("one of the words", "others", "fields of")), form


def test_command_lists_kinds_fields_and_one_field() -> None:
    assert "figure          A number that somebody gives." in told()
    assert "measure      * What is counted" in told("figure")
    assert "At least one of: value, min, max, words" in told("figures")
    one = told("claim.marking")
    assert "Words:       TLP:CLEAR, TLP:GREEN" in one
    assert "Left out:    TLP:CLEAR" in one
    assert "    marking: TLP:CLEAR" in one


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("figre", "there is no kind `figre`; did you mean `figure`?"),
        ("figure.asof", "`figure` has no field `asof`; did you mean `as_of`?"),
        ("who.qqq", "`who` has no field `qqq`; `briefings fields who` lists all"),
        ("…", "there is no kind `…`; `briefings fields` lists all"),
    ],
)
def test_what_is_not_there_is_one_line_that_leads_on(typed: str, answer: str) -> None:
    assert told(typed) == f"briefings: {answer}\n"


def test_pages_tell_every_field_at_its_anchor(tmp_path: Path) -> None:
    (tmp_path / "briefings").mkdir()
    site = make_site(Settings(tmp_path, tmp_path / "briefings", tmp_path / "templates"))
    for field in FIELDS:
        page, place = f"method/fields/{field.shape}.md", anchor(field.shape, field.name)
        assert f"## {field.name.replace('_', chr(92) + '_')} {{: #{place} }}" in site.markdown[page]
        assert field.example in site.markdown[page]
        leads_on = f"(fields/{field.shape}.md#{place}){{: #{place} }}"
        assert leads_on in site.markdown["method/fields.md"]
    assert "(fields.md)" in site.markdown["method/index.md"]


def test_page_of_a_kind_leads_to_the_fields_that_it_shares(tmp_path: Path) -> None:
    (tmp_path / "briefings").mkdir()
    site = make_site(Settings(tmp_path, tmp_path / "briefings", tmp_path / "templates"))
    claim = site.markdown["method/fields/claim.md"]
    assert "[by](statement.md#statement-by)" in claim
    assert "statement.md#statement-quote" not in site.markdown["method/fields/quote.md"]


def test_an_unknown_field_leads_to_the_reference(tmp_path: Path) -> None:
    docs = tmp_path / "briefings"
    docs.mkdir()
    text = "title: T\npublished: 2026-03-12\nsummary: S.\nfigures: {measur: killed, value: 3}\n"
    (docs / "one.yaml").write_text(text, "utf-8")
    [problem] = check_site(Settings(tmp_path, docs, tmp_path / "templates"))[1]
    assert problem.hint == "Did you mean `measure`? All fields here: `briefings fields figure`."
