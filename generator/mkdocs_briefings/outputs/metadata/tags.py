"""Tags in the head of a page: its address, how a link to it is shown, how it is cited.

Those of citations are as reference managers read them from a report (Highwire Press tags, by the
rules of Zotero's translator for embedded metadata). That takes an author without a comma apart at
the last blank, a desk or a body too; a comma at the end keeps a name whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from mkdocs_briefings.library.library import Library
from mkdocs_briefings.outputs.feeds.feed import instant
from mkdocs_briefings.outputs.output import Edition
from mkdocs_briefings.outputs.previews.link_pictures import LinkPicture
from mkdocs_briefings.outputs.previews.poster import HEIGHT, WIDTH
from mkdocs_briefings.pages.card import LISTING, Card


def tags(card: Card, picture: LinkPicture | None, edition: Edition) -> Iterator[str]:
    """The tags of a page whose address is known; `picture` is shown with links to it."""
    yield f'<link rel="canonical" href="{escape(card.address)}">'
    for name, content in (*_shared(card, edition), *_pictured(picture)):
        if content:
            yield f'<meta property="{name}" content="{escape(content)}">'
    kind = "summary_large_image" if picture else "summary"
    yield f'<meta name="twitter:card" content="{kind}">'
    if card.kind == "briefing":
        for name, content in _cited(card, edition):
            if content:
                yield f'<meta name="{name}" content="{escape(content)}">'


def _shared(card: Card, edition: Edition) -> Iterator[tuple[str, str]]:
    """Open Graph (ogp.me), which all that show links read."""
    site = edition.site
    yield "og:type", "website" if card.kind == LISTING else "article"
    yield "og:title", card.title
    yield "og:url", card.address
    yield "og:site_name", site.name
    yield "og:description", card.description
    yield "og:locale", (card.language or site.language.tag).replace("-", "_")
    if card.published:
        yield "article:published_time", instant(card.published).isoformat()
    if card.updated:
        yield "article:modified_time", instant(card.updated).isoformat()
    for author in card.authors:
        yield "article:author", author
    for topic in card.topics if card.kind == "briefing" else ():
        yield "article:tag", topic


def _pictured(picture: LinkPicture | None) -> Iterator[tuple[str, str]]:
    """The structured properties of a picture in Open Graph."""
    if picture:
        yield "og:image", picture.address
        yield "og:image:type", "image/png"
        yield "og:image:width", str(WIDTH)
        yield "og:image:height", str(HEIGHT)
        yield "og:image:alt", picture.words


def _cited(card: Card, edition: Edition) -> Iterator[tuple[str, str]]:
    site = edition.site
    yield "citation_title", card.title
    for author in card.authors:
        yield "citation_author", _author(author, edition.library)
    if card.published:
        yield "citation_publication_date", card.published.first.isoformat()
    yield "citation_technical_report_institution", site.name
    yield "citation_public_url", card.address
    yield "citation_language", card.language or site.language.tag
    yield "citation_abstract", card.description
    yield "citation_keywords", "; ".join(card.topics)


def _author(name: str, library: Library) -> str:
    """An author, family name first where the library knows a person by that name; else whole."""
    actor = library.actor_named(name)
    if actor and actor.data and actor.data.type == "person" and " " in name and "," not in name:
        given, _, family = name.rpartition(" ")
        return f"{family}, {given}"
    return name if "," in name else f"{name},"
