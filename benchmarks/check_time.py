"""Time checking a made library against PyYAML's C loader alone on the same files.

Both are run in one process, in turn, so that the machine's moods meet both:

    python benchmarks/check_time.py --briefings 1000 --runs 5
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from mkdocs_briefings.settings import read_settings
from mkdocs_briefings.site import check_site

MAKER = Path(__file__).with_name("make_library.py")


def main() -> None:
    """Make a library, time both in turn, print medians and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--briefings", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = [sys.executable, str(MAKER), folder, "--briefings", str(options.briefings)]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
        site = read_settings(Path(folder) / "mkdocs.yml")
        texts = [path.read_text("utf-8") for path in sorted(site.docs.rglob("*.yaml"))]
        pairs = [
            (timed(lambda: check_site(site)), timed(lambda: parsed(texts)))
            for _ in range(options.runs + 1)
        ][1:]  # the first warms up
    report(len(texts), pairs)


def parsed(texts: list[str]) -> None:
    """Parse all texts as PyYAML does by itself."""
    for text in texts:
        yaml.load(text, Loader=yaml.CSafeLoader)


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def report(records: int, pairs: list[tuple[float, float]]) -> None:
    """Print what was measured."""
    ratios = [ours / plain for ours, plain in pairs]
    print(f"{records} records, {len(pairs)} pairs, seconds of processor time")
    for name, times in (("check", [p[0] for p in pairs]), ("parser", [p[1] for p in pairs])):
        print(
            f"{name:7}median {statistics.median(times):.2f}, {min(times):.2f} to {max(times):.2f}"
        )
    print(f"ratio  median {statistics.median(ratios):.2f}, {min(ratios):.2f} to {max(ratios):.2f}")


if __name__ == "__main__":
    main()
