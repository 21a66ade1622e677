"""The facets of a page, by which a search is narrowed down, and the search for all about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from mkdocs_briefings.language.countries import is_language
from mkdocs_briefings.pages.card import LISTING, Card

Filters = dict[str, list[str]]


def filters(card: Card) -> Filters:
    """The values of a page by facet; none for what only lists other pages."""
    if card.kind == LISTING:
        return {}
    found = {
        "kind": [card.kind],
        "statement": list(card.statements),
        "year": [str(card.date.year)] if card.date else [],
        "country": sorted(set(card.countries.values())),
        "actor": list(card.actors),
        "topic": list(card.topics),
        "collection": list(card.collections),
        "marking": [card.marking],
        "status": [card.status] if card.status else [],
    }
    return {name: values for name, values in found.items() if values}


def is_found(card: Card) -> bool:
    """Whether search finds a page: not what only lists others."""
    return card.kind != LISTING


def card_by_hand(meta: Mapping[str, Any]) -> Card:
    """The card of a hand-written page by what it says of itself before its text (front matter):
    in which language it is (`lang`), and that search does not find it (`search: exclude: true`)."""
    given, lang = meta.get("search"), str(meta.get("lang") or "")
    hidden = isinstance(given, dict) and given.get("exclude")
    return Card(kind=LISTING if hidden else "page", language=lang if is_language(lang) else "")


def query(card: Card) -> str:
    """The search for all that concerns what a page is about, as the search page's address has it;
    empty where it does not say so by itself."""
    if card.kind in ("actor", "person", "country", "topic"):
        return urlencode({"actor" if card.kind == "person" else card.kind: card.title})
    return ""
