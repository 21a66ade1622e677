"""Pages at earlier addresses of records: the browser is led on to where the record is now."""

from __future__ import annotations

import re

MARK = "briefing-forward"
"""The class of the link on such a page, as the template `moved` writes it."""

_WAY = re.compile(
    rf"""<a\s(?=[^>]*\bclass=["']?{MARK}\b)[^>]*?\bhref=(?:"([^"]*)"|'([^']*)'|([^\s>]+))"""
)


def forwarded(html: str) -> str:
    """The HTML of a page; one that only says where a record has moved leads the browser there."""
    found = _WAY.search(html) if MARK in html else None
    if not found:
        return html
    way = found[1] or found[2] or found[3]
    refresh = f'<meta http-equiv="refresh" content="0; url={way}">'
    return html.replace("<head>", f'<head>{refresh}<meta name="robots" content="noindex">', 1)
