"""One page after another: Markdown, HTML, theme and file, and then it is forgotten.

MkDocs first converts all pages and then lays them all out, so that it holds all HTML at once. Here
each page of a record goes all the way, with the same events in the same order as MkDocs has them
for a page; this is for sites in which no other plugin listens to these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from sys import intern
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.utils import write_file

from mkdocs_briefings.build.site import Site
from mkdocs_briefings.outputs.search.facet_table import Row
from mkdocs_briefings.plugin.converting import Converter
from mkdocs_briefings.plugin.pages import RecordFile, RecordPage
from mkdocs_briefings.plugin.search import Search
from mkdocs_briefings.plugin.site_files import SiteFiles
from mkdocs_briefings.plugin.warned import Warned

log = get_plugin_logger("briefings")


@dataclass(frozen=True, slots=True)
class Finished:
    """A page as it goes into its file, and the Markdown that it was made from."""

    html: str
    markdown: str
    warned: bool
    facts: dict[str, Any]
    """What is known of it afterwards, as plain data: where it can be linked to; its links to
    places, as written, by file; and what search is to know of it, if anything."""


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the pages of a site."""

    config: MkDocsConfig
    files: SiteFiles
    pages: Sequence[File]
    nav: Navigation
    env: Environment
    site: Site
    search: Search
    converter: Converter
    preview: bool = False

    def make(self, page: RecordPage) -> Finished:
        """Make a page and write its file."""
        self.config._current_page = page
        try:
            with Warned() as warned:
                self._convert(page)
                html = self._lay_out(page)
            if html.strip():
                write_file(html.encode("utf-8", "xmlcharrefreplace"), page.file.abs_dest_path)
                if not self.preview:
                    folder = Path(self.config.site_dir)
                    self.site.outputs.write_with(page.made, page.markdown or "", folder)
            else:
                log.info("Page skipped: '%s'. Generated empty output.", page.file.src_uri)
            return Finished(html, page.markdown or "", warned.heard, self._facts(page))
        except Exception as error:
            log.error("Error making page '%s': %s", page.file.src_uri, error)
            raise
        finally:
            page.forget()
            self.config._current_page = None

    def _facts(self, page: RecordPage) -> dict[str, Any]:
        links = (page.links_to_anchors or {}).items()
        row = self.search.row(page)
        return {
            "anchors": sorted(page.present_anchor_ids or ()),
            "links": {file.src_uri: targets for file, targets in links},
            "row": [row.date, row.values, list(row.names), row.unseen] if row else None,
            "changed": page.changed,
        }

    def note(self, page: RecordPage, facts: Mapping[str, Any]) -> None:
        """Let a page be known as it was when it was made. Many pages have the same links, and in
        memory these are there once; a preview has the facts of all pages in memory already."""
        links, places = facts["links"], facts["anchors"]
        if not self.preview:
            links = {
                file: {_shared(place): _shared(link) for place, link in to.items()}
                for file, to in links.items()
            }
            places = map(_shared, places)
        page.links, page.present_anchor_ids = links, set(places)
        page.changed = facts["changed"]
        if facts["row"]:
            self.search.put(page, Row(*facts["row"]))

    def let_go(self) -> None:
        """Empty the site and its pages, as another has taken its place; see `Library.let_go`."""
        for file in self.files.records:
            vars(file.page).clear()
            vars(file).clear()
        self.site.let_go()

    def check_links(self, files: Sequence[RecordFile]) -> None:
        """See that links lead to places that are there, as MkDocs does for the pages it makes."""
        level, found = self.config.validation.links.anchors, self.files.src_uris
        there = {uri: file.page.present_anchor_ids for uri, file in found.items() if file.page}
        for page in (file.page for file in files):
            of_each = ((to, there.get(file)) for file, to in page.links.items())
            if all(places is None or to.keys() <= places for to, places in of_each):
                continue
            links = {found[file]: dict(to) for file, to in page.links.items() if file in found}
            page.links_to_anchors = links  # MkDocs tells which of them are dead
            page.validate_anchor_links(files=self.files, log_level=level)

    def _convert(self, page: RecordPage) -> None:
        config, files, plugins = self.config, self.files, self.config.plugins
        plugins.on_pre_page(page, config=config, files=files)
        page.read_source(config)
        markdown = page.markdown or ""
        page.markdown = plugins.on_page_markdown(markdown, page=page, config=config, files=files)
        self.converter.convert(page)
        content = page.content or ""
        page.content = plugins.on_page_content(content, page=page, config=config, files=files)

    def _lay_out(self, page: RecordPage) -> str:
        config, plugins = self.config, self.config.plugins
        page.active = True
        try:
            context = get_context(self.nav, self.pages, config, page)
            template = self.env.get_template("main.html")
            context = plugins.on_page_context(context, page=page, config=config, nav=self.nav)
            return plugins.on_post_page(template.render(context), page=page, config=config)
        finally:
            page.active = False


def _shared(text: str) -> str:
    """The same text, of which all are in memory once."""
    return intern(str(text))
