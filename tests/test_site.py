"""The built site: every address leads somewhere, nothing leaks, a failed build harms nothing."""

from __future__ import annotations

import gzip
import html
import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site_folder import BRIEFING, MKDOCS_YML, Built, briefings, build, contents, mkdocs, write

REPOSITORY = Path(__file__).parents[1]
RECORDS = REPOSITORY / "generator/mkdocs_briefings/starters/site/records"
FERRY = "2024/ferry/"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site as `briefings init` begins it, with its examples."""
    folder = tmp_path_factory.mktemp("own")
    assert briefings(folder, "init").returncode == 0
    return build(folder)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a small site."""
    return write(tmp_path, {"mkdocs.yml": MKDOCS_YML, "briefings/2024/ferry.yaml": BRIEFING})


def records(folder: str) -> dict[str, Any]:
    """The example records of a folder by id, as plain data."""
    files = sorted((RECORDS / folder).glob("*.yaml"))
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in files}


def plain(text: str) -> str:
    """The words of HTML or Markdown, without marks, in the quotation marks of a keyboard."""
    text = html.unescape(re.sub(r"<[^>]*>", "", text))
    return " ".join(re.sub(r"[“”‘’\"'*_]", "", text).split())


def search(site: Built) -> dict[str, str]:
    """What search knows: the title, names and text of every page, by its address."""
    found = {}
    for path in sorted(site.folder.glob("pagefind/fragment/*.pf_fragment")):
        data = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        names = data["meta"].get("names", "")
        found[data["url"].removeprefix("/")] = plain(
            f"{data['meta']['title']} {names} {data['content']}"
        )
    return found


# ---- A new site with its examples


def test_every_link_and_anchor_leads_somewhere(own: Built) -> None:
    assert len(own.pages) > 30
    assert not list(own.dead_links())


def test_no_page_makes_a_request_to_another_host(own: Built) -> None:
    assert not list(own.foreign_requests())
    styles = [path.read_text("utf-8") for path in own.folder.rglob("*.css")]
    assert styles
    for style in styles:
        assert not re.search(r"""(?:url\(|@import)\s*["']?\s*(?:https?:)?//""", style)


@pytest.mark.parametrize(
    "url",
    [
        *("", "briefings/", "incidents/", "actors/", "people/", "countries/", "sources/"),
        *("quotes/", "claims/", "recommendations/", "method/fields/figure/", "topics/example/"),
        *("example/harbour-fire/", "incidents/example-harbour-fire-2026/"),
        *("actors/example-river-front/", "sources/example-gazette-2026-03-03/"),
    ],
)
def test_the_address_is_there(own: Built, url: str) -> None:
    assert own.has(url or "index.html")


def test_a_state_has_one_page(root: Path) -> None:
    state = "name: Afghanistan\ntype: state\ncountry: AF\naccept: unused-actor\n"
    site = build(write(root, {"briefings/actors/afghanistan.yaml": state}))
    assert site.has("countries/af/")
    assert not site.has("actors/afghanistan/")


def test_the_records_themselves_are_not_published(own: Built) -> None:
    assert not [name for name in contents(own.folder) if re.search(r"\.(ya?ml|j2)$", name)]


@pytest.mark.parametrize(
    "name", ["{}~", "{}.bak", "{}.orig", "{}.txt", "#{}#", "{}.md", "old-{}-2"]
)
def test_copies_of_records_are_not_published(root: Path, name: str) -> None:
    secret = f"{BRIEFING}marking: TLP:RED\n".replace("ferry", "secret")
    copies = [f"2024/{name.format(one)}" for one in ("secret.yaml", "SECRET.YML")]
    write(root, {f"briefings/{one}": secret for one in ("2024/secret.yaml", *copies)})
    done = mkdocs(root, "build", "--strict")
    assert done.returncode == 0, done.stdout
    [told] = [line for line in done.stdout.splitlines() if "copies of records" in line]
    assert told.startswith("INFO")
    assert all(one in told for one in copies)
    site = contents(root / "site")
    assert not [name for name in site if "secret" in name.lower()]
    assert not [name for name, data in site.items() if b"The invented secret" in data]


