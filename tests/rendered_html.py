"""Renders Markdown as sites do, and reads back what a reader of the page would see."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

from markdown import Markdown

OWN = [
    *("toc", "tables", "fenced_code", "attr_list", "admonition", "footnotes", "def_list"),
    *("md_in_html", "pymdownx.details"),
    *("mkdocs_briefings.markdown.runs", "mkdocs_briefings.markdown.inline"),
]
# What a site may switch on besides, as Material's documentation recommends.
MORE = [
    *(name for name in OWN if name != "fenced_code"),
    *("abbr", "pymdownx.superfences", "pymdownx.inlinehilite", "pymdownx.snippets"),
    *("pymdownx.emoji", "pymdownx.tilde", "pymdownx.caret", "pymdownx.mark", "pymdownx.keys"),
    *("pymdownx.betterem", "pymdownx.tabbed", "pymdownx.tasklist"),
    *("pymdownx.critic", "pymdownx.arithmatex", "pymdownx.blocks.admonition"),
    *("pymdownx.blocks.html", "pymdownx.fancylists"),
]
SITES = {"own": OWN, "more": MORE}


@cache
def _markdown(site: str) -> Markdown:
    return Markdown(extensions=SITES[site])


def html(markdown: str, site: str = "own") -> str:
    """The HTML of a page on a site with its own extensions only, or with more."""
    return _markdown(site).reset().convert(markdown)


class Seen(HTMLParser):
    """What HTML holds: texts, tags and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.oddities: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if re.fullmatch(r"p|h[1-6]|li|t[hdr]|br|div|pre|blockquote|[ou]l|hr|img|table", tag):
            self.words += " "

    def handle_endtag(self, tag: str) -> None:
        if re.fullmatch(r"p|h[1-6]|li|t[hdr]|div|pre|blockquote", tag):
            self.words += " "

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        if data.strip():
            self.oddities.append(data)

    def handle_decl(self, decl: str) -> None:
        self.oddities.append(decl)

    def handle_pi(self, data: str) -> None:
        self.oddities.append(data)

    def unknown_decl(self, data: str) -> None:
        self.oddities.append(data)

    @property
    def text(self) -> str:
        """The words, white space folded."""
        return " ".join(self.words.split())
