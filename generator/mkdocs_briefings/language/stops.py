"""Where a sentence has its end already, so that no second full stop is set."""

from __future__ import annotations

import re

# Marks that end a sentence in any script, and what may close behind one: quotation marks, the end
# of an isolate, and of Markdown and HTML emphasis, the address of a link, attributes and tags.
_END = re.compile(
    r"(?:[.?!…‥؟۔。！？｡।॥։።፧‼⁇⁈⁉]|&#33;)"
    r"""(?:[*_”’"'»›」』\u2069]|\]\([^()\s]*(?:\s"[^"]*")?\)|</\w+>|\{:[^{}]*\})*\s*\Z"""
)
_LAST = 2_000  # characters that are looked at: the longest address, and more


def ends_sentence(text: str) -> bool:
    """Whether a text, or what a reader sees of a piece of Markdown, ends as a sentence does."""
    return bool(_END.search(text, max(0, len(text) - _LAST)))


def ended(text: str) -> str:
    """The text with a full stop, where it does not end as a sentence does."""
    return text if not text or ends_sentence(text) else f"{text}."
