"""`briefings rename`: cases of tests/rename, laws, and files written all or not at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_briefings.build.site import read_library
from mkdocs_briefings.edit.file_changes import NotChanged
from mkdocs_briefings.edit.writing import carry_out
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Subject
from mkdocs_briefings.rename import plan_rename
from mkdocs_briefings.settings import Settings
from tests.rename_case import files_of, read_case, rewritten, run, write

CASES = sorted((Path(__file__).parent / "rename").glob("*.md"))
EXAMPLE = Path(__file__).parents[1] / "generator/mkdocs_briefings/starters/site/records"


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_case(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    case = read_case(path.read_text("utf-8"))
    monkeypatch.chdir(write(tmp_path, case.before))
    console = run(case.commands)
    files = files_of(tmp_path)
    if request.config.getoption("--rewrite"):
        path.write_text(rewritten(case, console, files), "utf-8", newline="\n")
    else:
        assert (console, files) == (case.console, case.expected)


def settings_of(folder: Path) -> Settings:
    return Settings(folder, folder / "briefings", folder / "templates")


def rename(folder: Path, old: str, new: str) -> None:
    carry_out(plan_rename(settings_of(folder), old, new))


STEMS = st.from_regex(r"[a-zа-яء-ي0-9]{3,8}(-[a-zа-я0-9]{2,8}){0,2}", fullmatch=True)
STYLES = (
    "{}",
    "'{}'",
    '"{}"',
    "[{}]",
    "[Other, '{}']",
    "&a {}  # {}",
    "\n  - {}\n  - Other",
    ">-\n  {}",
    "|\n  {}",
    "{name: {}, as: the {}}",
    '"{}\\\n  "',
)
ENDS = st.sampled_from(["\n", "\r\n"])


@st.composite
def libraries(draw: Any, stem: str) -> dict[str, bytes]:
    """An actor and a briefing that names it in some styles, lines ended in some way."""
    lines = ["title: T", "summary: |", f"  [x](../actors/{stem}.yaml) {stem}", "published: 2024"]
    lines[3] += "-03-29"
    lines += ["sources: {a: {title: A, url: 'https://example.org/'}}", "recommendations:"]
    for field in draw(st.lists(st.sampled_from(["by", "to"]), max_size=4)):
        value = draw(st.sampled_from(STYLES)).replace("{}", stem)
        lines += ["- text: Do.", "  cites: a", f"  {field}: " + value.replace("\n", "\n  ")]
    if len(lines) == 6:
        lines.pop()
    end, bom = draw(ENDS), draw(st.sampled_from(["", "\ufeff"]))
    text = bom + end.join("\n".join(lines).split("\n")) + draw(st.sampled_from(["", end]))
    actor = bom + end.join(["name: An Actor", "type: armed-group", f"note: {stem}", ""])
    return {"2024/example.yaml": text.encode(), f"actors/{stem}.yaml": actor.encode()}


@settings(max_examples=60, deadline=None)
@given(data=st.data(), old=STEMS, new=STEMS)
def test_there_and_back_gives_the_same_bytes(data: Any, old: str, new: str) -> None:
    if old.casefold() == new.casefold() or "other" in (old, new):
        return
    before = data.draw(libraries(old))
    with TemporaryDirectory() as name:
        folder = write(Path(name), before)
        try:
            rename(folder, old, new)
        except NotChanged:
            assert files_of(folder) == before
            return
        assert f"actors/{new}.yaml" in files_of(folder)
        rename(folder, new, old)
        after = files_of(folder)
        end = b"\r\n" if b"\r\n" in before[f"actors/{old}.yaml"] else b"\n"
        after[f"actors/{old}.yaml"] = after[f"actors/{old}.yaml"].replace(
            f"previous_urls: /actors/{new}/".encode() + end, b""
        )
        assert after == before


def told(library: Library, new: str, old: str) -> list[Any]:
    """All that a library says, with `new` called `old` again."""

    def name(subject: Subject | None) -> str | None:
        return f"{subject.id}#{subject.anchor}".replace(new, old) if subject else None

    def statements() -> Iterator[Any]:
        for one in library.statements:
            people = [(name(p.actor), p.words) for p in (*one.by, *one.to, *one.actors)]
            cited = [(name(c.source), c.at, name(c.via)) for c in one.all_citations()]
            about = [*map(name, one.about), *map(name, one.linked), *map(name, one.shown_in)]
            yield name(one.home), one.anchor, str(one.path), people, cited, about

    subjects = [*library.briefings, *library.incidents, *library.actors, *library.sources]
    mentions = [
        (name(s), s.name, sorted((m.role, name(m.subject) or "") for m in s.mentions))
        for s in subjects
    ]
    return [sorted(mentions), sorted(map(repr, statements()))]


@pytest.mark.parametrize(
    "old", ["actors/example-river-front", "sources/example-gazette-2026-03-03"]
)
@pytest.mark.parametrize("new", ["zz-new", "aa-new"])
def test_the_library_is_the_same_but_for_the_id(tmp_path: Path, old: str, new: str) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "briefings")
    before, problems = read_library(settings_of(tmp_path))
    rename(tmp_path, old, new)
    after, problems_after = read_library(settings_of(tmp_path))
    folder = old.partition("/")[0]
    assert told(after, f"{folder}/{new}", old) == told(before, f"{folder}/{new}", old)
    assert len(problems_after) == len(problems)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    briefing = b"title: T\nsummary: S.\npublished: 2024-03-29\nactors: isk\n"
    actor = b"name: IS-Khorasan\ntype: armed-group\n"
    files = {"2024/one.yaml": briefing, "2024/two.yaml": briefing, "actors/isk.yaml": actor}
    monkeypatch.chdir(write(tmp_path, files))
    return tmp_path


@pytest.mark.parametrize("failing", range(1, 5))
def test_all_is_taken_back_where_a_write_fails(
    site: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    before, calls, replace = files_of(site), [0], os.replace

    def fail_once(old: Any, new: Any) -> None:
        calls[0] += 1
        if calls[0] == failing:
            raise OSError(28, "No space left on device", str(new))
        replace(old, new)

    monkeypatch.setattr(os, "replace", fail_once)
    printed = run([["rename", "isk", "actors/new/group"]])
    assert printed.endswith("No space left on device; nothing was changed\n[2]\n")
    assert files_of(site) == before
    assert not (site / "briefings/actors/new").exists()


def test_rights_of_files_stay(site: Path) -> None:
    (site / "briefings/actors/isk.yaml").chmod(0o640)
    rename(site, "isk", "group")
    assert (site / "briefings/actors/group.yaml").stat().st_mode & 0o777 == 0o640


def test_a_file_that_changes_meanwhile_is_not_written_over(site: Path) -> None:
    plan = plan_rename(settings_of(site), "isk", "group")
    (site / "briefings/2024/one.yaml").write_text("title: Another\n")
    before = files_of(site)
    with pytest.raises(NotChanged, match=r"one\.yaml has just changed"):
        carry_out(plan)
    assert files_of(site) == before


def test_a_link_to_a_file_is_not_replaced_by_a_file(site: Path) -> None:
    (site / "briefings/2024/two.yaml").unlink()
    (site / "briefings/2024/two.yaml").symlink_to("one.yaml")
    assert "two.yaml is a link to another file" in run([["rename", "isk", "group"]])


def test_a_record_is_not_moved_out_of_the_folder(site: Path) -> None:
    (site / "outside").mkdir()
    (site / "briefings/actors/away").symlink_to(site / "outside")
    assert "is a link that leads out of" in run([["rename", "isk", "actors/away/isk"]])
    assert list((site / "outside").iterdir()) == []


def test_a_navigation_that_names_the_page_is_left_to_the_author(site: Path) -> None:
    config = "docs_dir: briefings\nnav:\n  - actors/isk.md\n  - x/actors/isk.md\n"
    (site / "mkdocs.yml").write_text(config)
    printed = run([["rename", "isk", "group"]]).splitlines()
    assert printed[-1] == "left to you: mkdocs.yml:3 names actors/isk.md"


def test_what_is_none_of_the_site_neither_hinders_nor_changes(site: Path) -> None:
    config = "docs_dir: briefings\nexclude_docs: away/\ndraft_docs: drafts/\n"
    (site / "mkdocs.yml").write_text(config)
    for folder in ("away", "drafts"):
        (site / "briefings" / folder).mkdir()
        shutil.copy(site / "briefings/2024/one.yaml", site / "briefings" / folder / "three.yaml")
    (site / "briefings/away/broken.yaml").write_text("isk: [\n")
    assert "3 references in 3 files" in run([["rename", "isk", "group"]])
    assert b"actors: group" in files_of(site)["drafts/three.yaml"]
    assert b"actors: isk" in files_of(site)["away/three.yaml"]
    for folder in ("away", "drafts"):
        told = run([["rename", "2024/one", f"{folder}/four"]])
        assert f"mkdocs.yml leaves {folder}/four.yaml out of the site" in told


git = pytest.mark.skipif(not shutil.which("git"), reason="needs Git")


def in_git(site: Path, *words: str) -> str:
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.quotepath=off"]
    command = ["git", *names, *words]
    return subprocess.run(command, cwd=site, check=True, capture_output=True, text=True).stdout


@git
def test_uncommitted_changes_are_not_mixed_with_a_renaming(site: Path) -> None:
    in_git(site, "init", "-q")
    in_git(site, "add", ".")
    in_git(site, "commit", "-qm", "first")
    with (site / "briefings/2024/two.yaml").open("a") as file:
        file.write("note: A note.\n")
    (site / "briefings/2024/three.yaml").write_text("title: T\nsummary: S.\nstatus: draft\n")
    before = files_of(site)
    assert run([["rename", "isk", "group"]]).splitlines()[1:] == [
        "Error: there are uncommitted changes in",
        "  briefings/2024/two.yaml",
        "Commit them first, or use --force.",
        "[1]",
    ]
    assert files_of(site) == before
    assert "[1]" not in run([["rename", "isk", "group", "--force"]])


@git
def test_git_applies_what_a_dry_run_shows(site: Path) -> None:
    with (site / "briefings/2024/two.yaml").open("a") as file:
        file.write("note: é [x](../actors/isk.yaml)\r\n# no line end")
    in_git(site, "init", "-q")
    in_git(site, "add", ".")
    in_git(site, "commit", "-qm", "first")
    diff = subprocess.run(
        [sys.executable, "-m", "mkdocs_briefings", "rename", "--dry-run", "isk", "group"],
        capture_output=True,
        check=True,
    ).stdout
    rename(site, "isk", "group")
    renamed = files_of(site)
    in_git(site, "add", "-A")
    assert "renamed" in in_git(site, "status")
    in_git(site, "reset", "-q", "--hard")
    subprocess.run(["git", "apply", "-"], cwd=site, input=diff, check=True)
    assert files_of(site) == renamed
