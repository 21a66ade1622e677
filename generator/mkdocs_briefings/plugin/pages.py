"""Pages made from records as MkDocs has them: files in memory, a navigation, dates of records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_briefings.pages import Page

Items = dict[str, str] | dict[str, list[dict[str, str]]] | str


class RecordPage(MkDocsPage):
    """A page made from records: its Markdown is at hand, and its contents list sections only."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(page.title, file, config)
        self.made = page

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the Markdown as it was made; no metadata has to be parsed out of it."""
        source = config.plugins.on_page_read_source(page=self, config=config)
        self.markdown = source if source is not None else self.file.content_string
        self.meta = {"description": self.made.description} if self.made.description else {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render as any page; statements stay out of the table of contents."""
        super().render(config, files)
        for top in self.toc:
            for section in top.children:
                section.children.clear()


def page_file(page: Page, markdown: str, config: MkDocsConfig) -> File:
    """The file of a page; with the inclusion set from the start, navigation costs no time."""
    level = InclusionLevel.INCLUDED if page.in_nav else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, page.file, content=markdown, inclusion=level)
    file.edit_uri = page.source
    RecordPage(page, file, config)
    return file


def navigation(pages: Iterable[Page], files: Files) -> Iterator[Items]:
    """The navigation of a site that writes none: the made registers, then hand-written pages."""
    groups: dict[str, list[dict[str, str]]] = {}
    for page in pages:
        if page.in_nav:
            groups.setdefault(page.nav_group, []).append({page.title: page.file})
    for title, items in groups.items():
        if title:
            yield {title: items}
        else:
            yield from items
    for file in files.documentation_pages():
        if not isinstance(file.page, RecordPage):
            yield file.src_uri


def set_dates(files: Files) -> None:
    """Give pages, and with them the sitemap, the dates of records in place of the clock's.

    Overviews have the newest date of all, pages whose date no record tells have none. A library
    without any date keeps the day of the build, as MkDocs needs one.
    """
    pages = [file.page for file in files.documentation_pages() if file.page]
    made = [page.made for page in pages if isinstance(page, RecordPage)]
    newest = max((page.updated for page in made), default="")
    if not newest:
        return
    for page in pages:
        own = page.made if isinstance(page, RecordPage) else None
        page.update_date = own.updated or (newest if own.in_nav else "") if own else ""
