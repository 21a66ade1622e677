"""Templates ask only for what exists, and show every text as it was written."""

from __future__ import annotations

import dataclasses
import json
import re
import types
import typing
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, meta, nodes

from mkdocs_briefings.build.site import Site
from mkdocs_briefings.model import details, kinds, records, statements, values
from mkdocs_briefings.model.values import Shape
from tests.golden_case import RENDERER, make, read_case
from tests.rendered_html import Seen, html

TEMPLATES = Path(__file__).parents[1] / "templates"
FILES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2"))
ENVIRONMENT: Environment = RENDERER.environment
GIVEN = {"view", "problems", *ENVIRONMENT.globals}
DANGEROUS = {
    "safe",
    "e",
    "escape",
    "forceescape",
    "urlize",
    "tojson",
    "xmlattr",
    "format",
    "string",
}

# One briefing, incident, actor and source with every text field, each text named by where it is.
FULL = (Path(__file__).parent / "every_text.md").read_text("utf-8")
HOSTILE = "*a* _b_ <b>c</b> [d](e) | {{ f }} {: .g } `h` \\i &amp; # ~~j~~ [k][l] <!-- m"


def tree(name: str) -> nodes.Template:
    return ENVIRONMENT.parse((TEMPLATES / name).read_text("utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_template_puts_no_text_together(name: str) -> None:
    """`~`, `+` and `%` may hand a text on that nobody escapes any more."""
    for node in tree(name).find_all((nodes.Concat, nodes.Add, nodes.Mod, nodes.Mul)):
        numbers = isinstance(node, nodes.Add) and isinstance(node.right, nodes.Const)
        assert numbers, f"{name}:{node.lineno}"
    for modifier in tree(name).find_all(nodes.EvalContextModifier):
        pytest.fail(f"{name}:{modifier.lineno} switches escaping")


@pytest.mark.parametrize("name", FILES)
def test_template_uses_filters_that_exist_and_do_no_harm(name: str) -> None:
    for node in tree(name).find_all(nodes.Filter):
        assert node.name not in DANGEROUS, f"{name}:{node.lineno} {node.name}"
        assert node.name in ENVIRONMENT.filters, f"{name}:{node.lineno} {node.name}"
    for test in tree(name).find_all(nodes.Test):
        assert test.name in ENVIRONMENT.tests, f"{name}:{test.lineno} {test.name}"


@pytest.mark.parametrize("name", FILES)
def test_template_asks_only_for_names_that_exist(name: str) -> None:
    imports = tree(name).find_all(nodes.FromImport)
    known = {one if isinstance(one, str) else one[1] for node in imports for one in node.names}
    known |= {macro.name for macro in tree(name).find_all(nodes.Macro)}
    # A block inside of a loop may use what the loop counts, in the templates that extend it too.
    for one in (name, *filter(None, meta.find_referenced_templates(tree(name)))):
        for loop in tree(one).find_all(nodes.For):
            targets = getattr(loop.target, "items", [loop.target])
            known |= {str(getattr(target, "name", "")) for target in targets}
    assert meta.find_undeclared_variables(tree(name)) <= GIVEN | known
    for other in filter(None, meta.find_referenced_templates(tree(name))):
        assert other in FILES


@pytest.mark.parametrize("kind", kinds.KINDS.values(), ids=lambda kind: kind.name)
def test_each_kind_of_statement_has_its_template(kind: statements.Kind) -> None:
    assert kind.template in FILES


@pytest.mark.parametrize("name", FILES)
def test_template_has_no_words_that_nobody_translates(name: str) -> None:
    plain = "".join(data.data for data in tree(name).find_all(nodes.TemplateData))
    plain = re.sub(
        r"<[^<>]*>|\]\([^()]*\)|\{:[^{}]*\}|(?:!!!|\?\?\?)(?: [\w-]+)+|&\w+;", " ", plain
    )
    assert not re.findall(r"[A-Za-z]{2,}", plain)


@pytest.mark.parametrize("name", FILES)
def test_template_has_its_words_in_full(name: str) -> None:
    """What is translated stands in the template as it is; views hold words translated already."""
    for node in tree(name).find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name in ("_", "ngettext"):
            messages = node.args[:1] if node.node.name == "_" else node.args[:2]
            assert all(isinstance(one, nodes.Const) for one in messages), f"{name}:{node.lineno}"


SHAPES: list[type[Shape]] = [
    *records.KINDS.values(),
    *(kind.shape for kind in kinds.KINDS.values()),
    details.Contested,
    details.Image,
    details.Part,
    details.Party,
    details.Place,
    details.Review,
    statements.Statement,
    statements.Original,
    values.Who,
    values.Cite,
]
# Ids and keys, and names of rules: what they stand for is shown by its own name, or not at all.
IDS = {"accept", "incident", "incidents", "part_of", "related", "source", "sources"}
IDS |= {"file", "of", "superseded_by", "via"}
_NAME = re.compile("§(.+?)§")


def text_fields() -> Iterator[str]:
    """Every field that takes any text, or a term or other words, as `shape.field`."""
    for shape in SHAPES:
        for name, attribute in shape.known_fields().items():
            written = str(shape.__annotations__.get(attribute))
            if (
                re.search(r"\b(Text|Measure|PartyRole|AttackType|TargetType)\b", written)
                and name not in IDS
            ):
                yield f"{shape.__name__.lower()}.{name}"


def hostile(name: str) -> str:
    """A text full of signs that mean something to Markdown, HTML, Jinja or an extension."""
    return f"<{name}> {HOSTILE}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    case = read_case(FULL)
    for file, content in case.files.items():
        text = _NAME.sub(lambda found: json.dumps(hostile(found[1])), content.decode())
        case.files[file] = text.encode()
    made = make(case, tmp_path_factory.mktemp("every_text"))
    assert not made.errors, "\n".join(map(str, made.errors))
    return made


@pytest.fixture(scope="module")
def seen(site: Site) -> dict[str, Seen]:
    """The pages as a reader sees them, but for blocks of code, which hold other forms of data."""
    return {
        file: Seen(re.sub("(?s)<pre.*?</pre>", "", html(markdown)))
        for file, markdown in site.markdown.items()
    }


def test_every_text_field_is_tried() -> None:
    assert set(text_fields()) <= set(_NAME.findall(FULL))


@pytest.mark.parametrize("name", dict.fromkeys(_NAME.findall(FULL)))
def test_text_is_shown_as_it_was_written(name: str, seen: dict[str, Seen]) -> None:
    texts = {file: "\n".join([page.text, *alternatives(page)]) for file, page in seen.items()}
    pages = {file: text for file, text in texts.items() if f"<{name}>" in text}
    assert pages
    for file, text in pages.items():
        assert text.count(f"<{name}>") == text.count(hostile(name)), file


def alternatives(page: Seen) -> list[str]:
    """What those are told who do not see the pictures of a page."""
    return [value for _, name, value in page.attributes if name == "alt" and value]


def test_texts_make_no_elements(seen: dict[str, Seen]) -> None:
    for file, page in seen.items():
        assert not {"b", "em", "s", "del", "script"} & set(page.tags), file
        ours = [before == "br" for before, tag in pairwise(page.tags) if tag == "i"]
        assert all(ours), file  # what stands below a line
        assert not page.oddities, file
        assert not [found for found in page.attributes if found[1:] == ("class", "g")], file
        assert not [found for found in page.attributes if found[1:] == ("href", "e")], file


def test_template_asks_only_for_fields_of_its_view(site: Site) -> None:
    views = {page.template: type(page.view()) for page in site.pages}
    wrong = [
        f"{template}.md.j2:{line} {asked}"
        for template, view in views.items()
        for line, asked in unknown(tree(f"{template}.md.j2"), {"view": view})
    ]
    assert not wrong


def unknown(node: nodes.Node, known: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Attributes in a syntax tree that the type of their object does not have."""
    if isinstance(node, nodes.For):
        element = element_of(type_of(node.iter, known))
        if isinstance(node.target, nodes.Name):
            known = {**known, node.target.name: element}
    if isinstance(node, nodes.Getattr):
        whole = type_of(node.node, known)
        if dataclasses.is_dataclass(whole) and not hasattr_of(whole, node.attr):
            yield node.lineno, f"{getattr(whole, '__name__', whole)}.{node.attr}"
    for child in node.iter_child_nodes():
        yield from unknown(child, known)


def type_of(node: nodes.Node, known: dict[str, Any]) -> Any:
    """The type of an expression; None where it is not known."""
    if isinstance(node, nodes.Name):
        return known.get(node.name)
    if isinstance(node, nodes.Getattr):
        whole = type_of(node.node, known)
        return hasattr_of(whole, node.attr) if dataclasses.is_dataclass(whole) else None
    return None


def hasattr_of(view: Any, name: str) -> Any:
    """The type of an attribute of a view, without None; None where there is no such attribute."""
    found = typing.get_type_hints(view).get(name)
    if found is None and isinstance(attribute := getattr(view, name, None), property):
        found = typing.get_type_hints(attribute.fget)["return"]
    if isinstance(found, types.UnionType) or typing.get_origin(found) is typing.Union:
        found = next(one for one in typing.get_args(found) if one is not types.NoneType)
    return found


def element_of(many: Any) -> Any:
    return typing.get_args(many)[0] if typing.get_origin(many) is list else None


def test_the_test_sees_unknown_attributes() -> None:
    view = dataclasses.make_dataclass("V", [("one", str), ("many", list[details.Change])])
    source = "{% for x in view.many %}{{ view.one }}{{ view.two }}{% endfor %}"
    assert list(unknown(ENVIRONMENT.parse(source), {"view": view})) == [(1, "V.two")]
