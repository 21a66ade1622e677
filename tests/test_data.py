"""Data that leaves the site: records come in again the same, tables are as their schema says."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Collection
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from frictionless import Package

from mkdocs_briefings.build.site import read_library
from mkdocs_briefings.language.countries import CODES, alpha_3
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.model.kinds import lists_of
from mkdocs_briefings.model.values import Shape
from mkdocs_briefings.outputs.data.records_json import RECORDS_JSON
from mkdocs_briefings.outputs.output import Edition
from mkdocs_briefings.pages.publication import Publication
from mkdocs_briefings.problems import errors
from mkdocs_briefings.settings import Settings
from tests.golden_case import Case, read_case
from tests.site_folder import MKDOCS_YML, Built, briefings, mkdocs, write

HERE = Path(__file__).parent
CASES = [
    read_case(path.read_text("utf-8"))
    for path in (*sorted(HERE.glob("golden/*/*.md")), HERE / "every_word.md")
]
# In one case a shown statement is about somebody whom only hidden records name.
VALID = [
    case
    for case in CASES
    if "problems" not in case.expected and "name in hidden records is not used" not in case.text
]


def library_in(folder: Path, marking: str) -> Library:
    """The library of records that have no errors."""
    settings = Settings(folder, folder / "briefings", folder / "templates", marking=marking)
    library, problems = read_library(settings)
    assert not errors(problems)
    return library


def said_in(library: Library) -> dict[object, dict[str, Any]]:
    """What each record and each statement says, field by field, as it was read.

    What refers to others stands under other names once it went out, and is not compared: ids of
    statements, sources of a record, its incident, the lists of statements.
    """
    found: dict[object, dict[str, Any]] = {}
    for subject in library.pages.values():
        if subject.entry:
            lists = (*lists_of(subject.entry.record), "accept", "sources", "incident")
            found[subject.uri] = fields_of(subject.entry.record, lists)
    for source in library.sources:
        found["source", source.uri, source.anchor] = fields_of(source.data)
    for one in library.statements:
        key = (one.kind, one.home.uri, one.anchor)
        found[key] = fields_of(one.data, ("id", "responses"))
    return found


def fields_of(shape: Shape, without: Collection[str] = ()) -> dict[str, Any]:
    """Each field with its type: "about 4" is a number that equals 4."""
    known = shape.known_fields().items()
    values = {name: getattr(shape, field) for name, field in known if name not in without}
    return {name: (type(value), value) for name, value in values.items()}


def exported(library: Library) -> dict[str, Any]:
    """The files of records as JSON, by their names."""
    found = {}
    for file in RECORDS_JSON.files(Edition(library, [], Publication())):
        stream = BytesIO()
        file.write(stream)
        found[file.path] = json.loads(stream.getvalue())
    return found


def put(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / "briefings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.text.partition("\n")[0][2:60])
def test_records_that_went_out_as_json_come_in_again_the_same(case: Case, tmp_path: Path) -> None:
    before = library_in(put(tmp_path / "one", case.files), case.marking)
    first = exported(before)
    records = [
        record for name, data in first.items() if "schema" not in name for record in data["records"]
    ]
    beside = {name: one for name, one in case.files.items() if not name.endswith((".yaml", ".yml"))}
    again = {f"{one['id']}.yaml": json.dumps(one["record"]).encode() for one in records}
    after = library_in(put(tmp_path / "two", {**beside, **again, "x.md": b"# x\n"}), case.marking)
    assert said_in(after) == said_in(before)
    assert exported(after) == first
    for kind in ("briefing", "incident", "actor", "source"):
        schema = first[f"data/schema/{kind}.schema.json"]
        for one in first[f"data/{kind}s.json"]["records"]:
            jsonschema.validate(one["record"], schema)


SITE = "https://site.example/"
RECORDS = {
    "briefings/2024/ferry.yaml": """\
title: The ferry burned
published: 2024-05-02
summary: The invented ferry burned [@paper].
topics: [Ferries]
countries: [XK]
incident: harbour
claims:
- {id: sum, text: "=1+1 was said.", by: {name: Kenya, as: officials}, cites: "paper, p. 2"}
- id: late
  text: It was late.
  by: [Union, {as: two sailors}]
  date: 2024-04
  cites: paper
  responses: {stance: denies, by: Invented Captain, text: It was not., cites: paper}
figures:
- {measure: killed, value: 4, as_of: 2024-05-01, cites: paper}
- {measure: killed, min: 4, max: ~6, by: Union, as_of: 2024-05-01, cites: other}
recommendations:
- {text: Wait., by: Union, to: Kenya, cites: paper, updates: {date: 2024-05-01, text: They did.}}
sources:
  paper: {title: A paper, url: "https://paper.example/", published: 2024-05, reliability: B}
  other: {title: Another one, via: paper}
""",
    "briefings/incidents/harbour.yaml": """\
name: Harbour fire
date: 2024-04-30/2024-05-01
types: bombing
place:
- {name: Old port, region: Coast, country: KE, lat: -4, lon: 39.5}
- {name: New port, country: TZ}
""",
    "briefings/1890/old.yaml": "title: Old\npublished: 1890-01-02\nsummary: Old news.\n",
    "briefings/2024/gone.yaml": """\
