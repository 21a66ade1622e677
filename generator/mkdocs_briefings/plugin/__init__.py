"""The MkDocs plugin `briefings`: hands the pages made from records to MkDocs as files in memory."""

from __future__ import annotations

import gc
import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_briefings.addresses import within
from mkdocs_briefings.build.output_folder import Output
from mkdocs_briefings.build.site import Site, make_site
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.load.folder import SUFFIXES, is_copy
from mkdocs_briefings.outputs.policy import with_policy
from mkdocs_briefings.plugin.assets import asset_files, use_assets
from mkdocs_briefings.plugin.pages import (
    RecordFile,
    forwarded,
    navigation,
    page_file,
    set_dates,
    set_titles,
)
from mkdocs_briefings.plugin.preview import go_on_after_warnings, watch_for
from mkdocs_briefings.plugin.search import Search, in_its_language, without_repeats
from mkdocs_briefings.problems import summary
from mkdocs_briefings.render.renderer import Renderer
from mkdocs_briefings.settings import Settings, language_of

log = get_plugin_logger("briefings")

EXTENSIONS = ("admonition", "attr_list", "tables", "toc")
"""Markdown extensions that the templates use, all part of Python-Markdown."""

_TAKEN = "%s is left out, as its address is that of a page made from records"
_COPIES = "Not copied into the site, as their names are those of copies of records: %s"


class BriefingsConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml."""

    templates = config_options.Type(str, default="templates")
    search = config_options.Choice(("pagefind", "material"), default="pagefind")
    language = config_options.Optional(config_options.Type(str))
    content_security_policy = config_options.Type(bool, default=True)


class BriefingsPlugin(BasePlugin[BriefingsConfig]):  # type: ignore[no-untyped-call]
    """Makes the pages before MkDocs clears the old site, and hands them over after."""

    def __init__(self) -> None:
        self.preview = False
        self.site: Site | None = None
        self.own_folder = False
        self.output: Output | None = None
        self.whole = False
        self.search = Search()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what is done; having this event keeps the plugin alive in a preview."""
        self.preview = command == "serve"
        self.own_folder = not self.preview and not dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Switch on what the pages need: Markdown extensions, strict links, the style sheet."""
        if self.preview:
            go_on_after_warnings()
        for name in EXTENSIONS:
            if name not in config.markdown_extensions:
                config.markdown_extensions.append(name)
        contents = config.mdx_configs.setdefault("toc", {})
        contents.setdefault("permalink", True)
        config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
        _set_link_checks(config, logging.WARNING)
        use_assets(config)
        config.watch.extend(str(folder) for folder in self._renderer(config).folders)
        self.search.configure(config, self.config.search)
        if self._has_policy and config.theme.get("font"):
            config.theme["font"] = False
            log.info("Fonts are the reader's own: the site asks no other host for any")
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make every page while the old site still stands; errors end a build here."""
        self.search.stop()
        settings = replace(_settings(config, self.config), search=self.search.used)
        self.site = make_site(settings, self._renderer(config), preview=self.preview)
        if not self.preview:  # the library stays to the end: nobody need search it for garbage
            gc.freeze()
        for problem in self.site.problems:
            log.log(logging.ERROR if problem.is_error else logging.WARNING, "%s", problem)
        stops = self.site.errors or (config.strict and self.site.problems)
        if stops and not self.preview:
            raise PluginError(f"{summary(self.site.problems)}; nothing was built")
        if self.site.errors:  # links that lead nowhere because of them would drown them out
            _set_link_checks(config, logging.DEBUG)
        if self.own_folder:
            self._redirect(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the made pages in; records and introductions are no files of the site."""
        assert self.site is not None
        made = [page_file(page, self.site.markdown[page.file], config) for page in self.site.pages]
        self._make_room(made, files, config)
        for file in made:
            files.append(file)
        for asset in asset_files(config, search=self.search.used):
            files.append(asset)
        if config.nav is None:
            config.nav = list(navigation(self.site.pages, files))
        set_titles(config.nav, files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """By now every page is there, and can be dated."""
        set_dates(files)
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Tell the theme where search is."""
        if self.search.used:
            language = Language(language_of(self.config, config.theme))
            self.search.begin(env, files, language.gettext, preview=self.preview)
        return env

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Let search find what a page holds, not what it repeats."""
        return without_repeats(html, page) if self.search.used else html

    def on_page_context(
        self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Hand the theme what search knows of a page."""
        if self.search.used:
            self.search.add(context, page, config)
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Lead on from an earlier address of a record; say what a page is in and may load."""
        output = in_its_language(forwarded(output, page), page)
        return with_policy(output) if self._has_policy else output

    @event_priority(-100)
    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Pages of the theme, such as 404.html, have the same policy."""
        is_page = self._has_policy and template_name.endswith(".html")
        return with_policy(output_content) if is_page else output_content

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index the site, in a preview beside what goes on; say how much was made."""
        assert self.site is not None
        if self.search.used:
            self.search.index(Path(config.site_dir))
        hidden = self.site.library.tally.not_published
        log.info("%d pages from records%s", len(self.site.pages), f"; {hidden}" if hidden else "")
        self.whole = True

    def on_build_error(self, *, error: Exception) -> None:
        """Note that the build failed; under `strict` this comes after all has been written."""
        self.whole = False

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Look out for templates; `mkdocs serve --clean` says only here that it is a preview."""
        self.preview, self.own_folder = True, False
        self._finish(config)
        watch_for(_root(config) / self.config.templates, server)
        return server

    def on_shutdown(self) -> None:
        """Put a whole site in its place; the rest of a failed one goes."""
        self.search.stop()
        self._finish()

    @property
    def _has_policy(self) -> bool:
        """Whether pages get the policy; the script by which a preview reloads breaks it."""
        return self.config.content_security_policy and not self.preview

    def _redirect(self, config: MkDocsConfig) -> None:
        """Let MkDocs write beside the site's folder, so that a failed build leaves that alone."""
        output = Output(Path(config.site_dir))
        if output.open():
            self.output, self.whole, self._config = output, False, config
            config.site_dir = str(output.folder)

    def _finish(self, config: MkDocsConfig | None = None) -> None:
        if self.output is None:
            return
        self._config.site_dir = str(self.output.place)
        if self.whole:
            self.output.put_in_place()
        else:
            self.output.discard()
        self.output = None

    def _renderer(self, config: MkDocsConfig) -> Renderer:
        language = Language(language_of(self.config, config.theme))
        return Renderer(_root(config) / self.config.templates, language=language)

    def _make_room(self, made: list[RecordFile], files: Files, config: MkDocsConfig) -> None:
        """Take out the records, and what stands where a made page will: its introduction."""
        taken = {path for file in made for path in (file.dest_uri, *within(file.dest_uri))}
        copies = [file.src_uri for file in files if is_copy(file.src_uri)]
        if copies:
            log.info(_COPIES, ", ".join(copies))
        for file in list(files):
            own = file.src_dir == config.docs_dir
            if is_copy(file.src_uri) or (own and file.src_uri.lower().endswith(SUFFIXES)):
                files.remove(file)
            elif file.dest_uri in taken:
                files.remove(file)
                if not own:  # of the others, a check has told
                    log.warning(_TAKEN, file.src_uri)


def _set_link_checks(config: MkDocsConfig, level: int) -> None:
    for kind in ("anchors", "unrecognized_links", "not_found"):
        config.validation.links[kind] = level


def _root(config: MkDocsConfig) -> Path:
    path = config.config_file_path
    return Path(path).parent if path else Path(os.getcwd())


def _settings(config: MkDocsConfig, options: BriefingsConfig) -> Settings:
    root = _root(config)
    return Settings(
        root,
        Path(config.docs_dir),
        root / options.templates,
        config.site_name,
        site_url=config.site_url or "",
        folders=config.use_directory_urls,
        language=language_of(options, config.theme),
    )
