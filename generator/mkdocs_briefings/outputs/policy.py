"""The content security policy that pages carry: nothing from other hosts, no scripts but known."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{hashes}; worker-src 'self'; "
    "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)
"""What a page may load and run. Pagefind's search is WebAssembly, which scripts may compile."""

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.S | re.I)
_DATA = re.compile(r"""\bsrc\s*=|\btype\s*=\s*["']?application/(?:ld\+)?json\b""", re.I)
_CHARSET = re.compile(r"""<meta charset=["']?utf-8["']?\s*/?>""", re.I)


def with_policy(html: str) -> str:
    """A page with the policy in its head, first of all that could load anything.

    Only scripts that stood in the page when it was built run: their hashes are in the policy.
    """
    hashes = "".join(f" '{one}'" for one in _hashes(html))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY.format(hashes=hashes)}">'
    found = _CHARSET.search(html)
    place = found.end() if found else html.find("<head>") + len("<head>")
    return html[:place] + meta + html[place:] if found or "<head>" in html else html


def _hashes(html: str) -> list[str]:
    """The hashes of a page's inline scripts, each once, in their order."""
    bodies = (body for given, body in _SCRIPT.findall(html) if body and not _DATA.search(given))
    return list(dict.fromkeys(map(_hash, bodies)))


def _hash(body: str) -> str:
    digest = sha256(body.replace("\r\n", "\n").encode()).digest()
    return f"sha256-{b64encode(digest).decode()}"
