"""A record's own page by itself, for a preview: linked with what it is tied to, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mkdocs_briefings.addresses import parted
from mkdocs_briefings.build.site import Site
from mkdocs_briefings.load.folder import Document, read_document
from mkdocs_briefings.model.entry import kind_of
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.plan import plan_page
from mkdocs_briefings.pages.publication import Publication
from mkdocs_briefings.reading.read import Reading, read
from mkdocs_briefings.settings import Settings


def page_of_record(uri: str, site: Site, settings: Settings) -> tuple[Site, Page] | None:
    """The page of a record as its file has it now, and the small site that holds it.

    `site` is the preview's as it was planned last. The record is linked with all actors, incidents
    and sources, and with the briefings that it names or that name it: lists of others may lack
    rows until the whole site is planned anew. None where it has no page, or a fault.
    """
    before = site.reading
    old = before.checked.get(uri) if before else None
    if before is None or old is None:
        return None
    document = read_document(settings.docs / uri, uri, old.document.name, old.document)
    tied = set(_tied(document, site, before))
    kept = [one for one in before.folder.documents if one.uri in tied and one.uri != uri]
    documents = sorted([*kept, document], key=lambda one: one.uri)
    reading = read(replace(before.folder, documents=documents), before.marking, before)
    if settings.shows_drafts(preview=True):
        reading = reading.with_drafts()
    if not reading.checked[uri].entries:
        return None
    library = reading.linked.library
    subject = library.by_file.get(uri)
    published = Publication.of(settings, search=settings.search)
    uris = {page.uri for page in site.pages}
    page = plan_page(subject, library, published, uris) if subject else None
    if page is None:
        return None
    small = site.beside(library)
    small.pages = [page]
    return small, page


def _tied(document: Document, site: Site, reading: Reading) -> Iterator[str]:
    """The files of what a record is linked with."""
    for use in site.uses:
        meant = parted(use.meaning)[0] if use.meaning else ""
        if use.document == document.uri:
            yield meant
        elif meant == document.uri:
            yield use.document
    for other in reading.folder.documents:
        stem = other.id.rpartition("/")[2]
        if kind_of(other) != "briefing" or stem in document.text:
            yield other.uri
