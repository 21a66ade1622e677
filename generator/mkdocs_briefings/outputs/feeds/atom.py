"""Feeds in Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape as x

from mkdocs_briefings.outputs.feeds.feed import Feed, Item


def entry(item: Item) -> str:
    """An item as an entry."""
    lines = [
        f'<entry xml:lang="{x(item.language)}">',
        f"<id>{x(item.id)}</id>",
        f"<title>{x(item.title)}</title>",
        f'<link rel="alternate" type="text/html" href="{x(item.url)}"/>',
        f"<published>{item.published.isoformat()}</published>",
        f"<updated>{item.updated.isoformat()}</updated>",
        *(f"<author><name>{x(author)}</name></author>" for author in item.authors),
        *(f'<category term="{x(one)}"/>' for one in item.categories),
        f'<summary type="html">{x(item.html)}</summary>',
        "</entry>",
    ]
    return "\n".join(lines) + "\n"


def document(feed: Feed, entries: Sequence[str]) -> str:
    """A whole feed from its entries."""
    head = f"""\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{x(feed.language)}">
<id>{x(feed.self_url)}</id>
<title>{x(feed.title)}</title>
<link rel="self" type="application/atom+xml" href="{x(feed.self_url)}"/>
<link rel="alternate" type="text/html" href="{x(feed.url)}"/>
<updated>{feed.updated.isoformat()}</updated>
<author><name>{x(feed.author)}</name></author>
"""
    return "".join([head, *entries, "</feed>\n"])
