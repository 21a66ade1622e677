"""The MkDocs plugin `briefings`: hands the pages made from records to MkDocs as files in memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from jinja2 import TemplateError
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_briefings.load import SUFFIXES
from mkdocs_briefings.pages import Page
from mkdocs_briefings.problems import summary
from mkdocs_briefings.render import Renderer
from mkdocs_briefings.settings import Settings
from mkdocs_briefings.site import Site, make_site

log = get_plugin_logger("briefings")

EXTENSIONS = ("admonition", "attr_list", "tables", "toc")
"""Markdown extensions that the templates use, all part of Python-Markdown."""

STYLESHEET = "assets/briefings/briefings.css"
_ASSETS = Path(__file__).parent / "assets"
_WARNING = 30  # logging.WARNING, at which --strict stops


class BriefingsConfig(Config):
    """The plugin's options in mkdocs.yml."""

    templates = config_options.Type(str, default="templates")


class RecordPage(MkDocsPage):
    """A page made from records: its Markdown is at hand, and statements stay out of its contents."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(page.title, file, config)
        self.made = page

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the Markdown as it was made; no metadata has to be parsed out of it."""
        source = config.plugins.on_page_read_source(page=self, config=config)
        self.markdown = source if source is not None else self.file.content_string
        self.meta = {"description": self.made.description} if self.made.description else {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render as any page; only sections stand in the table of contents."""
        super().render(config, files)
        for top in self.toc:
            for section in top.children:
                section.children.clear()


class BriefingsPlugin(BasePlugin[BriefingsConfig]):
    """Makes the pages before MkDocs clears the old site, and hands them over after."""

    def __init__(self) -> None:
        self.preview = False
        self.site: Site | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview; having this event keeps the plugin alive in it."""
        self.preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Switch on what the pages need: Markdown extensions, strict links, the style sheet."""
        for name in EXTENSIONS:
            if name not in config.markdown_extensions:
                config.markdown_extensions.append(name)
        contents = config.mdx_configs.setdefault("toc", {})
        contents.setdefault("permalink", True)
        for kind in ("anchors", "unrecognized_links", "not_found"):
            if config.validation.links[kind] < _WARNING:
                config.validation.links[kind] = _WARNING
        config.extra_css.insert(0, STYLESHEET)
        config.watch.extend(str(folder) for folder in self._renderer(config).folders)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make every page while the old site still stands; errors end a build here."""
        try:
            self.site = make_site(
                _settings(config, self.config), self._renderer(config), preview=self.preview
            )
        except TemplateError as error:
            self._refuse(f"{_template_place(error)}: {error.message or type(error).__name__}")
            return
        for problem in self.site.problems:
            log.log(40 if problem.is_error else _WARNING, "%s", problem)
        stops = self.site.errors or (config.strict and self.site.problems)
        if stops and not self.preview:
            raise PluginError(f"{summary(self.site.problems)}; nothing was built")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the made pages in; records and hand-written introductions are not files of the site."""
        for file in list(files):
            if file.src_uri.endswith(SUFFIXES) and not file.src_uri.startswith("assets/"):
                files.remove(file)
        if self.site is None:
            return files
        for page in self.site.pages:
            self._replace(files, page)
            files.append(self._file(page, config))
        style = str(_ASSETS / "briefings.css")
        files.append(File.generated(config, STYLESHEET, abs_src_path=style))
        if config.nav is None:
            config.nav = list(_navigation(self.site.pages, files))
        return files

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Say how much was made."""
        if self.site:
            log.info("%d pages from records", len(self.site.pages))

    def _refuse(self, message: str) -> None:
        """In a preview the last good site stays; a build ends."""
        if not self.preview:
            raise PluginError(message)
        log.error("%s", message)

    def _renderer(self, config: MkDocsConfig) -> Renderer:
        return Renderer(_root(config) / self.config.templates)

    def _replace(self, files: Files, page: Page) -> None:
        """A hand-written page at the same address has become the made page's introduction."""
        for place in (page.file, f"{page.uri.removesuffix('/index')}.md"):
            if page.introduction and (file := files.get_file_from_path(place)):
                files.remove(file)

    def _file(self, page: Page, config: MkDocsConfig) -> File:
        assert self.site is not None
        markdown = self.site.markdown[page.file]
        level = InclusionLevel.INCLUDED if page.in_nav else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.file, content=markdown, inclusion=level)
        file.edit_uri = page.source
        RecordPage(page, file, config)
        return file


def _root(config: MkDocsConfig) -> Path:
    path = config.config_file_path
    return Path(path).parent if path else Path(os.getcwd())


def _settings(config: MkDocsConfig, options: BriefingsConfig) -> Settings:
    root = _root(config)
    return Settings(root, Path(config.docs_dir), root / options.templates, config.site_name)


def _template_place(error: TemplateError) -> str:
    name = getattr(error, "filename", None) or getattr(error, "name", None) or "a template"
    line = getattr(error, "lineno", None)
    return f"{name}:{line}" if line else str(name)


def _navigation(pages: list[Page], files: Files) -> Iterator[dict[str, Any] | str]:
    """The navigation of a site that writes none: the made registers, then hand-written pages."""
    made = {page.file: page for page in pages if page.in_nav}
    groups: dict[str, list[dict[str, str]]] = {}
    for file, page in made.items():
        groups.setdefault(page.nav_group, []).append({page.title: file})
    for title, items in groups.items():
        yield from items if not title else [{title: items}]
    own = {page.file for page in pages}
    for file in files.documentation_pages():
        if file.src_uri not in own:
            yield file.src_uri
