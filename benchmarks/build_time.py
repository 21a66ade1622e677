"""Times building an invented library against plain MkDocs + Material on the same Markdown.

With `--against no-outputs`, the other is the same library without the files for other software, so
that the ratio tells what these add; the plain site is `--against plain`.

Both are whole processes of `mkdocs build`, run in turn (ours, plain, ours, plain, …), so that what
else the machine does falls on both. Their processor time, which other programs change less, is told
beside the time on the clock. The plain site has the Markdown that `briefings pages` writes,
the same Markdown extensions, theme and search, and no record page in its navigation either.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from make_library import add_options, library_of, write_library
from pairs import report
from processes import processor_time, run_python

EXAMPLES = """\
examples:
  python benchmarks/build_time.py
  python benchmarks/build_time.py --briefings 5000 --runs 3
  python benchmarks/build_time.py --scenario edited --runs 11
  python benchmarks/build_time.py --against no-outputs

scenarios:
  fresh      nothing is left of an earlier build
  unchanged  the site was built before, and nothing changed since
  edited     the site was built before, and one briefing changed since
"""

READ_EXTENSIONS = """\
import json, sys
from mkdocs.config import load_config
config = load_config("mkdocs.yml")
config.plugins.on_startup(command="build", dirty=False)
config = config.plugins.on_config(config)
print(json.dumps([{name: config.mdx_configs.get(name, {})} for name in config.markdown_extensions]))
config.plugins.on_shutdown()
"""


class Seconds(NamedTuple):
    """What a build takes: on the clock, and of the processor."""

    clock: float
    processor: float


@dataclass(frozen=True)
class Site:
    """A site's folder: `mkdocs.yml`, its content, and a page of it that can be edited."""

    name: str
    folder: Path
    docs: Path
    page: Path
    original: str
    edit: str

    def clean(self) -> None:
        """Remove all that builds have left."""
        for path in self.folder.iterdir():
            if path.is_dir() and path != self.docs:
                shutil.rmtree(path)

    def change(self, run: int) -> None:
        """Edit the page, otherwise in every run."""
        self.page.write_text(self.original + self.edit.format(run=run), encoding="utf-8")

    def build(self) -> Seconds:
        """What a whole `mkdocs build` takes."""
        start, used = time.perf_counter(), processor_time()
        run_python(["-m", "mkdocs", "build", "--quiet"], self.folder)
        return Seconds(time.perf_counter() - start, processor_time() - used)

    def pages(self) -> int:
        """Number of pages of the site as built."""
        return sum(1 for _ in (self.folder / "site").rglob("*.html"))


def make_both(work: Path, options: argparse.Namespace) -> tuple[Site, Site]:
    """The invented library with all outputs, and without any; both say where they will stand."""
    sites = []
    for name, given in (("outputs", "briefings"), ("none", "briefings: {outputs: []}")):
        folder = work / name
        write_library(folder, library_of(options))
        config = folder / "mkdocs.yml"
        text = config.read_text("utf-8").replace("- briefings\n", f"- {given}\n")
        config.write_text(f"site_url: https://library.example/\n{text}", "utf-8")
        record = sorted((folder / "briefings").glob("20*/*.yaml"))[-1]
        original, edit = record.read_text("utf-8"), "note: Edited before run {run}.\n"
        sites.append(Site(name, folder, folder / "briefings", record, original, edit))
    return sites[0], sites[1]


def make_sites(work: Path, options: argparse.Namespace) -> tuple[Site, Site]:
    """The invented library, and the plain site of the Markdown that our plugin makes of it."""
    ours, plain = work / "ours", work / "plain"
    records, words = write_library(ours, library_of(options))
    print(f"{records} records, {words:,} words of YAML")
    run_python(["-m", "mkdocs_briefings", "pages", str(plain)], ours)
    extensions = json.loads(run_python(["-c", READ_EXTENSIONS], ours))
    write_plain_config(plain, extensions, {"validation": {"links": {"anchors": "warn"}}})

    record = sorted((ours / "briefings").glob("20*/*.yaml"))[-1]
    year, name = record.parent.name, record.stem
    [page] = [p for p in (plain / "docs" / year).rglob("*.md") if name in (p.stem, p.parent.name)]
    edits = "note: Edited before run {run}.\n", "\nEdited before run {run}.\n"
    return (
        Site("ours", ours, ours / "briefings", record, record.read_text("utf-8"), edits[0]),
        Site("plain", plain, plain / "docs", page, page.read_text("utf-8"), edits[1]),
    )


def write_plain_config(
    folder: Path, extensions: list[dict[str, object]], more: Mapping[str, object]
) -> None:
    """A `mkdocs.yml` (JSON is YAML) whose navigation has the first page of each folder only;
    `more` settings stand behind the others."""
    docs = folder / "docs"
    tops = sorted({*docs.glob("*.md"), *docs.glob("*/index.md")})
    config = {
        "site_name": "An invented library",
        "docs_dir": "docs",
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "markdown_extensions": extensions,
        "nav": [path.relative_to(docs).as_posix() for path in tops],
        "not_in_nav": "*",
        **more,
    }
    (folder / "mkdocs.yml").write_text(json.dumps(config, indent=2), encoding="utf-8")


def measure(sites: tuple[Site, Site], runs: int, scenario: str) -> list[tuple[Seconds, Seconds]]:
    """What each pair of builds takes, after a build of each that is not counted."""
    for site in sites:
        site.build()
    print("pages: " + ", ".join(f"{site.name} {site.pages()}" for site in sites))
    pairs = []
    for run in range(1, runs + 1):
        seconds = []
        for site in sites:
            if scenario == "fresh":
                site.clean()
            elif scenario == "edited":
                site.change(run)
            seconds.append(site.build())
        pairs.append((seconds[0], seconds[1]))
        told = (
            f"{site.name} {one.clock:6.2f} s ({one.processor:.2f})"
            for site, one in zip(sites, seconds, strict=True)
        )
        print(f"  run {run}: {', '.join(told)}", flush=True)
    return pairs


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_options(parser)
    parser.add_argument("--runs", type=int, metavar="N", default=5, help="builds of each (5)")
    parser.add_argument("--scenario", choices=["fresh", "unchanged", "edited"], default="fresh")
    parser.add_argument("--against", choices=["plain", "no-outputs"], default="plain")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="make the two sites here; new")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs must be at least 1")

    packages = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material"))
    print(f"Python {platform.python_version()}, {packages}, {os.cpu_count()} cores")
    print(f"{options.briefings} briefings, seed {options.seed}, scenario {options.scenario}")
    with tempfile.TemporaryDirectory(prefix="build-time-") as temporary:
        try:
            make = make_sites if options.against == "plain" else make_both
            sites = make((options.keep or Path(temporary)).resolve(), options)
        except FileExistsError as error:
            sys.exit(f"{parser.prog}: {error}")
        pairs = measure(sites, options.runs, options.scenario)
    names = sites[0].name, sites[1].name
    report("on the clock", names, [(one.clock, other.clock) for one, other in pairs])
    report("of the processor", names, [(one.processor, other.processor) for one, other in pairs])


if __name__ == "__main__":
    main()
