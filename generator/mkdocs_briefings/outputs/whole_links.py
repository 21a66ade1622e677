"""Links of what is read away from its page: every address is a whole one."""

from __future__ import annotations

from functools import cache

from markdown import Markdown

from mkdocs_briefings.addresses import at
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Subject
from mkdocs_briefings.markdown import Cited, Prose
from mkdocs_briefings.markdown.escaping import escape, escape_inline
from mkdocs_briefings.markdown.name_links import names_once
from mkdocs_briefings.pages.parts.links import Links
from mkdocs_briefings.pages.publication import Publication

NOWHERE = ""
"""The page of what stands on none: no link to it is a link within it."""


class WholeLinks(Links):
    """Makes links with the whole addresses of a site."""

    def __init__(self, library: Library, site: Publication) -> None:
        super().__init__(library, NOWHERE, site)

    def to(self, uri: str, anchor: str = "") -> str:
        """The whole address of a page, or of an anchor on it."""
        return at(self.site.url(uri), anchor)

    def file(self, uri: str) -> str:
        """The whole address of a file beside the records."""
        return self.site.file_url(uri)

    def _cited(self, cited: Cited, home: Subject) -> str:
        """A citation in a text as a link in brackets: there is no list of sources to number."""
        source = home.sources.get(cited.key) or self.library.sources_by_id.get(cited.key)
        if source is None:
            return ""
        place = f", {escape_inline(cited.at)}" if cited.at else ""
        label = f"{escape(self.source_label(source))}{place}"
        return f"([{label}]({self.to(source.uri, source.anchor)}))"

    def html(self, prose: Prose | None, home: Subject) -> str:
        """Authors' Markdown as HTML that needs nothing else to be read."""
        if prose is None:
            return ""
        reader = _reader()
        return reader.reset().convert(names_once(str(self.prose(prose, home))))


@cache
def _reader() -> Markdown:
    return Markdown(extensions=["tables", "attr_list"], output_format="html")
