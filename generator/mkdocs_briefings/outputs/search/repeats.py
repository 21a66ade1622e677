"""What a page only repeats of other pages: search finds those instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

IGNORED = 'data-pagefind-ignore="all"'
"""What says of a part of a page that search does not read it."""

_MARK = f" {IGNORED}"
_OPENS = f"<div{_MARK}>"
_NEXT_SECTION = rf"(?=(?:{_OPENS})?<h2\b|\Z)"
_AGAIN = re.compile(r'<h[3-6] class="[^"]*\bbriefing-again\b')
_STEP = re.compile(
    r'<(/?)(h[1-6]|details class="briefing-account|details|div|blockquote|ul|ol|li)\b'
)
_NEXT = re.compile(r"h\d|details ")  # what begins something else: a heading, or what is folded away

_ROW = re.compile(
    r'<(tr|li)>\s*<(?:td|p) class="[^"]*\bbriefing-again".*?</\1>'
    r'|<(li) class="[^"]*\bbriefing-again".*?</li>',
    re.S,
)

_LISTED = re.compile(r"<(p|li)\b[^>]*\bbriefing-source\b.*?</\1>", re.S)
_PAGE = re.compile(r'href="(?!\w+:)[^"#]*\bsources/[^"#]+"')


def without_repeats(content: str, elsewhere: Iterable[str]) -> str:
    """The HTML of a page's content with what repeats other pages marked for the index.

    That is whole sections, by their ids, and statements of other records that a record shows again,
    under a heading, in a row or as an item.
    """
    content = _without_shown_again(_ROW.sub(_unlisted, _LISTED.sub(_source, content)))
    for key in elsewhere:
        section = re.compile(rf'<h2\b[^>]*\bid="{re.escape(escape(key))}".*?{_NEXT_SECTION}', re.S)
        content = section.sub(lambda found: _unsearched(found[0]), content, count=1)
    return content


def own_sections(content: str) -> str:
    """The content without the whole sections that are marked: their words are other pages'."""
    found, is_own = [], True
    for section in content.split("<h2"):
        if is_own:
            found.append(section.removesuffix(_OPENS))
        is_own = not section.endswith(_OPENS)
    return "<h2".join(found)


def _source(found: re.Match[str]) -> str:
    """An entry of a list of sources: that of one with a page of its own is not searched."""
    return _unlisted(found) if _PAGE.search(found[0]) else found[0]


def _without_shown_again(content: str) -> str:
    """The content with each statement that is shown again marked, from its heading to its end."""
    written: list[str] = []
    at = 0
    for found in _AGAIN.finditer(content):
        start, end = found.start(), _end(content, found.end())
        if start < at:
            continue
        written += [content[at:start], _unsearched(content[start:end])]
        at = end
    return "".join([*written, content[at:]])


def _end(content: str, start: int) -> int:
    """Where what stands below a heading ends: at the next one, or with what it is folded into."""
    depth = 0
    for found in _STEP.finditer(content, start):
        closes, name = found.groups()
        is_heading = name[1:].isdecimal()
        if is_heading and closes:
            continue
        if not depth and (closes or _NEXT.match(name)):
            return found.start()
        if not is_heading:
            depth += -1 if closes else 1
    return len(content)


def _unlisted(found: re.Match[str]) -> str:
    """A row or an item that is not searched."""
    return re.sub(r"^<\w+", rf"\g<0>{_MARK}", found[0])


def _unsearched(html: str) -> str:
    """A part that is not searched, which says so of itself alone."""
    return f"<div{_MARK}>{html.replace(_MARK, '')}</div>"
