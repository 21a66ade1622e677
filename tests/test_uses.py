"""The table of uses: one for each reference, read by whoever asks what leads where."""

from __future__ import annotations

import pickle
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mkdocs_briefings.language.slugs import fold
from mkdocs_briefings.library.uses import Use
from mkdocs_briefings.load.folder import Folder, document_of, load, replaced
from mkdocs_briefings.model.values import Shape, StatementRef
from mkdocs_briefings.pages.parts.mentions import ROLES
from mkdocs_briefings.problems import errors, in_order
from mkdocs_briefings.reading.read import Reading, read
from mkdocs_briefings.rename import plan_rename
from mkdocs_briefings.settings import Settings
from tests.golden_case import read_case

CASE = Path(__file__).parent / "every_reference.md"

# Fields that hold names and words which lead nowhere. All others that hold names are references.
WORDS = {
    *("Record.accept", "Source.title", "Source.authors", "Place.name", "Place.region"),
    *("Incident.name", "Incident.topics", "Actor.name", "Actor.aliases", "Actor.names"),
    *("Actor.links", "Part.role", "Briefing.title", "Briefing.authors", "Briefing.topics"),
    *("Statement.topics", "Figure.words", "Figure.unit", "Figure.scope"),
    *("Recommendation.horizon", "Who.as_", "Cite.at", "Record.ids", "Review.by", "Review.of"),
    *("Source.titles", "Source.short", "Party.side", "Contested.name", "Image.alt"),
    *("Image.credit", "Image.licence"),
}
_NAMES = re.compile(r"\b(Text|Country|Md|Statements|Sources)\b")


def reading_of(files: dict[str, bytes]) -> Reading:
    """The records of some files that stand only in memory."""
    documents = [
        document_of(uri, f"briefings/{uri}", content.decode()) for uri, content in files.items()
    ]
    return read(Folder(documents, frozenset(["photo.png"])))


@pytest.fixture(scope="module")
def reading() -> Reading:
    found = reading_of(read_case(CASE.read_text("utf-8")).files)
    assert not errors(found.problems), "\n".join(map(str, found.problems))
    return found


def shown(use: Use) -> str:
    path = ".".join(map(str, use.path))
    return f"{use.document} {path} ({use.role}) `{use.written}` → {use.meaning}"


def test_the_table_holds_each_reference(reading: Reading, request: pytest.FixtureRequest) -> None:
    text = CASE.read_text("utf-8")
    given = sorted(map(shown, reading.linked.uses))
    if request.config.getoption("--rewrite"):
        head = text[: text.index("```text uses\n")]
        lines = "".join(f"{line}\n" for line in given)
        CASE.write_text(f"{head}```text uses\n{lines}```\n", "utf-8", newline="\n")
    else:
        assert given == read_case(text).expected["uses"]


def fields() -> set[str]:
    """Every field of the models that holds names or Markdown, as `Shape.field`."""
    shapes: list[type[Shape]] = [Shape]
    for shape in shapes:
        shapes += shape.__subclasses__()
    return {
        f"{shape.__name__}.{field}"
        for shape in shapes
        for field, written in shape.__annotations__.items()
        if field in shape.model_fields and _NAMES.search(str(written))
    }


def leaves(shape: Shape, path: tuple[Any, ...] = ()) -> Iterator[tuple[str, Any, Any]]:
    """What stands in a record: the field that holds it, its path and itself."""
    for written, attribute in type(shape).known_fields().items():
        owner = next(one for one in type(shape).__mro__ if attribute in one.__annotations__)
        field = f"{owner.__name__}.{attribute}"
        yield from _below(field, getattr(shape, attribute), (*path, written))


def _below(field: str, value: Any, path: tuple[Any, ...]) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(value, Shape):
        yield from leaves(value, path)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _below(field, item, (*path, key))
    elif isinstance(value, tuple) and not isinstance(value, StatementRef):
        for index, item in enumerate(value):
            yield from _below(field, item, (*path, index))
    elif value is not None:
        yield field, path, value


def _place(field: str, path: tuple[Any, ...]) -> tuple[Any, ...]:
    """Where a use of a leaf stands: at the whole of somebody, of a part or of a citation."""
    if field in ("Who.name", "Cite.source"):
        path = path[:-1]
        return path[:-1] if path[-1] == "actor" else path
    return (*path, 0) if field == "Relation.to" else path


def _written(value: Any) -> list[str]:
    if isinstance(value, StatementRef):
        return [f"{value.record}#{value.anchor}"]
    if isinstance(value, str):
        return [value]
    return [*(citation.key for citation in value.citations), *value.links, *value.images]


