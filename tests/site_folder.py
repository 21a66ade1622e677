"""Sites in temporary folders, built by the real `mkdocs`, and read back as a browser would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

MKDOCS_YML = """\
site_name: A site
docs_dir: briefings
theme: {name: material, font: false}
plugins: [search, briefings]
"""

BRIEFING = """\
title: The ferry runs again
published: 2024-05-02
summary: The invented ferry runs again [@paper].
quotes:
  - quote: The ferry will run every day
    by: {name: Invented Captain, as: the ferry's captain}
    cites: paper, para. 2
sources:
  paper:
    title: Ferry back in service
    publisher: Example Paper
    published: 2024-05-01
    url: https://paper.example/ferry
    type: article
"""

FETCHED = {
    "audio": ["src"],
    "embed": ["src"],
    "iframe": ["src"],
    "img": ["src"],
    "input": ["src"],
    "link": ["href"],
    "object": ["data"],
    "script": ["src"],
    "source": ["src"],
    "track": ["src"],
    "video": ["src", "poster"],
}
"""What a browser requests by itself."""


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Write files below a folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return root


def environment(**more: str) -> dict[str, str]:
    """The environment for `mkdocs` as a process of its own."""
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"} | more


def mkdocs(root: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs` in a folder, with more of an environment where it is given."""
    return _run("mkdocs", root, *arguments, **more)


def briefings(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `briefings` in a folder."""
    return _run("mkdocs_briefings", root, *arguments)


def _run(module: str, root: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=root,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def build(root: Path, *arguments: str, **more: str) -> Built:
    """Build a site that has to build, warnings being errors."""
    done = mkdocs(root, "build", "--strict", *arguments, **more)
    assert done.returncode == 0, done.stdout
    return Built(root / "site")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Html(HTMLParser):
    """What a page links to, fetches and can be linked to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag."""
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if given.get("rel") not in ("canonical", "prev", "next"):
            self.fetched += [given[name] for name in FETCHED.get(tag, ()) if name in given]
        for part in given.get("srcset", "").split(","):
            self.fetched += part.split()[:1]


@dataclass
class Built:
    """A built site in a folder, as it is served at an address."""

    folder: Path
    address: str = "https://site.example/"

    @cached_property
    def pages(self) -> dict[str, Html]:
        """Every page by its path in the site's folder."""
        return {
            path.relative_to(self.folder).as_posix(): Html(path.read_text("utf-8"))
            for path in sorted(self.folder.rglob("*.html"))
        }

    def page(self, url: str) -> str:
        """The HTML of a page by its address below the site's."""
        return self.pages[f"{url}index.html" if url.endswith("/") or not url else url].text

    def has(self, url: str) -> bool:
        """Whether there is something at an address below the site's."""
        return (
            self.folder / url / "index.html" if url.endswith("/") else self.folder / url
        ).is_file()

    def has_place(self, address: str) -> bool:
        """Whether there is a page at an address below the site's, and on it the anchor named."""
        url, _, anchor = address.partition("#")
        page = self.folder / url / "index.html"
        if not page.is_file():
            return False
        return not anchor or anchor in Html(page.read_text("utf-8")).anchors

    def dead_links(self) -> Iterator[str]:
        """Links, pictures, styles and scripts of the site's own that lead nowhere."""
        for name, page in self.pages.items():
            for target in [*page.links, *page.fetched]:
                if not self._is_alive(name, target):
                    yield f"{name}: {target}"

    def foreign_requests(self) -> Iterator[str]:
        """What pages and style sheets fetch from another host."""
        for name, page in self.pages.items():
            for target in page.fetched:
                address = urljoin(self.address, target)
                if urlsplit(address).netloc != urlsplit(self.address).netloc:
                    yield f"{name}: {target}"

    def _is_alive(self, name: str, target: str) -> bool:
        address = urlsplit(urljoin(self.address + name, target))
        own = urlsplit(self.address)
        if (address.scheme, address.netloc) != (own.scheme, own.netloc):
            return True
        if not address.path.startswith(own.path):
            return False
        path = unquote(address.path[len(own.path) :])
        if path.endswith("/") or not path:
            path += "index.html"
        if not (self.folder / path).is_file():
            return False
        page = self.pages.get(path)
        return not address.fragment or page is None or unquote(address.fragment) in page.anchors
