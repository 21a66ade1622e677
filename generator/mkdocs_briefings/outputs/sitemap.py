"""The days in an engine's sitemap: those of the records in place of the day of the build."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

_ENTRY = re.compile(r"<url>.*?</url>", re.S)
_ADDRESS = re.compile(r"<loc>\s*(.*?)\s*</loc>", re.S)
_DAY = re.compile(r"\s*<lastmod>.*?</lastmod>", re.S)


def date_sitemap(site: Path, days: Mapping[str, str]) -> None:
    """Write the days (ISO) into `sitemap.xml` of a site, and into its compressed copy.

    `days` are by the addresses of pages; one that has none tells no day. Raises OSError.
    """
    path, packed = site / "sitemap.xml", site / "sitemap.xml.gz"
    if not path.is_file():
        return
    text = _ENTRY.sub(lambda entry: _dated(entry[0], days), path.read_text("utf-8"))
    path.write_text(text, "utf-8", newline="\n")
    if packed.is_file():
        packed.write_bytes(gzip.compress(text.encode(), mtime=0))


def _dated(entry: str, days: Mapping[str, str]) -> str:
    entry = _DAY.sub("", entry)
    found = _ADDRESS.search(entry)
    day = days.get(unescape(found[1])) if found else None
    return entry.replace("</loc>", f"</loc><lastmod>{day}</lastmod>", 1) if day else entry