def test_a_copy_of_a_record_cannot_be_linked_to(root: Path) -> None:
    linked = BRIEFING.replace("[@paper]", "[copy](ferry.yaml.bak) [@paper]")
    write(root, {"briefings/2024/ferry.yaml": linked, "briefings/2024/ferry.yaml.bak": BRIEFING})
    done = mkdocs(root, "build")
    assert "[dead-link]" in done.stdout


def test_search_finds_every_quote_where_it_stands(own: Built) -> None:
    index = search(own)
    said = [
        (f"example/{name}/", quote["quote"])
        for name, briefing in records("example").items()
        for quote in briefing.get("quotes", [])
    ]
    assert said
    for page, words in said:
        assert any(plain(words) in text and url.startswith(page) for url, text in index.items())


def test_search_finds_an_actor_by_its_aliases(own: Built) -> None:
    index = search(own)
    aliases = [
        (name, alias)
        for name, actor in records("actors").items()
        for alias in actor.get("aliases", [])
        if actor["type"] != "state"
    ]
    assert aliases
    for name, alias in aliases:
        assert any(
            plain(alias) in text and url.startswith(f"actors/{name}/")
            for url, text in index.items()
        )


def test_search_finds_a_source_by_its_title(own: Built) -> None:
    index = search(own)
    sources = records("sources")
    assert sources
    for name, source in sources.items():
        assert plain(source["title"]) in index[f"sources/{name}/"]


def test_what_is_not_published_is_counted_but_not_named(root: Path) -> None:
    secret = BRIEFING.replace("ferry", "secret").replace("Ferry", "Secret")
    write(root, {"briefings/2024/secret.yaml": f"{secret}status: draft\n"})
    done = mkdocs(root, "build", "--strict")
    assert "pages from records; 1 record not published: 1 draft\n" in done.stdout
    site = contents(root / "site")
    assert not [name for name in site if "secret" in name]
    assert not [name for name, data in site.items() if b"record not published" in data]


# ---- Settings of a site


def test_a_minimal_configuration_is_a_whole_one(root: Path) -> None:
    minimal = "site_name: A\ndocs_dir: briefings\ntheme: material\nplugins: [search, briefings]\n"
    write(root, {"mkdocs.yml": minimal})
    site = build(root)
    assert not list(site.dead_links())
    assert "The ferry will run every day" in site.page(FERRY)
    assert "briefings.css" in site.page("")


def test_a_search_plugin_is_set_aside_with_a_word(root: Path) -> None:
    done = mkdocs(root, "build", "--strict")
    assert "is set aside: search is Pagefind's" in done.stdout
    site = Built(root / "site")
    assert site.has("pagefind/pagefind.js")
    assert not site.has("search/search_index.json")


def test_materials_own_search_may_be_used(root: Path) -> None:
    settings = MKDOCS_YML.replace("briefings]", "briefings: {search: material}]")
    write(root, {"mkdocs.yml": settings})
    done = mkdocs(root, "build", "--strict")
    assert "Material's own search is used, as the option `search` says" in done.stdout
    site = Built(root / "site")
    index = json.loads((root / "site/search/search_index.json").read_text("utf-8"))
    found = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert "2024/ferry/" in found
    assert not {"quotes/", "briefings/", "quality/"} & found  # they only list what others hold
    assert not site.has("search/")
    assert not site.has("pagefind/pagefind.js")
    assert not list(site.dead_links())


def test_without_pagefinds_program_material_searches(root: Path) -> None:
    away = "import sys\nsys.modules['pagefind_bin'] = sys.modules['pagefind_bin_extended'] = None\n"
    write(root, {"away/sitecustomize.py": away})
    path = os.pathsep.join([str(root / "away"), os.environ.get("PYTHONPATH", "")])
    old = {"PYTHONPATH": path, "PATH": ""}
    write(root, {"site/index.html": "old"})
    strict = mkdocs(root, "build", "--strict", **old)
    assert strict.returncode, strict.stdout
    assert "WARNING -  briefings: Material's own search is used, as" in strict.stdout
    assert (root / "site/index.html").read_text("utf-8") == "old"
    done = mkdocs(root, "build", **old)
    assert not done.returncode, done.stdout
    assert "or write `search: material`" in done.stdout
    assert Built(root / "site").has("search/search_index.json")


