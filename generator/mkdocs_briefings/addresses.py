"""Where hand-written files stand on the site, by the ways of MkDocs."""

from __future__ import annotations

import re

_MARKDOWN = re.compile(r"\.(?:md|markdown|mdown|mkdn|mkd)$")
_ENDING = re.compile(r"(?:(?:^|/)index)?\.html$")


def place(uri: str, *, folders: bool = True) -> str:
    """The path in the built site of a file below `briefings/`.

    `folders` is whether a page's address is that of a folder (MkDocs' `use_directory_urls`).
    """
    stem = _MARKDOWN.sub("", uri)
    if stem == uri:
        return uri
    folder, slash, name = stem.rpartition("/")
    if name in ("index", "README"):
        return f"{folder}{slash}index.html"
    return f"{stem}/index.html" if folders else f"{stem}.html"


def address(uri: str) -> str:
    """A file's address below the site's, without slashes at its ends; empty for the home page."""
    return _ENDING.sub("", place(uri))


def is_page(uri: str) -> bool:
    """Whether a file is a page, and no picture or download."""
    return bool(_ENDING.search(place(uri)))


def within(path: str) -> list[str]:
    """All folders that a path is in, the innermost last."""
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]
