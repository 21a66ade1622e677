"""Looks at each page of a built site as a reader meets it, and prints what is too much.

    python benchmarks/look.py [--site FOLDER] [--all]

Without a folder, the site of this repository is built and looked at. Every page is opened in
Chromium on a phone (390 by 844 pixels) and on a desktop (1440 by 900). Words are those with a
letter, so that the number of a citation is none; text is what articles hold, folded parts too.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from kinds_of_page import kind_of
from web_server import serving

REPOSITORY = Path(__file__).parents[1]
SCREEN = 844  # pixels, the height of the phone's
PHONE = {"width": 390, "height": SCREEN}
DESKTOP = {"width": 1440, "height": 900}
MEASURE = (REPOSITORY / "benchmarks/look.js").read_text("utf-8").partition("*/")[2].strip(" \n;")
NOTE_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
LISTED = 5  # pages that are named for a figure


@dataclass(frozen=True)
class Seen:
    """A page as it was met: `phone` and `desktop` hold what look.js measures."""

    address: str
    kind: str
    size: int
    """Bytes of HTML."""
    requests: int
    phone: Mapping[str, Any] = field(default_factory=dict)
    desktop: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Figure:
    """A number of a page and the most that it may be; None where it does not apply.

    `least` turns it round: the number is to be at least the limit.
    """

    name: str
    limit: float
    of: Callable[[Seen], float | None]
    said: Callable[[Seen], object] = lambda seen: ""
    least: bool = False

    def is_over(self, value: float) -> bool:
        """Whether it is more than it may be."""
        return value < self.limit if self.least else value > self.limit


def of_briefings(key: str) -> Callable[[Seen], float | None]:
    """A height in phone screens, of briefings only."""

    def height(seen: Seen) -> float | None:
        value = seen.phone[key] if seen.kind == "briefing" else None
        return None if value is None else round(value / SCREEN, 1)

    return height


def linked(seen: Seen) -> float | None:
    """Hundredths of a record's words that are link text; lists consist of links."""
    words = seen.phone["words"]
    return round(100 * seen.phone["linked"] / words, 1) if seen.kind and words else None


def sizes(of: str) -> Callable[[Seen], float]:
    """How many sizes of letters there are, on that screen where there are more."""
    return lambda seen: max(len(seen.phone[of]), len(seen.desktop[of]))


def all_sizes(seen: Seen) -> list[float]:
    """Every size of letters on a page, in pixels."""
    return sorted({float(one) for at in (seen.phone, seen.desktop) for one in at["everywhere"]})


FIGURES = (
    Figure("first recommendation of a briefing, phone screens", 3, of_briefings("action")),
    Figure("height of a briefing, phone screens", 9, of_briefings("height")),
    Figure("the same with all unfolded (no limit)", 99, of_briefings("unfolded")),
    Figure("link words of a record's words, %", 17, linked),
    Figure("font sizes of an article", 5, sizes("sizes"), lambda seen: [*seen.desktop["sizes"]]),
    Figure("font sizes of a page, header and footer too", 5, sizes("everywhere")),
    Figure(
        "smallest letters, px",
        13,
        lambda seen: all_sizes(seen)[0],
        lambda seen: seen.phone["everywhere"].get(f"{all_sizes(seen)[0]:g}", ""),
        least=True,
    ),
    Figure(
        "equal headings",
        0,
        lambda seen: len(seen.phone["equal"]),
        lambda seen: seen.phone["equal"][:3],
    ),
    Figure(
        "longest line on a desktop, characters",
        75,
        lambda seen: len(seen.desktop["longest"]),
        lambda seen: seen.desktop["longest"],
    ),
    Figure("HTML, KB", 80, lambda seen: round(seen.size / 1000, 1)),
    Figure("requests", 12, lambda seen: seen.requests),
    Figure("width on a phone, px", PHONE["width"], lambda seen: seen.phone["wide"]),
    Figure("layout shift on a phone", 0.05, lambda seen: round(seen.phone["shift"], 3)),
)


# ---- Looking


@contextmanager
def site_at(folder: Path | None) -> Iterator[Path]:
    """The folder of a built site: the one given, or that of this repository, built for it."""
    if folder:
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="look-") as made:
        site = Path(made) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        given = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=REPOSITORY, check=True, env=given)
        yield site


@contextmanager
def browser() -> Iterator[Browser]:
    """The machine's Chromium."""
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("google-chrome")
        yield playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])


def look_at(chromium: Browser, site: Path, address: str) -> list[Seen]:
    """Every page of a site that is served at an address."""
    names = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    pages = {name.removesuffix("index.html"): (site / name).read_text("utf-8") for name in names}
    pages = {name: html for name, html in pages.items() if "<article" in html}
    phone = dict(_measured(chromium, address, [*pages], PHONE, "networkidle"))
    desktop = dict(_measured(chromium, address, [*pages], DESKTOP, "load"))
    return [
        Seen(
            name,
            kind_of(html),
            len(html.encode()),
            phone[name][1],
            phone[name][0],
            desktop[name][0],
        )
        for name, html in pages.items()
    ]


def _measured(
    chromium: Browser, address: str, names: Sequence[str], screen: Any, until: Any
) -> Iterator[tuple[str, tuple[Mapping[str, Any], int]]]:
    """What look.js measures on each page, and how many files the page asks for."""
    context = chromium.new_context(viewport=screen, bypass_csp=True)
    context.add_init_script(NOTE_SHIFTS)
    page = context.new_page()
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in names:
        page.goto("about:blank")  # so that nothing that the last page asks for late is counted
        asked.clear()
        page.goto(address + name, wait_until=until)
        count = len([url for url in asked if url.startswith("http")])
        yield name, (page.evaluate(MEASURE), count)
    context.close()


# ---- Telling


def tell(figure: Figure, pages: Sequence[Seen], *, everything: bool) -> bool:
    """Print the worst of a figure and the pages that are over its limit; whether there are any."""
    values = [(value, seen) for seen in pages if (value := figure.of(seen)) is not None]
    values.sort(key=lambda one: one[0], reverse=not figure.least)
    if not values:
        return False
    over = [(value, seen) for value, seen in values if figure.is_over(value)]
    mark = f"over on {len(over)} of {len(values)} pages" if over else "good"
    sign = "≥" if figure.least else "≤"
    print(f"{figure.name}: {values[0][0]:g} ({sign} {figure.limit:g}) – {mark}")
    for value, seen in over[: None if everything else LISTED] or values[:1]:
        print(f"    {value:g}  /{seen.address}  {figure.said(seen) or ''}".rstrip())
    return bool(over)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, help="a built site (default: this repository's)")
    parser.add_argument("--all", action="store_true", help="name all pages that are over a limit")
    options = parser.parse_args()
    with site_at(options.site) as site, serving(site) as address, browser() as chromium:
        pages = look_at(chromium, site, address)
    over = [figure for figure in FIGURES if tell(figure, pages, everything=options.all)]
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