def test_pages_carry_no_policy_where_the_site_wants_none(root: Path) -> None:
    settings = MKDOCS_YML.replace("briefings]", "briefings: {content_security_policy: false}]")
    write(root, {"mkdocs.yml": settings})
    assert "Content-Security-Policy" not in build(root).page(FERRY)


def test_a_site_may_stand_below_a_path(root: Path) -> None:
    write(root, {"mkdocs.yml": f"{MKDOCS_YML}site_url: https://example.org/repo/\n"})
    site = Built(build(root).folder, "https://example.org/repo/")
    assert not list(site.dead_links())
    assert not list(site.foreign_requests())
    assert f'href="https://example.org/repo/{FERRY}"' in site.page(FERRY)


def test_addresses_may_be_files(root: Path) -> None:
    write(root, {"mkdocs.yml": f"{MKDOCS_YML}use_directory_urls: false\n"})
    site = build(root)
    assert not list(site.dead_links())
    assert site.has("2024/ferry.html")
    assert site.has("actors/index.html")


def test_pages_are_edited_in_their_records(root: Path) -> None:
    features = MKDOCS_YML.replace("font: false", "font: false, features: [content.action.edit]")
    settings = "repo_url: https://example.org/o/r\nedit_uri: edit/main/briefings/\n"
    write(root, {"mkdocs.yml": features + settings, "briefings/actors/index.md": "Who is who."})
    site = build(root)
    edit = "https://example.org/o/r/edit/main/briefings/"
    assert f"{edit}2024/ferry.yaml" in site.page(FERRY)
    assert f"{edit}actors/index.md" in site.page("actors/")
    assert edit not in site.page("quotes/")


def test_a_navigation_of_ones_own_is_kept(root: Path) -> None:
    write(root, {"mkdocs.yml": f"{MKDOCS_YML}nav: [index.md, Said: quotes/index.md]\n"})
    site = build(root)
    assert "Said" in site.page("")
    assert not list(site.dead_links())


# ---- Hand-written pages


@pytest.mark.parametrize("matter", ["", "---\ndescription: Words about it\n---\n"])
@pytest.mark.parametrize("headline", ["", "# A headline of our own\n\n"])
def test_a_page_at_a_made_pages_place_becomes_its_introduction(
    root: Path, matter: str, headline: str
) -> None:
    text = f"{matter}{headline}Here you find [the ferry]"
    write(root, {"briefings/index.md": f"{text}(2024/ferry.md)."})
    write(root, {"briefings/actors/index.md": f"{text}(../2024/ferry.md)."})
    site = build(root)
    assert not list(site.dead_links())
    for url, made in (("", "The ferry runs again"), ("actors/", "Invented Captain")):
        page = site.page(url)
        assert page.index("Here you find") < page.rindex(made)
        assert ("A headline of our own" in page) == bool(headline)
        assert page.count("<h1") == 1
        assert "description: Words" not in page


def test_a_readme_may_be_the_introduction(root: Path) -> None:
    write(root, {"briefings/README.md": "Read [the ferry](2024/ferry.md)."})
    site = build(root)
    assert "Read <a" in site.page("")
    assert not list(site.dead_links())


@pytest.mark.parametrize(
    "place",
    [
        *("actors.md", "actors/index.html", "2024/ferry/index.md", "quotes", "2024/ferry"),
        *("index.html", "method/rules.html", "countries/all"),
    ],
)
@pytest.mark.parametrize("folders", [True, False])
def test_what_check_says_of_another_page_at_an_address_build_does(
    root: Path, place: str, folders: bool
) -> None:
    settings = f"{MKDOCS_YML}use_directory_urls: {folders}\n"
    write(root, {"mkdocs.yml": settings, f"briefings/{place}": "Something else."})
    checked = briefings(root, "check", "--strict")
    done = mkdocs(root, "build", "--strict")
    assert done.returncode == checked.returncode, done.stdout
    assert ("[left-out]" in done.stdout) == (done.returncode == 1)
    assert mkdocs(root, "build").returncode == 0


def test_of_two_hand_written_pages_at_one_address_one_is_told(root: Path) -> None:
    pages = ("index.md", "README.md", "about.md", "about/index.md")
    write(root, {f"briefings/{page}": "Words." for page in pages})
    checked = briefings(root, "check", "--strict")
    assert checked.returncode == 1
    told = [line.split(":")[0] for line in checked.stdout.splitlines() if "[left-out]" in line]
    assert told == ["briefings/README.md", "briefings/about/index.md"]


