"""Times builds of an invented library in one run against two other sites, and prints a table.

- plain: MkDocs + Material with its search, a page for each record with the same words
- same Markdown: the same engine on the Markdown that our plugin makes, with its extensions

Whole processes run in turn, so that what else the machine does falls on all. A ratio is the median
of those of the rounds, on the clock; in brackets that of the processor's time. The preview is the
real server, asked for the page until it shows what was saved.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from build_time import READ_EXTENSIONS, write_plain_config
from check_time import whole
from make_library import add_options, library_of, write_library
from processes import run_python

EXAMPLES = """\
examples:
  python benchmarks/build_table.py
  python benchmarks/build_table.py --briefings 5000 --runs 1
  python benchmarks/build_table.py --without same preview check
"""

PATIENCE = 600  # seconds that a preview may take for what is waited for
PARTS = ("same", "preview", "check")
_ADDRESS = {"site_url": "https://library.example/"}


class Cost(NamedTuple):
    """What a process takes: seconds on the clock and of the processor, and megabytes at most."""

    clock: float
    processor: float
    memory: float


@dataclass(frozen=True)
class Site:
    """A site's folder: `mkdocs.yml` and its content."""

    folder: Path
    docs: Path

    @property
    def log(self) -> Path:
        """What its preview says."""
        return self.folder / "preview.log"

    def clean(self) -> None:
        """Remove all that builds have left."""
        for path in self.folder.iterdir():
            if path.is_dir() and path != self.docs:
                shutil.rmtree(path)

    def build(self) -> Cost:
        """What a whole `mkdocs build` takes, the processes that it starts included."""
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--quiet"],
            cwd=self.folder,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            stdin=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"mkdocs build in {self.folder} failed")
        spent = time.perf_counter() - start
        return Cost(spent, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)

    def fresh(self) -> Cost:
        """What a build takes of which nothing is left."""
        self.clean()
        return self.build()


