"""Whether every kind of page can be read by everybody, and is HTML: axe-core and the Nu checker.

Both come from npm; what they find that is none of ours is listed here, each with its reason.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from kinds_of_page import one_of_each
from make_library import MKDOCS_YML, Library, write_library
from tests.browsing import chromium, served
from tests.node import installed, unavailable
from tests.site_folder import Built, build, write

TOOLS = Path(__file__).parent / "scripts"
PALETTE = """\
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/brightness-7, name: Dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/brightness-4, name: Light}
"""
PERSIAN = """\
title: گزارش مرزبانی
published: 2026-06-01
lang: fa
summary: نیروهای کمکی به مرز می‌روند [@paper].
quotes:
  - quote: هر روز از رود می‌گذریم
    by: {name: ناخدای ساختگی, as: مرزبان}
    cites: paper
sources:
  paper: {title: Invented report, publisher: Example Paper, url: "https://paper.example/1"}
"""
AXE = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => html)]);
}"""
STILL: dict[str, Any] = {"bypass_csp": True, "reduced_motion": "reduce"}
WAYS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "320 px": {"viewport": {"width": 320, "height": 640}},
}


def library(root: Path, theme: str) -> Built:
    """A small invented library with every kind of record, and a page in another script."""
    write_library(root, Library(seed=5, briefings=4, actors=4, incidents=3, sources=4))
    config = f"site_url: https://site.example/repo/\n{MKDOCS_YML}".replace(
        "  font: false\n", f"  font: false\n{PALETTE}{theme}"
    )
    write(root, {"mkdocs.yml": config, "briefings/2026/persian.yaml": PERSIAN})
    return build(root)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The library from left to right."""
    return library(tmp_path_factory.mktemp("reading"), "")


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The library as a site in a language that is written from right to left."""
    return library(tmp_path_factory.mktemp("mirrored"), "  language: fa\n")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def violations(built: Built, browser: Browser, **options: Any) -> list[str]:
    """What axe finds on a page of each kind: the kind of page, the rule, and where it is broken."""
    axe = (installed(TOOLS) / "node_modules/axe-core/axe.min.js").read_text("utf-8")
    found: list[str] = []
    with served(built.folder) as address, browser.new_context(**STILL, **options) as context:
        page = context.new_page()
        for kind, url in one_of_each(built.folder).items():
            page.goto(address + url, wait_until="networkidle" if kind == "search" else "load")
            page.evaluate(axe)
            for rule, places in page.evaluate(AXE):
                found += [f"{kind} (/{url}): {rule}: {place[:300]}" for place in places]
    return found


@pytest.mark.parametrize("way", WAYS)
def test_nothing_bars_a_reader(site: Built, browser: Browser, way: str) -> None:
    found = violations(site, browser, **WAYS[way])
    assert not found, "\n".join(found)


def test_nothing_bars_a_reader_from_right_to_left(mirrored: Built, browser: Browser) -> None:
    assert 'dir="rtl"' in mirrored.page("")
    found = violations(mirrored, browser)
    assert not found, "\n".join(found)


# ---- HTML

OF_THE_THEME = (
    "Attribute “autocomplete” is only allowed when the input type is",  # the palette's radios
    "The value of the “for” attribute of the “label” element must be the ID of a non-hidden",
)
"""What the checker finds in the theme's own templates."""


def messages(pages: list[Path]) -> Iterator[str]:
    """The errors that the checker finds, each with its page and its place."""
    java = shutil.which("java") or unavailable("Java is not installed: default-jre-headless")
    checker = installed(TOOLS) / "node_modules/vnu-jar/build/dist/vnu.jar"
    command = [java, "-jar", checker, "--errors-only", "--format", "json", "--exit-zero-always"]
    done = subprocess.run([*map(str, command), *map(str, pages)], capture_output=True, text=True)
    for one in json.loads(done.stderr)["messages"]:
        extract = re.sub(r"\s+", " ", one.get("extract", ""))
        yield f"{one['url']}:{one['lastLine']}: {one['message']} {extract}"


def test_pages_are_html(site: Built, mirrored: Built) -> None:
    pages = [
        built.folder / url / ("" if url.endswith(".html") else "index.html")
        for built in (site, mirrored)
        for url in one_of_each(built.folder).values()
    ]
    found = [one for one in messages(pages) if not any(known in one for known in OF_THE_THEME)]
    assert not found, "\n".join(found)
