"""The built wheel makes a site by itself, away from the repository and without the network."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]

MKDOCS_YML = """\
site_name: A site elsewhere
docs_dir: briefings
theme:
  name: material
  font: false
plugins: [search, briefings]
"""

BRIEFING = """\
title: An invented briefing
published: 2024-05-02
summary: The invented ferry runs again [@paper].
quotes:
  - quote: The ferry will run every day
    by: {name: Invented Captain, as: the captain}
    cites: paper
sources:
  paper:
    title: Ferry runs again
    publisher: Example Paper
    published: 2024-05-01
    url: https://example.org/ferry
    type: article
"""


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command without this repository on Python's path; its output, or a failed test."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env | {"NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, f"{command} failed:\n{done.stdout}"
    return done.stdout


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment that has the wheel, and this one's other packages."""
    work = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    offline = ["--quiet", "--no-index", "--no-deps"]
    build = ["wheel", *offline, "--no-build-isolation", "--wheel-dir", "dist"]
    run(*pip, *build, REPOSITORY, cwd=work)
    [wheel] = (work / "dist").glob("*.whl")

    venv.create(work / "venv", with_pip=False)
    scripts = work / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / f"python{'.exe' if os.name == 'nt' else ''}"
    run(*pip, "--python", python, "install", *offline, wheel, cwd=work)

    # Dependencies come from the running environment, after the new one's own packages. Python does
    # not read the .pth files of a folder that it knows from a .pth file: no way to the repository.
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own_packages = Path(run(python, "-c", code, cwd=work).strip())
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (own_packages / "dependencies.pth").write_text("\n".join(sorted(folders)), encoding="utf-8")
    return python


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one record in a folder of its own."""
    (tmp_path / "mkdocs.yml").write_text(MKDOCS_YML, encoding="utf-8")
    record = tmp_path / "briefings" / "2024" / "invented.yaml"
    record.parent.mkdir(parents=True)
    record.write_text(BRIEFING, encoding="utf-8")
    return tmp_path


def test_the_package_is_the_wheels_own(python: Path, tmp_path: Path) -> None:
    code = "import mkdocs_briefings; print(mkdocs_briefings.__file__)"
    imported = Path(run(python, "-I", "-c", code, cwd=tmp_path).strip())
    assert imported.is_relative_to(python.parents[1])
    assert list((imported.parent / "templates").rglob("*.*")), "the wheel has no templates"


def test_mkdocs_builds_a_site_with_the_wheel(python: Path, site: Path) -> None:
    run(python, "-I", "-m", "mkdocs", "build", "--strict", "--quiet", cwd=site)
    page = (site / "site/2024/invented/index.html").read_text(encoding="utf-8")
    assert "An invented briefing" in page
    assert "The ferry will run every day" in page


def test_the_command_checks_a_site_with_the_wheel(python: Path, site: Path) -> None:
    run(python.with_name("briefings"), "check", "--strict", cwd=site)
