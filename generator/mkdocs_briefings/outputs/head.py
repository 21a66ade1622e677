"""What is added to the head of a page's finished HTML."""

from __future__ import annotations

from collections.abc import Iterable

_ONCE = ('rel="canonical"',)
"""What a page says once: where a theme says it already, it is not added."""


def with_head(html: str, tags: Iterable[str]) -> str:
    """A page with more tags at the end of its head."""
    place = html.find("</head>")
    if place < 0:
        return html
    told = [mark for mark in _ONCE if mark in html[:place]]
    added = "".join(tag for tag in tags if not any(mark in tag for mark in told))
    return html[:place] + added + html[place:]
