"""A page of HTML as PDF, by a browser or WeasyPrint, whichever the machine has."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

_BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "msedge", "brave-browser"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_SECONDS = 300


class CannotPrint(Exception):
    """There is nothing to print with, or it failed; the message says which, and what helps."""


def printed(html: str) -> bytes:
    """A page as PDF. Raises CannotPrint."""
    if browser := next(filter(None, map(shutil.which, _BROWSERS)), None):
        return _by_browser(html, browser)
    if find_spec("weasyprint"):
        return _by_weasyprint(html)
    raise CannotPrint(
        "PDF needs Chromium, Chrome or Edge, or the package weasyprint; none was found. "
        "Write --docx, or print the page from a browser"
    )


def _by_browser(html: str, browser: str) -> bytes:
    """By a browser that is asked for nothing but this page, in a profile of its own."""
    with TemporaryDirectory(prefix="briefings-") as folder:
        page, pdf = Path(folder, "handout.html"), Path(folder, "handout.pdf")
        page.write_text(html, "utf-8")
        is_root = getattr(os, "geteuid", lambda: 1)() == 0  # for whom browsers have no sandbox
        command = [
            *(browser, "--headless", "--disable-gpu", "--no-first-run"),
            *(["--no-sandbox"] if is_root else []),
            *(f"--user-data-dir={folder}/profile", "--no-pdf-header-footer"),
            *(f"--print-to-pdf={pdf}", page.as_uri()),
        ]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise CannotPrint(f"{browser} did not print: {error}") from error
        if not pdf.is_file():
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise CannotPrint(f"{browser} did not print: {said[-1] if said else 'no reason given'}")
        return pdf.read_bytes()


def _by_weasyprint(html: str) -> bytes:
    try:
        from weasyprint import HTML

        pdf: bytes = HTML(string=html).write_pdf()
    except Exception as error:  # it may lack its libraries, or stumble over a page
        raise CannotPrint(f"weasyprint did not print: {error}") from error
    return pdf
