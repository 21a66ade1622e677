"""Markdown of pages from records to HTML: as MkDocs does it, in four fifths of the time.

MkDocs sets Python-Markdown up anew for each page, reads all HTML in its Markdown for places that
can be linked to, and looks for a title. Here one is set up for all pages, the places are those that
it comes by itself, and the title is known.
"""

from __future__ import annotations

import logging
from xml.etree.ElementTree import Element

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc

from mkdocs_briefings.markdown.html_blocks import HtmlBlocks
from mkdocs_briefings.plugin.extensions import EXTENSIONS
from mkdocs_briefings.plugin.pages import RecordPage

log = logging.getLogger("mkdocs.structure.pages")

_TRIED = {*EXTENSIONS, "fenced_code"}
"""Extensions that are known to keep nothing of one page for the next."""


class Converter:
    """Makes the HTML of one page after the other."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._config, self._files = config, files
        self._markdown = None
        if _TRIED.issuperset(config.markdown_extensions):
            more = config.mdx_configs or {}
            self._markdown = Markdown(extensions=config.markdown_extensions, extension_configs=more)

    def convert(self, page: RecordPage) -> None:
        """Give a page its HTML and its contents, with the places that it has and links to."""
        if self._markdown is None:
            page.render(self._config, self._files)
            return
        links = _Links(page.file, self._files, self._config)
        links._register(self._markdown)
        page.content = self._markdown.reset().convert(page.markdown or "")
        page.show_contents(get_toc(self._markdown.toc_tokens))  # type: ignore[attr-defined]
        html = self._markdown.preprocessors["html_block"]
        assert isinstance(html, HtmlBlocks)
        page.present_anchor_ids = links.places | html.places
        if log.getEffectiveLevel() > logging.DEBUG:
            page.links_to_anchors = links.links_to_anchors


class _Links(_RelativePathTreeprocessor):
    """Writes addresses of links as MkDocs does, and notes the places that can be linked to."""

    def __init__(self, file: File, files: Files, config: MkDocsConfig) -> None:
        super().__init__(file, files, config)
        self.places: set[str] = set()

    def run(self, root: Element) -> Element:
        """Go over a page."""
        for element in root.iter():
            self.places.add(element.get("id", ""))
            if element.tag == "a":
                self.places.add(element.get("name", ""))
        self.places.discard("")
        return super().run(root)
