"""The formats of the field, loaded by the tools that read them there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
import stix2
import stix2validator
from pymisp import MISPEvent

from mkdocs_briefings.outputs.exchange.marks import stable_uuid
from tests.site_folder import MKDOCS_YML, Built, build, write

SITE = "https://site.example/"
RECORDS = {
    "2024/ferry.yaml": """\
title: The ferry burned
published: 2024-05-02
updated: 2024-05-04
summary: The invented ferry burned [@paper].
incident: harbour
actors: [Front, {actor: Ana Example, role: witness}]
judgements:
- {text: The Front will do it again., likelihood: likely, confidence: low, because: It can.}
claims:
- id: late
  text: It was late.
  by: Union
  cites: paper
  responses:
  - {stance: denies, by: Ana Example, text: It was not., cites: paper}
  - {stance: qualifies, by: Front, text: It was not very late., cites: paper}
figures: {measure: killed, value: 4, by: Union, as_of: 2024-05-01, cites: paper}
sources:
  paper: {title: A paper, url: "https://paper.example/", published: 2024-05, reliability: B,
    credibility: 2}
""",
    "2024/other.yaml": "title: Other\npublished: 2024-05-05\nsummary: Else.\nincident: harbour\n",
    "2024/gone.yaml": "title: Gone\npublished: 2024-05-01\nstatus: withdrawn\n"
    "withdrawn_because: Wrong.\nsummary: Wrong.\n",
    "incidents/harbour.yaml": """\
name: Harbour fire
date: 2024-05-01
types: bombing
summary: A fire.
place: {name: Old port, country: KE, lat: -4, lon: 39.5}
responsibility: {actor: Front, basis: claimed, cites: front-post}
""",
    "actors/front.yaml": """\
name: Front
type: armed-group
aliases: The Front
ids: {misp-galaxy: 'threat-actor="FRONT"'}
relations: {to: Union, kind: rival-of, cites: front-post}
""",
    "actors/ana.yaml": "name: Ana Example\ntype: person\n",
    "actors/union.yaml": "name: Union\ntype: organisation\ncountry: KE\n",
    "sources/front-post.yaml": "title: Post\nurl: https://post.example/\npublisher: Front\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("exchange")
    files = {f"briefings/{name}": text for name, text in RECORDS.items()}
    return build(write(root, {"mkdocs.yml": f"{MKDOCS_YML}site_url: {SITE}\n", **files}))


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def events(site: Built) -> dict[str, MISPEvent]:
    """Every event of the feed by its title, loaded as MISP's own library does."""
    found = {}
    for uuid in read(site.folder / "data/misp/manifest.json"):
        event = MISPEvent()
        event.load_file(site.folder / f"data/misp/{uuid}.json")
        found[event.info] = event
    return found


def test_the_site_is_a_misp_feed_with_an_event_for_each_briefing_that_stands(site: Built) -> None:
    manifest = read(site.folder / "data/misp/manifest.json")
    found = events(site)
    assert set(found) == {"The ferry burned", "Other"}
    for event in found.values():
        assert set(manifest) >= {event.uuid}
        again = event.to_feed(with_meta=True)["Event"]
        known = manifest[event.uuid]
        told = next(iter(again["_manifest"].values()))
        assert known["info"] == told["info"]
        assert known["Orgc"] == told["Orgc"]
        assert [tag["name"] for tag in known["Tag"]] == [tag["name"] for tag in told["Tag"]]
        lines = (site.folder / "data/misp/hashes.csv").read_text("utf-8").splitlines()
        assert {f"{digest},{event.uuid}" for digest in again["_hashes"]} <= set(lines)


