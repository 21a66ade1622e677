"""HTML as a tree of elements, whatever it leaves open."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

_EMPTY = frozenset(
    ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
"""Elements that have no end tag (HTML, 13.1.2: void elements)."""


def tree_of(html: str) -> Element:
    """The elements of a piece of HTML, below one called `body`."""
    return _Reader(html).tree


def classes(element: Element) -> frozenset[str]:
    """The classes of an element."""
    return frozenset((element.get("class") or "").split())


def text_of(element: Element) -> str:
    """All text in an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


def parents(root: Element) -> Iterator[tuple[Element, Element]]:
    """Every element but the first with the one that holds it."""
    for parent in list(root.iter()):
        for child in list(parent):
            yield parent, child


def take_out(parent: Element, child: Element) -> None:
    """Take an element out; the text behind it stays."""
    at = list(parent).index(child)
    tail = child.tail or ""
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(child)


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._builder, self._open = TreeBuilder(), ["body"]
        self._builder.start("body", {})
        self.feed(html)
        self.close()
        while self._open:
            self._builder.end(self._open.pop())
        self.tree = self._builder.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element, and end it at once where it cannot hold anything."""
        self._builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in _EMPTY:
            self._builder.end(tag)
        else:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element with all in it that was left open; one that is not open is passed over."""
        if tag in self._open[1:]:
            while (last := self._open.pop()) != tag:
                self._builder.end(last)
            self._builder.end(tag)

    def handle_data(self, data: str) -> None:
        """Take text over."""
        self._builder.data(data)
