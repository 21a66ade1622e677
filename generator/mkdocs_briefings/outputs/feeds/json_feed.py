"""Feeds in JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from mkdocs_briefings.outputs.feeds.feed import Feed, Item


def entry(item: Item) -> str:
    """An item as JSON."""
    return _json(
        {
            "id": item.id,
            "url": item.url,
            "title": item.title,
            "content_html": item.html,
            "date_published": item.published.isoformat(),
            "date_modified": item.updated.isoformat(),
            "authors": [{"name": author} for author in item.authors],
            "tags": list(item.categories),
            "language": item.language,
        }
    )


def document(feed: Feed, entries: Sequence[str]) -> str:
    """A whole feed from its items."""
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.self_url,
        "language": feed.language,
        "authors": [{"name": feed.author}],
    }
    items = ",\n".join(entries)
    return f'{_json(head)[:-1]},"items":[\n{items}\n]}}\n'


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
