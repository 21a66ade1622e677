"""The language of a page, where it has one of its own, and the way in which that is written."""

from __future__ import annotations

import re
from html import escape

from mkdocs_briefings.language.direction import runs_from_right
from mkdocs_briefings.language.spoken import are_alike

_HTML = re.compile(r"<html\b[^>]*>")
_BODY = re.compile(r"<body\b[^>]*>")
_GIVEN = r"""\s{name}=(?:"[^"]*"|'[^']*'|[^\s>]+)"""


_AROUND = re.compile(r"<(?:header|nav|footer)\b[^>]*>")
_CONTENTS = "--secondary"  # Material's list of the headings of the page itself


def in_language(html: str, lang: str, own: str) -> str:
    """A page as one in a language (a BCP 47 tag), under which it is indexed, read out and laid out.

    The element `html` has the language and the direction, `body` the direction again: themes set it
    there for the whole site, and would keep a right-to-left page from being one. What themes put
    around the page stays in the site's `own` language.
    """
    direction = "rtl" if runs_from_right(lang) else "ltr"
    html = _HTML.sub(lambda tag: _with(tag[0], lang=lang, dir=direction), html, count=1)
    html = _BODY.sub(lambda tag: _with(tag[0], dir=direction), html, count=1)
    return html if are_alike(lang, own) else _AROUND.sub(lambda tag: _around(tag[0], own), html)


def _around(tag: str, own: str) -> str:
    return tag if _CONTENTS in tag else _with(tag, lang=own)


def _with(tag: str, **attributes: str) -> str:
    """A start tag with other values of some attributes, which come first."""
    for name in attributes:
        tag = re.sub(_GIVEN.format(name=name), "", tag, count=1)
    given = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return re.sub(r"^<\w+", lambda start: start[0] + given, tag)
