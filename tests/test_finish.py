"""Pages that another engine built become the same site as the plugin makes."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.site_folder import BRIEFING, Built, Html, briefings, build, environment, write

ENGINES = Path(__file__).parents[1] / ".cache/engines"
"""Environments with engines that are not installed beside MkDocs: `.ci/run` makes them."""

MKDOCS_YML = """\
site_name: A site
site_url: !ENV [NOBODY_SETS_THIS, "https://site.example/below/"]
docs_dir: briefings
theme: {name: material, font: false, custom_dir: own}
plugins: [search, briefings: {license: CC-BY-4.0}]
markdown_extensions: [footnotes]
"""
FILES = {
    "mkdocs.yml": MKDOCS_YML,
    "own/partials/none.html": "",
    "briefings/2024/ferry.yaml": BRIEFING
    + """\
lang: fa
countries: [KE]
topics: [Ferries]
previous_urls: [/old/ferry/]
claims:
- text: It was "late" & slow.
  by: Union
  cites: paper
  responses: {stance: denies, by: Invented Captain}
""",
    "briefings/2023/late.yaml": BRIEFING.replace("2024-05", "2023-05").replace("again", "late")
    + "status: superseded\nsuperseded_by: 2024/ferry\n",
    "briefings/2024/draft.yaml": BRIEFING.replace("again", "unseen") + "status: draft\n",
    "briefings/actors/union.yaml": "name: Union\ntype: company\nsummary: It owns Łódź & it.\n",
    "briefings/about.md": "---\nlang: de\n---\n# Über uns\n\nWir.[^1]\n\n[^1]: Ein Zobel.\n",
    "briefings/hidden.md": "---\nsearch:\n  exclude: true\n---\n# Not found\n\nA mongoose.\n",
    "briefings/files/list.txt": "one\n",
}


def material() -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--strict"]


def properdocs() -> list[str]:
    return [str(ENGINES / "materialx/bin/properdocs"), "build", "--strict"]


def zensical() -> list[str]:
    return [str(ENGINES / "zensical/bin/zensical"), "build"]


@pytest.fixture(scope="module")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(write(tmp_path_factory.mktemp("plugin"), FILES))


@pytest.fixture(scope="module", params=[material, properdocs, zensical])
def finished(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    command = request.param()
    if not shutil.which(command[0]):
        pytest.skip(f"{request.param.__name__} is not installed; .ci/run does that")
    root = write(tmp_path_factory.mktemp(request.param.__name__), FILES)
    done = briefings(root, "pages", "plain")
    assert done.returncode == 0, done.stdout
    plain = root / "plain"
    if request.param is properdocs:
        config = json.loads((plain / "mkdocs.yml").read_text("utf-8"))
        config["theme"]["name"] = "materialx"
        (plain / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
    alone = {name: value for name, value in environment().items() if name != "PYTHONPATH"}
    subprocess.run(command, cwd=plain, env=alone, check=True, timeout=120, capture_output=True)
    done = briefings(root, "finish", "plain/site")
    assert done.returncode == 0, done.stdout
    assert "pages finished" in done.stdout
    return Built(plain / "site")


def files(site: Built) -> dict[str, bytes]:
    """All files that follow from the records alone."""
    found = {path.relative_to(site.folder).as_posix(): path for path in site.folder.rglob("*")}
    theirs = re.compile(r".*\.html|sitemap\.xml.*|pagefind/.*|search\.json|assets/(?!briefings).*")
    return {
        name: path.read_bytes()
        for name, path in found.items()
        if path.is_file() and not theirs.fullmatch(name)
    }


def index(site: Built) -> dict[str, Any]:
    """What the index holds of each page, by its address."""
    found = {}
    for path in (site.folder / "pagefind/fragment").glob("*"):
        text = gzip.decompress(path.read_bytes())
        page = json.loads(text[text.index(b"{") :])
        found[page["url"]] = page
    return found


def test_the_same_files_stand_beside_the_pages(plugin: Built, finished: Built) -> None:
    theirs, ours = files(finished), files(plugin)
    assert sorted(theirs) == sorted(ours)
    assert [name for name in ours if theirs[name] != ours[name]] == []
    assert any(name.endswith("atom.xml") for name in ours)


def places(page: dict[str, Any]) -> list[str]:
    """The places of a page to which an answer can lead; a theme's own ids begin with lines."""
    return [one["id"] for one in page["anchors"] if not one["id"].startswith("__")]


