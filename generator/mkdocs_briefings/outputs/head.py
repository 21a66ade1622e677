"""What is added to the head of a page's finished HTML."""

from __future__ import annotations


def with_head(html: str, added: str) -> str:
    """A page with more at the end of its head."""
    place = html.find("</head>") if added else -1
    return html if place < 0 else html[:place] + added + html[place:]
