"""Pages made from records as MkDocs has them: files in memory, with the dates of records."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from mkdocs_briefings.load.folder import SUFFIXES
from mkdocs_briefings.outputs.page_heads import title_for_theme, told_to_engine
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.plugin.beside import NO_MACROS
from mkdocs_briefings.settings import is_named


class RecordPage(MkDocsPage):
    """A page made from records: its Markdown is at hand, and its contents list sections only."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(title_for_theme(page.title), file, config)
        self.made = page
        self.links: Mapping[str, Mapping[str, str]] = {}
        """Its links to places, each as written by the place, by the files that they lead to."""
        self._changed: str | None = None

    @property
    def changed(self) -> str:
        """The last day, in ISO form, that its record gives; empty where it gives none."""
        if self._changed is None:
            self._changed = self.made.card().changed
        return self._changed

    @changed.setter
    def changed(self, day: str) -> None:
        self._changed = day

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the Markdown as it was made; no metadata has to be parsed out of it."""
        source = config.plugins.on_page_read_source(page=self, config=config)
        self.markdown = source if source is not None else self.file.content_string
        self.meta = {**NO_MACROS, **told_to_engine(self.made.card())}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render as any page; statements stay out of the table of contents."""
        super().render(config, files)
        self.show_contents(self.toc)

    def show_contents(self, contents: TableOfContents) -> None:
        """Let it have these as its contents, down to its sections."""
        for top in contents:
            for section in top.children:
                section.children.clear()
        self.toc = contents

    def forget(self) -> None:
        """Let go of what only its own file shows."""
        self.markdown = self.content = None
        self.toc = TableOfContents([])


class RecordFile(File):
    """The file of a page made from records, whose Markdown is made when somebody asks for it."""

    page: RecordPage
    texts: Mapping[str, str]

    @property
    def content_string(self) -> str:
        """Its Markdown."""
        return self.texts[self.src_uri]

    @content_string.setter
    def content_string(self, value: str) -> None:
        self.texts = {self.src_uri: value}

    def is_modified(self) -> bool:
        """Always, as no file on the disk can be older: `--dirty` builds such pages too."""
        return True


def page_file(page: Page, texts: Mapping[str, str], config: MkDocsConfig) -> RecordFile:
    """The file of a page; with the inclusion set from the start, navigation costs no time."""
    level = _inclusion(page, config)
    file = RecordFile.generated(config, page.file, content="", inclusion=level)
    assert isinstance(file, RecordFile)
    file.texts = texts
    file.edit_uri = page.source
    file.page = RecordPage(page, file, config)
    return file


def _inclusion(page: Page, config: MkDocsConfig) -> InclusionLevel:
    """As mkdocs.yml says; a record that `draft_docs` names has a page in the preview only."""
    record = page.source if page.source and page.source.endswith(SUFFIXES) else ""
    if record and config.draft_docs and is_named(config.draft_docs, record):
        return InclusionLevel.DRAFT
    hidden = config.not_in_nav and config.not_in_nav.match_file(page.file)
    shown = page.in_nav and not hidden
    return InclusionLevel.INCLUDED if shown else InclusionLevel.NOT_IN_NAV


def set_dates(files: Files) -> None:
    """Give pages, and with them the sitemap, the dates of records in place of the clock's.

    Overviews have the newest date of all, pages whose date no record tells have none. A library
    without any date keeps the day of the build, as MkDocs needs one.
    """
    pages = [file.page for file in files.documentation_pages() if file.page]
    newest = max((page.changed for page in pages if isinstance(page, RecordPage)), default="")
    if not newest:
        return
    for page in pages:
        own = page if isinstance(page, RecordPage) else None
        page.update_date = own.changed or (newest if own.made.in_nav else "") if own else ""
