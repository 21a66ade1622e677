"""Pages in headless Chromium: a script plays the reader, and what it saw comes back as data."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, _NAMES)), "")
_QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
_READER = """\
<script>
addEventListener("load", async () => {{
  const seen = {{}};
  const wait = (time) => new Promise((done) => setTimeout(done, time));
  try {{ {script} }} catch (error) {{ seen.error = String(error); }}
  const pre = document.createElement("pre");
  pre.id = "seen";
  pre.textContent = JSON.stringify(seen);
  document.body.append(pre);
}});
</script></body>"""


def needs_browser() -> str:
    """Where the browser is; without one a test is skipped, but fails in continuous integration."""
    if not CHROMIUM:
        if os.environ.get("CI") == "true":
            pytest.fail("there is no chromium, and CI=true")
        pytest.skip("there is no chromium to look at the page with")
    return CHROMIUM


def look(folder: Path, url: str, script: str) -> dict[str, Any]:
    """What a script that runs in a page of a built site puts into `seen`."""
    browser = needs_browser()
    with _served(folder, script) as address, tempfile.TemporaryDirectory() as profile:
        done = subprocess.run(
            [
                browser,
                *_QUIET,
                f"--user-data-dir={profile}",
                "--virtual-time-budget=10000",
                "--dump-dom",
                f"{address}/{url}",
            ],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
        )
    found = re.search(r'<pre id="seen">(.*?)</pre>', done.stdout, re.S)
    assert found, done.stderr[-2000:]
    seen: dict[str, Any] = json.loads(html.unescape(found[1]))
    assert "error" not in seen, seen
    return seen


@contextmanager
def _served(folder: Path, script: str) -> Iterator[str]:
    handler = partial(_Handler, directory=str(folder))
    handler.keywords["reader"] = _READER.format(script=script)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder; at the end of every page stands the script that plays the reader."""

    def __init__(self, *arguments: Any, reader: str, **more: Any) -> None:
        self.reader = reader
        super().__init__(*arguments, **more)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if page.suffix != ".html" or not page.is_file():
            super().do_GET()
            return
        text = page.read_text("utf-8").replace("</body>", self.reader)
        # The reader is a script that the site's own policy would not let run.
        body = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""
