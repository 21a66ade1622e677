"""The page for machines: every file that the site offers beside its pages, and on what terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from mkdocs_briefings.addresses import DATA, relative
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.markdown.escaping import address_kind
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Link, Links

TITLE = N_("Data and feeds")
ABOUT = N_("All that this site holds for other software: feeds, tables and exchange formats.")

_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*-[0-9][A-Za-z0-9.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A file, or many `files` of one form; `path` is from the site's root, `key` names its size."""

    title: str
    path: str
    form: str
    rows: int | None
    files: int
    key: str


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """Files of one purpose."""

    title: str
    about: str
    offers: list[Offer]


@dataclass(frozen=True, slots=True)
class OfferView:
    """A row of the table; `key` is that by which its size is filled in when it is written."""

    title: str
    href: str
    form: str
    rows: str
    key: str


@dataclass(frozen=True, slots=True)
class DataView:
    """All that the page on data shows."""

    title: str
    about: str
    licence: Link | None
    groups: list[tuple[str, str, list[OfferView]]]


def data_page(links: Links, offered: Callable[[], Sequence[OfferGroup]]) -> Page:
    """The page on data; `offered` is asked when the page is made."""
    gettext, view = links.language.gettext, partial(_view, links, offered)
    return Page(DATA, gettext(TITLE), "data", view, in_nav=True)


def licence_link(licence: str) -> Link | None:
    """A licence by its SPDX name, by an address or in words, with a link where there is one."""
    if address_kind(licence) == "external":
        return Link(licence, licence)
    known = _SPDX.fullmatch(licence)
    return (
        Link(licence, f"https://spdx.org/licenses/{licence}.html" if known else "")
        if licence
        else None
    )


def _view(links: Links, offered: Callable[[], Sequence[OfferGroup]]) -> DataView:
    return DataView(
        links.language.gettext(TITLE),
        links.language.gettext(ABOUT),
        licence_link(links.site.licence),
        [
            (group.title, group.about, [_row(offer, links) for offer in group.offers])
            for group in offered()
        ],
    )


def _row(offer: Offer, links: Links) -> OfferView:
    rows = "" if offer.rows is None else links.language.number(offer.rows)
    title = offer.title
    if offer.files > 1:
        number = links.language.number(offer.files)
        title = links.language.gettext("{title} ({count})", title=title, count=number)
    href = relative(links.uri, offer.path) if offer.path else ""
    return OfferView(title, href, offer.form, rows, offer.key)
