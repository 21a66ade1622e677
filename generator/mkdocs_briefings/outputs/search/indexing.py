"""The search index of a built site: one call of Pagefind's program over the site's folder."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from threading import Event, Lock, Thread

from mkdocs_briefings.addresses import INDEX, PREVIEW_INDEX
from mkdocs_briefings.moving import move
from mkdocs_briefings.outputs.search.facet_table import Row, write_tables
from mkdocs_briefings.outputs.search.found_parts import cut_out
from mkdocs_briefings.outputs.search.unread import UNREAD
from mkdocs_briefings.problems import shortened

PATIENCE = 900
"""Seconds that the index of a site may take; that of 5,000 briefings takes about a minute."""
_QUIET = 1.0  # seconds after a build of a preview
_HEARD = 2_000  # bytes of what the program says


def program() -> str:
    """Pagefind's program: the one that comes as a package, else one on the path; empty without."""
    for package in ("pagefind_bin_extended", "pagefind_bin"):
        with suppress(ImportError, FileNotFoundError):
            module = __import__(package)
            return str(module.get_executable())
    return shutil.which("pagefind_extended") or shutil.which("pagefind") or ""


def command(site: Path, output: Path) -> list[str]:
    """The call that indexes a site's folder."""
    ignored = [word for one in UNREAD for word in ("--exclude-selectors", one)]
    return [program(), "--site", str(site), "--output-path", str(output), "--silent", *ignored]


class IndexingError(Exception):
    """The index could not be made; the message says what the program said."""


class SiteIndex:
    """The index of a built site, made while something else goes on. Raises IndexingError.

    `rows` are what is known of its pages by their addresses.
    """

    def __init__(self, site: Path, rows: Mapping[str, Row]) -> None:
        self._site, self._rows, self._parts = site, rows, TemporaryDirectory()
        self._said = TemporaryFile()  # noqa: SIM115, as it is open for as long as the program runs
        self._process: subprocess.Popen[bytes] | None = None
        try:
            found = cut_out(site, Path(self._parts.name), rows)
        except OSError as error:
            self.end()
            raise IndexingError(f"The site cannot be read: {error.strerror}") from error
        self.sum = found
        """The sum of all that search finds; None where that is not marked."""

    def start(self) -> None:
        """Let Pagefind begin."""
        shutil.rmtree(self._site / INDEX, ignore_errors=True)  # of a build that is not a whole one
        source = Path(self._parts.name) if self.sum else self._site
        try:
            self._process = subprocess.Popen(
                command(source, self._site / INDEX),
                stdin=subprocess.DEVNULL,
                stdout=self._said,
                stderr=subprocess.STDOUT,
            )
        except OSError as error:
            self.end()
            raise IndexingError(f"Pagefind cannot be run: {error.strerror}") from error

    def finish(self) -> None:
        """Wait until the index is whole."""
        assert self._process
        try:
            failed = self._process.wait(PATIENCE)
            self._said.seek(0)
            words = shortened(self._said.read(_HEARD).decode("utf-8", "replace").strip())
        except subprocess.TimeoutExpired as error:
            message = f"Pagefind made no index within {PATIENCE:,} seconds, and was ended"
            raise IndexingError(message) from error
        finally:
            self.end()
        if failed:
            raise IndexingError(f"Pagefind could not index the site: {words or failed}")
        try:
            _complete(self._site / INDEX, self._rows)
        except (OSError, ValueError) as error:
            raise IndexingError(f"Pagefind ended without an index. {words}".strip()) from error

    def end(self) -> None:
        """End the program where it still runs, and remove what was made for it."""
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._said.close()
        self._parts.cleanup()


def make_index(site: Path, rows: Mapping[str, Row]) -> None:
    """Index a built site; `rows` are what is known of its pages. Raises IndexingError."""
    index = SiteIndex(site, rows)
    index.start()
    index.finish()


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

    It is begun after a quiet moment, so that saves in a row cost one. The last index answers until
    the new one is whole.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = Event()
        self._lock = Lock()
        self._runs = count()

    def start(self, site: Path, rows: Mapping[str, Row]) -> None:
        """Index a folder soon, in place of whatever is being indexed."""
        self.stop()
        self._stopped = Event()
        new = site / f"{PREVIEW_INDEX}-{next(self._runs)}"
        Thread(target=self._run, args=(self._stopped, site, new, rows), daemon=True).start()

    def stop(self) -> None:
        """End the program where it runs: what it reads is about to change."""
        with self._lock:
            self._stopped.set()
            process, self._process = self._process, None
        if process and process.poll() is None:
            process.kill()
            process.wait()

    def _run(self, stopped: Event, site: Path, new: Path, rows: Mapping[str, Row]) -> None:
        if stopped.wait(_QUIET):
            return
        with suppress(OSError, ValueError):  # the preview may be ending, its folder going
            with self._lock:
                if stopped.is_set():
                    return
                process = self._process = subprocess.Popen(
                    command(site, new),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            failed = process.wait()
            if not failed:
                _complete(new, rows)
            with self._lock:
                if not failed and not stopped.is_set():
                    _put(new, site / PREVIEW_INDEX)
        shutil.rmtree(new, ignore_errors=True)


def _put(new: Path, place: Path) -> None:
    """Put a folder in the place of another, which never is without one for long."""
    old = new.with_name(f"{new.name}-old")
    if place.is_dir():
        move(place, old)
    move(new, place)
    shutil.rmtree(old, ignore_errors=True)
