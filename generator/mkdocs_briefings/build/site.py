"""The conductor: load → check → link → pages → render. Every front door calls only this."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from mkdocs_briefings.build.digests import digest
from mkdocs_briefings.build.hand_links import dead_links
from mkdocs_briefings.build.hand_written import by_hand, left_out
from mkdocs_briefings.build.looking import looking_again
from mkdocs_briefings.build.own_labels import unknown_labels
from mkdocs_briefings.build.own_navigation import unknown_entries
from mkdocs_briefings.build.program import program_stamp
from mkdocs_briefings.build.reviewing import not_reviewed
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.tally import Tally
from mkdocs_briefings.library.uses import Use
from mkdocs_briefings.outputs.output import Edition
from mkdocs_briefings.outputs.own_pages import texts_by_hand
from mkdocs_briefings.outputs.site_outputs import SiteOutputs
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.plan import plan_pages, unread_pages
from mkdocs_briefings.pages.publication import Publication
from mkdocs_briefings.problems import Problem, errors, in_order
from mkdocs_briefings.reading.read import Reading, read_site
from mkdocs_briefings.reading.uncollected import uncollected
from mkdocs_briefings.reading.unpublished import with_publicity
from mkdocs_briefings.render.compiled import compiled_templates
from mkdocs_briefings.render.renderer import FaultyTemplate, Renderer
from mkdocs_briefings.settings import Settings


def _no_outputs() -> SiteOutputs:
    return SiteOutputs(Edition(Library(), [], Publication()), [])


class Texts(dict[str, str]):
    """The Markdown of pages by file; of one that is not kept, it is made when asked for."""

    def __init__(self, make: Callable[[str], str]) -> None:
        self._make = make

    def __missing__(self, file: str) -> str:
        return self._make(file)


class Site:
    """A site as it is planned: its pages, and all that was found wrong."""

    def __init__(
        self,
        library: Library,
        problems: list[Problem],
        renderer: Renderer | None = None,
        docs_name: str = "",
    ) -> None:
        self.library, self.problems = library, problems
        self.pages: list[Page] = []
        self.markdown = Texts(lambda file: self.render(self._by_file[file]))
        self.hidden_files: frozenset[str] = frozenset()
        self.by_hand: list[str] = []
        """The files of the site that are not made from records, by their paths."""
        self.outputs = _no_outputs()
        self.reading: Reading | None = None
        self.uses: list[Use] = []
        self._renderer, self._docs_name = renderer or Renderer(), docs_name
        self._shown: dict[str, list[Problem]] = {}

    @property
    def said(self) -> str:
        """How many pages there are, and what is not published: for authors."""
        hidden = self.library.tally.not_published
        return f"{len(self.pages)} pages from records{f'; {hidden}' if hidden else ''}"

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop a build."""
        return errors(self.problems)

    @cached_property
    def _by_file(self) -> dict[str, Page]:
        return {page.file: page for page in self.pages}

    def beside(self, library: Library) -> Site:
        """A site of another library that is laid out as this one, without pages."""
        return Site(library, [], self._renderer, self._docs_name)

    def let_go(self) -> None:
        """Empty it, and its library unless that goes on, as another site has taken its place."""
        links = (self.reading.links if self.reading else None) or {}
        if not any(one.has_library and one.library is self.library for one in links.values()):
            self.library.let_go()
        self.outputs.let_go()
        vars(self).clear()

    def show_problems(self) -> None:
        """Let pages show the problems of their records, and records that cannot be read why."""
        self.pages += unread_pages(self.library)
        for problem in self.problems:
            self._shown.setdefault(problem.path, []).append(problem)

    def shown_on(self, page: Page) -> list[Problem]:
        """The problems that a page shows."""
        return self._shown.get(f"{self._docs_name}/{page.source}", [])

    def templates(self, note: Callable[[str], None]) -> dict[str, bytes]:
        """The stamps of all templates; from now on, those that are asked for are noted."""
        self._renderer.environment.looks_for = note
        return self._renderer.templates_by_name()

    def load_templates(self) -> None:
        """Load all templates now, so that processes that are forked need not each do it."""
        self._renderer.load_templates()

    def render(self, page: Page) -> str:
        """The Markdown of a page; where its template is faulty, that is a problem more."""
        try:
            return self._renderer.render(page, self.shown_on(page))
        except FaultyTemplate as fault:
            self.problems.append(fault.problem)
            return fault.page

    def make(self) -> None:
        """Make all pages in memory."""
        with uncollected():
            for page in self.pages:
                self.markdown[page.file] = self.render(page)
        self.problems = in_order(self.problems)


