"""What a library takes in memory is not searched for garbage when its process ends."""

from __future__ import annotations

import subprocess
import sys

from tests.site_folder import environment

PROGRAM = """\
import atexit, gc
atexit.register(lambda: print("searched:", *gc.get_objects(2)[:1] and ["much"] or ["nothing"]))
from mkdocs_briefings.reading.uncollected import uncollected
with uncollected():
    library = [[] for _ in range(1000)]
assert gc.isenabled()
"""


def test_a_process_ends_without_a_search_for_garbage() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=environment(),
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout == "searched: nothing\n", done.stdout + done.stderr
