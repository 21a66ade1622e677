"""The site as its pages know it: how citations name it, where it stands, in which language."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs_briefings.addresses import public, public_file
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.pages.without import is_left_out
from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class Publication:
    """A site's name, address and language; without an address, citations leave it to the browser.

    `folders` says whether a page's address is that of a folder, as MkDocs makes it by default;
    `search` whether there is a page to search it; `outputs` the names of those that it has, all
    where it is None; `licence` that under which these are given; `without` the folders of lists
    that it goes without; `digest` how often one is made, every `week` or `month`, never where it
    is empty.
    """

    name: str = ""
    address: str = ""
    folders: bool = True
    search: bool = False
    language: Language = field(default_factory=Language)
    outputs: tuple[str, ...] | None = None
    licence: str = ""
    without: frozenset[str] = frozenset()
    digest: str = ""

    @classmethod
    def of(cls, settings: Settings, *, search: bool) -> Publication:
        """The publication that settings make; `search` is whether it has a search page."""
        language = Language(settings.language, labels=settings.labels)
        return cls(
            settings.site_name,
            settings.site_url,
            settings.folders,
            search,
            language,
            settings.outputs,
            settings.licence,
            settings.without,
            settings.digest,
        )

    def file_url(self, path: str) -> str:
        """The address of a file by its path from the site's root; empty where nobody knows it."""
        return public_file(path, self.address) if self.address else ""

    def goes_without(self, uri: str) -> bool:
        """Whether the site goes without the page at an address."""
        return is_left_out(uri, self.without)

    def has_list(self, folder: str) -> bool:
        """Whether the site has the list of a folder."""
        return folder not in self.without

    @property
    def has_data(self) -> bool:
        """Whether there is a page that lists its outputs."""
        return self.outputs is None or bool(self.outputs)

    def url(self, uri: str) -> str:
        """The address of a page by its path below the site's root; empty where nobody knows it."""
        return public(uri, self.address, folders=self.folders) if self.address else ""