def test_each_field_that_refers_gives_one_use_and_no_other_does(reading: Reading) -> None:
    at: defaultdict[tuple[str, Any], list[str]] = defaultdict(list)
    for use in reading.linked.uses:
        if use.written:
            at[use.document, use.path].append(use.written)
    holding, tried, left = fields(), set(), dict(at)
    for entry in reading.entries:
        for field, path, value in leaves(entry.record):
            if field in holding:
                where = entry.document.uri, _place(field, path)
                expected = [] if field in WORDS else _written(value)
                if expected or field in WORDS:
                    tried.add(field)
                assert at[where] == expected, f"{field} at {where}"
                left.pop(where, None)
    assert not left, "uses of what no field holds"
    missing = holding - tried
    assert not missing, f"try these in {CASE.name}, or name them among the words that lead nowhere"


def test_the_table_is_plain(reading: Reading) -> None:
    uses = reading.linked.uses
    assert pickle.loads(pickle.dumps(uses)) == uses
    assert {type(part) for use in uses for part in use} <= {str, tuple, type(None)}


IDS = ["2024/newer", "incidents/attack", "actors/group", "sources/paper"]


@pytest.mark.parametrize("id", IDS)
def test_a_renaming_touches_the_uses_of_the_record_and_nothing_else(
    id: str, reading: Reading, tmp_path: Path
) -> None:
    docs = tmp_path / "briefings"
    for uri, content in read_case(CASE.read_text("utf-8")).files.items():
        (docs / uri).parent.mkdir(parents=True, exist_ok=True)
        (docs / uri).write_bytes(content)
    (docs / "photo.png").touch()
    plan = plan_rename(Settings(tmp_path, docs, tmp_path / "templates"), id, "another-name")
    touched = {
        (change.old, number)
        for change in plan.changes
        for number, (old, new) in enumerate(_lines(change.before, change.after or b""), 1)
        if old != new
    }
    uses = [use for use in reading.linked.uses if _names(use, id)]
    documents = {document.uri: document for document in reading.folder.documents}
    wanted = {(use.document, documents[use.document].tree.place(use.path)[0]) for use in uses}
    assert len(wanted) >= 5
    assert touched == wanted
    assert plan.references == len(uses)


def _lines(before: bytes, after: bytes) -> Iterator[tuple[str, str]]:
    """Lines in pairs; the address that a renamed record keeps is a line at its end."""
    return zip(before.decode().splitlines(), after.decode().splitlines(), strict=False)


def _names(use: Use, id: str) -> bool:
    """Whether a use names a record by its id or file, not by an alias or a key of its own."""
    stem = id.rpartition("/")[2]
    by_key = use.role in ("citation", "cites", "cites-via", "via") and use.written == stem
    head = use.written.partition("#")[0].removesuffix(".yaml")
    leads = (use.meaning or "").partition("#")[0] == f"{id}.yaml"
    return leads and not by_key and fold(head) in (id, stem)


def test_what_was_read_before_is_taken_over(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(f"title: {name}\nsummary: x\nstatus: draft\n")
    (tmp_path / "bad.yaml").write_text("title: [\n")
    before = read(load(tmp_path))
    (tmp_path / "two.yaml").write_text("title: changed\nsummary: x\nstatus: draft\n")
    folder = load(tmp_path, before=before.folder)
    after = read(folder, before=before)
    assert after.checked["one.yaml"] is before.checked["one.yaml"]
    assert after.checked["bad.yaml"] is before.checked["bad.yaml"]
    assert [entry.document.text[7:10] for entry in after.entries] == ["one", "cha"]
    assert after.problems == read(load(tmp_path)).problems


def test_documents_are_replaced_in_memory(reading: Reading) -> None:
    broken = document_of("2024/newer.yaml", "briefings/2024/newer.yaml", "title: [\r\n")
    added = document_of("sources/new.yaml", "briefings/sources/new.yaml", "title: New\r\n")
    now = {"2024/newer.yaml": broken, "actors/group.yaml": None, "sources/new.yaml": added}
    after = read(replaced(reading.folder, now), before=reading)
    known = [entry.id for entry in after.entries]
    unchanged = ["2024/full", "actors/other", "incidents/attack", "sources/paper"]
    assert known == sorted([*unchanged, "sources/new"])
    assert {problem.rule for problem in errors(after.problems)} == {"yaml"}
    assert after.checked["2024/full.yaml"] is reading.checked["2024/full.yaml"]
    back = {document.uri: document for document in reading.folder.documents}
    again = read(replaced(after.folder, {**back, "sources/new.yaml": None}), before=after)
    assert again.linked.uses == reading.linked.uses
    assert in_order(again.problems) == in_order(reading.problems)


def test_back_references_are_in_roles_that_pages_know(reading: Reading) -> None:
    library = reading.linked.library
    subjects = (*library.pages.values(), *library.sources, *library.incidents)
    roles = {mention.role for subject in subjects for mention in subject.mentions}
    assert roles <= {*ROLES, "other-side"}
    assert len(roles) > 10
