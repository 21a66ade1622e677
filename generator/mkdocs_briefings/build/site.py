"""The conductor: load → check → link → pages → render. Every front door calls only this."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs_briefings.build.hand_links import dead_links
from mkdocs_briefings.build.hand_written import left_out
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.library.library import Library, Tally
from mkdocs_briefings.outputs.output import Edition
from mkdocs_briefings.outputs.site_outputs import SiteOutputs
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.plan import plan_pages, unread_pages
from mkdocs_briefings.pages.publication import Publication
from mkdocs_briefings.problems import Problem, errors, in_order
from mkdocs_briefings.reading.read import Reading, read_site
from mkdocs_briefings.reading.uncollected import uncollected
from mkdocs_briefings.render.renderer import FaultyTemplate, Renderer
from mkdocs_briefings.settings import Settings


def _no_outputs() -> SiteOutputs:
    return SiteOutputs(Edition(Library(), [], Publication()), [])


@dataclass(slots=True)
class Site:
    """A site as it was made: its pages with their Markdown, and all that was found wrong."""

    library: Library
    problems: list[Problem]
    pages: list[Page] = field(default_factory=list)
    markdown: dict[str, str] = field(default_factory=dict)
    hidden_files: frozenset[str] = frozenset()
    outputs: SiteOutputs = field(default_factory=_no_outputs)

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop a build."""
        return errors(self.problems)


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
    return Renderer(settings.templates, language=Language(settings.language))


def _check(
    settings: Settings, renderer: Renderer, *, preview: bool = False
) -> tuple[Reading, list[Problem]]:
    with uncollected():
        reading = read_site(settings, preview=preview)
        problems = reading.problems
    beside = left_out(reading.linked, settings)
    return reading, in_order([*problems, *beside, *renderer.faulty_templates()])


def make_site(
    settings: Settings, renderer: Renderer | None = None, *, preview: bool = False
) -> Site:
    """Make all pages of a site in memory.

    In a preview, a page shows the problems of its record, and a record that cannot be read has
    a page that says why. Problems are those of a build, also where only a preview shows drafts. A
    page whose template is faulty shows nothing but that.
    """
    renderer = renderer or _renderer(settings)
    reading, problems = _check(settings, renderer, preview=preview)
    linked = reading.linked
    if linked.tally.drafts and settings.shows_drafts(preview=preview):
        linked = reading.with_drafts().linked
    with uncollected():
        library = linked.library
        published = Publication.of(settings, search=settings.search)
        site = Site(library, problems)
        edition = Edition(library, site.pages, published, site.markdown)
        site.outputs = SiteOutputs(edition, settings.outputs)
        site.pages += plan_pages(library, published, site.outputs.offered)
        site.hidden_files = linked.hidden_files
        shown: dict[str, list[Problem]] = {}
        if preview:
            site.pages += unread_pages(library)
            for problem in problems:
                shown.setdefault(problem.path, []).append(problem)
        for page in site.pages:
            found = shown.get(f"{settings.docs_name}/{page.source}", [])
            try:
                site.markdown[page.file] = renderer.render(page, found)
            except FaultyTemplate as fault:
                site.problems.append(fault.problem)
                site.markdown[page.file] = fault.page
    site.problems = in_order(site.problems)
    return site
