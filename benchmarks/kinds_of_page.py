"""One page of each kind of a built site: what is looked at where not every page can be."""

from __future__ import annotations

import re
from pathlib import Path

_KIND = re.compile(r'data-pagefind-meta="kind\[data-value\]" data-value="([^"]+)"')
_HOME, _MISSING = "home", "404"


def kind_of(html: str) -> str:
    """What a page is of, as it tells the search index; empty for what only lists other pages."""
    found = _KIND.search(html)
    return found[1] if found else ""


def one_of_each(site: Path) -> dict[str, str]:
    """The address of a page by its kind: the largest of each kind of record, and every list.

    A list is named by its folder, as `claims` is, and the largest of the lists below it as
    `claims-parts`. Addresses are below that of the site.
    """
    found = {_HOME: ""}
    sizes: dict[str, int] = {}
    for path in sorted(site.rglob("index.html")):
        address = path.relative_to(site).parent.as_posix() + "/"
        html = path.read_text("utf-8")
        kind = kind_of(html)
        if kind and len(html) > sizes.get(kind, 0):
            found[kind], sizes[kind] = address, len(html)
        elif not kind and address != "./" and "<article" in html:
            folder, _, below = address[:-1].partition("/")
            name = f"{folder}-parts" if below else folder
            if len(html) > sizes.get(name, 0):
                found[name], sizes[name] = address, len(html)
    if (site / "404.html").is_file():
        found[_MISSING] = "404.html"
    return found
