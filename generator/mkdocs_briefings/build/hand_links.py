"""Links of hand-written pages that lead nowhere, as MkDocs finds them when it builds the site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from mkdocs_briefings.addresses import ASSETS, followed, introductions, markdown_file, parted
from mkdocs_briefings.build.page_reading import PageReader, Read
from mkdocs_briefings.load.folder import SUFFIXES, is_copy
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.plan import plan_pages
from mkdocs_briefings.pages.publication import Publication
from mkdocs_briefings.problems import Fault, Problem, printable
from mkdocs_briefings.reading.read import Reading
from mkdocs_briefings.render.renderer import FaultyTemplate, Renderer
from mkdocs_briefings.settings import Settings, SettingsError

_RULE = "dead-page-link"
_PLACE = "Write the place as its heading has it in the address of the page, or leave it out."
_HINT = "Write the path to a file from this one, with its suffix, as in ../about.md."


def dead_links(reading: Reading, settings: Settings, renderer: Renderer) -> Iterator[Problem]:
    """A warning for each link to no file, or to no place on a page, and for such entries of `nav`.

    Raises SettingsError where mkdocs.yml names an extension of Markdown that is not there.
    """
    hidden = reading.linked.hidden_files
    pages = {uri: text for uri, text in reading.folder.pages.items() if uri not in hidden}
    around = _Around(reading, settings, renderer, pages)
    for uri, text in sorted(pages.items()):
        if "[" in text:  # without it, Markdown has neither links nor pictures
            yield from _of_page(uri, around)
    yield from _to_places(around)
    for target in settings.nav:
        if not around.has(normpath(target)):
            fault = Fault(_RULE, f"`nav` names {target}, which is no page of the site", _HINT)
            yield _problem(fault, "mkdocs.yml")


def _to_places(around: _Around) -> Iterator[Problem]:
    """Links of records to places that are not on the hand-written page to which they lead."""
    documents = {one.uri: one for one in around.reading.folder.documents}
    for use in around.reading.linked.uses:
        path, anchor = parted(use.written)
        if use.role != "link" or not anchor or followed(use.document, path) not in around.pages:
            continue
        if what := around.fault(use.document, use.written):
            fault = Fault(
                _RULE, f"`{use.written}` {what}", _PLACE, needle=use.written, severity="warning"
            )
            yield documents[use.document].problem(use.path, fault)


def _of_page(uri: str, around: _Around) -> Iterator[Problem]:
    for target in dict.fromkeys(around.read_by_hand(uri).targets):
        what = around.fault(uri, target)
        if what:
            name = printable(f"{around.settings.docs_name}/{uri}")
            line = around.line_of(uri, target)
            yield _problem(Fault(_RULE, f"`{target}` {what}", _HINT), name, line)


def _problem(fault: Fault, name: str, line: int = 1) -> Problem:
    found = fault.at(name, line, 1)
    return Problem(found.path, line, 1, found.rule, found.message, found.hint, "warning")


class _Around:
    """What the links of pages may lead to; what takes time is made when it is asked for."""

    def __init__(
        self, reading: Reading, settings: Settings, renderer: Renderer, pages: dict[str, str]
    ) -> None:
        self.reading, self.settings, self.pages = reading, settings, pages
        self.renderer = renderer
        self._hand: dict[str, Read] = {}
        self._made: dict[str, Read] = {}

    @cached_property
    def _reader(self) -> PageReader:
        try:
            return PageReader(self.settings.markdown_extensions)
        except (ImportError, AttributeError, TypeError, ValueError, KeyError) as error:
            raise SettingsError(f"markdown_extensions in mkdocs.yml: {error}") from error

    @cached_property
    def _plan(self) -> dict[str, Page]:
        """Every page made from records, by the file that it is to MkDocs."""
        site = Publication.of(self.settings, search=True)
        return {page.file: page for page in plan_pages(self.reading.linked.library, site)}

    @cached_property
    def _of_records(self) -> set[str]:
        """Those of records, which most links lead to: known without a plan."""
        return set(map(markdown_file, self.reading.linked.library.pages))

    @cached_property
    def _introductions(self) -> dict[str, Page]:
        return {place: page for page in self._plan.values() for place in introductions(page.uri)}

    def read_by_hand(self, uri: str) -> Read:
        """A hand-written page, by its path below the folder of records."""
        if uri not in self._hand:
            self._hand[uri] = self._reader(self.pages[uri])
        return self._hand[uri]

    def line_of(self, uri: str, target: str) -> int:
        """The line in which a target is written; the first where it is written otherwise."""
        text = self.pages[uri]
        return text.count("\n", 0, max(text.find(target), 0)) + 1

    def fault(self, uri: str, target: str) -> str:
        """What is wrong with a link of a page; empty where nothing is."""
        if target.startswith(("/", "\\")):
            return ""
        try:
            scheme, host, path, _, anchor = urlsplit(target)
        except ValueError:
            return ""
        if scheme or host:
            return ""
        file = followed(uri, unquote(path).lstrip("/")) if path else uri
        if path and not self.has(file):
            return "leads to no file of this site"
        if anchor and (read := self._read(file)) and anchor not in read.anchors:
            return "leads to a place that is not on that page"
        return ""

    def has(self, file: str) -> bool:
        """Whether MkDocs knows a file by that path, which is that of a page's Markdown."""
        if file.endswith("README.md") and file in self._introductions:
            return self._introductions[file].file == file  # else it is part of another page
        if file in self.reading.folder.files:
            return file not in self.reading.linked.hidden_files
        if file in self._of_records or file in self._plan:
            return True
        return self._is_left_out(file) or file.startswith(f"{ASSETS}/")

    def _is_left_out(self, file: str) -> bool:
        """Whether it is there, though none of the site: MkDocs tells of that without a warning."""
        if file.startswith("../") or file.lower().endswith(SUFFIXES) or is_copy(file):
            return False
        excluded = self.settings.leaves_out(file)
        return excluded and (self.settings.docs / file).is_file()

    def _read(self, file: str) -> Read | None:
        """A page as it is read, made or hand-written; None for other files."""
        page = self._introductions.get(file)
        if page is None:
            return self.read_by_hand(file) if file in self.pages else None
        if page.file not in self._made:
            try:
                self._made[page.file] = self._reader(self.renderer.render(page))
            except FaultyTemplate:
                return None
        return self._made[page.file]
