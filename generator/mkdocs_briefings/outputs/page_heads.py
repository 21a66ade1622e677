"""What the Markdown of a page made from records says of it to the engine, before its text."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from mkdocs_briefings.pages.card import LISTING, Card


def title_for_theme(title: str) -> str:
    """A title that no theme can make markup of.

    Themes print titles as HTML, and Material prints some after taking tags out and entities back,
    so that an escaped tag would live again; the page's own headline shows the brackets.
    """
    return escape(title.replace("<", "‹").replace(">", "›"), quote=False)


def told_to_engine(card: Card) -> dict[str, Any]:
    """What an engine is told of a page besides its title: its description, whether search of its
    own is to find it, which it is not where it only lists others, or does not hold any more."""
    found: dict[str, Any] = {}
    if card.description:
        found["description"] = escape(card.description)  # themes print it between quotes
    if card.kind == LISTING or not card.stands:
        found["search"] = {"exclude": True}
    return found


def with_front_matter(markdown: str, title: str, card: Card) -> str:
    """The Markdown of a page with it; values are JSON, which is YAML too."""
    told = {"title": title_for_theme(title), **told_to_engine(card)}
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in told.items())
    return "---\n" + "\n".join(lines) + f"\n---\n\n{markdown}"
