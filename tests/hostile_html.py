"""What must never be on a page, whatever a record says: active content, foreign files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from markdown import Markdown

from mkdocs_briefings.markdown.escaping import address_kind
from tests.rendered_html import MORE, OWN, Seen

# All that the templates and Python-Markdown make. Whatever else appears, a record has put there.
TAGS = {
    "a",
    "abbr",
    "b",
    "bdi",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "svg",
    "path",
    "circle",
    "line",
    "rect",
    "g",
    "text",
    "title",
    "desc",
}
ATTRIBUTES = {
    "align",
    "alt",
    "aria-hidden",
    "aria-label",
    "class",
    "colspan",
    "dir",
    "height",
    "href",
    "id",
    "lang",
    "role",
    "scope",
    "span",
    "src",
    "start",
    "style",
    "title",
    "type",
    "width",
    "cx",
    "cy",
    "d",
    "r",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
    "preserveaspectratio",
    "text-anchor",
    "viewbox",
}
# What the search of the theme's own templates adds around the page.
OF_THE_THEME = {"button", "form", "input", "action", "hidden", "name", "placeholder", "type"}
_DATA = re.compile(r"data-[a-z-]+")
_STYLE = re.compile(r"text-align: ?(?:left|right|center);?|")
_SECRET = re.compile("root:x:0:")  # of /etc/passwd

SITES = {
    "own": Markdown(extensions=OWN),
    "more": Markdown(
        extensions=MORE,
        # As careless as a site can be: snippets may be read from anywhere.
        extension_configs={
            "pymdownx.snippets": {"base_path": ["/"], "restrict_base_path": False},
        },
    ),
}


def dangers(markdown: str) -> Iterator[str]:
    """What is wrong with the HTML of a page, on any site."""
    for name, site in SITES.items():
        for found in dangers_of_html(site.reset().convert(markdown)):
            yield f"{name}: {found}"


def dangers_of_html(html: str) -> Iterator[str]:
    """What is wrong with some HTML of a page, without the theme's."""
    seen = Seen(html)
    yield from (f"<{tag}>" for tag in sorted(set(seen.tags) - TAGS))
    for tag, name, value in seen.attributes:
        yield from _attribute(tag, name, value)
    yield from (f"markup {oddity[:60]!r}" for oddity in seen.oddities)
    ids = Counter(value for _, name, value in seen.attributes if name == "id")
    yield from (f"twice #{one}" for one, times in ids.items() if times > 1)
    if _SECRET.search(html):
        yield "the text of a foreign file"


def _attribute(tag: str, name: str, value: str) -> Iterator[str]:
    shown = f"<{tag} {name}={value[:60]!r}>"
    if name not in ATTRIBUTES and not _DATA.fullmatch(name):
        yield shown
    if name == "type" and (tag, value) != ("ol", "1"):
        yield shown
    if name == "align" and (tag not in ("td", "th") or value not in ("left", "center", "right")):
        yield shown
    if name == "style" and not _STYLE.fullmatch(value):
        yield shown
    if name in ("href", "src") and address_kind(value or "#") == "refused":
        yield shown
    if name == "src" and address_kind(value) != "relative":
        yield shown


@cache
def html(markdown: str, site: str = "own") -> str:
    """The HTML of a page."""
    return SITES[site].reset().convert(markdown)


def words(markdown: str) -> str:
    """What a reader of the page sees, white space folded."""
    return Seen(html(markdown)).text
