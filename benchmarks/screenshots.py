"""Takes pictures of one page of each kind, to be looked at as an editor would.

    python benchmarks/screenshots.py [OUT] [--site FOLDER] [--only KIND…]

Each page is shown on a phone, on a desktop, in the dark, from right to left, and printed on A4: a
PDF, and its pages as pictures where pdftoppm (poppler-utils) is installed. OUT is not committed.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from kinds_of_page import one_of_each
from look import DESKTOP, PHONE, REPOSITORY, browser, site_at
from web_server import serving

LONGEST = 12_000  # pixels of a picture's height
DOTS = "60"  # an inch, of the pictures of a printed page
MIRRORED = """
document.documentElement.dir = document.body.dir = "rtl";  // the theme's styles go by the body's
for (const one of document.querySelectorAll(".md-content [dir=ltr]")) one.removeAttribute("dir");
"""
"""Lays a page out as a site in a language from right to left has it, if for the words."""

WAYS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": PHONE, "device_scale_factor": 1},
    "desktop": {"viewport": DESKTOP},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "right-to-left": {"viewport": DESKTOP},
}


def take(chromium: Browser, address: str, kind: str, out: Path) -> None:
    """Pictures of one page, each named by its kind and how it is shown."""
    for way, options in WAYS.items():
        context = chromium.new_context(**options, bypass_csp=True)
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        if way == "right-to-left":
            page.evaluate(MIRRORED)
        height = min(page.evaluate("document.documentElement.scrollHeight"), LONGEST)
        page.set_viewport_size({"width": options["viewport"]["width"], "height": max(height, 800)})
        page.screenshot(path=out / f"{kind}-{way}.png")
        if way == "desktop":
            page.pdf(path=out / f"{kind}.pdf", format="A4", prefer_css_page_size=True)
        context.close()


def draw_printed(out: Path) -> None:
    """The pages of each PDF as pictures."""
    program = shutil.which("pdftoppm")
    for pdf in sorted(out.glob("*.pdf")) if program else ():
        subprocess.run([str(program), "-r", DOTS, "-png", pdf, pdf.with_suffix("")], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", nargs="?", type=Path, default=REPOSITORY / ".cache/screenshots")
    parser.add_argument("--site", type=Path, help="a built site (default: this repository's)")
    parser.add_argument("--only", nargs="*", help="kinds of page, as briefing and home")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with site_at(options.site) as site, serving(site) as address, browser() as chromium:
        for kind, page in one_of_each(site).items():
            if not options.only or kind in options.only:
                take(chromium, address + page, kind, options.out)
    draw_printed(options.out)
    print(f"Pictures are in {options.out}")


if __name__ == "__main__":
    main()
