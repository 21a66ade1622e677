"""MkDocs' events, in the order in which they come: each is a call into the core, or a few."""

from __future__ import annotations

import gc
import logging
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_briefings.build.site import Site, plan_site
from mkdocs_briefings.build.workers import cores
from mkdocs_briefings.outputs.forwarding import forwarded
from mkdocs_briefings.outputs.head import with_head
from mkdocs_briefings.outputs.page_language import in_language
from mkdocs_briefings.outputs.policy import with_policy
from mkdocs_briefings.outputs.search.repeats import without_repeats
from mkdocs_briefings.plugin.all_pages import AllPages
from mkdocs_briefings.plugin.assets import asset_files, use_assets
from mkdocs_briefings.plugin.beside import makes_navigation, refuse, without_shim
from mkdocs_briefings.plugin.extensions import use_extensions
from mkdocs_briefings.plugin.files import nothing, put_in
from mkdocs_briefings.plugin.leftovers import Leftovers
from mkdocs_briefings.plugin.link_checks import check_links
from mkdocs_briefings.plugin.making import Maker, listening_to_pages
from mkdocs_briefings.plugin.navigation import MadeNavigation, set_titles, set_ways_up
from mkdocs_briefings.plugin.options import (
    BriefingsConfig,
    language_in,
    settings_of,
    templates_of,
)
from mkdocs_briefings.plugin.pages import RecordPage, page_file, set_dates
from mkdocs_briefings.plugin.preview import (
    IdleCollector,
    LastTold,
    go_on_after_warnings,
    reload_missing_pages,
    watch_for,
)
from mkdocs_briefings.plugin.quick_pass import QuickPass
from mkdocs_briefings.plugin.search import Search, found_by, own_language
from mkdocs_briefings.plugin.shown_work import ShownWork
from mkdocs_briefings.plugin.site_files import SiteFiles
from mkdocs_briefings.plugin.surroundings import navigation_stamp
from mkdocs_briefings.plugin.theme import Footer, footer_of, tell_theme, use_theme
from mkdocs_briefings.problems import Problem, in_order, summary
from mkdocs_briefings.reading.read import Reading
from mkdocs_briefings.render.template_folders import template_folders

log = get_plugin_logger("briefings")


