"""MkDocs' events, in the order in which they come: each is a call into the core, or a few."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_briefings.build.store import Store
from mkdocs_briefings.outputs.policy import with_policy
from mkdocs_briefings.plugin.assets import use_assets
from mkdocs_briefings.plugin.beside import refuse
from mkdocs_briefings.plugin.extensions import use_extensions
from mkdocs_briefings.plugin.idle import IdleCollector
from mkdocs_briefings.plugin.last_told import LastTold
from mkdocs_briefings.plugin.leftovers import Leftovers
from mkdocs_briefings.plugin.link_checks import check_links
from mkdocs_briefings.plugin.listening import listening_to_pages
from mkdocs_briefings.plugin.options import (
    BriefingsConfig,
    language_in,
    settings_of,
    templates_of,
)
from mkdocs_briefings.plugin.shown_work import ShownWork
from mkdocs_briefings.plugin.theme_folder import use_theme
from mkdocs_briefings.plugin.unchanged import Unchanged
from mkdocs_briefings.plugin.which_search import WhichSearch
from mkdocs_briefings.problems import Problem, summary
from mkdocs_briefings.render.template_folders import template_folders

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from mkdocs_briefings.plugin.elsewhere import Build
    from mkdocs_briefings.plugin.work import Work

log = get_plugin_logger("briefings")


class BriefingsPlugin(BasePlugin[BriefingsConfig]):  # type: ignore[no-untyped-call]
    """Makes the pages before MkDocs clears the old site, and hands them over after.

    What only a preview needs, and all that is done where something has changed, is loaded then:
    that takes longer than to see that nothing has.
    """

    def __init__(self) -> None:
        self.preview = False
        self.own_folder = False
        self.left = Leftovers()
        self.work: Work | None = None
        self.unchanged: Unchanged | None = None
        self.said = ""
        self.whole = False
        self.search = WhichSearch()
        self.told = LastTold()
        self.idle = IdleCollector()
        self.progress = ShownWork()
        self.elsewhere: Build | None = None
        """The build for which another process makes pages; this is that process."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what is done; having this event keeps the plugin alive in a preview."""
        self.preview = command == "serve"
        self.own_folder = not self.preview and not dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Switch on what the pages need: Markdown extensions, strict links, the style sheet."""
        refuse(config)
        if self.preview:
            from mkdocs_briefings.plugin.preview import go_on_after_warnings

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
        if self.work:
            self.work.search.stop()
        self.idle.stop()
        self.whole = False  # MkDocs keeps a plugin for all builds of a process
        self.progress.begin()
        settings = settings_of(config, self.config, search=self.search.used)
        listening = listening_to_pages(config, self)
        streams = (self.own_folder or self.preview) and not listening
        if self.elsewhere:
            self.left.store = Store(None, b"") if self.elsewhere.keeps else None
        elif streams:
            self.left.open(config, self, settings, preview=self.preview)
        if self.own_folder and not self.elsewhere and self._is_as_it_was(config):
            return
        work = self._work()
        work.options = self.config
        work.preview, work.streams = self.preview, streams
        work.only_plans = self.elsewhere is not None
        work.plan(settings, config)
        if self.elsewhere:
            return
        if self.own_folder:
            self.left.places.write_beside(config)
        elif streams:
            self.left.places.write_beside_preview(config)
        self.left.listen()

    def _work(self) -> Work:
        """What is to be done, which a preview does again."""
        if self.work is None:
            from mkdocs_briefings.plugin.work import Work

            self.work = Work(self.search, self.left, self.told, self.progress)
        return self.work

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the made pages in; records and introductions are no files of the site."""
        if self.work:
            return self.work.files(files, config)
        return self.unchanged.files() if self.unchanged else files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """By now every page is there, and can be dated and find its place."""
        if self.work:
            self.work.place_pages(nav, files)
        return nav

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Tell the theme where search is; all is at hand now that a page is made from."""
        if self.work:
            self.work.make_pages(env, files, config)
        return env

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Let search find what a page holds, not what it repeats."""
        return self.work.content(html, page) if self.work else html

    def on_page_context(
        self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Hand the theme what search knows of a page."""
        if self.work and self.search.used:
            self.work.search.add(context, page, config)
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Lead on from an earlier address of a record; say what a page is in and may load."""
        if self.work:
            output = self.work.finished(output, page)
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
        if not self.work or not self.work.site:
            log.info(self.said)
            return
        if not self.preview:
            self.work.put_beside(config)
        folder = self.left.publish(config)
        if self.preview and self.search.used:
            self.work.search.index_preview(folder)
        self.said = self.work.site.said
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
        from mkdocs_briefings.plugin.observer import use_saves_observer
        from mkdocs_briefings.plugin.preview import reload_missing_pages, watch_for
        from mkdocs_briefings.plugin.quick_pass import QuickPass

        self.preview, self.own_folder = True, False
        self._finish()
        use_saves_observer(server)
        watch_for(templates_of(config, self.config), server)
        clear = self.work.search.stop if self.work else lambda: None
        server.builder = quick = QuickPass(server, config, self.left.last_pass, clear)
        self.progress.between = quick.give_way
        reload_missing_pages(server)
        return server

    def on_shutdown(self) -> None:
        """Put a whole site in its place; the rest of a failed one goes."""
        if self.work:
            self.work.search.stop()
        self._finish()
        self.left.places.end()

    @property
    def _has_policy(self) -> bool:
        """Whether pages get the policy; the script by which a preview reloads breaks it."""
        return self.config.content_security_policy and not self.preview

    def _is_as_it_was(self, config: MkDocsConfig) -> bool:
        """Whether the site is there already, just as it would be made; told as when it was made."""
        noted = self.left.same(config)
        if noted is None:
            return False
        problems = [Problem(*one) for one in noted["problems"]]
        self.told.tell(problems, again=True)
        if config.strict and problems:
            raise PluginError(f"{summary(problems)}; nothing was built")
        self.work = None
        self.said = f"{noted['said']}; nothing has changed"
        self.left.places.write_beside(config)
        if self.left.places.output is None:  # MkDocs would empty the site's folder itself
            return False
        self.unchanged = Unchanged(config)
        return True

    def _finish(self) -> None:
        site = self.work.site if self.work else None
        index = self.work.search.stamp if self.work else ""
        problems = site.problems if site else []
        self.left.finish(whole=self.whole, problems=problems, said=self.said, index=index)