def test_a_misp_event_holds_the_briefing(site: Built) -> None:
    ferry = events(site)["The ferry burned"]
    assert ferry.date.isoformat() == "2024-05-02"
    assert [tag.name for tag in ferry.tags] == [
        "tlp:clear",
        'misp-galaxy:threat-actor="FRONT"',
    ]
    [report] = ferry.event_reports
    assert report.content == (site.folder / "2024/ferry/index.md").read_text("utf-8")
    objects = {(one.name, one.attributes[0].value) for one in ferry.objects}
    assert objects == {
        ("incident", "Harbour fire"),
        ("organization", "Front"),
        ("person", "Ana Example"),
        ("organization", "Union"),
    }
    tags = {one.value: [tag.name for tag in one.tags] for one in ferry.attributes}
    assert tags["https://paper.example/"] == [
        'admiralty-scale:source-reliability="b"',
        'admiralty-scale:information-credibility="2"',
    ]
    assert (
        'estimative-language:likelihood-probability="likely"'
        in (tags["The Front will do it again."])
    )


def test_misp_objects_are_as_their_templates_say(site: Built) -> None:
    for event in events(site).values():
        for one in event.objects:
            assert one._known_template, one.name
            assert one._definition
            assert str(one._definition["uuid"]) == one.template_uuid
            assert str(one._definition["version"]) == str(one.template_version)
            known = one._definition["attributes"]
            for attribute in one.attributes:
                kind = known[attribute.object_relation]["misp-attribute"]
                assert kind == attribute.type, attribute.object_relation


@pytest.mark.parametrize("name", ["bundle", "2024/ferry", "2024/other"])
def test_a_bundle_is_valid_stix(site: Built, name: str) -> None:
    text = (site.folder / f"data/stix/{name}.json").read_text("utf-8")
    result = stix2validator.validate_string(text, stix2validator.ValidationOptions(version="2.1"))
    assert result.is_valid, [str(error) for error in result.errors]
    bundle = stix2.parse(text, allow_custom=False)
    known = {one["id"] for one in bundle.objects}
    assert len(known) == len(bundle.objects)
    for one in bundle.objects:
        refs = [*one.get("object_refs", []), *one.get("object_marking_refs", [])]
        refs += [one[key] for key in ("source_ref", "target_ref", "created_by_ref") if key in one]
        assert set(refs) <= known, one["id"]


def stix_objects(site: Built, name: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for one in read(site.folder / f"data/stix/{name}.json")["objects"]:
        found.setdefault(one["type"], []).append(one)
    return found


def test_a_bundle_says_what_the_briefing_does(site: Built) -> None:
    found = stix_objects(site, "2024/ferry")
    [report] = found["report"]
    assert report["published"] == "2024-05-02T00:00:00.000Z"
    assert report["external_references"][0]["url"] == f"{SITE}2024/ferry/"
    assert [one["name"] for one in found["incident"]] == ["Harbour fire"]
    assert [one["name"] for one in found["threat-actor"]] == ["Front"]
    people = {one["name"]: one["identity_class"] for one in found["identity"]}
    assert people == {
        "A site": "organization",
        "Ana Example": "individual",
        "Union": "organization",
    }
    notes = {one["labels"][0]: one for one in found["note"]}
    assert notes["figure"]["content"] == "Killed: 4"
    assert notes["figure"]["authors"] == ["Union"]
    assert notes["judgement"]["confidence"] == 15
    opinions = {one["opinion"]: one for one in found["opinion"]}
    assert opinions["strongly-disagree"]["object_refs"] == [notes["claim"]["id"]]
    assert set(opinions) == {"strongly-disagree", "neutral"}
    kinds = {one["relationship_type"] for one in found["relationship"]}
    assert kinds == {"related-to", "rival-of"}


def test_one_thing_has_one_id_in_all_bundles(site: Built) -> None:
    [first] = stix_objects(site, "2024/ferry")["incident"]
    [second] = stix_objects(site, "2024/other")["incident"]
    assert first == second
    assert len(stix_objects(site, "bundle")["report"]) == 2


@pytest.mark.parametrize("name", ["https://site.example/2024/ferry/", "Łódź", ""])
def test_names_are_uuids_of_version_5(name: str) -> None:
    """As the standard library makes them, which takes longer."""
    assert stable_uuid(name, "note") == str(uuid5(NAMESPACE_URL, f"{name}#note"))
