"""`briefings new`: a record at the right place that passes once its blanks are filled."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from mkdocs_briefings.build.site import read_library
from mkdocs_briefings.edit.new_record import KINDS, NotMade, new_record
from mkdocs_briefings.settings import Settings

TODAY = date(2024, 3, 29)
SUMMARY = ("summary: >-", "summary: >-\n  An invented example.")
BLANKS = {
    "briefing": [SUMMARY],
    "incident": [("date:", "date: 2024-03-22"), SUMMARY],
    "actor": [("type:", "type: armed-group")],
    "source": [("url:", "url: https://example.org/")],
}
REFERRED = (
    ("incidents", "crocus-city-hall-2024", "name: An attack\ndate: 2024-03-22\n"),
    ("sources", "other-source", "title: Other source\nurl: https://example.org/other\n"),
)
TITLES = {
    "An example: #1, “quoted” & {braced}": "an-example-1-quoted-braced",
    "حمله در مسکو": "حمله-در-مسکو",
    "Взрыв в Кабуле": "взрыв-в-кабуле",
    "伊斯兰国": "伊斯兰国",
}


def problems(folder: Path) -> list[str]:
    found = read_library(Settings(folder, folder / "briefings", folder / "templates"))[1]
    return [f"{problem.severity} {problem.rule}" for problem in found]


def filled(kind: str, text: str) -> str:
    """A record with its blanks filled."""
    for blank, words in BLANKS[kind]:
        text = text.replace(f"\n{blank}\n", f"\n{words}\n")
    return text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("title", "stem"), TITLES.items(), ids=list(TITLES.values()))
def test_record_passes_once_its_blanks_are_filled(
    kind: str, title: str, stem: str, tmp_path: Path
) -> None:
    path = new_record(tmp_path / "briefings", kind, title, TODAY)
    folder = {"briefing": "2024"}.get(kind, f"{kind}s")
    assert path == tmp_path / "briefings" / folder / f"{stem}.yaml"
    text = path.read_text("utf-8")
    assert title in text
    path.write_text(filled(kind, text), "utf-8")
    assert problems(tmp_path) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_offered_is_used_by_deleting_its_mark(kind: str, tmp_path: Path) -> None:
    docs = tmp_path / "briefings"
    path = new_record(docs, kind, "Example", TODAY)
    text = re.sub(r"(?m)^#(?!#)", "", path.read_text("utf-8"))
    assert "\n#" not in text.replace("\n##", "")
    path.write_text(filled(kind, text), "utf-8")
    for other, stem, fields in REFERRED:
        (docs / other).mkdir(exist_ok=True)
        (docs / other / f"{stem}.yaml").write_text(fields, "utf-8")
    assert problems(tmp_path) == []


def test_an_existing_record_is_never_written_over(tmp_path: Path) -> None:
    path = new_record(tmp_path, "actor", "Example", TODAY)
    path.write_text("mine", "utf-8")
    with pytest.raises(NotMade, match="exists"):
        new_record(tmp_path, "actor", "example!", TODAY)
    assert path.read_text("utf-8") == "mine"


@pytest.mark.parametrize("suffix", [".yaml", ".yml"])
def test_a_record_of_either_suffix_is_in_the_way(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / f"actors/example{suffix}").touch()
    with pytest.raises(NotMade, match="exists"):
        new_record(tmp_path, "actor", "Example", TODAY)


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("a\udcffb", r"`a\\udcffb` is not UTF-8"),
        ("a\x07b", r"`a\\x07b` cannot be a title: control character U\+0007"),
        ("Index", "/actors/index/ is a page of the site"),
        ("all", "/actors/all/ is a page of the site"),
        ("CON", "`con` is a name that Windows keeps for itself"),
    ],
)
def test_a_title_that_a_check_would_refuse_makes_no_file(
    title: str, why: str, tmp_path: Path
) -> None:
    with pytest.raises(NotMade, match=why):
        new_record(tmp_path, "actor", title, TODAY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", [True, False])
def test_no_record_is_begun_outside_the_folder(there: bool, tmp_path: Path) -> None:
    docs, outside = tmp_path / "briefings", tmp_path / "outside"
    docs.mkdir()
    if there:
        outside.mkdir()
    (docs / "sources").symlink_to(outside)
    with pytest.raises(NotMade, match="leads out of"):
        new_record(docs, "source", "Example", TODAY)
    assert not there or list(outside.iterdir()) == []


def test_a_title_without_letters_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotMade, match="neither letter nor digit"):
        new_record(tmp_path, "actor", "!!!", TODAY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "id", "path"),
    [
        ("briefing", "2025/kerman", "2025/kerman.yaml"),
        ("briefing", "kerman", "2024/kerman.yaml"),
        ("actor", "group", "actors/group.yaml"),
        ("actor", "actors/far/group", "actors/far/group.yaml"),
        ("source", "sources/報告", "sources/報告.yaml"),
    ],
)
def test_an_id_says_where_the_file_stands(kind: str, id: str, path: str, tmp_path: Path) -> None:
    assert new_record(tmp_path, kind, "Title", TODAY, id) == tmp_path / path


@pytest.mark.parametrize(
    ("kind", "id", "why"),
    [
        ("briefing", "actors/kerman", "what stands in actors/ is no briefing"),
        ("actor", "2025/group", "what stands in 2025/ is no actor"),
        ("briefing", "../kerman", "`../kerman` is no path below the folder of records"),
        ("briefing", "/kerman", "`/kerman` is no path below the folder of records"),
        ("briefing", "2025/.kerman", "`2025/.kerman` is no path below"),
        ("briefing", "search/kerman", "/search/kerman/ cannot be: `search` is a page of the site"),
        ("actor", "index", "/actors/index/ cannot be: `index` is a page of the site"),
        ("briefing", "2025/a?b", "holds a character that an address cannot have"),
    ],
)
def test_an_id_that_cannot_be_is_refused(kind: str, id: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(NotMade, match=re.escape(why)):
        new_record(tmp_path, kind, "Title", TODAY, id)
    assert not list(tmp_path.rglob("*.yaml"))