class BriefingsPlugin(BasePlugin[BriefingsConfig]):  # type: ignore[no-untyped-call]
    """Makes the pages before MkDocs clears the old site, and hands them over after."""

    def __init__(self) -> None:
        self.preview = False
        self.site: Site | None = None
        self.own_folder = False
        self.left = Leftovers()
        self.unchanged = False
        self.said = ""
        self.whole = False
        self.streams = False
        self.search = Search()
        self.footer = Footer()
        self.told = LastTold()
        self.idle = IdleCollector()
        self.progress = ShownWork()
        self.reading: Reading | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what is done; having this event keeps the plugin alive in a preview."""
        self.preview = command == "serve"
        self.own_folder = not self.preview and not dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Switch on what the pages need: Markdown extensions, strict links, the style sheet."""
        refuse(config)
        if self.preview:
            go_on_after_warnings()
        use_extensions(config, language_in(config, self.config))
        check_links(config, logging.WARNING)
        use_assets(config)
        use_theme(config)
        templates = templates_of(config, self.config)
        config.watch.extend(str(folder) for folder in template_folders(templates))
        self.search.configure(config, self.config.search, self.config.synonyms)
        if self._has_policy and config.theme.get("font"):
            config.theme["font"] = False
            log.info("Fonts are the reader's own: the site asks no other host for any")
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make every page while the old site still stands; errors end a build here."""
        self.search.stop()
        self.idle.stop()
        self.progress.begin()
        settings = settings_of(config, self.config, search=self.search.used)
        listening = listening_to_pages(config, self)
        self.streams = (self.own_folder or self.preview) and not listening
        if self.streams:
            self.left.open(config, self, settings, preview=self.preview)
        if self.own_folder and self._is_as_it_was(config):
            return
        with self.progress.stage("reading"):
            self.site = plan_site(settings, preview=self.preview, before=self.reading)
        if self.preview:
            self.reading = self.site.reading
        if not self.streams:
            with self.progress.stage("pages"):
                self.site.make()
        if not self.preview:  # the library stays to the end: nobody need search it for garbage
            gc.freeze()
        if not (self.preview and self.streams):  # else when it is known what templates lack
            self.told.tell(self.site.problems, again=not self.preview)
        stops = self.site.errors or (config.strict and self.site.problems)
        if stops and not self.preview:
            raise PluginError(f"{summary(self.site.problems)}; nothing was built")
        if self.site.errors:  # links that lead nowhere because of them would drown them out
            check_links(config, logging.DEBUG)
        if self.own_folder:
            self.left.places.write_beside(config)
        elif self.streams:
            self.left.places.write_beside_preview(config)
        self.left.listen()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the made pages in; records and introductions are no files of the site."""
        if self.unchanged:
            return nothing(config)
        assert self.site is not None
        words = language_in(config, self.config)
        files = SiteFiles(files)
        files.made_by_us = self.streams
        pages = [page_file(page, self.site.markdown, config) for page in self.site.pages]
        put_in(pages, files, config, self.site.hidden_files)
        for asset in asset_files(config, self.search.told(words)):
            files.append(asset)
        made = MadeNavigation(files, words)
        if config.nav is not None:
            config.nav = made.mixed(config.nav)
        elif not makes_navigation(config):
            config.nav = made.whole()
        set_titles(config.nav or [], files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """By now every page is there, and can be dated and find its place."""
        if not self.streams:
            set_dates(files)
        set_ways_up(nav, files)
        self.nav = nav
        return nav

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Tell the theme where search is; all is at hand now that a page is made from."""
        if self.unchanged:
            return env
        assert self.site is not None
        language = language_in(config, self.config)
        self.footer = footer_of(self.site, config, files, self.config.contact)
        tell_theme(env, language, self.footer)
        if self.search.used:
            without_shim(config)
            folders = config.use_directory_urls
            self.search.begin(env, language, folders=folders, preview=self.preview)
        if self.streams and isinstance(files, SiteFiles):
            self._make_pages(env, files, config)
        return env

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Let search find what a page holds, not what it repeats."""
        card = found_by(page) if self.search.used else None
        return without_repeats(html, card.repeats) if card else html

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
        output = forwarded(output)
        if self.site and isinstance(page, RecordPage):
            output = with_head(output, self.site.outputs.head(page.made))
        if lang := own_language(page):
            output = in_language(output, lang)
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
        if self.unchanged:
            log.info(self.said)
            return
        assert self.site is not None
        if not self.preview:
            self.left.make_beside(self.site, config, self.search, self.progress, self.streams)
        folder = self.left.publish(config)
        if self.preview and self.search.used:
            self.search.index_preview(folder)
        self.said = self.site.said
        log.info(self.said)
        log.info(self.left.summary(self.progress))
        self.whole = True
        if self.preview:
            self.idle.start()

    def on_build_error(self, *, error: Exception) -> None:
        """Note that the build failed; under `strict` this comes after all has been written."""
        self.whole = False

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Look out for templates; `mkdocs serve --clean` says only here that it is a preview."""
        self.preview, self.own_folder = True, False
        self._finish()
        watch_for(templates_of(config, self.config), server)
        server.builder = QuickPass(server, config, self.left.last_pass)
        reload_missing_pages(server)
        return server

    def on_shutdown(self) -> None:
        """Put a whole site in its place; the rest of a failed one goes."""
        self.search.stop()
        self._finish()
        self.left.places.end()

    @property
    def _has_policy(self) -> bool:
        """Whether pages get the policy; the script by which a preview reloads breaks it."""
        return self.config.content_security_policy and not self.preview

    def _is_as_it_was(self, config: MkDocsConfig) -> bool:
        """Whether the site is there already, just as it would be made; told as when it was made."""
        noted = self.left.same(config)
        self.unchanged = noted is not None
        if noted is None:
            return False
        problems = [Problem(*one) for one in noted["problems"]]
        self.told.tell(problems, again=True)
        if config.strict and problems:
            raise PluginError(f"{summary(problems)}; nothing was built")
        self.said = f"{noted['said']}; nothing has changed"
        self.left.places.write_beside(config)
        return True

    def _make_pages(self, env: Environment, files: SiteFiles, config: MkDocsConfig) -> None:
        assert self.site is not None
        known = len(self.site.problems)
        pages, reuse = files.documentation_pages(), self.left.begin(self.site, files)
        maker = Maker(config, files, pages, self.nav, env, self.site, self.search, self.preview)
        self.site.outputs.plan()  # once, before it is asked for by each of several workers
        nav = navigation_stamp(self.nav)
        left = self.left.places.left
        every = AllPages(self.site, maker, reuse, left, nav, self.footer, self.progress)
        with self.progress.stage("pages"):
            every.make(files.records, workers=1 if self.preview else cores())
        self.left.made = every
        set_dates(files)
        faults = in_order(self.site.problems[known:])
        if self.preview:
            self.told.tell(in_order(self.site.problems), again=False)
        elif faults:
            self.told.tell(faults, again=True)
            raise PluginError(f"{summary(faults)}; nothing was built")
        if self.site.errors:
            check_links(config, logging.DEBUG)
        maker.check_links(files.records)

    def _finish(self) -> None:
        problems = self.site.problems if self.site else []
        self.left.finish(
            whole=self.whole, problems=problems, said=self.said, index=self.search.stamp
        )
