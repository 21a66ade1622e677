"""Measures search on an invented library: its transfer, its speed, and what indexing costs.

Transfer is counted as a server that compresses would send it. Indexing is timed on the pages of one
build, in turn with Material's own search plugin on the same pages: all that either does from the
pages of a site to an index that is written.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import Any

from material.plugins.search.plugin import SearchPlugin
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page as MkDocsPage
from playwright.sync_api import Browser, Page, sync_playwright

from make_library import ADJECTIVES, NOUNS, TOPICS, VERBS, add_options, library_of, write_library
from mkdocs_briefings.addresses import INDEX
from mkdocs_briefings.build.left_site import LeftSite
from mkdocs_briefings.plugin.search import Search
from mkdocs_briefings.plugin.which_search import WhichSearch
from pairs import report

WORDS = [one for one in (*NOUNS, *ADJECTIVES, *VERBS, *TOPICS) if " " not in one][:50]
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
        if any(part in response.url for part in ("/pagefind/", "/briefings/search")):
            body = response.body()
            self.bytes += min(len(body), len(gzip.compress(body)))

    def taken(self) -> float:
        """Kilobytes since the last time."""
        self.page.wait_for_timeout(500)
        size, self.bytes = self.bytes, 0
        return size / 1000


class Pages(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Keeps the pages of a build."""

    def __init__(self) -> None:
        self.pages: list[MkDocsPage] = []

    def on_page_context(self, context: Any, *, page: MkDocsPage, **more: Any) -> Any:
        """A page that is about to be written."""
        self.pages.append(page)
        return context


def built(root: Path) -> tuple[MkDocsConfig, list[MkDocsPage]]:
    """The settings and the pages of a site that is built."""
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins["pages"] = pages = Pages()
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    return config, pages.pages


def index(config: MkDocsConfig, pages: list[MkDocsPage]) -> None:
    """Make our index."""
    search = Search(WhichSearch())
    for page in pages:
        search.add({}, page, config)
    search.begin_index(Path(config.site_dir), LeftSite(Path(), None))
    search.finish_index()


def index_of_material(config: MkDocsConfig, pages: list[MkDocsPage]) -> None:
    """Make Material's."""
    plugin: Any = SearchPlugin()  # type: ignore[no-untyped-call]
    plugin.load_config({})
    plugin.on_startup(command="build", dirty=False)
    plugin.on_config(config)
    for page in pages:
        plugin.on_page_context({}, page=page, config=config, nav=None)
    plugin.on_post_build(config=config)


def measure_indexing(config: MkDocsConfig, pages: list[MkDocsPage], runs: int) -> None:
    """Print what indexing takes, and how large Material's index is."""
    site = Path(config.site_dir)

    def seconds(make: Callable[[MkDocsConfig, list[MkDocsPage]], None], folder: str) -> float:
        shutil.rmtree(site / folder, ignore_errors=True)
        start = time.perf_counter()
        make(config, pages)
        return time.perf_counter() - start

    page = (site / "search" / "index.html").read_bytes()
    seconds(index, INDEX)  # whoever comes first would read the site's files for both
    pairs = [
        (seconds(index, INDEX), seconds(index_of_material, "search")) for _ in range(max(runs, 1))
    ]
    report(f"indexing {len(pages)} pages", ("ours", "Material"), pairs)
    made = (site / "search" / "search_index.json").read_bytes()
    size = len(gzip.compress(made)) / 1000
    print(f"Material's index: {size:.0f} KB, {len(made) / 1e6:.1f} MB read")
    shutil.rmtree(site / "search")
    (site / "search").mkdir()
    (site / "search" / "index.html").write_bytes(page)


def timed(page: Page, query: str) -> float:
    """Milliseconds to an answer, a moment after the one before: nobody types without a pause."""
    page.wait_for_timeout(300)
    taken: float = page.evaluate(TYPE, query)
    return taken


def measure_box(browser: Browser, address: str, what: str, queries: list[str]) -> None:
    """Print what the box transfers for queries after a page is opened, and how soon it answers."""
    page = browser.new_page()
    counter = Counter(page)
    page.goto(address)
    page.fill(BOX, queries[0])
    page.wait_for_selector(SHOWN)
    first = counter.taken()
    for query in queries[1:]:
        page.evaluate(TYPE, query)
    each = counter.taken() / (len(queries) - 1)
    print(
        f"box, {what}: first answer {first:.0f} KB, each of {len(queries) - 1} more {each:.0f} KB"
    )
    times = sorted(timed(page, query) for query in queries)
    most = times[int(len(times) * 0.95)]
    print(f"box, {what}, in ms: median {statistics.median(times):.0f}, 95 % {most:.0f}")
    page.close()


def measure_use(browser: Browser, address: str) -> None:
    """Print what the box and the search page transfer, and how soon they answer."""
    pairs = [f"{one} {other}" for one, other in pairwise(WORDS)]
    measure_box(browser, address, "one word", WORDS)
    measure_box(browser, address, "two words", pairs)
    for what, query in (("a word", f"q={WORDS[1]}"), ("facets alone", "kind=briefing&year=2020")):
        page = browser.new_page()
        counter = Counter(page)
        page.goto(f"{address}search/?{query}")
        page.wait_for_selector(RESULTS)
        print(f"search page, {what}: {counter.taken():.0f} KB")
        page.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--runs", type=int, metavar="N", default=5, help="indexes of each (5)")
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="the browser to use")
    options = parser.parse_args()
    print(f"{options.briefings} briefings, seed {options.seed}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory(prefix="search-cost-") as temporary:
        root = Path(temporary) / "site"
        write_library(root, library_of(options))
        config, pages = built(root)
        measure_indexing(config, pages, options.runs)
        with sync_playwright() as playwright, served(root / "site") as address:
            given = {"executable_path": options.chromium, "args": ["--no-sandbox"]}
            browser = playwright.chromium.launch(**given)
            measure_use(browser, address)
            browser.close()


if __name__ == "__main__":
    main()