def test_search_gives_the_same_answers(plugin: Built, finished: Built) -> None:
    theirs, ours = index(finished), index(plugin)
    assert sorted(theirs) == sorted(ours)
    for url, page in ours.items():
        for what in ("content", "meta", "word_count", "filters"):
            assert theirs[url][what] == page[what], url
        assert places(theirs[url]) == places(page), url
    assert "Zobel" in ours["/about/"]["content"]
    assert "/hidden/" not in ours
    for path in (plugin.folder / "pagefind/facets").glob("*.json"):
        if path.name != "pages.json":  # names of fragments, which are hashes of their pages
            other = finished.folder / "pagefind/facets" / path.name
            assert json.loads(other.read_text("utf-8")) == json.loads(path.read_text("utf-8"))


def entries(site: Built) -> dict[str, str]:
    text = (site.folder / "sitemap.xml").read_text("utf-8")
    found = {}
    for entry in re.findall(r"<url>(.*?)</url>", text, re.S):
        day = re.search(r"<lastmod>(.*?)</lastmod>", entry)
        found[re.findall(r"<loc>(.*?)</loc>", entry)[0]] = day[1] if day else ""
    return found


def test_the_sitemap_has_the_days_of_records(plugin: Built, finished: Built) -> None:
    ours, theirs = entries(plugin), entries(finished)
    shared = ours.keys() & theirs.keys()
    assert "https://site.example/below/2024/ferry/" in shared
    assert {url: theirs[url] for url in shared} == {url: ours[url] for url in shared}
    packed = finished.folder / "sitemap.xml.gz"
    if packed.exists():
        plain = (finished.folder / "sitemap.xml").read_bytes()
        assert gzip.decompress(packed.read_bytes()) == plain


def test_heads_tell_the_same_and_pages_load_nothing_from_elsewhere(
    plugin: Built, finished: Built
) -> None:
    told = re.compile(
        r'<script type="application/ld\+json">.*?</script>|<meta (?:property|name)="(?:og|citation)'
        r'[^>]*>|<link rel="(?:canonical|alternate )[^>]*>',
        re.S,
    )
    for path in plugin.folder.rglob("*.html"):
        name = path.relative_to(plugin.folder).as_posix()
        theirs = (finished.folder / name).read_text("utf-8")
        assert theirs.count('http-equiv="Content-Security-Policy"') == 1, name
        assert "briefing-ends" not in theirs, name
        assert not [url for url in Html(theirs).fetched if "://" in url], name
        if name not in ("about/index.html", "hidden/index.html", "404.html"):
            given = {one.replace("./", "") for one in told.findall(theirs)}
            ours = {one.replace("./", "") for one in told.findall(path.read_text("utf-8"))}
            assert ours <= given, name


def test_pages_have_their_language_and_old_addresses_lead_on(finished: Built) -> None:
    def page(name: str) -> str:
        return (finished.folder / name).read_text("utf-8")

    assert re.search(r'<html[^>]* lang="fa"', page("2024/ferry/index.html"))
    assert re.search(r'<html[^>]* dir="rtl"', page("2024/ferry/index.html"))
    assert re.search(r'<html[^>]* lang="de"', page("about/index.html"))
    assert 'content="0; url=../../2024/ferry/"' in page("old/ferry/index.html")
    assert "There is no page at this address" in page("404.html")
    assert 'data-root="/below"' in page("404.html")
    assert 'class="briefing-home-search"' in page("index.html")
    assert not (finished.folder / "2024/draft").exists()


def test_what_was_finished_is_not_finished_again(finished: Built) -> None:
    before = (finished.folder / "index.html").read_bytes()
    done = briefings(finished.folder.parents[1], "finish", "plain/site")
    assert done.returncode == 2
    assert "it was finished already" in done.stdout
    assert (finished.folder / "index.html").read_bytes() == before


