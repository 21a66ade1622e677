"""What a site offers beside its pages: listed, told in heads, written the same each time."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urljoin
from zipfile import ZipFile

import pytest

from mkdocs_briefings.build.site import make_site
from mkdocs_briefings.outputs.all_outputs import OUTPUT_NAMES
from mkdocs_briefings.settings import read_settings
from tests.site_folder import MKDOCS_YML, Built, briefings, build, contents, mkdocs, write

ADDRESS = "https://site.example/"
SECRET = "Unspeakable"
FERRY = f"""\
title: The ferry <runs> again & again
published: 2024-05-02
summary: The invented ferry runs again [@paper].
countries: [KE]
topics: [Ferries]
incident: {{name: Harbour fire, date: 2024-05-01, place: {{name: Port, country: KE}}}}
claims:
- id: repaired
  text: The ferry was repaired.
  by: {{name: Invented Captain, as: the ferry's captain}}
  cites: {{source: paper, at: para. 2, credibility: 3}}
  responses: {{stance: denies, by: Harbour Union, cites: paper, quote: Nobody has repaired it yet}}
- {{text: "{SECRET} claim.", marking: "TLP:RED", cites: paper}}
- {{text: "{SECRET} by its source.", cites: hidden}}
sources:
  paper:
    title: Ferry back
    publisher: Example Paper
    url: https://paper.example/f
    reliability: B
  hidden: {{title: "{SECRET} source", url: "https://{SECRET}.example", marking: "TLP:RED"}}
"""
RECORDS = {
    "briefings/2024/ferry.yaml": FERRY,
    "briefings/2024/draft.yaml": f"title: {SECRET} draft\nstatus: draft\nsummary: {SECRET}.\n",
}
CONFIG = MKDOCS_YML.replace("briefings]", "{briefings: {license: CC-BY-4.0}}]")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path, {"mkdocs.yml": f"{CONFIG}site_url: {ADDRESS}\n", **RECORDS})


@pytest.fixture
def site(root: Path) -> Built:
    return build(root)


def told(site: Built) -> set[str]:
    """The files that the heads of pages tell of."""
    found = set()
    for name, page in site.pages.items():
        for href in re.findall(r'<link rel="alternate "[^>]*href="([^"]*)"', page.text):
            found.add(unquote(urljoin(f"/{name}", href)).removeprefix("/"))
    return found


def offered(site: Built) -> dict[str, str]:
    """The files that the page on data leads to, each with its size as shown."""
    rows = re.findall(
        r'<td><a href="([^"]+)">(?:(?!</tr>).)*?data-size="[^"]*">([^<]*)<',
        site.page("data/"),
        re.S,
    )
    return {urljoin("/data/", href).removeprefix("/"): size for href, size in rows}


def test_every_file_is_listed_with_its_size(site: Built) -> None:
    for path, size in offered(site).items():
        count = (site.folder / path).stat().st_size
        assert size.endswith(" kB"), path
        assert float(size.removesuffix(" kB")) == pytest.approx(count / 1000, abs=0.1), path
    assert "CC-BY-4.0" in site.page("data/")
    assert not list(site.dead_links())


def test_the_page_on_data_is_only_made_when_it_lists_something_else(root: Path) -> None:
    def made(name: str, old: str, new: str) -> list[str]:
        text = (root / name).read_text("utf-8")
        write(root, {name: text.replace(old, new)})
        done = mkdocs(root, "build", "--verbose")
        assert done.returncode == 0, done.stdout
        return re.findall(r"(\S+) is made:", done.stdout)

    assert "/data/" in made("briefings/2024/ferry.yaml", "again & again", "again")
    sizes = offered(Built(root / "site"))
    again = made("briefings/2024/ferry.yaml", "The ferry <runs>", "The old ferry <runs>")
    assert "/2024/ferry/" in again
    assert "/data/" not in again
    assert offered(Built(root / "site")).keys() == sizes.keys()
    assert offered(Built(root / "site")) != sizes
    assert "/data/" in made("briefings/2024/draft.yaml", "status: draft", "published: 2024-05-02")


def test_every_file_is_told_in_the_head_of_a_page(site: Built) -> None:
    """Those of which there are many are not listed one by one."""
    made = {name for name in contents(site.folder) if name.startswith(("data/", "feeds/"))}
    assert made - {"data/index.html"} <= told(site)
    assert all((site.folder / name).is_file() for name in told(site))
    assert set(offered(site)) < told(site)
    lines = re.findall(r'data-size="[^"]*">([^<]*)<', site.page("data/"))
    assert all(lines)
    assert len(lines) > len(offered(site))


def test_the_same_records_give_the_same_bytes(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Also in another folder, into which they came in another order, by another hash seed."""
    first = contents(build(root, PYTHONHASHSEED="1").folder)
    given = {"mkdocs.yml": f"{CONFIG}site_url: {ADDRESS}\n", **RECORDS}
    other = write(tmp_path_factory.mktemp("other"), dict(reversed(given.items())))
    second = contents(build(other, PYTHONHASHSEED="2").folder)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def unpacked(data: bytes) -> bytes:
    """What a file holds, be it packed or not."""
    if data.startswith(b"\x1f\x8b"):
        return gzip.decompress(data)
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as package:
            return b"".join(package.read(name) for name in package.namelist())
    return data


def test_nothing_hidden_leaves_in_any_file(site: Built) -> None:
    every = {name: unpacked(data) for name, data in contents(site.folder).items()}
    assert not [name for name, data in every.items() if SECRET.lower().encode() in data.lower()]
    seen = [name for name, data in every.items() if b"repaired" in data]
    suffixes = {Path(name).suffix for name in seen}
    assert suffixes >= {".html", ".md", ".xlsx", ".csv", ".json", ".jsonl", ".pf_fragment"}


def test_an_export_has_the_bytes_of_the_site(root: Path, site: Built) -> None:
    built = contents(site.folder)
    done = briefings(root, "export", "markdown", "--out", "out")
    assert done.returncode == 0, done.stdout
    written = contents(root / "out")
    assert written == {path: built[path] for path in written}
    outputs = make_site(replace(read_settings(root / "mkdocs.yml"), search=True)).outputs
    for name in OUTPUT_NAMES:
        outputs.only(name).write(root / name)
        written = contents(root / name) if (root / name).exists() else {}
        assert bool(written) == (name not in ("metadata", "mailings")), name  # here without any
        assert [path for path in written if written[path] != built[path]] == [], name


def test_hand_written_pages_have_their_markdown_beside_them_too(root: Path) -> None:
    own = "[The ferry](2024/ferry.md), and *who* we are.\n"
    write(
        root,
        {
            "mkdocs.yml": f"{CONFIG}site_url: {ADDRESS}\ndraft_docs: later.md\n"
            "exclude_docs: no.md\n",
            "briefings/about.md": f"---\ntitle: Who we are\nlang: en\n---\n\n{own}",
            "briefings/team/index.md": "# The [team](../about.md) {: #team }\n",
            "briefings/claims/index.md": "Words before the claims.\n",
            "briefings/later.md": f"# {SECRET}\n",
            "briefings/no.md": f"# {SECRET}\n",
        },
    )
    site = build(root)
    beside = {name for name in contents(site.folder) if name.endswith(".md")}
    assert {"about/index.md", "team/index.md"} <= beside
    assert (site.folder / "about/index.md").read_text("utf-8") == own
    assert "Words before" in (site.folder / "claims/index.md").read_text("utf-8")
    assert not [name for name in beside if SECRET in (site.folder / name).read_text("utf-8")]
    assert beside <= told(site)
    guide = (site.folder / "llms.txt").read_text("utf-8")
    assert f"[Who we are]({ADDRESS}about/index.md)" in guide
    assert f"[The team]({ADDRESS}team/index.md)" in guide


@pytest.mark.parametrize(("chosen", "made"), [("[]", False), ("[jsonl]", True)])
def test_outputs_are_switched_by_name(tmp_path: Path, chosen: str, made: bool) -> None:
    config = CONFIG.replace("license:", f"outputs: {chosen}, license:")
    site = build(write(tmp_path, {"mkdocs.yml": config, **RECORDS}))
    assert site.has("data/") is made
    assert (site.folder / "data/statements.jsonl").is_file() is made
    assert made is ('rel="alternate "' in site.page(""))


def test_a_slip_in_their_names_is_told(tmp_path: Path) -> None:
    config = CONFIG.replace("license:", "outputs: [josnl], license:")
    write(tmp_path, {"mkdocs.yml": config, **RECORDS})
    for done in (mkdocs(tmp_path, "build"), briefings(tmp_path, "check")):
        assert done.returncode
        assert "jsonl" in done.stdout
        assert "Traceback" not in done.stdout


def test_a_file_that_stands_there_by_hand_is_kept(root: Path) -> None:
    write(root, {"briefings/data/statements.jsonl": "mine\n"})
    site = build(root)
    assert (site.folder / "data/statements.jsonl").read_text("utf-8") == "mine\n"
    assert "data/statements.jsonl" not in offered(site)


def test_each_statement_carries_its_address_and_its_sources(site: Built) -> None:
    lines = (site.folder / "data/statements.jsonl").read_text("utf-8").splitlines()
    claim, response = map(json.loads, lines)
    assert claim["address"] == f"{ADDRESS}2024/ferry/#claim-repaired"
    assert site.has_place(claim["address"].removeprefix(ADDRESS))
    assert claim["by"] == [
        {
            "actor": "actors/invented captain",
            "name": "Invented Captain",
            "as": "the ferry's captain",
        }
    ]
    [source] = claim["sources"]
    assert (source["at"], source["reliability"], source["credibility"]) == ("para. 2", "B", "3")
    assert source["url"] == "https://paper.example/f"
    assert response["answers"] == claim["id"]
    assert response["stance"] == "denies"
