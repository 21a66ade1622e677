"""Tells what each stage of a build takes: seconds, and memory by the time it was last at work.

A whole `mkdocs build` of an invented library, on one core so that stages do not overlap. A stage's
seconds are those in which nothing that it calls belongs to another stage. The memory is the most
that the process has taken until then; that of the index is of the program that makes it.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mkdocs.commands.build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page as MkDocsPage

import mkdocs_briefings.build.site as site
import mkdocs_briefings.plugin.search as search
import mkdocs_briefings.reading.read as reading
from make_library import add_options, library_of, write_library
from mkdocs_briefings.outputs.site_outputs import SiteOutputs
from mkdocs_briefings.plugin.making import Maker
from mkdocs_briefings.render.renderer import Renderer
from processes import run_python

EXAMPLES = """\
examples:
  python benchmarks/stage_times.py
  python benchmarks/stage_times.py --briefings 5000
"""

STAGES: list[tuple[str, Any, str]] = [
    ("load", reading, "load"),
    ("check", reading, "check"),
    ("link", reading, "link"),
    ("rules", reading, "apply_rules"),
    ("plan", site, "plan_pages"),
    ("views", Renderer, "render"),  # which makes the view, and then calls the next
    ("render", Renderer, "_render"),
    ("HTML", MkDocsPage, "render"),
    ("theme", Maker, "_lay_out"),
    ("theme", mkdocs.commands.build, "_build_page"),
    ("outputs", SiteOutputs, "write"),
    ("index", search.Search, "begin_index"),
    ("index", search.Search, "finish_index"),
]
"""What is timed as a stage, where it is called by that name."""

REST = "all else"


class Stopwatch:
    """The seconds and the memory of stages, of which one may be called inside of another."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {name: 0.0 for name, _, _ in STAGES} | {REST: 0.0}
        self.memory = dict.fromkeys(self.seconds, 0)
        self._running = [REST]
        self._since = time.perf_counter()

    def time(self, stage: str, owner: Any, name: str) -> None:
        """Have a function timed from now on."""
        function: Callable[..., Any] = getattr(owner, name)

        def timed(*args: Any, **options: Any) -> Any:
            self._switch(lambda: self._running.append(stage))
            try:
                found = function(*args, **options)
                return list(found) if stage == "rules" else found  # it finds as it is asked
            finally:
                self._switch(self._running.pop)

        setattr(owner, name, timed)

    def stop(self) -> None:
        """Count the last seconds."""
        self._switch(lambda: None)

    def _switch(self, change: Callable[[], object]) -> None:
        now, stage = time.perf_counter(), self._running[-1]
        self.seconds[stage] += now - self._since
        self.memory[stage] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        change()
        self._since = now


def measure(config: Path) -> None:
    """Build a site in this process, and print the table of its stages."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])
    watch = Stopwatch()
    for stage in STAGES:
        watch.time(*stage)
    loaded = load_config(str(config))
    loaded.plugins.on_startup(command="build", dirty=False)
    mkdocs.commands.build.build(loaded)
    loaded.plugins.on_shutdown()
    watch.stop()
    watch.memory["index"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"{'stage':10} {'seconds':>8} {'MB':>6}")
    for name, seconds in watch.seconds.items():
        print(f"{name:10} {seconds:8.2f} {watch.memory[name] / 1024:6.0f}")
    together = sum(watch.seconds.values())
    print(f"{'together':10} {together:8.2f} {max(watch.memory.values()) / 1024:6.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__.partition("\n")[0],
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_options(parser)
    parser.add_argument("--site", type=Path, metavar="FILE", help="measure this mkdocs.yml instead")
    options = parser.parse_args()
    if options.site:
        measure(options.site)
        return
    with tempfile.TemporaryDirectory(prefix="stage-times-") as temporary:
        folder = Path(temporary) / "library"
        records, words = write_library(folder, library_of(options))
        print(f"{records:,} records, {words:,} words of YAML")
        given = [str(Path(__file__).resolve()), "--site", str(folder / "mkdocs.yml")]
        print(run_python(given, folder), end="")  # without what making the library took


if __name__ == "__main__":
    main()