def test_without_search_it_is_finished_once_too(tmp_path: Path) -> None:
    config = MKDOCS_YML.replace("license: CC-BY-4.0", "search: material")
    root = write(tmp_path, {**FILES, "mkdocs.yml": config})
    assert briefings(root, "pages", "plain").returncode == 0
    command = [*material(), "--config-file", "plain/mkdocs.yml"]
    subprocess.run(command, cwd=root, env=environment(), check=True, capture_output=True)
    assert briefings(root, "finish", "plain/site").returncode == 0
    page = (root / "plain/site/2024/ferry/index.html").read_text("utf-8")
    assert "briefing-ends" not in page
    assert page.count("citation_public_url") == 1
    done = briefings(root, "finish", "plain/site")
    assert done.returncode == 2
    assert "it was finished already" in done.stdout


def test_pages_of_other_records_are_refused(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "site").mkdir()
    done = briefings(tmp_path, "finish", "site")
    assert done.returncode == 2
    assert "pages are not in site" in done.stdout
    assert "briefings pages" in done.stdout
    assert briefings(tmp_path, "finish", "nowhere").returncode == 2


def test_what_is_hidden_since_is_gone(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "briefings/2024/chart.svg": "<svg/>"})
    assert briefings(tmp_path, "pages", "plain").returncode == 0
    docs = tmp_path / "plain/docs"
    assert (docs / "old/ferry.md").exists()
    write(tmp_path, {"plain/docs/mine.md": "# Mine\n"})
    record = tmp_path / "briefings/2024/ferry.yaml"
    record.write_text(f"status: draft\nimages: {{file: chart.svg, alt: C}}\n{record.read_text()}")
    late = tmp_path / "briefings/2023/late.yaml"
    late.write_text(late.read_text("utf-8").partition("status:")[0], "utf-8")
    assert briefings(tmp_path, "pages", "plain").returncode == 0
    assert not (docs / "old").exists()
    assert not [path for path in docs.rglob("*") if path.stem in ("ferry", "chart")]
    assert (docs / "mine.md").exists()
    assert (docs / "2023/late.md").exists()


@pytest.mark.parametrize("mark", ['<link rel="alternate " type="text/markdown">', "briefing-ends"])
def test_pages_that_are_left_of_hidden_records_are_told(tmp_path: Path, mark: str) -> None:
    root = write(tmp_path, FILES)
    assert briefings(root, "pages", "plain").returncode == 0
    command = [*material(), "--config-file", "plain/mkdocs.yml"]
    subprocess.run(command, cwd=root, env=environment(), check=True, capture_output=True)
    page = (root / "plain/site/2024/ferry/index.html").read_text("utf-8")
    if "rel=" in mark:
        page = page.replace("briefing-ends", "").replace("</head>", f"{mark}</head>")
    write(root, {"plain/site/2024/draft/index.html": page})
    done = briefings(root, "finish", "plain/site")
    assert done.returncode == 2
    assert "holds a page of no record, such as 2024/draft/index.html" in done.stdout
    assert "citation_title" not in (root / "plain/site/2024/ferry/index.html").read_text("utf-8")


def test_a_configuration_that_was_changed_stays(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "plain/mkdocs.yml": "site_name: Mine\n"})
    done = briefings(tmp_path, "pages", "plain")
    assert done.returncode == 0, done.stdout
    assert "stays as it is" in done.stdout
    assert (tmp_path / "plain/mkdocs.yml").read_text("utf-8") == "site_name: Mine\n"
    assert os.listdir(tmp_path / "plain/docs/files") == ["list.txt"]
    assert not (tmp_path / "plain/docs/2024/draft.md").exists()


def test_its_script_runs_on_a_page_that_is_opened_from_a_folder(finished: Built) -> None:
    """Where a browser runs no module, so that none of the pages may ask for one."""
    for name, page in finished.pages.items():
        ours = [tag for tag in re.findall(r"<script\b[^>]*>", page.text) if "briefings.js" in tag]
        assert len(ours) == 1, name
        assert "module" not in ours[0]
        assert re.search(r"\sdefer\b", ours[0]), name