def read_library(settings: Settings) -> tuple[Library, list[Problem]]:
    """Read, check and link all records; problems come sorted by place."""
    with uncollected():
        reading = read_site(settings)
        return reading.linked.library, in_order(reading.problems)


def check_site(settings: Settings) -> tuple[Tally, list[Problem]]:
    """All that a build would find wrong: in records, in pages beside them, in own templates.

    Raises SettingsError where mkdocs.yml names an extension of Markdown that is not there.
    """
    renderer = _renderer(settings)
    reading, problems = _check(settings, renderer)
    if not errors(problems):  # in a build, MkDocs itself tells of these
        problems = in_order([*problems, *dead_links(reading, settings, renderer)])
    return reading.linked.tally, problems


def _renderer(settings: Settings) -> Renderer:
    language = Language(settings.language, labels=settings.labels)
    stamp = digest((program_stamp(), settings.language, settings.labels))
    return Renderer(settings.templates, compiled_templates(stamp), language)


def _check(
    settings: Settings,
    renderer: Renderer,
    *,
    preview: bool = False,
    before: Reading | None = None,
    between: Callable[[], None] = lambda: None,
) -> tuple[Reading, list[Problem]]:
    with uncollected():
        reading = read_site(settings, preview=preview, before=before)
        between()
        linked = reading.linked
        between()
        with looking_again(linked.gathered, first=preview and before is None):
            problems = reading.problems
    between()
    beside = [
        *left_out(reading.linked, settings),
        *not_reviewed(reading.linked, settings.reviews),
        *unknown_entries(settings),
        *unknown_labels(settings),
    ]
    found = [*problems, *beside, *renderer.faulty_templates()]
    return reading, in_order(with_publicity(found, reading.folder.documents, reading.linked))


def make_site(
    settings: Settings, renderer: Renderer | None = None, *, preview: bool = False
) -> Site:
    """Make all pages of a site in memory; see `plan_site`."""
    site = plan_site(settings, renderer, preview=preview)
    site.make()
    return site


def plan_site(
    settings: Settings,
    renderer: Renderer | None = None,
    *,
    preview: bool = False,
    before: Reading | None = None,
    between: Callable[[], None] = lambda: None,
) -> Site:
    """Read all records and plan the pages of a site, each to be made when it is asked for.

    What was read `before` is not read again where its file has not changed. `between` is called
    between two steps, and may end all by an exception.

    In a preview, a page shows the problems of its record, and a record that cannot be read has
    a page that says why. Problems are those of a build, also where only a preview shows drafts. A
    page whose template is faulty shows nothing but that.
    """
    renderer = renderer or _renderer(settings)
    reading, problems = _check(settings, renderer, preview=preview, before=before, between=between)
    linked = reading.linked
    if linked.tally.drafts and settings.shows_drafts(preview=preview):
        linked = reading.with_drafts().linked
    with uncollected():
        library = linked.library
        between()
        published = Publication.of(settings, search=settings.search)
        site = Site(library, problems, renderer, settings.docs_name)
        edition = Edition(library, site.pages, published, site.markdown)
        site.outputs = SiteOutputs(edition, settings.outputs)
        site.hidden_files = linked.hidden_files
        site.reading, site.uses = reading.alone(), linked.uses
        with looking_again(library.gathered, first=preview and before is None):
            site.pages += plan_pages(library, published, site.outputs.offered)
            site.by_hand = by_hand(library, site.hidden_files, site.pages, settings)
            edition.by_hand |= texts_by_hand(reading.folder.pages, site.by_hand)
            if preview:
                site.show_problems()
                site.outputs.plan()
    return site
