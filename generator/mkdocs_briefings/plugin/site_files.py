"""The files of a site whose pages from records MkDocs knows of, and does not make itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_briefings.build.reuse import FILE
from mkdocs_briefings.library.reads import Noting
from mkdocs_briefings.plugin.pages import RecordFile

Inclusion = Callable[[InclusionLevel], bool]


class SiteFiles(Files):
    """As MkDocs' own, but for the pages that it asks for in order to make them.

    It names the `inclusion` when it asks for these, and only then. Navigation, links, the sitemap
    and other plugins get all pages.
    """

    def __init__(self, files: Iterable[File]) -> None:
        super().__init__(files)
        self.made_by_us = False
        self.noting: Noting | None = None
        """Notes what pages look for, while they are made."""

    def documentation_pages(self, *, inclusion: Inclusion | None = None) -> Sequence[File]:
        """The pages; those that are to be made without those that we make."""
        found = super().documentation_pages(inclusion=inclusion or InclusionLevel.is_included)
        if inclusion is None or not self.made_by_us:
            return found
        kept = set(map(id, self.records))
        return [file for file in found if id(file) not in kept]

    @property
    def records(self) -> list[RecordFile]:
        """The pages that we make: all from records but drafts by mkdocs.yml, which MkDocs marks."""
        found = super().documentation_pages(inclusion=InclusionLevel.is_included)
        return [file for file in found if isinstance(file, RecordFile)]

    def to_be_found(self) -> dict[str, object]:
        """What a page may find of each file, by its path."""
        return {file.src_uri: (file.url, file.inclusion.name) for file in self}

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path; almost always it is written as it is known."""
        if self.noting:
            self.noting.key(FILE, path)
        return self.src_uris.get(path) or super().get_file_from_path(path)
