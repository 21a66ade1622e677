"""Which files need not be made again: those of which nothing that they depend on has changed."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from mkdocs_briefings.build.digests import digest
from mkdocs_briefings.build.shapes import Unknown, reference
from mkdocs_briefings.build.site import Site
from mkdocs_briefings.build.stamps import WHOLE, Stamps
from mkdocs_briefings.build.store import Kept, Store, packed
from mkdocs_briefings.build.together import Run
from mkdocs_briefings.library.reads import Noting, Reads
from mkdocs_briefings.outputs.output import TEXT, OutputFile
from mkdocs_briefings.outputs.site_outputs import OFFERED
from mkdocs_briefings.pages.page import Page

FILE = "file"
"""Under which a page notes that it has looked for a file of the site."""
TEMPLATE = "template"
"""The same, for a template."""
_TOLD = 3  # parts of a library that are named where something is made again
_BESIDE = "/"
"""Begins the name of what is no page: addresses of pages begin with none."""
_RUN = "//"
"""The same, of what is made of some subjects."""


class Reuse:
    """What a store has, as far as it is right for a site as it is planned now.

    `files` are what pages may find of a file of the site, by its path. Only where it `explains`
    can it tell why something is made again. Where the process `goes_on`, as a preview does, what is
    put into the store stays in memory too, with what was used `before`. Of what was used last only
    that is looked at which depends on something that has changed since.
    """

    def __init__(
        self,
        site: Site,
        store: Store,
        files: dict[str, object],
        *,
        explains: bool = False,
        goes_on: bool = False,
        before: Reuse | None = None,
    ) -> None:
        self.site, self.store, self.noting = site, store, Noting()
        self._goes_on = goes_on
        self._names: dict[int, str] | None = {} if explains else None
        self.used: list[Kept] = []
        self._nodes: set[int] = set()
        self._changed: dict[int, bytes] = {}
        self._stood: dict[str, Kept] = {}
        self._lines: dict[int, tuple[Page, bytes]] = {}
        self._lines_before = before._lines if before else {}
        self._last: tuple[Reads | None, array[int], bytes] = (None, array("q"), b"")
        of_before: Stamps | None = before._stamps if before and before.store is store else None
        self._stamps: Stamps | None = self._stamped(files, of_before)
        if self._stamps is None:
            return
        last, used = (of_before.of, before.used) if before and of_before else store.last()
        self._gather(used, self._stamps)
        self._changed = self._stamps.changed(last)
        self._stood = {one.name: one for one in used}

    def _stamped(self, files: dict[str, object], before: Stamps | None) -> Stamps | None:
        try:
            stamps = Stamps(self.site.library, self._names, before)
            for path, found in files.items():
                stamps.put(FILE, path, found)
            for name, text in self.site.templates(partial(self.noting.key, TEMPLATE)).items():
                stamps.put(TEMPLATE, name, text)
            stamps.put(OFFERED, None, stamps.shape(self.site.outputs.offered()))
        except Unknown:
            return None
        return stamps

    def _gather(self, many: Iterable[Kept], stamps: Stamps) -> None:
        """Let what functions gather have stamps, as far as what was made depends on it."""
        for name in {str(name) for one in many for name in one.facts.get("gathers", ())}:
            with suppress(Unknown):
                stamps.gather(name)

    def _kept(self, page: Page | OutputFile | Run, line: bytes) -> list[Kept]:
        """What the store has of a page, a file or a run with this line in the plan."""
        return self.store.made(_name(page), line)

    def put_texts(self, texts: Mapping[str, bytes]) -> None:
        """Make known the Markdown of pages, when all are made: its sums, by their files."""
        stamps = self._stamps
        if stamps is None:
            return
        for file, total in texts.items():
            stamps.put(TEXT, file, total)
        if len(texts) == len(self.site.pages):
            plan = [(page.uri, page.title, texts[page.file]) for page in self.site.pages]
            stamps.put_whole(plan)
        was = self._changed.items()  # until now, none of these was known
        self._changed = {number: stamp for number, stamp in was if stamps.of[number] != stamp}

    def page_line(self, page: Page, *more: object) -> bytes:
        """The stamp of a page's line in the plan, and of more that it depends on; empty where
        nobody can say what that is."""
        shown = [str(problem) for problem in self.site.shown_on(page)]
        known = self._lines_before.get(id(page))
        line = known[1] if known else self._line(page)  # in a preview, most pages stay as planned
        self._lines[id(page)] = page, line
        return self._line((line, shown, more)) if line else b""

    def file_line(self, file: OutputFile, parts: Sequence[bytes] = ()) -> bytes:
        """The stamp of what is known of a file of an output before it is written; `parts` are the
        sums of what it is joined from.

        What is of all records counts as changed where anything has; its rows are not looked at.
        """
        told = (file.path, file.title, file.form, file.media_type, file.rows, file.page)
        if parts or not file.reads_little:
            return digest((*told, *parts))
        return self._line((*told, file.write))

    def _line(self, value: object) -> bytes:
        if self._stamps is None:
            return b""
        try:
            return digest(self._stamps.shape(value))
        except Unknown:
            return b""

    def run_line(self, run: Run) -> bytes:
        """The stamp of what is known of a run before it is made: of whom, and what is made."""
        of, parts = map(reference, run.of), ((part.piece.kind, part.name) for part in run.parts)
        return digest([[*of], [file.path for file in run.files], [*parts]])

    def find(self, page: Page | OutputFile | Run, line: bytes) -> Kept | None:
        """A page, a file or a run as it was made before, if it would be the same now."""
        if not line or self._stamps is None:
            return None
        stood = self._stood.get(_name(page))
        if stood and stood.line == line and self._changed.keys().isdisjoint(stood.nodes):
            return stood
        nodes, state, kept = array("q"), b"", self._kept(page, line)
        self._gather(kept, self._stamps)
        for one in kept:
            if one.nodes != nodes or not state:  # mostly, the same was read each time
                nodes, state = one.nodes, self._stamps.state(one.nodes)
            if one.state == state:
                return one
        return None

    def why(self, page: Page | OutputFile, line: bytes) -> str:
        """Why a page or a file is made again, to be told."""
        if not line or self._stamps is None:
            return "nobody can tell what it depends on"
        if not self.store.made(_name(page)):
            return "it is not in the store"
        kept = self._kept(page, line)
        if not kept:
            return "its title, its address, what stands beside it or its problems changed"
        names = self._names or {}
        changed = [one for one in kept[-1].nodes if one in self._changed]
        told = sorted(names.get(one, "something that is gone") for one in changed)
        more = f" and {len(told) - _TOLD} more" if len(told) > _TOLD else ""
        return f"changed: {', '.join(dict.fromkeys(told[:_TOLD]))}{more}"

    def keep_parts(self) -> None:
        """Note how all parts are now, so that the next build can tell what changed."""
        if self._stamps:
            self.store.keep_last(self._stamps.parts(self._nodes), self.used)

    def remember(
        self, page: Page, line: bytes, reads: Reads, facts: dict[str, Any], *texts: str
    ) -> Kept | None:
        """A page that was made, with its HTML and Markdown, to be kept; None where it cannot be."""
        pieces = [packed(text.encode("utf-8", "xmlcharrefreplace")) for text in texts]
        kept = self._made(page, line, reads, facts, [total for total, _ in pieces])
        if kept:
            kept.texts = dict(pieces)
        return kept

    def remember_file(
        self, file: OutputFile, line: bytes, reads: Reads | None, total: bytes
    ) -> Kept | None:
        """A file that was written, with its sum, to be kept; without `reads` it may have looked at
        all that there is. None where it cannot be kept."""
        return self._made(file, line, reads, {}, [total])

    def remember_run(
        self, run: Run, reads: Reads, sums: Iterable[bytes], texts: dict[bytes, bytes]
    ) -> Kept | None:
        """A run that was made, with the sums of its files and of its parts, and these, packed, to
        be kept; None where it cannot be."""
        kept = self._made(run, self.run_line(run), reads, {}, sums)
        if kept:
            kept.texts = dict(texts)
        return kept

    def _made(
        self,
        page: Page | OutputFile | Run,
        line: bytes,
        reads: Reads | None,
        facts: dict[str, Any],
        sums: Iterable[bytes],
    ) -> Kept | None:
        stamps = self._stamps
        if not line or stamps is None:
            return None
        try:
            nodes, state = self._stamped_reads(stamps, reads)
        except Unknown:
            return None
        if WHOLE in nodes and not stamps.of.get(WHOLE):
            return None
        gathers = sorted({name for name, _ in reads.keys if ":" in name}) if reads else []
        facts = {**facts, "gathers": gathers}
        return Kept(_name(page), line, state, nodes, facts, tuple(sums))

    def _stamped_reads(self, stamps: Stamps, reads: Reads | None) -> tuple[array[int], bytes]:
        """The parts that were read, and their stamp; of what is made one after the other, much
        reads the same, such as the forms of a feed. Raises Unknown."""
        if reads is None or reads != self._last[0]:
            nodes = stamps.nodes(reads) if reads else array("q", [WHOLE])
            self._last = reads, nodes, stamps.state(nodes)
        return self._last[1:]

    def use(self, one: Kept) -> None:
        """Note that what was made before is taken over."""
        self.used.append(one)

    def keep(self, one: Kept) -> None:
        """Put what was made into the store."""
        self.store.keep(one)
        self.use(one)
        self._nodes.update(one.nodes)  # of what is taken over, all parts are stamped already
        if not self._goes_on:  # with what each depends on, pages take as much memory as records
            one.nodes, one.facts = array("q"), {}

    def let_go(self) -> None:
        """Empty it, as its site is no more; see `Library.let_go`."""
        if self._stamps:
            vars(self._stamps).clear()
        vars(self).clear()


def _name(page: Page | OutputFile | Run) -> str:
    if isinstance(page, Page):
        return page.uri
    return _BESIDE + page.path if isinstance(page, OutputFile) else _RUN + page.name
