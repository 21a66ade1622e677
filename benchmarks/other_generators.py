"""Times other generators of static sites on the Markdown of our pages, beside our own build of it.

Each takes the Markdown that `briefings pages` writes, and lays it out in a page that holds a title
and the text; Zensical has its own theme and search. None of them makes what our build makes besides
(checked records, outputs; but for Zensical, search too). What is not installed is left out, and
told. Whole processes run in turn: from nothing, and after one page was edited.

    hugo                      a package of most systems
    pelican, zensical         in an environment of their own: `pip install pelican[markdown]`
    eleventy                  `npm install @11ty/eleventy`
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from build_table import Site, plain_site, same_markdown
from make_library import add_options, library_of, write_library

EXAMPLES = """\
examples:
  python benchmarks/other_generators.py --briefings 300 --hugo hugo
  python benchmarks/other_generators.py --pelican ~/pelican/bin/pelican --eleventy ~/e/eleventy
"""

_PAGE = "<!doctype html><html><head><title>{}</title></head><body>{}</body></html>\n"
_EXTENSIONS = ("admonition", "attr_list", "pymdownx.details", "tables", "toc")
_PELICAN = """\
SITENAME = "An invented library"
SITEURL = "https://library.example"
PATH = "docs"
PAGE_PATHS, ARTICLE_PATHS, STATIC_PATHS = ["."], [], []
PATH_METADATA = r"(?P<slug>.*)\\.md"
PAGE_URL, PAGE_SAVE_AS = "{slug}/", "{slug}/index.html"
THEME, DIRECT_TEMPLATES, TIMEZONE = "theme", [], "UTC"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = FEED_ALL_ATOM = CATEGORY_FEED_ATOM = ""
MARKDOWN = {"extensions": %s}
"""
_ELEVENTY = """\
export default function (config) {
  config.addGlobalData("layout", "page.html");
  return { dir: { input: "docs", includes: "../theme" }, markdownTemplateEngine: false };
}
"""


class Cost(NamedTuple):
    """What a build takes: seconds on the clock, and of the processor."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Generator:
    """A generator with its site: what it is asked, and the page that is edited."""

    name: str
    folder: Path
    command: list[str]
    page: Path
    left: tuple[str, ...]
    """The folders that builds leave."""

    def build(self) -> Cost:
        """What a build takes; the end of this process where it fails."""
        start = time.perf_counter()
        log = self.folder / "build.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                self.command,
                cwd=self.folder,
                env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{self.name} failed:\n{log.read_text('utf-8', 'replace')[-2000:]}")
        return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime)

    def fresh(self) -> Cost:
        """What a build takes of which nothing is left."""
        for name in self.left:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return self.build()

    def edited(self, mark: str) -> Cost:
        """What a build takes after an edit of one page."""
        text = self.page.read_text("utf-8")
        if self.page.suffix == ".yaml":
            text = text.replace("body: |\n  ", f"body: |\n  {mark} ", 1)
        else:
            text = f"{text}\n{mark}\n"
        self.page.write_text(text, "utf-8")
        return self.build()

    def pages(self) -> int:
        """How many pages it made."""
        return sum(1 for name in self.left for _ in (self.folder / name).rglob("*.html"))


def _hugo(folder: Path) -> list[str]:
    """Its pages of folders have a name of their own."""
    for path in (folder / "docs").rglob("index.md"):
        path.rename(path.with_name("_index.md"))
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        page = _PAGE.format("{{ .Title }}", "{{ .Content }}")
        (layouts / f"{name}.html").write_text(page)
    config = 'baseURL = "https://library.example/"\ntitle = "An invented library"\n'
    config += 'contentDir = "docs"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
    (folder / "hugo.toml").write_text(f"{config}[markup.goldmark.renderer]\nunsafe = true\n")
    return ["--quiet", "--config", "hugo.toml", "--destination", "site", "--cleanDestinationDir"]