@pytest.mark.parametrize(
    ("written", "lang"),
    [("fa", "fa"), (r"'\1'", "en"), (r"'\g<0>'", "en"), ("x y", "en"), ("[fa]", "en")],
)
def test_a_hand_written_page_may_name_its_language(root: Path, written: str, lang: str) -> None:
    write(root, {"briefings/about.md": f"---\nlang: {written}\n---\nAbout it.\n"})
    assert f'<html lang="{lang}"' in build(root).page("about/")


@pytest.mark.parametrize(
    ("lang", "direction"),
    [("fa", "rtl"), ("he", "rtl"), ("prs", "rtl"), ("uz-Latn-AF", "ltr"), ("uz-AF", "rtl")],
)
def test_a_page_runs_in_the_direction_of_its_language(
    root: Path, lang: str, direction: str
) -> None:
    write(
        root,
        {
            "briefings/2024/ferry.yaml": f"{BRIEFING}lang: {lang}\n",
            "briefings/about.md": f"---\nlang: {lang}\n---\nAbout it.\n",
        },
    )
    site = build(root)
    for url in (FERRY, "about/"):
        assert f'<html lang="{lang}" dir="{direction}"' in site.page(url)
        assert re.findall(r'<body[^>]*\bdir="(\w+)"', site.page(url)) == [direction]
    assert '<body dir="ltr"' in site.page("")


def test_an_empty_library_is_a_site(root: Path) -> None:
    (root / "briefings/2024/ferry.yaml").unlink()
    site = build(root)
    assert not list(site.dead_links())
    assert "No briefing has been published yet" in site.page("")
    for url in ("briefings/", "actors/", "sources/", "quotes/", "claims/", "recommendations/"):
        assert re.search(r"<p>(?:No|There is no|Nobody)\b[a-z ]+ yet\.</p>", site.page(url)), url


# ---- Builds that fail

