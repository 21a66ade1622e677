"""What search finds of a site, without the rest of its pages: that is read in half the time.

Pagefind parses whole pages, of which most is the theme's. Here a page is cut down to the part that
is marked for search; the index is the same, byte for byte. What only the index is told of a page
comes in here, so that no reader loads it with the page.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from mkdocs_briefings.addresses import without_index
from mkdocs_briefings.outputs.search.facet_table import Row

_MARK = "data-pagefind-body"
_PART = f"<div {_MARK}"
_HTML = re.compile(r"<html\b[^>]*>")
_TITLE = re.compile(r"<title>.*?</title>", re.S)
_ELSEWHERE = re.compile(r"data-pagefind-(?:meta|filter|sort|default|index|weight)")


def cut_out(site: Path, into: Path, rows: Mapping[str, Row]) -> bytes | None:
    """Write the parts of all pages that search finds into a folder, at the same addresses.

    `rows` are what is known of pages by their addresses. Returns a sum of all that is written;
    None where no page is marked, so that all are searched whole.
    """
    total, marked, none = blake2b(digest_size=16), False, Row()
    for path in _pages(site):
        raw = (site / path).read_bytes()
        if _MARK.encode() not in raw:
            continue
        marked = True
        html = raw.decode("utf-8", errors="surrogateescape")
        known = rows.get(without_index(path), none)
        text = part_of(html, known.unseen).encode("utf-8", errors="surrogateescape")
        total.update(f"{path} {len(text)}\n".encode() + text)
        os.makedirs(into / os.path.dirname(path), exist_ok=True)
        (into / path).write_bytes(text)
    return total.digest() if marked else None


def _pages(site: Path) -> list[str]:
    """The addresses of all pages of a site, in order."""
    found = []
    for folder, _, names in os.walk(site):
        base = Path(folder).relative_to(site)
        found += [(base / name).as_posix() for name in names if name.endswith(".html")]
    return sorted(found)


def part_of(html: str, unseen: str = "") -> str:
    """A page cut down to what is marked for search; the whole page where other parts count too.

    What only the index is told stands first in that part.

    >>> part_of('<html lang="fa">…<div data-pagefind-body>A</div></article>…')
    '<!doctype html><html lang="fa"><body><div data-pagefind-body>A</div></body></html>'
    """
    begin = html.find(_PART)
    if begin >= 0:
        inside = html.index(">", begin) + 1
        html = f"{html[:inside]}{unseen}{html[inside:]}"
    end = html.rfind("</article>")
    root = _HTML.search(html)
    around = html[:begin] + html[end:]
    if root is None or begin < 0 or end < begin or _MARK in around or _ELSEWHERE.search(around):
        return html
    title = _TITLE.search(html, 0, begin)
    head = f"<head>{title[0]}</head>" if title else ""
    return f"<!doctype html>{root[0]}{head}<body>{html[begin:end]}</body></html>"
