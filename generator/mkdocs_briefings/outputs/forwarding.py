"""Pages at earlier addresses of records: the browser is led on to where the record is now."""

from __future__ import annotations

import json
import re
from html import unescape

MARK = "briefing-forward"
"""The class of the link on such a page, as the template `moved` writes it."""

_WAY = re.compile(
    rf"""<a\s(?=[^>]*\bclass=["']?{MARK}\b)[^>]*?\bhref=(?:"([^"]*)"|'([^']*)'|([^\s>]+))"""
)


def forwarded(html: str) -> str:
    """The HTML of a page; one that only says where a record has moved leads the browser there.

    A place on the page, behind # in the old address, is kept by a script; without scripts, the page
    at least is reached.
    """
    found = _WAY.search(html) if MARK in html else None
    if not found:
        return html
    way = found[1] or found[2] or found[3]
    refresh = f'<meta http-equiv="refresh" content="0; url={way}">'
    if "#" not in way:
        refresh = f"<script>{_script(unescape(way))}</script><noscript>{refresh}</noscript>"
    return html.replace("<head>", f'<head>{refresh}<meta name="robots" content="noindex">', 1)


def _script(way: str) -> str:
    """A script that goes there, and leaves nothing to go back to."""
    written = json.dumps(way).replace("<", "\\u003c")
    return f"location.replace({written} + location.hash)"
