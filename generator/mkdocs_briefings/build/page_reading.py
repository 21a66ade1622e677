"""Hand-written pages as Python-Markdown reads them: their links, and the places on them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

_ALWAYS = ("toc", "tables", "fenced_code", "admonition", "attr_list", "pymdownx.details")
"""Extensions that MkDocs and the plugin switch on for every site."""

_FRONT_MATTER = re.compile(r"\A---\s*\n.*?\n(?:---|\.\.\.)\s*\n", re.S)
_RAW_PLACE = re.compile(r"""<[a-z][^>]*?\s(?:id|name)\s*=\s*["']?([^"'\s>]+)""", re.I)
_TARGETS = {"a": "href", "img": "src"}


@dataclass(slots=True)
class Read:
    """The targets of a page's links and pictures, and the anchors that it has."""

    targets: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


class PageReader:
    """Reads Markdown with the extensions that mkdocs.yml names, as a build does."""

    def __init__(self, extensions: Mapping[str, Mapping[str, Any]]) -> None:
        names = dict.fromkeys((*_ALWAYS, *extensions))
        options = {name: dict(given) for name, given in extensions.items()}
        self._markdown = Markdown(extensions=list(names), extension_configs=options)
        self._markdown.treeprocessors.register(_Places(self), "places", 5)  # as MkDocs: after `toc`
        self._markdown.treeprocessors.register(_Links(self), "links", 0)
        self.read = Read()

    def __call__(self, text: str) -> Read:
        """Read the Markdown of a page."""
        self.read = Read()
        text = _FRONT_MATTER.sub("", text)
        self._markdown.reset()
        self._markdown.convert(text)
        self.read.anchors.update(_RAW_PLACE.findall(text))
        return self.read


class _Places(Treeprocessor):
    def __init__(self, reader: PageReader) -> None:
        self.reader = reader

    def run(self, root: Element) -> None:
        """Note every place that can be linked to."""
        for element in root.iter():
            names = (element.get("id"), element.get("name") if element.tag == "a" else None)
            self.reader.read.anchors.update(name for name in names if name)


class _Links(Treeprocessor):
    def __init__(self, reader: PageReader) -> None:
        self.reader = reader

    def run(self, root: Element) -> None:
        """Note where links and pictures lead; addresses of mail are no links to follow."""
        for element in root.iter():
            target = element.get(_TARGETS.get(str(element.tag), ""))
            if target and AMP_SUBSTITUTE not in target:
                self.reader.read.targets.append(target)