def texts_of(value: Any) -> Iterator[str]:
    """All texts in a record, in their order."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts_of(one)
    elif value is not None:
        yield str(value)


def plain_site(folder: Path, ours: Site) -> Site:
    """A page for each record, with its title and all its words as paragraphs."""
    docs = folder / "docs"
    for path in sorted(ours.docs.rglob("*.yaml")):
        first, *texts = texts_of(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
        page = docs / path.relative_to(ours.docs).with_suffix(".md")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("\n\n".join([f"# {first}", *texts]) + "\n", "utf-8")
    (docs / "index.md").write_text("# An invented library\n", "utf-8")
    write_plain_config(folder, [], _ADDRESS)
    return Site(folder, docs)


def same_markdown(folder: Path, ours: Site) -> Site:
    """The Markdown of our pages."""
    run_python(["-m", "mkdocs_briefings", "pages", str(folder)], ours.folder)
    extensions = json.loads(run_python(["-c", READ_EXTENSIONS], ours.folder))
    write_plain_config(folder, extensions, _ADDRESS)
    return Site(folder, folder / "docs")


class Edited:
    """A briefing of which title, quote and body (and a figure, where it has one) are edited."""

    def __init__(self, site: Site) -> None:
        self.path = sorted(site.docs.glob("20*/*.yaml"))[-1]
        self.url = self.path.relative_to(site.docs).with_suffix("").as_posix() + "/"
        self._text = self.path.read_text("utf-8")

    def save(self, mark: str) -> None:
        """Save it with a mark in each of these."""
        text = re.sub(r"(?m)^title: ", f"title: {mark} ", self._text, count=1)
        text = re.sub(r"- quote: ", f"- quote: {mark} ", text, count=1)
        text = re.sub(r"(?m)^body: \|\n +", lambda found: f"{found[0]}{mark} ", text, count=1)
        text = re.sub(r"value: (\d+)", r"value: \g<1>1", text, count=1)
        self.path.write_text(text, "utf-8")


def rounds(sites: dict[str, Site], runs: int) -> list[dict[str, Cost]]:
    """What everything takes, in each of some rounds."""
    ours, edited, found = sites["ours"], Edited(sites["ours"]), []
    for run in range(1, runs + 1):
        costs = {name: site.fresh() for name, site in sites.items()}
        costs["unchanged"] = ours.build()
        for number in range(3):
            edited.save(f"Run{run}Edit{number}")
            costs[f"edited {number}"] = ours.build()
        found.append(costs)
        print("; ".join(f"{name} {cost.clock:.1f} s" for name, cost in costs.items()), flush=True)
    return found


class NotServed(Exception):
    """What never came of a preview."""


def wait(happened: Callable[[], bool], what: str, pause: float) -> None:
    """Wait until something has happened; raises NotServed where it does not in time."""
    end = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > end:
            raise NotServed(f"{what} did not come within {PATIENCE} s")
        time.sleep(pause)


def preview(site: Site, saves: int) -> tuple[float, float]:
    """Median seconds from a save to the page itself, and to everything, in the real server.

    Raises NotServed.
    """
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    edited, log = Edited(site), site.log
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=site.folder,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}/{edited.url}"

    def shown() -> str:
        with suppress(OSError), urllib.request.urlopen(address, timeout=30) as answer:
            return str(answer.read().decode())
        return ""

    def has(mark: str) -> bool:
        return mark in shown()

    def told(before: int) -> bool:
        return b"Everything is served anew" in log.read_bytes()[before:]

    own, everything = [], []
    try:
        wait(lambda: bool(shown()), "the first page", 0.1)
        for number in range(saves):
            time.sleep(1.5)
            mark, before = f"Save{number}Mark", log.stat().st_size
            start = time.perf_counter()
            edited.save(mark)
            wait(partial(has, mark), "the edited page", 0.02)
            own.append(time.perf_counter() - start)
            wait(partial(told, before), "everything", 0.02)
            everything.append(time.perf_counter() - start)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
    return statistics.median(own), statistics.median(everything)


def table(found: list[dict[str, Cost]]) -> Iterator[str]:
    """The lines of the table of builds."""

    def against(names: list[str], other: str) -> str:
        pairs = [(one[name], one[other]) for one in found for name in names]
        clock = statistics.median(one.clock / two.clock for one, two in pairs)
        used = statistics.median(one.processor / two.processor for one, two in pairs)
        return f"{clock:.2f} × ({used:.2f} ×)"

    yield f"| clean build, search and outputs in, against plain | {against(['ours'], 'plain')} |"
    if "same" in found[0]:
        yield f"| clean build against same Markdown | {against(['ours'], 'same')} |"
    yield f"| nothing changed, against plain | {against(['unchanged'], 'plain')} |"
    edits = [name for name in found[0] if name.startswith("edited")]
    yield f"| one briefing edited, against plain | {against(edits, 'plain')} |"
    memory = max(one["ours"].memory for one in found)
    yield f"| peak memory of a process of a clean build | {memory:.0f} MB |"


def saves(ours: Site, number: int) -> list[str]:
    """The lines of the table of the preview; where that fails, one that says so."""
    try:
        own, everything = preview(ours, number)
    except NotServed as error:
        print(f"preview: {error}; its log ends:\n{ours.log.read_text('utf-8')[-2000:]}")
        return [f"| save → served anew | {error} |"]
    return [
        f"| save → own page served anew, median | {own:.2f} s |",
        f"| save → everything served anew, median | {everything:.2f} s |",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_options(parser)
    parser.add_argument("--runs", type=int, metavar="N", default=2, help="rounds (2)")
    parser.add_argument("--saves", type=int, metavar="N", default=10, help="in the preview (10)")
    parser.add_argument("--without", nargs="*", choices=PARTS, default=[], help="leave these out")
    options = parser.parse_args()
    if options.runs < 1 or options.saves < 1:
        parser.error("--runs and --saves must be at least 1")
    packages = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material"))
    with tempfile.TemporaryDirectory(prefix="build-time-") as temporary:
        work = Path(temporary)
        ours = Site(work / "ours", work / "ours" / "briefings")
        records, words = write_library(ours.folder, library_of(options))
        with (ours.folder / "mkdocs.yml").open("a") as config:
            config.write("site_url: https://library.example/\n")
        sites = {"plain": plain_site(work / "plain", ours), "ours": ours}
        if "same" not in options.without:
            sites["same"] = same_markdown(work / "same", ours)
        lines = list(table(rounds(sites, options.runs)))
        if "preview" not in options.without:
            lines += saves(ours, options.saves)
        if "check" not in options.without:
            pairs = whole(ours.folder, 5)
            ratio = statistics.median(one / other for one, other in pairs[1:])
            lines.append(f"| `check`, after the first, against PyYAML's C parser | {ratio:.2f} × |")
    print(f"\nPython {platform.python_version()}, {packages}, {os.cpu_count()} cores;", end=" ")
    print(f"{options.briefings} briefings, {records:,} records, {words:,} words of YAML\n")
    print(f"| what | {options.briefings:,} briefings |\n|---|---|", *lines, sep="\n")


if __name__ == "__main__":
    main()
