"""All pages from records: those that are there already are left, the others are made."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import write_file

from mkdocs_briefings.build.left_site import LeftSite, take_over
from mkdocs_briefings.build.reuse import Reuse
from mkdocs_briefings.build.site import Site
from mkdocs_briefings.build.store import Kept
from mkdocs_briefings.build.workers import FEWEST, Begun, Done, Tasks, taken
from mkdocs_briefings.plugin.making import Maker
from mkdocs_briefings.plugin.pages import RecordFile
from mkdocs_briefings.plugin.shown_work import ShownWork
from mkdocs_briefings.plugin.theme import Footer
from mkdocs_briefings.problems import Problem

log = get_plugin_logger("briefings")

Asked = tuple[str, bytes]
"""A page, by its file, and the stamp of its line in the plan."""
Make = Callable[[Sequence[Asked]], Iterator[Done]]
"""What gives the results of pages that are asked for, in their order."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What comes of a page in whichever process it is made."""

    facts: dict[str, object]
    faults: list[Problem]
    kept: Kept | None


@dataclass(slots=True)
class AllPages:
    """The pages of a site, and where they come from.

    `left` is the folder with what the last build left, of which files are taken over; in a preview
    they stay in it. `nav` is the stamp of the navigation, which every page shows, and `footer` what
    stands at their foot.
    """

    site: Site
    maker: Maker
    reuse: Reuse | None
    left: LeftSite
    nav: bytes
    footer: Footer
    progress: ShownWork
    elsewhere: Make | None = None
    """What makes many pages, where that is not for this process and its forks."""
    sums: dict[str, bytes] = field(default_factory=dict)
    """The sums of the finished pages by their files, as far as these are kept."""
    texts: dict[str, bytes] = field(default_factory=dict)
    """The sums of their Markdown by the files that MkDocs knows."""
    made: list[RecordFile] = field(default_factory=list)
    """The pages that were made."""
    found: int = 0
    """How many were there already."""
    begun: Begun | None = None
    """The processes that make pages, and what else is to be made by them."""
    stayed: list[str] = field(default_factory=list)
    """The files of the others, where these stayed as they are."""

    def make(self, files: Sequence[RecordFile], *, workers: int, more: Tasks | None = None) -> None:
        """Let every page be there. Where there are processes for that, they go on with `more`."""
        lines = [self._line(file) for file in files]
        waiting = [
            (file, line)
            for file, line in zip(files, lines, strict=True)
            if not self._is_there(file, line)
        ]
        self.made = [file for file, _ in waiting]
        if self.reuse and log.isEnabledFor(logging.DEBUG):
            for file, line in waiting:
                log.debug("/%s is made: %s", file.url, self.reuse.why(file.page.made, line))
        self.found = len(files) - len(waiting)
        with self.noting():
            self._take(self._make_all(waiting, workers, more))

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note what pages that are made depend on."""
        if self.reuse is None:
            yield
            return
        self.maker.files.noting = self.reuse.noting
        with self.reuse.noting:
            yield
        self.maker.files.noting = None

    def _make_all(
        self, waiting: Sequence[tuple[RecordFile, bytes]], workers: int, more: Tasks | None
    ) -> Iterator[_Made]:
        """Make pages, the first of them here: what it loads, all processes have from then on."""
        if self.elsewhere and len(waiting) >= FEWEST:
            done = self.elsewhere([(file.src_uri, line) for file, line in waiting])
            yield from taken(done, lambda at: self.make_one(*waiting[at]), len(waiting))
            return
        several = workers > 1 and len(waiting) > FEWEST
        if several:
            self.site.load_templates()
        yield from (self.make_one(*one) for one in waiting[:1])
        rest = Tasks(lambda at: self.make_one(*waiting[at + 1]), len(waiting[1:]))
        if not several:
            yield from map(rest.task, range(rest.many))
            return
        self.begun = Begun([rest, more] if more else [rest], workers)
        yield from self.begun.results(0)

    def _line(self, file: RecordFile) -> bytes:
        if self.reuse is None:
            return b""
        page = file.page
        near = (page.previous_page, page.next_page, *page.ancestors)
        beside = [(one.title, getattr(one, "url", "")) for one in near if one]
        forms, foot = self.site.outputs.forms(page.made), self.footer.of(page)
        told = (*forms, *self.site.outputs.letters)
        more = (page.title, page.edit_url, file.inclusion.name, beside, told, foot, self.nav)
        return self.reuse.page_line(page.made, *more)

    def _is_there(self, file: RecordFile, line: bytes) -> bool:
        """Whether a page need not be made: then its file is put in its place."""
        kept = self.reuse.find(file.page.made, line) if self.reuse else None
        texts = self._texts(file, kept) if kept else {}
        if not (self.reuse and kept and all(self._put(*one) for one in texts.items())):
            return False
        self.reuse.use(kept)
        self._is_kept(file, kept)
        self.maker.note(file.page, kept.facts)
        return True

    def _texts(self, file: RecordFile, kept: Kept) -> dict[str, bytes]:
        """The sums of the files that a page has, by their paths; a preview has no more than one."""
        beside = [] if self.maker.preview else self.site.outputs.beside(file.page.made)
        html, markdown = kept.sums
        return {file.dest_uri: html, **dict.fromkeys(beside, markdown)}

    def _put(self, path: str, total: bytes) -> bool:
        """Put a file in its place; False where nobody has what it holds."""
        assert self.reuse is not None
        place = Path(self.maker.config.site_dir) / path
        if self.left.holds(path, total):
            if self.left.stays:
                self.stayed.append(path)
                return True
            if take_over(self.left.place / path, place):
                return True
        text = self.reuse.store.text(total)
        if text is not None:
            write_file(text, str(place))
        return text is not None

    def make_one(self, file: RecordFile, line: bytes) -> _Made:
        """Make a page, in whichever process."""
        known = len(self.site.problems)
        reads = self.reuse.noting.begin() if self.reuse else None
        finished = self.maker.make(file.page)
        faults = self.site.problems[known:]
        kept = None
        if self.reuse and reads and finished.html.strip() and not (finished.warned or faults):
            self.reuse.noting.begin()
            texts = finished.html, finished.markdown
            kept = self.reuse.remember(file.page.made, line, reads, finished.facts, *texts)
        return _Made(finished.facts, faults, kept)

    def _take(self, made: Iterator[_Made]) -> None:
        """Take the pages as they come."""
        made = self.progress.counted(made, len(self.made))
        for file, one in zip(self.made, made, strict=True):
            self.maker.note(file.page, one.facts)
            self.site.problems += [each for each in one.faults if each not in self.site.problems]
            if self.reuse and one.kept:
                self.reuse.keep(one.kept)
                self._is_kept(file, one.kept)

    def let_go(self) -> None:
        """Empty them and their site, as others have taken their place; see `Library.let_go`."""
        if self.reuse:
            self.reuse.let_go()
        self.maker.let_go()

    def _is_kept(self, file: RecordFile, kept: Kept) -> None:
        self.sums |= self._texts(file, kept)
        self.texts[file.src_uri] = kept.sums[1]
