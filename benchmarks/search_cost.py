"""Measures search on an invented library: its transfer, its speed, and what indexing costs.

Transfer is counted as a server that compresses would send it. Indexing is the time that a build
takes longer than one without any search; the builds run in turn, so that what else the machine
does falls on all of them.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from make_library import (
    ADJECTIVES,
    MKDOCS_YML,
    NOUNS,
    VERBS,
    add_options,
    library_of,
    write_library,
)

WORDS = [word for word in (*NOUNS, *ADJECTIVES, *VERBS) if " " not in word][:50]
PLUGINS = {
    "pagefind": "plugins:\n  - briefings\n",
    "material": "plugins:\n  - search\n  - briefings: {search: material}\n",
    "none": "plugins:\n  - briefings: {search: material}\n",
}
BOX = "#briefing-search-box input"
SHOWN = "#briefing-search-list .briefing-hit"
RESULTS = ".briefing-results .briefing-hit"

TYPE = """async (word) => {
  const box = document.querySelector("#briefing-search-box input");
  const list = document.querySelector("#briefing-search-list");
  const start = performance.now();
  const seen = new Promise((done) => new MutationObserver((_, me) => {
    me.disconnect();
    requestAnimationFrame(() => done(performance.now() - start));
  }).observe(list, { childList: true }));
  box.value = word;
  box.dispatchEvent(new Event("input"));
  return seen;
}"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each request."""

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


class Counter:
    """Counts what a page of the browser fetches for search, compressed."""

    def __init__(self, page: Page) -> None:
        self.page, self.bytes = page, 0
        page.on("requestfinished", lambda request: self._count(request.response()))

    def _count(self, response: Any) -> None:
        if any(
            part in response.url for part in ("/pagefind/", "/briefings/search", "/search/search")
        ):
            body = response.body()
            self.bytes += min(len(body), len(gzip.compress(body)))

    def taken(self) -> str:
        """Kilobytes since the last time."""
        self.page.wait_for_timeout(500)
        size, self.bytes = self.bytes, 0
        return f"{size / 1000:.0f} KB"


def build(root: Path, plugins: str) -> float:
    """Seconds that a build of the site takes from nothing."""
    head = MKDOCS_YML.partition("plugins:")[0]
    (root / "mkdocs.yml").write_text(head + PLUGINS[plugins], encoding="utf-8")
    shutil.rmtree(root / "site", ignore_errors=True)
    start = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=root, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    return time.perf_counter() - start


def measure_indexing(root: Path, runs: int) -> None:
    """Print what search adds to a build: Pagefind's and Material's."""
    build(root, "none")
    rows = [[build(root, name) for name in PLUGINS] for _ in range(runs)]
    added = [(pagefind - none, material - none) for pagefind, material, none in rows]
    ours, theirs = (statistics.median(column) for column in zip(*added, strict=True))
    print(f"indexing, median of {runs}: {ours:.1f} s; Material {theirs:.1f} s; {ours / theirs:.2f}")


def measure_use(browser: Browser, address: str) -> None:
    """Print what the box and the search page transfer, and how soon they answer."""
    page = browser.new_page()
    counter = Counter(page)
    page.goto(address)
    page.fill(BOX, WORDS[0])
    page.wait_for_selector(SHOWN)
    print(f"box, first answer: {counter.taken()}")
    times = [page.evaluate(TYPE, word) for word in WORDS[1:]]
    print(f"box, each of {len(times)} more: {counter.bytes / 1000 / len(times):.0f} KB")
    counter.taken()
    times = sorted(page.evaluate(TYPE, word) for word in WORDS)
    most = times[int(len(times) * 0.95)]
    print(f"box, in ms: median {statistics.median(times):.0f}, 95 % {most:.0f}")
    page.close()
    for what, query in (("a word", f"q={WORDS[1]}"), ("facets alone", "kind=briefing&year=2020")):
        page = browser.new_page()
        counter = Counter(page)
        page.goto(f"{address}search/?{query}")
        page.wait_for_selector(RESULTS)
        print(f"search page, {what}: {counter.taken()}")
        page.close()


def measure_material(root: Path) -> None:
    """Print what Material's search transfers before its first answer."""
    build(root, "material")
    index = (root / "site/search/search_index.json").read_bytes()
    size = len(gzip.compress(index)) / 1000
    print(f"Material's index: {size:.0f} KB, {len(index) / 1e6:.1f} MB read")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--runs", type=int, metavar="N", default=5, help="builds of each (5)")
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="the browser to use")
    options = parser.parse_args()
    print(f"{options.briefings} briefings, seed {options.seed}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory(prefix="search-cost-") as temporary:
        root = Path(temporary) / "site"
        write_library(root, library_of(options))
        if options.runs:
            measure_indexing(root, options.runs)
        measure_material(root)
        build(root, "pagefind")
        with sync_playwright() as playwright, served(root / "site") as address:
            given = {"executable_path": options.chromium, "args": ["--no-sandbox"]}
            browser = playwright.chromium.launch(**given)
            measure_use(browser, address)
            browser.close()


if __name__ == "__main__":
    main()
