"""Long work shows itself: a bar on a terminal, sums at the end, with -v what was made and why."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site_folder import BRIEFING, MKDOCS_YML, environment, mkdocs, write

SECOND = "title: Another briefing\npublished: 2024-05-03\nsummary: The boat is here.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"briefings/2024/ferry.yaml": BRIEFING, "briefings/2024/second.yaml": SECOND}
    return write(tmp_path, {"mkdocs.yml": MKDOCS_YML, **files})


def test_the_last_lines_tell_how_much_was_made_and_where_the_time_went(root: Path) -> None:
    first = mkdocs(root, "build").stdout
    assert re.search(r"\d\d pages made, 0 from the store; .*pages \d+\.\d s", first)
    write(root, {"briefings/2024/second.yaml": SECOND.replace("boat", "ship")})
    assert re.search(
        r" [1-9]\d? pages made, [1-9]\d? from the store; ", mkdocs(root, "build").stdout
    )


def test_what_is_made_again_is_told_with_the_reason(root: Path) -> None:
    mkdocs(root, "build")
    write(root, {"briefings/2024/second.yaml": SECOND.replace("boat", "ship")})
    said = mkdocs(root, "build", "-v").stdout
    assert re.search(r"/2024/second/ is made: changed: .*2024/second", said)
    assert "/2024/ferry/ is made" not in said


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there")
def test_a_terminal_shows_a_bar_and_a_file_does_not(root: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=root,
        env=environment(TERM="xterm"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert process.wait() == 0
    assert "pages \N{BOX DRAWINGS HEAVY HORIZONTAL}".encode() in shown
    assert "\N{BOX DRAWINGS HEAVY HORIZONTAL}" not in mkdocs(root, "build").stdout
