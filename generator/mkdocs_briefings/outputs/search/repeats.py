"""What a page only repeats of other pages: search finds those instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_AGAIN = re.compile(r'<h[3-6] class="[^"]*\bbriefing-again\b.*?(?=<h[1-6]\b|\Z)', re.S)

_ROW = re.compile(
    r'<(tr|li)>\s*<(?:td|p) class="briefing-again">.*?</\1>|<(li) class="briefing-again">.*?</li>',
    re.S,
)

_LISTED = re.compile(r"<(p|li)\b[^>]*\bbriefing-source\b.*?</\1>", re.S)
_PAGE = re.compile(r'href="(?!\w+:)[^"#]*\bsources/[^"#]+"')


def without_repeats(content: str, elsewhere: Iterable[str]) -> str:
    """The HTML of a page's content with what repeats other pages marked for the index.

    That is whole sections, by their ids, and statements of other records that a record shows again,
    under a heading, in a row or as an item.
    """
    content = _ROW.sub(_unlisted, _AGAIN.sub(_unsearched, content))
    for key in elsewhere:
        section = re.compile(rf'<h2\b[^>]*\bid="{re.escape(escape(key))}".*?(?=<h2 |\Z)', re.S)
        content = section.sub(_unsearched, content, count=1)
    return _LISTED.sub(_source, content)


def _source(found: re.Match[str]) -> str:
    """An entry of a list of sources: that of one with a page of its own is not searched."""
    return _unlisted(found) if _PAGE.search(found[0]) else found[0]


def _unlisted(found: re.Match[str]) -> str:
    """A row or an item that is not searched."""
    return re.sub(r"^<\w+", r'\g<0> data-pagefind-ignore="all"', found[0])


def _unsearched(found: re.Match[str]) -> str:
    return f'<div data-pagefind-ignore="all">{found[0]}</div>'
