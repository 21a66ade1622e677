"""What is no part of the site: as mkdocs.yml says, beside hidden records, and copies of records."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_briefings.build.site import make_site
from mkdocs_briefings.settings import SettingsError, read_settings
from tests.site_folder import BRIEFING, MKDOCS_YML, Built, briefings, build, contents, mkdocs, write

SECRET = "title: The invented secret\npublished: 2024-05-03\nsummary: Secret words.\n"
PATTERNS = {
    "a folder": "drafts/",
    "a file": "/drafts/secret.yaml",
    "a name anywhere": "secret.*",
    "its page": "/drafts/secret.md",
    "pages, and not one": "*.md\n  !*.yaml\n  secret.md",
    "records but one, by its page": "/drafts/*.yaml\n  !shown.md",
    "all but one": "/drafts/*\n  !/drafts/shown.yaml",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a small site with a record that is not for everybody yet."""
    files = {
        "mkdocs.yml": MKDOCS_YML,
        "briefings/2024/ferry.yaml": BRIEFING,
        "briefings/drafts/secret.yaml": SECRET,
    }
    return write(tmp_path, files)


def tells_no_secret(site: Built) -> bool:
    """Whether no file of a site has the secret in its text or its name, nor its address."""
    told = b"invented secret", b"drafts/secret"
    found = contents(site.folder).items()
    return not [name for name, data in found if "secret" in name or any(t in data for t in told)]


@pytest.mark.parametrize("option", ["exclude_docs", "draft_docs"])
@pytest.mark.parametrize("patterns", PATTERNS.values(), ids=list(PATTERNS))
def test_what_mkdocs_leaves_out_of_pages_is_left_out_of_records(
    root: Path, option: str, patterns: str
) -> None:
    write(
        root,
        {
            "mkdocs.yml": f"{MKDOCS_YML}{option}: |\n  {patterns}\n",
            "briefings/drafts/shown.yaml": SECRET.replace("invented secret", "shown one"),
        },
    )
    site = build(root)
    assert tells_no_secret(site)
    assert site.has("drafts/shown/") == (patterns != "drafts/")
    checked = briefings(root, "check", "--strict")
    assert checked.returncode == 0
    assert "left out in mkdocs.yml" in checked.stdout


def test_mkdocs_own_exclusions_hold_and_may_be_taken_back(root: Path) -> None:
    write(root, {"briefings/templates/own.yaml": SECRET.replace("secret", "own")})
    assert not build(root).has("templates/own/")
    write(root, {"mkdocs.yml": f"{MKDOCS_YML}exclude_docs: '!/templates/'\n"})
    assert build(root).has("templates/own/")


def test_a_reference_to_what_is_left_out_says_so(root: Path) -> None:
    related = f"{BRIEFING}related: [drafts/secret]\n"
    write(root, {"briefings/2024/ferry.yaml": related})
    assert briefings(root, "check").returncode == 0
    write(root, {"mkdocs.yml": f"{MKDOCS_YML}exclude_docs: drafts/\n"})
    checked = briefings(root, "check")
    assert checked.returncode == 1
    assert "`exclude_docs`" in checked.stdout


def test_faults_of_what_is_left_out_fail_nothing(root: Path) -> None:
    broken = {"briefings/drafts/secret.yaml": "title: [\n"}
    write(root, {"mkdocs.yml": f"{MKDOCS_YML}exclude_docs: drafts/\n", **broken})
    assert briefings(root, "check", "--strict").returncode == 0
    build(root)


def test_draft_docs_are_seen_in_the_preview_only(root: Path) -> None:
    write(root, {"mkdocs.yml": f"{MKDOCS_YML}draft_docs: drafts/\n"})
    settings = read_settings(root / "mkdocs.yml")
    assert "drafts/secret.md" in make_site(settings, preview=True).markdown
    assert "drafts/secret.md" not in make_site(settings).markdown


def test_patterns_that_are_no_text_are_told(root: Path) -> None:
    write(root, {"mkdocs.yml": f"{MKDOCS_YML}exclude_docs: [drafts/]\n"})
    with pytest.raises(SettingsError, match="begin it with: exclude_docs:"):
        read_settings(root / "mkdocs.yml")


def test_the_made_navigation_has_no_page_that_is_not_for_it(root: Path) -> None:
    shown = {"briefings/about.md": "# About us\n", "briefings/drafts/page.md": "# A draft\n"}
    write(root, shown)
    before = build(root).pages["index.html"].links
    assert {"about/", "sources/", "drafts/page/"} <= set(before)
    options = "not_in_nav: |\n  about.md\n  /sources/index.md\nexclude_docs: drafts/\n"
    write(root, {"mkdocs.yml": MKDOCS_YML + options})
    site = build(root)
    assert not {"about/", "drafts/page/"} & set(site.pages["index.html"].links)
    assert site.pages["index.html"].links.count("sources/") < before.count("sources/")
    assert site.has("about/")
    assert site.has("sources/")


