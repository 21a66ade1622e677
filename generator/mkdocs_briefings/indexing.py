"""The search index of a built site: one call of Pagefind's program over the site's folder."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread

from mkdocs_briefings.index_order import put_in_order

BUNDLE = "pagefind"
"""The folder of the index in a built site."""
PREVIEW = ".pagefind"
"""The same in a preview: MkDocs leaves dot-folders alone when it clears the last build."""

_IGNORED = (".headerlink", "svg", "[data-search-exclude]", ".briefing-ways")


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


def make_index(site: Path) -> None:
    """Index a built site. Raises IndexingError."""
    done = subprocess.run(
        command(site, site / BUNDLE),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        raise IndexingError(f"Pagefind could not index the site: {done.stdout.strip()}")
    for unused in (site / BUNDLE).glob("pagefind-*ui.*"):
        unused.unlink()
    put_in_order(site / BUNDLE)


class BackgroundIndex:
    """The index of a preview: made beside the site's pages while these are read already.

    The last index answers until the new one is whole.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def start(self, site: Path) -> None:
        """Begin to index a folder, in place of whatever is being indexed."""
        self.stop()
        new = site / f"{PREVIEW}-new"
        shutil.rmtree(new, ignore_errors=True)
        self._process = subprocess.Popen(
            command(site, new),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        Thread(target=self._finish, args=(self._process, new, site / PREVIEW), daemon=True).start()

    def stop(self) -> None:
        """End the program where it runs: what it reads is about to change."""
        with self._lock:
            process, self._process = self._process, None
        if process and process.poll() is None:
            process.kill()
            process.wait()

    def _finish(self, process: subprocess.Popen[bytes], new: Path, place: Path) -> None:
        failed = process.wait()
        with self._lock:
            if failed or self._process is not process:
                return
            old = place.with_name(f"{place.name}-old")
            with suppress(OSError):  # the preview may be ending, its folder going
                shutil.rmtree(old, ignore_errors=True)
                if place.is_dir():
                    place.rename(old)
                new.rename(place)
                shutil.rmtree(old, ignore_errors=True)