OTHER = "title: Another\npublished: 2024-05-03\nsummary: Text.\n"
FAULTS = {
    "errors": (
        {
            "briefings/2024/ferry.yaml": f"{BRIEFING}nonsense: 1\n",
            "briefings/2024/other.yaml": "title: [\n",
            "briefings/actors/who.yaml": "name: Who\ntype: nobody\n",
        },
        [
            r"^.*briefings/2024/ferry\.yaml:15:1: error: .*nonsense.* \[unknown-field\]\n +\S",
            r"^.*briefings/2024/other\.yaml:\d+:\d+: error: .* \[[a-z-]+\]",
            r"^.*briefings/actors/who\.yaml:2:7: error: .* \[[a-z-]+\]\n +\S",
            r"3 errors; nothing was built",
        ],
    ),
    "a warning": (
        {"briefings/2024/other.yaml": f"{OTHER}sources: {{unused: {{title: A book}}}}\n"},
        [
            r"briefings/2024/other\.yaml:4:\d+: warning: .* \[unused-source\]",
            r"warnings?; nothing was built",
        ],
    ),
    "a template that cannot be read": (
        {"templates/briefing.md.j2": "# {{ view.title }}\n{% if %}\n"},
        [r"templates/briefing\.md\.j2:2:1: error: .* \[template\]\n +\S", r"1 error; nothing"],
    ),
    "a template that cannot be used": (
        {"templates/briefing.md.j2": "# {{ view.title }}\n\n{{ view.titel }}\n"},
        [r"templates/briefing\.md\.j2:3:1: error: .*titel.* \[template\]", r"1 error; nothing"],
    ),
    "a template with a mistake in its code": (
        {"templates/briefing.md.j2": "# {{ view.title }}\n{{ view.title + 1 }}\n"},
        [r"templates/briefing\.md\.j2:2:1: error: TypeError.* \[template\]"],
    ),
    "a dead link in a hand-written page": (
        {"briefings/about.md": "[nowhere](nowhere.md)\n"},
        [r"about\.md.*nowhere\.md", r"Aborted with 1 warning"],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failed_build_leaves_the_last_good_site(root: Path, fault: str) -> None:
    build(root)
    before = contents(root / "site")
    files, told = FAULTS[fault]
    write(root, files)
    done = mkdocs(root, "build", "--strict")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    for pattern in told:
        assert re.search(pattern, done.stdout, re.M), done.stdout
    assert contents(root / "site") == before


def test_a_warning_alone_fails_no_build(root: Path) -> None:
    write(root, FAULTS["a warning"][0])
    done = mkdocs(root, "build")
    assert done.returncode == 0
    assert "[unused-source]" in done.stdout


def test_a_build_replaces_the_old_site_whole(root: Path) -> None:
    build(root)
    write(root, {"site/.nojekyll": "", "site/old/index.html": "old", "site/old.txt": "old"})
    kept = (root / "site/assets/briefings/briefings.js").stat().st_mtime_ns
    write(root, {"briefings/2024/other.yaml": OTHER})
    site = build(root)
    assert site.has("2024/other/")
    assert site.has(".nojekyll")
    assert not (root / "site/old").exists()
    assert not site.has("old.txt")
    assert (root / "site/assets/briefings/briefings.js").stat().st_mtime_ns == kept
    assert {path.name for path in root.iterdir()} == {".cache", "briefings", "mkdocs.yml", "site"}


def test_gh_deploy_publishes_the_new_site(root: Path, tmp_path_factory: Any) -> None:
    """It reads the site's folder when all plugins have ended."""
    remote = tmp_path_factory.mktemp("remote")
    git("init", "--quiet", "--bare", cwd=remote)
    git("init", "--quiet", cwd=root)
    git("config", "user.name", "A. Example", cwd=root)
    git("config", "user.email", "a@example.org", cwd=root)
    git("remote", "add", "origin", str(remote), cwd=root)
    done = mkdocs(root, "gh-deploy", "--strict", "--ignore-version")
    assert done.returncode == 0, done.stdout
    published = git("ls-tree", "-r", "--name-only", "gh-pages", cwd=remote).split()
    assert set(published) - {".nojekyll"} == set(contents(root / "site"))


def git(*arguments: str, cwd: Path) -> str:
    """Run git in a folder of a test."""
    return subprocess.run(
        ["git", *arguments], cwd=cwd, check=True, capture_output=True, text=True
    ).stdout


# ---- Same records, same bytes


def test_neither_clock_nor_place_change_a_byte(root: Path, tmp_path_factory: Any) -> None:
    settings = f"{MKDOCS_YML}site_url: https://example.org/\n"
    write(root, {"mkdocs.yml": settings, "briefings/about.md": "# About\n"})
    other = tmp_path_factory.mktemp("elsewhere")
    # Written in another order, so that folders list them in another.
    for path in sorted((root / "briefings").rglob("*.*"), reverse=True):
        write(other, {path.relative_to(root).as_posix(): path.read_text("utf-8")})
    write(other, {"mkdocs.yml": settings})
    one = build(root, SOURCE_DATE_EPOCH="86400", TZ="Pacific/Apia", PYTHONHASHSEED="1")
    two = build(other, SOURCE_DATE_EPOCH="2000000000", TZ="Asia/Kabul", PYTHONHASHSEED="2")
    first, second = contents(one.folder), contents(two.folder)
    assert first.keys() == second.keys()
    assert not [name for name in first if first[name] != second[name]]


def test_the_sitemap_has_the_dates_of_records(root: Path) -> None:
    updated = BRIEFING.replace("05-02\n", "05-02\nupdated: 2024-06-07\n", 1)
    files = {
        "mkdocs.yml": f"{MKDOCS_YML}site_url: https://example.org/\n",
        "briefings/about.md": "# About\n",
        "briefings/2024/ferry.yaml": updated,
        "briefings/2024/other.yaml": OTHER,
    }
    build(write(root, files))
    sitemap = (root / "site/sitemap.xml").read_text("utf-8")
    entries = re.findall(r"<loc>https://example.org/(.*?)</loc>\s*(?:<lastmod>(.*?)<)?", sitemap)
    dates = dict(entries)
    assert dates[FERRY] == dates[""] == dates["quotes/"] == "2024-06-07"
    assert dates["2024/other/"] == "2024-05-03"
    assert dates["about/"] == dates["actors/invented-captain/"] == ""
