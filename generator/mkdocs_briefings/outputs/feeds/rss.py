"""Feeds in RSS 2.0, with the elements of Atom and Dublin Core that its readers know."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import format_datetime
from html import escape as x

from mkdocs_briefings.outputs.feeds.feed import Feed, Item


def entry(item: Item) -> str:
    """An item; its authors have names, where RSS itself has room for an e-mail address only."""
    lines = [
        "<item>",
        f'<guid isPermaLink="{"true" if item.id == item.url else "false"}">{x(item.id)}</guid>',
        f"<title>{x(item.title)}</title>",
        f"<link>{x(item.url)}</link>",
        f"<pubDate>{format_datetime(item.published)}</pubDate>",
        f"<atom:updated>{item.updated.isoformat()}</atom:updated>",
        *(f"<dc:creator>{x(author)}</dc:creator>" for author in item.authors),
        f"<dc:language>{x(item.language)}</dc:language>",
        *(f"<category>{x(one)}</category>" for one in item.categories),
        f"<description>{x(item.html)}</description>",
        "</item>",
    ]
    return "\n".join(lines) + "\n"


def document(feed: Feed, entries: Sequence[str]) -> str:
    """A whole feed from its items."""
    head = f"""\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" \
xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>{x(feed.title)}</title>
<link>{x(feed.url)}</link>
<description>{x(feed.title)}</description>
<language>{x(feed.language)}</language>
<lastBuildDate>{format_datetime(feed.updated)}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="{x(feed.self_url)}"/>
"""
    return "".join([head, *entries, "</channel>\n</rss>\n"])
