"""A build that has something to do: the site is planned, and its pages and files are made.

All that needs records or pages is loaded with this module, and so only where there is such work.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_briefings.build.output_files import OutputFiles
from mkdocs_briefings.build.reuse import Reuse
from mkdocs_briefings.build.site import Site, plan_site
from mkdocs_briefings.build.workers import cores
from mkdocs_briefings.outputs.forwarding import forwarded
from mkdocs_briefings.outputs.head import with_head
from mkdocs_briefings.outputs.newest import newest_briefing
from mkdocs_briefings.outputs.page_language import in_language
from mkdocs_briefings.outputs.search.repeats import without_repeats
from mkdocs_briefings.plugin.all_pages import AllPages, Make
from mkdocs_briefings.plugin.assets import asset_files
from mkdocs_briefings.plugin.beside import makes_navigation, without_shim
from mkdocs_briefings.plugin.converting import Converter
from mkdocs_briefings.plugin.elsewhere import Planned, build_of, executor_of, results
from mkdocs_briefings.plugin.files import put_in
from mkdocs_briefings.plugin.last_told import LastTold
from mkdocs_briefings.plugin.leftovers import Leftovers
from mkdocs_briefings.plugin.link_checks import check_links
from mkdocs_briefings.plugin.making import Maker
from mkdocs_briefings.plugin.navigation import MadeNavigation, set_titles, set_ways_up
from mkdocs_briefings.plugin.options import BriefingsConfig, language_in
from mkdocs_briefings.plugin.pages import RecordPage, page_file, set_dates
from mkdocs_briefings.plugin.search import Search, found_by, own_language
from mkdocs_briefings.plugin.shown_work import ShownWork
from mkdocs_briefings.plugin.site_files import SiteFiles
from mkdocs_briefings.plugin.surroundings import navigation_stamp
from mkdocs_briefings.plugin.theme import Footer, footer_of, tell_theme, without_indents
from mkdocs_briefings.plugin.which_search import WhichSearch
from mkdocs_briefings.problems import in_order, summary
from mkdocs_briefings.reading.read import Reading
from mkdocs_briefings.settings import Settings

log = get_plugin_logger("briefings")

_NO_ADDRESS = "`%s` is not made: it holds whole addresses, and mkdocs.yml has no `site_url`"


class Work:
    """What is done for a site; in a preview again and again, with what was read before.

    `options` are those of this build; a preview reads them again with mkdocs.yml. `preview` is
    whether the site is served, and `streams` whether each page of a record is made at once from end
    to end, rather than with all the others, step by step. One that `only_plans` ends with Planned
    where it would make them.
    """

    options: BriefingsConfig

    def __init__(
        self,
        which: WhichSearch,
        left: Leftovers,
        told: LastTold,
        progress: ShownWork,
    ) -> None:
        self.left, self.told, self.progress = left, told, progress
        self.search = Search(which)
        self.footer = Footer()
        self.preview = self.streams = self.only_plans = False
        self.site: Site | None = None
        self._reading: Reading | None = None

    def plan(self, settings: Settings, config: MkDocsConfig) -> None:
        """Read all records and tell what is wrong; raises PluginError where nothing can be made."""
        with self.progress.stage("reading"):
            site = self.site = plan_site(
                settings,
                preview=self.preview,
                before=self._reading,
                between=self.progress.between,
            )
        if self.preview:
            self._reading = site.reading
        if not self.streams:
            with self.progress.stage("pages"):
                site.make()
        if not self.preview:  # the library stays to the end: nobody need search it for garbage
            gc.freeze()
        if not (self.preview and self.streams):  # else when it is known what templates lack
            self.told.tell(site.problems, again=not self.preview)
        stops = site.errors or (config.strict and site.problems)
        if stops and not self.preview:
            raise PluginError(f"{summary(site.problems)}; nothing was built")
        if site.errors:  # links that lead nowhere because of them would drown them out
            check_links(config, logging.DEBUG)

    def files(self, files: Files, config: MkDocsConfig) -> Files:
        """The files of the site with the pages of records, and the navigation that has them."""
        assert self.site is not None
        words = language_in(config, self.options)
        files = SiteFiles(files)
        files.made_by_us = self.streams
        pages = [page_file(page, self.site.markdown, config) for page in self.site.pages]
        put_in(pages, files, config, self.site.hidden_files)
        newest = newest_briefing(self.site.library, words)
        for asset in asset_files(config, self.search.told(words), newest):
            files.append(asset)
        made = MadeNavigation(files, words)
        if config.nav is not None:
            config.nav = made.mixed(config.nav)
        elif not makes_navigation(config):
            config.nav = made.whole()
        set_titles(config.nav or [], files)
        return files

    def place_pages(self, nav: Navigation, files: Files) -> None:
        """By now every page is there, and can be dated and find its place."""
        if not self.streams:
            set_dates(files)
        set_ways_up(nav, files)
        self.nav = nav

    def make_pages(self, env: Environment, files: Files, config: MkDocsConfig) -> None:
        """Tell the theme where search is, and make the pages, as all is at hand now."""
        assert self.site is not None
        language = language_in(config, self.options)
        self.footer = footer_of(self.site, config, files, self.options.contact)
        tell_theme(env, language, self.footer, self.nav)
        if self.search.used:
            without_shim(config)
            folders = config.use_directory_urls
            self.search.begin(env, language, folders=folders, preview=self.preview)
        if self.streams and isinstance(files, SiteFiles):
            self._make_pages(self.site, env, files, config)

    def _make_pages(
        self, site: Site, env: Environment, files: SiteFiles, config: MkDocsConfig
    ) -> None:
        known = len(site.problems)
        pages, reuse = files.documentation_pages(), self._reuse(site, files)
        converter = Converter(config, files)
        maker = Maker(
            config, files, pages, self.nav, env, site, self.search, converter, self.preview
        )
        site.outputs.plan()  # once, before it is asked for by each of several workers
        nav, left = navigation_stamp(self.nav), self.left.places.left
        every = AllPages(site, maker, reuse, left, nav, self.footer, self.progress)
        if self.only_plans:
            raise Planned(every)
        self.left.made = every
        with self.progress.stage("pages"), self._pool(config) as every.elsewhere:
            if self.preview:
                every.make(files.records, workers=1)
            else:
                beside = OutputFiles(site.outputs, reuse, left, Path(config.site_dir))
                self.left.files = beside
                every.make(files.records, workers=cores(), more=beside.plan())
        set_dates(files)
        faults = in_order(site.problems[known:])
        if self.preview:
            self.told.tell(in_order(site.problems), again=False)
        elif faults:
            self.told.tell(faults, again=True)
            raise PluginError(f"{summary(faults)}; nothing was built")
        if site.errors:
            check_links(config, logging.DEBUG)
        maker.check_links(files.records)

    @contextmanager
    def _pool(self, config: MkDocsConfig) -> Iterator[Make | None]:
        """What makes pages elsewhere, where the site says so."""
        build = build_of(config, keeps=self.left.store is not None)
        if not self.options.executor or self.preview or build is None:
            yield None
            return
        with executor_of(self.options.executor, Path(build.config).parent) as executor:
            yield partial(results, executor, build)

    def _reuse(self, site: Site, files: SiteFiles) -> Reuse | None:
        """What is known of the pages of a site that is planned."""
        store = self.left.store
        explains = log.isEnabledFor(logging.DEBUG)
        found = files.to_be_found() if store else {}
        if store:
            self.left.reuse = Reuse(
                site,
                store,
                found,
                explains=explains,
                goes_on=self.preview,
                before=self.left.before,
            )
        return self.left.reuse

    def content(self, html: str, page: MkDocsPage) -> str:
        """What search finds of a page, which is not what that repeats."""
        card = found_by(page) if self.search.used else None
        return without_repeats(html, card.repeats) if card else html

    def finished(self, output: str, page: MkDocsPage) -> str:
        """A page that leads on from an earlier address of a record, and says what it is in."""
        output = forwarded(without_indents(output))
        if self.site and isinstance(page, RecordPage):
            output = with_head(output, self.site.outputs.head(page.made))
        elif self.site:
            output = with_head(output, self.site.outputs.head_by_hand(page.file.src_uri))
        lang = own_language(page)
        own = self.site.outputs.edition.site.language.tag if self.site else lang
        return in_language(output, lang, own) if lang else output

    def put_beside(self, config: MkDocsConfig) -> None:
        """Let all that stands beside the pages be there, the index while files are written.

        Raises OSError, and PluginError where the site cannot be indexed.
        """
        assert self.site is not None
        folder = Path(config.site_dir)
        for output in self.site.outputs.without_address:
            log.info(_NO_ADDRESS, output.name)
        if self.search.used:
            with self.progress.stage("search"):
                self.search.begin_index(folder, self.left.places.left)
        with self.progress.stage("files beside pages"):
            self._write_outputs(self.site, folder)
        self.left.end_tasks()
        if self.search.used:
            with self.progress.stage("search"):
                self.search.finish_index()

    def _write_outputs(self, site: Site, folder: Path) -> None:
        made, files = self.left.made, self.left.files
        if not made or not files:
            site.outputs.write(folder)
            return
        begun = made.begun.results(1) if made.begun else None
        files.write(made.texts, begun, workers=cores())
        made.sums |= files.sums
