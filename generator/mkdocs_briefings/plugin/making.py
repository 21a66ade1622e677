"""One page after another: Markdown, HTML, theme and file, and then it is forgotten.

MkDocs first converts all pages and then lays them all out, so that it holds all HTML at once. Here
each page of a record goes all the way, with the same events in the same order as MkDocs has them
for a page; this is for sites in which no other plugin listens to these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import write_file

from mkdocs_briefings.build.site import Site
from mkdocs_briefings.build.workers import in_order
from mkdocs_briefings.outputs.search.facet_table import Row
from mkdocs_briefings.plugin.pages import RecordFile, RecordPage
from mkdocs_briefings.plugin.search import Search
from mkdocs_briefings.problems import Problem

log = get_plugin_logger("briefings")

_EVENTS = (
    *("pre_page", "page_read_source", "page_markdown", "page_content"),
    *("page_context", "post_page"),
)


def listening_to_pages(config: MkDocsConfig, ours: object) -> list[str]:
    """The names of other plugins, and of hooks, that listen to what is done with a page."""
    return [
        name
        for name, plugin in config.plugins.items()
        if plugin is not ours and any(_listens(plugin, event, config) for event in _EVENTS)
    ]


def _listens(plugin: object, event: str, config: MkDocsConfig) -> bool:
    hook = getattr(plugin, f"on_{event}", None)  # of a module, in which it is a function
    methods = config.plugins.events[event]
    return any(getattr(one, "__self__", None) is plugin or one is hook for one in methods)


@dataclass(frozen=True, slots=True)
class Made:
    """What is known of a page after its file is written.

    That is where it can be linked to; its links to places, as written, by file; what search is to
    know of it, if anything; and what is wrong with its template, if anything is.
    """

    anchors: frozenset[str]
    links: dict[str, dict[str, str]]
    row: Row | None
    faults: list[Problem]


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the pages of a site."""

    config: MkDocsConfig
    files: Files
    pages: Sequence[File]
    nav: Navigation
    env: Environment
    site: Site
    search: Search
    preview: bool = False

    def make_all(self, files: Sequence[RecordFile], *, workers: int) -> None:
        """Make the pages of some files."""
        made = in_order(lambda number: self._make(files[number].page), len(files), workers)
        for file, one in zip(files, made, strict=True):
            self._note(file.page, one)

    def check_links(self, files: Sequence[RecordFile]) -> None:
        """See that links lead to places that are there, as MkDocs does for the pages it makes."""
        level = self.config.validation.links.anchors
        for file in files:
            file.page.validate_anchor_links(files=self.files, log_level=level)

    def _note(self, page: RecordPage, made: Made) -> None:
        found = {self.files.get_file_from_path(file): links for file, links in made.links.items()}
        page.links_to_anchors = {file: links for file, links in found.items() if file}
        page.present_anchor_ids = set(made.anchors)
        self.search.put(page, made.row)
        self.site.problems += [one for one in made.faults if one not in self.site.problems]

    def _make(self, page: RecordPage) -> Made:
        """Make a page and write its file."""
        known = len(self.site.problems)
        self.config._current_page = page
        try:
            self._convert(page)
            html = self._lay_out(page)
            if html.strip():
                write_file(html.encode("utf-8", "xmlcharrefreplace"), page.file.abs_dest_path)
                if not self.preview:
                    folder = Path(self.config.site_dir)
                    self.site.outputs.write_with(page.made, page.markdown or "", folder)
            else:
                log.info("Page skipped: '%s'. Generated empty output.", page.file.src_uri)
            return self._made(page, self.site.problems[known:])
        except Exception as error:
            log.error("Error making page '%s': %s", page.file.src_uri, error)
            raise
        finally:
            page.forget()
            self.config._current_page = None

    def _made(self, page: RecordPage, faults: list[Problem]) -> Made:
        links = page.links_to_anchors or {}
        return Made(
            frozenset(page.present_anchor_ids or ()),
            {file.src_uri: targets for file, targets in links.items()},
            self.search.row(page),
            faults,
        )

    def _convert(self, page: RecordPage) -> None:
        config, files, plugins = self.config, self.files, self.config.plugins
        plugins.on_pre_page(page, config=config, files=files)
        page.read_source(config)
        markdown = page.markdown or ""
        page.markdown = plugins.on_page_markdown(markdown, page=page, config=config, files=files)
        page.render(config, files)
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
