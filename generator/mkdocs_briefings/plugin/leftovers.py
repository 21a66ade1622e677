"""What one build takes over from the last, and what it leaves for the next."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from mkdocs_briefings.build.fingerprint import fingerprint
from mkdocs_briefings.build.store import FOLDER, Store
from mkdocs_briefings.plugin.build_folders import Places
from mkdocs_briefings.plugin.link_checks import check_links
from mkdocs_briefings.plugin.shown_work import ShownWork
from mkdocs_briefings.plugin.surroundings import cannot_be_told, world_of
from mkdocs_briefings.plugin.warned import Warned
from mkdocs_briefings.problems import Problem
from mkdocs_briefings.settings import Settings

if TYPE_CHECKING:  # what only a build needs that has something to do
    from mkdocs_briefings.build.output_files import OutputFiles
    from mkdocs_briefings.build.reuse import Reuse
    from mkdocs_briefings.plugin.all_pages import AllPages
    from mkdocs_briefings.plugin.making import Maker

log = get_plugin_logger("briefings")

_ANEW = "Every page is made anew: of %s, nobody can tell what pages depend on"


class Leftovers:
    """The store of pages, the folders, and whether anything is to be done at all."""

    def __init__(self) -> None:
        self.places = Places()
        self.store: Store | None = None
        self.reuse: Reuse | None = None
        self.made: AllPages | None = None
        self.files: OutputFiles | None = None
        self._served: tuple[AllPages, Settings] | None = None
        self._world = b""
        self._settings: Settings | None = None
        self._fingerprint = ""
        self._warned = Warned()

    def open(self, config: MkDocsConfig, ours: Any, settings: Settings, *, preview: bool) -> None:
        """Open the store, unless pages may depend on what nobody can look at."""
        self.reuse, self.made, self.files = None, None, None
        self._settings = settings
        if reason := cannot_be_told(config, ours):
            log.info(_ANEW, reason)
            self.store = None
            return
        world = world_of(config, ours, preview=preview, search=settings.search)
        if self.store is None or world != self._world:
            self.store, self._world = Store(settings.root / FOLDER, world), world
        self._fingerprint = "" if preview else fingerprint(world, settings)

    def same(self, config: MkDocsConfig) -> Mapping[str, Any] | None:
        """What the last build noted, if it made just what this one would, and all is there."""
        left = self.places.look(config, self.store)
        same = self._fingerprint and left.facts.get("fingerprint") == self._fingerprint
        return left.facts if same and left.is_whole() else None

    def listen(self) -> None:
        """From now on, hear of warnings: a build with warnings is to be done again."""
        self._warned.__exit__()
        self._warned = Warned()
        self._warned.__enter__()

    def summary(self, progress: ShownWork) -> str:
        """How much was taken over from the store, and where the time went."""
        made, files = self.made, self.files
        parts = []
        if made:
            parts.append(f"{len(made.made)} pages made, {made.found} from the store")
        if files:
            parts.append(f"{files.written} files beside them written, {files.stayed} as they were")
        return "; ".join(filter(None, [*parts, progress.summary()]))

    def finish(self, whole: bool, problems: Sequence[Problem], *, said: str, index: str) -> None:
        """End a build: put its site in place, and note what there is."""
        self.end_tasks(wait=not whole)
        self._warned.__exit__()
        mark = "" if self._warned.heard else self._fingerprint
        told = [*map(astuple, problems)]
        facts = {"fingerprint": mark, "problems": told, "said": said, "index": index}
        sums = self.made.sums if self.made else {}
        self.places.finish(whole=whole, store=self.store, pages=sums, facts=facts)
        self._save()

    def end_tasks(self, *, wait: bool = False) -> None:
        """End the processes of a build, whatever they still do."""
        if self.made and self.made.begun:
            self.made.begun.end(wait=wait)

    def last_pass(self) -> tuple[Maker, Settings] | None:
        """How a page of the preview is made by itself, once all have been made."""
        if self._served is None:
            return None
        made, settings = self._served
        check_links(made.maker.config, logging.DEBUG)  # what is not there yet comes with all
        return made.maker, settings

    @property
    def before(self) -> Reuse | None:
        """What the last whole pass of a preview knew of its pages."""
        return self._served[0].reuse if self._served else None

    def publish(self, config: MkDocsConfig) -> Path:
        """Let what a preview's build made be served; the folder in which a finished site is."""
        if not self.places.served:
            return Path(config.site_dir)
        made = self.made
        place = self.places.serve(made.sums if made else {}, made.stayed if made else [])
        if self._served:
            self._served[0].let_go()
        self._served = (made, self._settings) if made and self._settings else None
        if self.store:  # what was used is noted at the end: that takes longer than all there is new
            self.store.commit()
        return place

    def _save(self) -> None:
        """Write down what is to be kept."""
        if self.store:
            if self.reuse:
                self.reuse.keep_parts()
            self.store.close(self.reuse.used if self.reuse else [])
