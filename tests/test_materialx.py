"""MaterialX on ProperDocs, where sites go from Material: built as it is, search included.

Both themes are one package `material`, so MaterialX stands in an environment of its own, which
`make materialx` makes.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.browsing import chromium, opened, served
from tests.site_folder import BRIEFING, MKDOCS_YML, Built, environment, write

ENVIRONMENT = Path(__file__).parents[1] / ".cache/materialx"
PROGRAMS: list[Path] = [
    path for name in ("mkdocs", "properdocs") if (path := ENVIRONMENT / "bin" / name).is_file()
]


@pytest.mark.skipif(not PROGRAMS, reason="MaterialX is not installed: `make materialx` does it")
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.name)
def test_a_site_is_built_and_searched(tmp_path: Path, program: Path) -> None:
    config = MKDOCS_YML.replace("name: material,", "name: materialx,")
    root = write(tmp_path, {"mkdocs.yml": config, "briefings/2024/ferry.yaml": BRIEFING})
    command = [str(program), "build", "--strict"]
    done = subprocess.run(command, cwd=root, env=environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    built = Built(root / "site")
    assert list(built.dead_links()) == []
    assert list(built.foreign_requests()) == []
    with chromium() as browser, served(built.folder) as address, opened(browser) as page:
        page.goto(f"{address}2024/ferry/")
        page.fill("#briefing-search-box input", "captain")
        page.locator("#briefing-search-list").get_by_text("Invented Captain").first.wait_for()