@pytest.mark.parametrize("why", ["marking: TLP:RED", "status: draft"])
def test_what_stands_beside_a_hidden_record_follows_it(root: Path, why: str) -> None:
    text = "Secret words ![a](../images/secret.png), ![b](../images/both.png), ![c](../own.pdf)."
    files = {
        "briefings/drafts/secret.yaml": SECRET.replace("Secret words.", f"'{text}'") + f"{why}\n",
        "briefings/drafts/secret.md": "The invented secret, introduced.\n",
        "briefings/images/secret.png": "picture",
        "briefings/images/both.png": "picture",
        "briefings/images/nobodys.png": "picture",
        "briefings/own.pdf": "file",
        "briefings/2024/ferry.yaml": BRIEFING.replace("[@paper]", "![x](../images/both.png)"),
        "briefings/about.md": "[A file](own.pdf)\n",
    }
    write(root, files)
    done = mkdocs(root, "build")
    assert done.returncode == 0, done.stdout
    assert "2 files that only unpublished records show are left out" in done.stdout
    assert "secret" not in done.stdout
    site = Built(root / "site")
    assert tells_no_secret(site)
    for kept in ("images/both.png", "images/nobodys.png", "own.pdf"):
        assert site.has(kept), kept


@pytest.mark.parametrize("ending", ["bak", "orig", "old", "tmp", "save", "swp", "rej"])
def test_copies_without_the_suffix_are_not_published(root: Path, ending: str) -> None:
    names = [f"2024/secret.{ending}", f"2024/SECRET.{ending.upper()}", "2024/secret~", "#secret#"]
    write(root, {f"briefings/{name}": SECRET for name in names})
    (root / "briefings/drafts/secret.yaml").unlink()
    assert tells_no_secret(build(root))


COPIES: tuple[str, ...] = (
    "{} (copy)",
    "{} copy",
    "Copy of {}",
    "{} - Copy",
    "{} - Copy (2)",
    "{} (1)",
)
COPIES += ("Kopie von {}", "{} — копия")
COPIES += ("{}_backup", "{}.old", "{} (Ann's conflicted copy 2024-05-03)", "{}")


def test_copies_of_a_hidden_record_are_not_published(root: Path) -> None:
    names = [copy.format("secret") for copy in COPIES]
    texts = {f"briefings/drafts/{n}{s}": SECRET for n in names for s in (".txt", ".md", ".docx")}
    secret = {"briefings/drafts/secret.yaml": f"{SECRET}marking: TLP:RED\n"}
    others = ["2024/secretary.txt", "2024/secret.txt", "drafts/open secret.txt", "drafts/copy.txt"]
    write(root, texts | secret | {f"briefings/{name}": "Known to all." for name in others})
    site = build(root)
    assert b"invented secret" not in b"".join(contents(site.folder).values())
    assert all(site.has(name) for name in others)


def test_a_copy_of_a_record_is_told_and_left_out(root: Path) -> None:
    names = [copy.format("ferry") for copy in COPIES[:8]]
    write(root, {f"briefings/2024/{name}.yaml": SECRET for name in [*names, "x (1)"]})
    (root / "briefings/drafts/secret.yaml").unlink()
    told = briefings(root, "check", "--strict").stdout
    assert told.count("[copy]") == len(names)
    done = mkdocs(root, "build")
    assert done.returncode == 0
    site = Built(root / "site")
    assert site.has("2024/x (1)/")
    assert [name for name in contents(site.folder) if name.startswith("2024/ferry")]
    assert not [name for name in contents(site.folder) if "opy" in name]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("aux.md", "aux.md"),
        ("notes/CON/x.md", "CON"),
        ("nul.txt", "nul.txt"),
        ("what?.md", "what?.md"),
        ("notes./x.md", "notes."),
        ("blank .md", "blank "),
    ],
)
def test_hand_written_files_that_windows_cannot_keep_are_told(
    root: Path, file: str, name: str
) -> None:
    write(root, {f"briefings/{file}": "# Notes\n", "briefings/auxiliary.v2.md": "# Fine\n"})
    told = briefings(root, "check")
    assert f"briefings/{file}:1:1: warning: `{name}` is" in told.stdout
    assert told.stdout.count("[file-name]") == 1


def test_a_name_beside_a_hidden_record_is_not_told(root: Path) -> None:
    hidden = "title: Red\nsummary: x\npublished: 2024-03-01\nmarking: TLP:RED\n"
    picture = "images: {file: aux.png, alt: x, licence: CC0-1.0}\n"
    files = {"2024/red.yaml": hidden + picture, "2024/red .md": "# Red\n", "2024/aux.png": "x"}
    write(root, {f"briefings/{name}": text for name, text in files.items()})
    told = briefings(root, "check")
    assert "aux.png" not in told.stdout
    write(root, {"briefings/2024/red.yaml": hidden.replace("RED", "CLEAR") + picture})
    assert "aux.png:1:1: warning: `aux.png` is a name that" in briefings(root, "check").stdout
