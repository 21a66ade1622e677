"""This program and all that it works with, in one stamp: another version may make other things."""

from __future__ import annotations

import platform
import re
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parents[1]
_PACKAGES = (
    *("mkdocs", "mkdocs-material", "markdown", "jinja2", "markupsafe", "pygments"),
    *("pymdown-extensions", "babel", "pydantic", "pyyaml", "pagefind-bin", "pagefind", "pillow"),
)
_PURE = re.compile(
    r"(?:markdown\.extensions\.)?(?:abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code"
    r"|footnotes|legacy_.*|md_in_html|meta|nl2br|sane_lists|smarty|tables|toc|wikilinks)"
    r"|mkdocs_briefings\.markdown\.\w+|pymdownx\.(?!snippets)\w+"
)


def is_pure(extension: object) -> bool:
    """Whether an extension of Markdown is one whose HTML follows from text and options alone."""
    return isinstance(extension, str) and _PURE.fullmatch(extension) is not None


@cache
def program_stamp() -> list[Any]:
    """The version of Python, those of all packages that matter, and a stamp of our own files, as
    they were when this process first asked."""
    return [platform.python_version(), [*map(_version, _PACKAGES)], files_stamp(_HERE).hex()]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def files_stamp(folder: Path) -> bytes:
    """The stamp of all files in a folder; templates of pages are looked at page by page."""
    hashed = blake2b(digest_size=16)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc" and not path.name.endswith(".md.j2"):
            hashed.update(path.relative_to(folder).as_posix().encode() + b"\0")
            hashed.update(blake2b(path.read_bytes()).digest())
    return hashed.digest()