title: It was wrong
published: 2024-05-01
status: withdrawn
withdrawn_because: It was wrong.
summary: It said so.
incident: {name: Nothing, date: 2024-04-01}
claims: {text: It was nothing., cites: own}
sources: {own: {title: Own, url: "https://own.example/"}}
""",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("data")
    config = MKDOCS_YML.replace("briefings]", "{briefings: {license: CC-BY-4.0}}]")
    write(root, {"mkdocs.yml": f"{config}site_url: {SITE}\n", **RECORDS})
    done = mkdocs(root, "build")
    assert done.returncode == 0, done.stdout
    return Built(root / "site")


def rows(site: Built, name: str) -> list[dict[str, str]]:
    with (site.folder / f"data/{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_data_package_is_valid_with_all_its_keys(site: Built) -> None:
    report = Package(str(site.folder / "data/datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "note"])
    package = json.loads((site.folder / "data/datapackage.json").read_text("utf-8"))
    [licence] = package["licenses"]
    assert licence["name"] == "CC-BY-4.0"
    assert package["created"] == "2024-05-02T00:00:00Z"
    named = {resource["path"] for resource in package["resources"]}
    assert named == {path.name for path in (site.folder / "data").glob("*.csv")}


def test_a_row_that_refers_to_nothing_would_be_found(site: Built, tmp_path: Path) -> None:
    shutil.copytree(site.folder / "data", tmp_path / "data")
    path = tmp_path / "data/citations.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace("#source-other", "#source-nobody"), "utf-8")
    assert not Package(str(tmp_path / "data/datapackage.json")).validate().valid


def test_every_row_has_the_address_at_which_it_stands(site: Built) -> None:
    for path in (site.folder / "data").glob("*.csv"):
        for row in rows(site, path.stem):
            assert site.has_place(row["address"].removeprefix(SITE)), row["address"]


def test_columns_are_named_as_analysts_know_them(site: Built) -> None:
    [fire] = rows(site, "incidents")
    assert (fire["location_code"], fire["country_code"]) == ("KEN", "KE")
    assert (fire["location_name"], fire["admin1_name"]) == ("Kenya", "Coast")
    period = fire["reference_period_start"], fire["reference_period_end"], fire["date_edtf"]
    assert period == ("2024-04-30", "2024-05-01", "2024-04-30/2024-05-01")
    toll = fire["fatalities"], fire["fatalities_min"], fire["fatalities_max"]
    assert toll == ("", "4", "6.0")  # two sources, of which one gives a range
    assert [row["location_code"] for row in rows(site, "places")] == ["KEN", "TZA"]
    briefings = {row["id"]: row["location_code"] for row in rows(site, "briefings")}
    assert briefings["2024/ferry"] == "XKX; KEN; TZA"


def test_who_says_what_is_kept_apart(site: Built) -> None:
    claims = {row["id"]: row for row in rows(site, "claims")}
    late = claims["2024/ferry#claim-late"]
    assert (late["by"], late["disputed"], late["open"]) == ("Union; two sailors", "true", "true")
    assert late["reference_period_end"] == "2024-04-30"
    named = [row for row in rows(site, "parties") if row["statement"] == late["id"]]
    assert [(row["role"], row["actor"], row["as"]) for row in named] == [
        ("by", "actors/union", ""),
        ("by", "", "two sailors"),
    ]
    [response] = rows(site, "responses")
    assert (response["answers"], response["stance"]) == (late["id"], "denies")
    first, second = rows(site, "figures")
    assert (first["value"], first["approximate"]) == ("4", "false")
    assert (second["min"], second["max"], second["approximate"]) == ("4", "6.0", "true")
    [update] = rows(site, "updates")
    assert update["text"] == "They did."


def test_no_cell_is_a_formula(site: Built) -> None:
    claims = {row["id"]: row["text"] for row in rows(site, "claims")}
    assert claims["2024/ferry#claim-sum"] == "'=1+1 was said."


def test_the_workbook_has_the_same_tables(site: Built) -> None:
    book = openpyxl.load_workbook(site.folder / "data/tables.xlsx")
    incidents = book["Incidents"]
    assert incidents.freeze_panes == "A2"
    header = [cell.value for cell in incidents[1]]
    fire = dict(zip(header, incidents[2], strict=True))
    assert fire["reference_period_start"].value.date().isoformat() == "2024-04-30"
    assert fire["reference_period_start"].is_date
    assert fire["address"].hyperlink.target == f"{SITE}incidents/harbour/"
    assert fire["lat"].value == -4
    texts = {row[0].value: row[6] for row in book["Claims"].iter_rows(min_row=2)}
    assert texts["2024/ferry#claim-sum"].data_type == "s"
    assert texts["2024/ferry#claim-sum"].value == "=1+1 was said."
    for path in (site.folder / "data").glob("*.csv"):
        names = [sheet for sheet in book if [c.value for c in sheet[1]] == header_of(path)]
        assert names, path
        assert any(sheet.max_row - 1 == len(rows(site, path.stem)) for sheet in names), path


def header_of(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as stream:
        return next(csv.reader(stream))


def test_every_country_has_one_code_of_three_letters() -> None:
    made = [alpha_3(code) for code in CODES]
    assert len(set(made)) == len(CODES)
    known = {"DE": "DEU", "FR": "FRA", "MM": "MMR", "CD": "COD", "TL": "TLS", "YE": "YEM"}
    assert {code: alpha_3(code) for code in known} == known


def test_csv_can_begin_as_excel_wants_it(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": MKDOCS_YML, **RECORDS})
    for folder, more in (("plain", ()), ("excel", ("--bom",))):
        done = briefings(tmp_path, "export", "csv", "--out", folder, *more)
        assert done.returncode == 0, done.stdout
    excel = (tmp_path / "excel/data/claims.csv").read_bytes()
    assert excel == b"\xef\xbb\xbf" + (tmp_path / "plain/data/claims.csv").read_bytes()
    package = json.loads((tmp_path / "excel/data/datapackage.json").read_text("utf-8"))
    assert package["resources"]
