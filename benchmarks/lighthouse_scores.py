"""Grades pages of a built site with Lighthouse, as on a phone, and prints the four scores of each.

    python benchmarks/lighthouse_scores.py [--site FOLDER] [--why]

Lighthouse comes from npm at the version in benchmarks/lighthouse; the site is served compressed,
as web hosts do. A machine that is busy with something else gives lower scores of performance.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from kinds_of_page import one_of_each
from look import REPOSITORY, site_at
from web_server import serving

PACKAGE = Path(__file__).parent / "lighthouse"
LEAST = {"home": 95, "briefing": 95, "actor": 95, "incident": 95, "search": 90}
"""The kinds of page that are graded, and the least that each of their scores is to be."""
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"


def installed() -> Path:
    """The program, installed at the first use."""
    program = PACKAGE / "node_modules/.bin/lighthouse"
    if not program.exists():
        command = ["npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=PACKAGE, check=True)
    return program


def graded(program: Path, url: str) -> dict[str, Any]:
    """What Lighthouse reports of a page."""
    command = [str(program), url, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    given = os.environ | {"CHROME_PATH": shutil.which("chromium") or ""}
    done = subprocess.run(command, check=True, env=given, stdout=subprocess.PIPE, cwd=REPOSITORY)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def failed(report: dict[str, Any], category: dict[str, Any]) -> list[str]:
    """What takes points off a score, with what was measured."""
    audits = [report["audits"][one["id"]] for one in category["auditRefs"] if one["weight"]]
    less = [one for one in audits if one["score"] is not None and one["score"] < 0.9]
    return [f"{one['title']} ({one.get('displayValue') or one['score']})" for one in less]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, help="a built site (default: this repository's)")
    parser.add_argument("--why", action="store_true", help="say what takes points off a good score")
    options = parser.parse_args()
    program, low = installed(), False
    with site_at(options.site) as site, serving(site) as address:
        for kind, page in one_of_each(site).items():
            if kind not in LEAST:
                continue
            report = graded(program, address + page)
            print(f"{kind} (≥ {LEAST[kind]})")
            for one in report["categories"].values():
                score = round(100 * (one["score"] or 0))
                low |= score < LEAST[kind]
                why = failed(report, one) if options.why or score < LEAST[kind] else []
                print("  ".join([f"    {score:3} {one['title']}", *why]))
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