def _pelican(folder: Path) -> list[str]:
    templates = folder / "theme/templates"
    templates.mkdir(parents=True)
    (folder / "theme/static").mkdir()
    (templates / "page.html").write_text(_PAGE.format("{{ page.title }}", "{{ page.content }}"))
    (folder / "pelicanconf.py").write_text(_PELICAN % json.dumps(_EXTENSIONS))
    return ["docs", "--settings", "pelicanconf.py", "--output", "site", "--delete-output-directory"]


def _zensical(folder: Path) -> list[str]:
    config = {
        "site_name": "An invented library",
        "site_url": "https://library.example/",
        "docs_dir": "docs",
        "markdown_extensions": list(_EXTENSIONS),
        "nav": ["index.md"],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(config))
    return ["build", "--config-file", "mkdocs.yml"]


def _eleventy(folder: Path) -> list[str]:
    (folder / "theme").mkdir()
    (folder / "theme/page.html").write_text(_PAGE.format("{{ title }}", "{{ content }}"))
    (folder / "eleventy.config.mjs").write_text(_ELEVENTY)
    return ["--quiet", "--config=eleventy.config.mjs", "--output=site"]


OTHERS: Mapping[str, Callable[[Path], list[str]]] = {
    "hugo": _hugo,
    "pelican": _pelican,
    "zensical": _zensical,
    "eleventy": _eleventy,
}


def generators(work: Path, options: argparse.Namespace) -> list[Generator]:
    """Ours, the plain site, and all that are named, each with a site of its own."""
    ours = Site(work / "ours", work / "ours/briefings")
    write_library(ours.folder, library_of(options))
    record = sorted(ours.docs.glob("20*/*.yaml"))[-1]
    plain = plain_site(work / "plain", ours)
    same = same_markdown(work / "same", ours)
    name = record.relative_to(ours.docs).with_suffix(".md")
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    found = [
        Generator("ours", ours.folder, mkdocs, record, ("site", ".cache")),
        Generator("MkDocs, plain", plain.folder, mkdocs, plain.docs / name, ("site",)),
        Generator("MkDocs, same Markdown", same.folder, mkdocs, same.docs / name, ("site",)),
    ]
    for other, prepare in OTHERS.items():
        program = getattr(options, other)
        path = shutil.which(program or other)
        if path is None:
            print(f"{other} is left out: there is no program {program or other}")
            continue
        folder = work / other
        shutil.copytree(same.docs, folder / "docs")
        command = [str(Path(path).absolute()), *prepare(folder)]
        left = ("site", ".cache", "cache", "resources")
        found.append(Generator(other, folder, command, folder / "docs" / name, left))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_options(parser)
    parser.add_argument("--runs", type=int, metavar="N", default=2, help="rounds (2)")
    for other in OTHERS:
        parser.add_argument(f"--{other}", metavar="PROGRAM", help=f"where {other} is")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs must be at least 1")
    with tempfile.TemporaryDirectory(prefix="other-generators-") as temporary:
        every = generators(Path(temporary), options)
        clean: dict[str, list[Cost]] = {one.name: [] for one in every}
        edited: dict[str, list[Cost]] = {one.name: [] for one in every}
        for run in range(options.runs):
            for one in every:
                clean[one.name].append(one.fresh())
                edited[one.name].append(one.edited(f"Edited before run {run}."))
        print("| generator | pages | clean, seconds | after an edit, seconds |\n|---|---|---|---|")
        for one in every:
            told = " | ".join(_told(costs[one.name]) for costs in (clean, edited))
            print(f"| {one.name} | {one.pages():,} | {told} |")


def _told(costs: list[Cost]) -> str:
    """Medians on the clock, and of the processor."""
    clock, processor = (statistics.median(each) for each in zip(*costs, strict=True))
    return f"{clock:.1f} ({processor:.1f})"


if __name__ == "__main__":
    main()
