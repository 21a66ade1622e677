"""Cases of tests/hostile that are made, each in a process of its own; and whole sites of cases."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import gettempdir

import pytest

from mkdocs_briefings.render.compiled import caches
from tests.golden_case import Case, read_case
from tests.hostile_case import SECONDS, expected_errors, outside, write
from tests.hostile_html import OF_THE_THEME, dangers_of_html
from tests.hostile_made import HEAD, MADE
from tests.rendered_html import Seen
from tests.site_folder import MKDOCS_YML, contents, environment

ROOT = Path(__file__).parents[1]
MEGABYTES = 300
_QUIET = {"PYTHONDONTWRITEBYTECODE": "1"}
CASES = {
    path.stem: read_case(path.read_text("utf-8"))
    for path in sorted((ROOT / "tests" / "hostile").rglob("*.md"))
}
ARTICLE = re.compile(r"<article[^>]*>(.*?)</article>", re.S)


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment(
            PYTHONPATH=f"{ROOT / 'generator'}{os.pathsep}{ROOT}",
            PYTHONIOENCODING="utf-8:strict",
            **_QUIET,
        ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=300,
    )


@pytest.mark.parametrize("name", MADE)
def test_made_case_ends_in_time_and_in_little_memory(name: str, tmp_path: Path) -> None:
    (tmp_path / "briefings").mkdir()
    made = MADE[name]
    made.make(tmp_path / "briefings")
    with_pages = "pages" if made.pages else "check"
    done = run("-m", "tests.hostile_run", str(tmp_path), with_pages, folder=ROOT)
    assert done.returncode == 0, done.stderr[-2000:]
    result = json.loads(done.stdout)
    assert result["rules"] == sorted(made.rules)
    assert result["findings"] == []
    assert result["seconds"] < SECONDS
    assert result["MB"] < MEGABYTES


def gathered(cases: Iterable[tuple[str, Case]]) -> Case:
    """Cases side by side; one whose files have no room beside the others is left out."""
    whole = Case("")
    for name, case in cases:
        files = {
            re.sub("^2024/", f"cases/{name}/", file): content
            for file, content in case.files.items()
        }
        taken = {file.casefold() for file in whole.files}
        if not taken & {file.casefold() for file in files}:
            whole.files |= files
    return whole


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A site of all harmless cases, built, and what was written on the way."""
    root = tmp_path_factory.mktemp("built") / "root"
    harmless = [(name, case) for name, case in CASES.items() if not expected_errors(case)]
    assert len(harmless) > 20
    write(gathered(harmless), root / "briefings")
    (root / "mkdocs.yml").write_text(MKDOCS_YML + MORE, "utf-8")
    done = run("-m", "tests.hostile_build", folder=root)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return root, done.stdout.splitlines()


MORE = """\
markdown_extensions:
  - md_in_html
  - pymdownx.superfences
  - pymdownx.snippets: {base_path: [/], restrict_base_path: false}
  - pymdownx.emoji
  - pymdownx.inlinehilite
"""


def test_nothing_is_written_outside_of_the_site(built: tuple[Path, list[str]]) -> None:
    root, written = built
    assert any(path.endswith("index.html") for path in written)
    docs = os.path.join(root, "briefings", "")
    for path in written:
        absolute = os.path.join(root, path)
        inside = absolute.startswith(f"{root}{os.sep}") and not absolute.startswith(docs)
        temporary = os.path.basename(path).startswith("tmp") and not path.startswith("!")
        # Python itself tries, by a file of eight letters, whether it can write temporary files.
        temporary |= os.path.dirname(path) == gettempdir() and len(os.path.basename(path)) == 8
        temporary |= path.startswith(os.path.join(gettempdir(), "tmp"))  # or in such a folder
        own = path.startswith(os.path.join(caches(), "mkdocs-briefings"))  # compiled templates
        assert inside or temporary or own or path in (os.devnull, str(root)), path
    assert {path.name for path in root.iterdir()} <= {"briefings", "mkdocs.yml", "site", ".cache"}
    names = contents(root / "site")
    assert not [name for name in names if name.endswith((".yaml", ".yml"))]


def test_built_pages_hold_nothing_active(built: tuple[Path, list[str]]) -> None:
    root, _ = built
    scripts: dict[int, list[str]] = {}
    for path in sorted((root / "site").rglob("*.html")):
        html = path.read_text("utf-8")
        assert "root:x:0:" not in html
        page = Seen(html)
        assert not [name for _, name, _ in page.attributes if name.startswith("on")], path
        leads_on = 'http-equiv="refresh"' in html  # by a script of its own
        if not path.name.startswith("404") and "method/rules" not in str(path) and not leads_on:
            scripts.setdefault(page.tags.count("script"), []).append(str(path.relative_to(root)))
        [article] = ARTICLE.findall(html) or [""]
        assert [found for found in dangers_of_html(article) if not is_of_the_theme(found)] == [], (
            path
        )
    assert len(scripts) == 1, min(scripts.values(), key=len)  # those of the theme


def is_of_the_theme(found: str) -> bool:
    """Whether the theme's templates make this, or other tests look for it."""
    named = re.fullmatch(r"<(?:(\w+)|\w+ ([\w-]+)=.*)>", found)
    return found.startswith("twice") or bool(named and (named[1] or named[2]) in OF_THE_THEME)


def test_all_failing_cases_together_are_told_with_their_places(tmp_path: Path) -> None:
    failing = [(name, case) for name, case in CASES.items() if expected_errors(case)]
    write(gathered(failing), tmp_path / "briefings")
    odd = os.fsencode(tmp_path / "briefings") + b"/2024\xff"
    os.makedirs(odd)
    Path(os.fsdecode(odd + b"/a.yaml")).write_text(HEAD + "wrong: x\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS_YML, "utf-8")
    for form in ("text", "json", "github", "sarif"):
        done = run("-m", "mkdocs_briefings", "check", "--format", form, folder=tmp_path)
        assert done.returncode == 1, done.stderr
        assert "Traceback" not in done.stderr + done.stdout
        if form == "json":
            check_report(json.loads(done.stdout), tmp_path)


def check_report(report: dict, folder: Path) -> None:
    """Every file of a failing case has a problem, and every problem stands in its file."""
    from mkdocs_briefings.problems import Problem

    assert len({found["rule"] for found in report["problems"]}) > 30
    problems = [Problem(**found) for found in report["problems"]]
    assert list(outside(problems, folder)) == []
