"""How to cite a page or a source: as a sentence, and as CSL-JSON, of which a script makes others.

Authors stand as they are written: a record does not say who is a person and who is a desk, an
office or a body, so no name is ever taken apart into first and last.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from mkdocs_briefings.addresses import at
from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.dates import Date
from mkdocs_briefings.library.linked import Source
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.pages.parts.links import Links
from mkdocs_briefings.pages.publication import Publication

_PARTS_OF_DATE = {"year": 1, "month": 2}
_CSL_TYPES = {
    "article": "article-newspaper",
    "report": "report",
    "post": "post",
    "interview": "interview",
    "dataset": "dataset",
    "book": "book",
    "legal-ruling": "legal_case",
    "map": "map",
    "video": "motion_picture",
    "broadcast": "broadcast",
    "briefing": "report",
}
"""Our types of sources in CSL 1.0.2; what is none of these is a document."""
_PARTS_OF_OTHERS = {"webpage", "article-newspaper", "post", "interview", "broadcast"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteView:
    """A page's citation: the parts of its sentence, and its CSL-JSON, a list of one item.

    A source is cited in place of the page that tells of it; of others each statement can be cited.
    """

    authors: list[str]
    title: str
    site: str
    published: str
    updated: str
    url: str
    csl: str
    is_source: bool = False


def cite_view(card: Card, links: Links) -> CiteView:
    """The citation of a record's page, with the dates that the record gives for itself."""
    site, published, updated = links.site.name, card.published, card.updated
    authors = list(card.authors) or [site]
    item = page_item(card, links.uri, links.site)
    return CiteView(
        authors=authors,
        title=card.title,
        site="" if authors == [site] else site,
        published=links.date(published),
        updated=links.date(updated) if updated != published else "",
        url=card.address,
        csl=_packed(item),
    )


def source_cite_view(source: Source, links: Links) -> CiteView:
    """The citation of a source itself: nobody here is its author, and its address is its own."""
    data = source.data
    publisher, url = data.publisher or "", data.url or data.archive_url or ""
    authors = _authors(source)
    return CiteView(
        authors=authors,
        title=source.name,
        site="" if authors == [publisher] else publisher,
        published=links.date(data.published),
        updated="",
        url=url,
        csl=_packed({**source_item(source), "URL": url}),
        is_source=True,
    )


def _packed(item: dict[str, Any]) -> str:
    return json.dumps([item], ensure_ascii=False, separators=(",", ":"))


def page_item(card: Card, uri: str, site: Publication) -> dict[str, Any]:
    """A page of the site as CSL-JSON; where it has no author, the site is."""
    return csl_item(
        "report" if card.kind == "briefing" else "webpage",
        citation_key(uri),
        card.title,
        list(card.authors) or [site.name],
        site.name,
        card.published,
        card.address,
    )


def source_item(source: Source) -> dict[str, Any]:
    """A source as CSL-JSON; where it has no author, its publisher is."""
    data = source.data
    term = vocabulary.SOURCE_TYPE.lookup(data.type) if data.type else None
    return csl_item(
        _CSL_TYPES.get(term.slug, "document") if term else "document",
        citation_key(at(source.uri, source.anchor)),
        data.title,
        _authors(source),
        data.publisher or "",
        data.published,
        data.url or data.archive_url or "",
    )


def _authors(source: Source) -> list[str]:
    publisher = source.data.publisher
    return list(source.data.authors) or ([publisher] if publisher else [])


def csl_item(
    kind: str, key: str, title: str, authors: list[str], site: str, date: Date | None, url: str
) -> dict[str, Any]:
    """An item of CSL-JSON; its date says no more than is known."""
    item: dict[str, Any] = {
        "id": key,
        "type": kind,
        "title": title,
        "author": [{"literal": author} for author in authors],
    }
    if site:
        item["container-title" if kind in _PARTS_OF_OTHERS else "publisher"] = site
    if date:
        day = [date.first.year, date.first.month, date.first.day]
        item["issued"] = {"date-parts": [day[: _PARTS_OF_DATE.get(date.precision, 3)]]}
    if url:
        item["URL"] = url
    return item


def citation_key(uri: str) -> str:
    """A page's name in a bibliography: ASCII only, as older BibTeX asks for."""
    plain = unicodedata.normalize("NFKD", uri).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-") or "page"
