"""Times checking an invented library against PyYAML's C loader alone on the same files.

Run in turn (check, load, check, load, …), so that what else the machine does falls on both: first
in one process, after everything is imported, then as whole processes. Seconds are the processor's.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import yaml

from make_library import add_options, library_of, write_library
from mkdocs_briefings.build.site import check_site
from mkdocs_briefings.settings import read_settings
from pairs import report
from processes import processor_time, run_python

EXAMPLES = """\
examples:
  python benchmarks/check_time.py
  python benchmarks/check_time.py --briefings 4000 --runs 3
"""

LOAD = """\
import sys, pathlib, yaml
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
"""

Pair = tuple[float, float]


def in_process(folder: Path, runs: int) -> list[Pair]:
    """Seconds of checking and of loading, in this process."""
    settings = read_settings(folder / "mkdocs.yml")
    files = sorted(settings.docs.rglob("*.yaml"))

    def load() -> None:
        for path in files:
            yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)

    def check() -> None:
        check_site(settings)

    check()  # what is made once, such as tables of names, is not counted
    return [(spent(check), spent(load)) for _ in range(runs)]


def spent(work: Callable[[], None]) -> float:
    """Seconds of the processor for some work; what was left over before is cleared away first."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def whole(folder: Path, runs: int) -> list[Pair]:
    """Seconds of `briefings check` and of a process that only loads the files."""
    check = ["-m", "mkdocs_briefings", "check"]
    load = ["-c", LOAD, str(folder / "briefings")]
    return [(of_process(check, folder), of_process(load, folder)) for _ in range(runs)]


def of_process(arguments: list[str], folder: Path) -> float:
    """Seconds of the processor for a Python process; where it fails, the end of this one."""
    before = processor_time()
    run_python(arguments, folder)
    return processor_time() - before


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_options(parser)
    parser.add_argument("--runs", type=int, metavar="N", default=9, help="runs of each (9)")
    parser.set_defaults(briefings=800)  # with actors, incidents and sources, 1,000 records
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs must be at least 1")

    print(f"Python {platform.python_version()}, pyyaml {version('pyyaml')}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory(prefix="check-time-") as temporary:
        folder = Path(temporary) / "library"
        records, words = write_library(folder, library_of(options))
        print(f"{records:,} records, {words:,} words of YAML, {options.runs} runs")
        report("in one process", ("check", "load"), in_process(folder, options.runs))
        report("whole processes", ("check", "load"), whole(folder, options.runs))


if __name__ == "__main__":
    main()
