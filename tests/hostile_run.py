"""Reads one folder in a process of its own and tells, as JSON, what came of it and what it took."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from mkdocs_briefings.build.site import Site, check_site, make_site
from mkdocs_briefings.library.library import Library
from tests.golden_case import RENDERER
from tests.hostile_case import harm, outside, settings


def memory() -> float:
    """The most memory that this process had, in MB."""
    status = Path("/proc/self/status")  # getrusage counts the parent's too
    if status.is_file():
        [line] = [one for one in status.read_text().splitlines() if one.startswith("VmHWM")]
        return int(line.split()[1]) / 1024
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main(folder: Path, with_pages: bool) -> None:
    """Read the site in a folder, and make its pages."""
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    start = time.process_time()
    if with_pages:
        site = make_site(settings(folder), RENDERER)
    else:
        site = Site(Library(), check_site(settings(folder))[1])
    spent, most = time.process_time() - start, memory()
    start = time.process_time()
    found = [*outside(site.problems, folder), *harm(site)]
    result = {
        "rules": sorted({problem.rule for problem in site.errors}),
        "seconds": spent,
        "MB": most,
        "findings": found[:9],
        "seconds of HTML": time.process_time() - start,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] == "pages")
