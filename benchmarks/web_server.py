"""Serves a built site as web hosts do: compressed, over connections that stay open."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

_PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", "/")
_AGE = "max-age=600"  # seconds that a browser keeps a file, as on GitHub Pages


class Compressing(SimpleHTTPRequestHandler):
    """Serves the files of a folder, texts compressed, without a line for each request."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> Any:
        """Answer with the head of a file; what is returned is its bytes."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        if not path.is_file() or not str(path).endswith(_PACKED):
            return super().send_head()
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def end_headers(self) -> None:
        """End the head of an answer, which may be kept for a while."""
        self.send_header("Cache-Control", _AGE)
        super().end_headers()

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address at which a site's folder is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(folder)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
