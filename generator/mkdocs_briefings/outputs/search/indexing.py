"""The search index of a built site: one call of Pagefind's program over the site's folder."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock, Thread

from mkdocs_briefings.addresses import INDEX, PREVIEW_INDEX
from mkdocs_briefings.outputs.search.facet_table import Row, write_tables
from mkdocs_briefings.problems import shortened

PATIENCE = 900
"""Seconds that the index of a site may take; that of 5,000 briefings takes about a minute."""
_HEARD = 2_000  # bytes of what the program says

_IGNORED = (
    *(".headerlink", "svg", "thead", "[data-search-exclude]"),
    *(".briefing-ways", ".briefing-published", 'sup > [id^="mark:"]', ".briefing-menu"),
)


def program() -> str:
    """Pagefind's program: the one that comes as a package, else one on the path; empty without."""
    for package in ("pagefind_bin_extended", "pagefind_bin"):
        with suppress(ImportError, FileNotFoundError):
            module = __import__(package)
            return str(module.get_executable())
    return shutil.which("pagefind_extended") or shutil.which("pagefind") or ""


def command(site: Path, output: Path) -> list[str]:
    """The call that indexes a site's folder."""
    ignored = [word for one in _IGNORED for word in ("--exclude-selectors", one)]
    return [program(), "--site", str(site), "--output-path", str(output), "--silent", *ignored]


class IndexingError(Exception):
    """The index could not be made; the message says what the program said."""


def make_index(site: Path, rows: Mapping[str, Row]) -> None:
    """Index a built site; `rows` are its pages' facets by address. Raises IndexingError."""
    shutil.rmtree(site / INDEX, ignore_errors=True)  # of a build that is not a whole one
    with TemporaryFile() as said:
        try:
            done = subprocess.run(
                command(site, site / INDEX),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                timeout=PATIENCE,
            )
        except OSError as error:
            raise IndexingError(f"Pagefind cannot be run: {error.strerror}") from error
        except subprocess.TimeoutExpired as error:
            message = f"Pagefind made no index within {PATIENCE:,} seconds, and was ended"
            raise IndexingError(message) from error
        said.seek(0)
        words = shortened(said.read(_HEARD).decode("utf-8", "replace").strip())
    if done.returncode:
        raise IndexingError(f"Pagefind could not index the site: {words or done.returncode}")
    try:
        _complete(site / INDEX, rows)
    except (OSError, ValueError) as error:
        raise IndexingError(f"Pagefind ended without an index. {words}".strip()) from error


def _complete(bundle: Path, rows: Mapping[str, Row]) -> None:
    """Add the facets; take out what no page uses, and an order that differs from run to run."""
    for unused in (*bundle.glob("pagefind-*ui.*"), *bundle.glob("pagefind-highlight.js")):
        unused.unlink()
    entry = bundle / "pagefind-entry.json"
    languages = json.loads(entry.read_text("utf-8"))
    entry.write_text(json.dumps(languages, sort_keys=True, ensure_ascii=False), encoding="utf-8")
    write_tables(bundle, rows)


class BackgroundIndex:
    """The index of a preview: made beside the site's pages while these are read already.

    The last index answers until the new one is whole.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._runs = count()

    def start(self, site: Path, rows: Mapping[str, Row]) -> None:
        """Begin to index a folder, in place of whatever is being indexed. Raises IndexingError."""
        self.stop()
        new = site / f"{PREVIEW_INDEX}-{next(self._runs)}"
        try:
            self._process = subprocess.Popen(
                command(site, new),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise IndexingError(f"Pagefind cannot be run: {error.strerror}") from error
        given = (self._process, new, site / PREVIEW_INDEX, rows)
        Thread(target=self._finish, args=given, daemon=True).start()

    def stop(self) -> None:
        """End the program where it runs: what it reads is about to change."""
        with self._lock:
            process, self._process = self._process, None
        if process and process.poll() is None:
            process.kill()
            process.wait()

    def _finish(
        self, process: subprocess.Popen[bytes], new: Path, place: Path, rows: Mapping[str, Row]
    ) -> None:
        failed = process.wait()
        with suppress(OSError, ValueError):  # the preview may be ending, its folder going
            if not failed:
                _complete(new, rows)
            with self._lock:
                if not failed and self._process is process:
                    _put(new, place)
        shutil.rmtree(new, ignore_errors=True)


def _put(new: Path, place: Path) -> None:
    """Put a folder in the place of another, which never is without one for long."""
    old = new.with_name(f"{new.name}-old")
    if place.is_dir():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)
