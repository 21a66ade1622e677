"""A page as a sheet: what it says and nothing that only works on the site, every link a whole one.

A sheet is made from the Markdown of the page, so that both say the same, and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown

from mkdocs_briefings.addresses import METHOD, at, followed, is_page, markdown_file, of_file
from mkdocs_briefings.handout.html_tree import classes, parents, take_out, text_of, tree_of
from mkdocs_briefings.handout.on_paper import lay_open
from mkdocs_briefings.language.direction import runs_from_right
from mkdocs_briefings.markdown.escaping import address_kind
from mkdocs_briefings.outputs.output import Edition
from mkdocs_briefings.pages.page import Page

_EXTENSIONS = (
    *("admonition", "attr_list", "fenced_code", "footnotes", "pymdownx.details", "tables"),
    *(f"mkdocs_briefings.markdown.{name}" for name in ("runs", "inline", "first_look")),
)
_ONLY_ON_SITE = frozenset(("briefing-menu", "briefing-cite", "briefing-ways", "headerlink"))
"""What leads on, or needs a script."""
_SVG = re.compile(r"<svg\b.*?</svg>", re.S)
_LINKED = re.compile(r"<a\b[^>]*>|</a>")
_IN_DRAWING = {"</a>": "</g>"}

_MARK = "mark:"
WITHIN = "data-within"
"""The attribute of a link that keeps which place of the sheet itself it leads to."""
DRAWING = "briefing-drawn"
"""The class of the element that stands where a drawing does; its `data-number` is which."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as SVG, with the classes of the element that held it, by which it is coloured."""

    svg: str
    around: str


@dataclass(slots=True)
class Sheet:
    """A page to be read away from the site.

    `language` is its tag (BCP 47), `url` where the page stands, empty where nobody knows the site's
    address. `body` holds its elements; where a drawing stands is an element of the class DRAWING.
    Pictures beside the records are named by their path from the folder of these.
    """

    page: Page
    title: str
    language: str
    url: str
    body: Element
    drawings: list[Drawing] = field(default_factory=list)

    @property
    def from_right(self) -> bool:
        """Whether its language is written from right to left."""
        return runs_from_right(self.language)


def sheet_of(page: Page, edition: Edition) -> Sheet:
    """The sheet of a page of an edition."""
    card, site = page.card(), edition.site
    drawings: list[Drawing] = []

    def set_aside(found: re.Match[str]) -> str:
        drawings.append(Drawing(_LINKED.sub(lambda a: _IN_DRAWING.get(a[0], "<g>"), found[0]), ""))
        return f'<span class="{DRAWING}" data-number="{len(drawings) - 1}"></span>'

    html = _reader().reset().convert(edition.text(page.file))
    body = tree_of(_SVG.sub(set_aside, html))
    _take_out(body)
    lay_open(body)
    _lead_out(body, page, edition)
    for parent, child in parents(body):
        if DRAWING in classes(child):
            number = int(child.get("data-number", ""))
            drawings[number] = Drawing(drawings[number].svg, parent.get("class", ""))
    language = card.language or site.language.tag
    return Sheet(page, page.title, language, site.url(page.uri), body, drawings)


@cache
def _reader() -> Markdown:
    return Markdown(extensions=list(_EXTENSIONS), output_format="html")


def _take_out(body: Element) -> None:
    """Take out what only works on the site; how far a statement may be shared stays with it."""
    for parent, child in parents(body):
        if classes(child) & _ONLY_ON_SITE or child.get("aria-hidden"):
            kept = [one for one in child.iter("li") if any(map(_is_marking, one.iter("a")))]
            for one in reversed(kept):
                parent.insert(list(parent).index(child) + 1, _small_line(one))
            take_out(parent, child)
    for parent, child in parents(body):
        if "briefing-places" in classes(child):
            words = next((one for one in child if one.tag == "bdi"), child)
            if not _without_arrows(words):
                take_out(parent, child)


def _without_arrows(places: Element) -> bool:
    """Take the ways back out of the places at which a source is cited; whether any has a name."""
    named = False
    for link in list(places.iter("a")):
        at = list(places).index(link)
        before = (places[at - 1].tail if at else places.text) or ""
        if before.rstrip().endswith((":", ",")) or not before.strip():
            link.tail = (link.tail or "").removeprefix(", ")
        elif at:
            named, places[at - 1].tail = True, before.rstrip()
        else:
            named, places.text = True, before.rstrip()
        take_out(places, link)
    return named


def _is_marking(link: Element) -> bool:
    return "#marking-" in link.get("href", "")


def _small_line(item: Element) -> Element:
    line = Element("p", {"class": "briefing-meta"})
    line.text, line[:] = item.text, list(item)
    return line


def _lead_out(body: Element, page: Page, edition: Edition) -> None:
    """Give every link but that of a mark its whole address; one without any is mere text."""
    for parent, child in parents(body):
        way = _way_in(child)
        if way.startswith("#") or (not edition.site.address and _is_to_method(way, page)):
            take_out(parent, child)
    for element in list(body.iter("a")):
        if not is_mark(element) and (target := element.get("href")) is not None:
            if target.startswith("#"):
                element.set(WITHIN, target)
            whole = _whole(target, page, edition)
            if whole:
                element.set("href", whole)
            else:
                element.tag = "span"
    for element in body.iter("img"):
        source = element.get("src", "")
        if address_kind(source) != "external":
            element.set("src", followed(page.file, unquote(source)))


def _way_in(line: Element) -> str:
    """Where a line leads that is a link and nothing else; empty for all others."""
    links = list(line.iter("a")) if line.tag == "p" else []
    if len(links) != 1 or is_mark(links[0]) or text_of(line) != text_of(links[0]):
        return ""
    return links[0].get("href", "")


def _is_to_method(way: str, page: Page) -> bool:
    path = urlsplit(way).path
    return bool(path) and followed(page.file, unquote(path)) == markdown_file(METHOD)


def _whole(target: str, page: Page, edition: Edition) -> str:
    if address_kind(target) == "external":
        return target
    parts, site = urlsplit(target), edition.site
    file = followed(page.file, unquote(parts.path)) if parts.path else page.file
    if not site.address or file.startswith("../"):
        return ""
    address = site.url(of_file(file)) if is_page(file) else site.file_url(file)
    return at(address, parts.fragment)


def is_mark(element: Element) -> bool:
    """Whether an element is the mark of a source, which leads to that in the page's list."""
    return element.tag == "a" and element.get("id", "").startswith(_MARK)


def is_source(element: Element) -> bool:
    """Whether an element is a source in the list of these."""
    return "briefing-source" in classes(element)


def sources_on(sheet: Sheet) -> dict[str, Element]:
    """The sources in a sheet's list that it cites, in that order, by the targets of their marks."""
    found = {f"#{one.get('id')}": one for one in sheet.body.iter() if one.get("id")}
    marks = (one.get("href", "") for one in sheet.body.iter("a") if is_mark(one))
    return {mark: found[mark] for mark in dict.fromkeys(marks) if mark in found}
