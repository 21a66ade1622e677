"""What search needs of a finished page, and what it shows there.

The plugin lets the theme put it into its pages. For pages of another engine it is done to the
finished HTML, with the same partial templates: where the text of a page ends, its HTML has a mark,
and all around the mark is what is to be found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context

from mkdocs_briefings.addresses import (
    INDEX,
    SEARCH,
    destination,
    markdown_file,
    relative,
    without_index,
)
from mkdocs_briefings.language.country_names import names_everywhere
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.letters import PLAIN
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.outputs.search.facet_table import Row
from mkdocs_briefings.outputs.search.facets import filters, query
from mkdocs_briefings.outputs.search.repeats import own_sections, without_repeats
from mkdocs_briefings.outputs.search.unread import words_unread
from mkdocs_briefings.outputs.search.word_forms import word_forms
from mkdocs_briefings.pages.card import Card
from mkdocs_briefings.pages.parts.told import Told, packed
from mkdocs_briefings.pages.search import CONCERNS, search_words

ENDS = '<div class="briefing-ends" hidden></div>'
"""The mark behind the text of a page, as Markdown and as HTML."""
HOLDS = "holds"
"""Begins the word by which a page is found that holds statements of a kind, as holdsclaim."""

MISSING = N_("There is no page at this address")
INSTEAD = N_("The page may have moved. Search for it:")
"""What stands on the page for an address that leads nowhere."""

_THEME = Path(__file__).parents[2] / "web/theme"
_ENDS = re.compile(r"""<div class=["']?briefing-ends\b[^>]*>\s*</div>\n?""")
_AROUND = re.compile(r"<(/?)(?:article|body|div|main|section)\b", re.I)
_TAG = re.compile(r"<[^>]*>")
_HEADER = re.compile(r"<header\b[^>]*\bmd-header\b.*?(?=</nav>)", re.S)
_NOT_FOUND = re.compile(r"<h1>404[^<]*</h1>")
_UNSEEN = ("plain", "forms", "said", "told")  # what says the words of a page again
_UNNAMED = ("source", "page")  # whose names nobody is told who misspells a word
_GLASS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M9.5 3A6.5 6.5 0 0 1 16 '
    "9.5c0 1.61-.59 3.09-1.56 4.23l.27.27h.79l5 5-1.5 1.5-5-5v-.79l-.27-.27A6.52 6.52 0 0 1 9.5 16 "
    '6.5 6.5 0 0 1 3 9.5 6.5 6.5 0 0 1 9.5 3m0 2C7 5 5 7 5 9.5S7 14 9.5 14 14 12 14 9.5 12 5 9.5 5"'
    "/></svg>"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A page that search finds: its card, its title, and what its statements say."""

    card: Card
    title: str
    told: Sequence[Told] = ()


class SearchOnPages:
    """What search adds to the pages of a site.

    `folders` is whether addresses of pages are those of folders; `bundle` the index's folder.
    """

    def __init__(
        self,
        language: Language,
        *,
        folders: bool = True,
        bundle: str = INDEX,
    ) -> None:
        self._language = language
        page = destination(markdown_file(SEARCH), folders=folders)
        self.for_theme = {
            "url": without_index(page) if folders else page,
            "bundle": f"{bundle}/",
            "words": search_words(language)["words"],
        }
        """What the partial templates are told of the site."""

    def row(self, card: Card, unseen: str) -> Row:
        """What is known of a page: its facets, its names, and what only the index is told."""
        day = card.date.first.isoformat() if card.date else ""
        values = {**filters(card), "language": [card.language or self._language.tag]}
        names = [] if card.kind in _UNNAMED else [card.title, *card.names]
        return Row(day, values, names, unseen)

    def facts(self, found: Found, content: str) -> dict[str, str]:
        """What the index, and the partial templates, are told of a page besides its words."""
        card = found.card
        names = [*card.names, *_names_everywhere(card)]
        kinds = {f"{HOLDS}{one.anchor.partition('-')[0]}" for one in found.told}
        return {
            "names": ", ".join(names),
            "authors": ", ".join(card.authors),
            "plain": " ".join(word_forms(" ".join([found.title, *names]))),
            "holds": " ".join(sorted(kinds)),
            "said": " ".join(words_unread(found.told, content)),
            "told": packed(found.told),
            "forms": " ".join(word_forms(_TAG.sub(" ", own_sections(content)))),
            "date": self._language.date(card.date),
            "kind": card.kind,
            "query": query(card),
            "title": card.title,
            "concerns": self._language.gettext(CONCERNS),
        }

    def divided(self, facts: Mapping[str, str]) -> tuple[dict[str, str], str]:
        """The facts that stand in a page, and as HTML those that only the index is told."""
        shown = {name: text for name, text in facts.items() if name not in _UNSEEN}
        rest = {name: facts[name] for name in _UNSEEN}
        return shown, self._partial("facets", ".", rest).strip()

    def put(
        self, html: str, file: str, found: Found | None, *, home: bool = False
    ) -> tuple[str, str]:
        """A page, by its file in the site, with all of search that it shows; the rest beside it.

        `found` is None for one that search does not find; the `home` page has a box in its text.
        """
        root = relative(file, "").rstrip("/") or "."
        unseen = ""
        if found:
            html, unseen = self._with_content(html, root, found)
        elif home:
            html = html.replace("</h1>", f"</h1>{self._partial('home-search', root)}", 1)
        return self._with_box(without_mark(html), root), unseen

    def missing(self, html: str, base: str) -> str:
        """The page for an address that leads nowhere, with the way on in place of a bare number.

        It is shown at any address, so that its links begin with the `base`, the path of the site.
        """
        root, gettext = base.rstrip("/"), self._language.gettext
        told = f"<h1>{escape(gettext(MISSING))}</h1>\n<p>{escape(gettext(INSTEAD))}</p>\n"
        way = told + self._partial("home-search", root)
        return self._with_box(_NOT_FOUND.sub(lambda _: way, html, count=1), root)

    def _with_content(self, html: str, root: str, found: Found) -> tuple[str, str]:
        place = _content(html)
        if place is None:
            return html, ""
        content = without_repeats(without_mark(html[place]), found.card.repeats)
        facts, unseen = self.divided(self.facts(found, content))
        weight = ' data-pagefind-weight="0.5"' if found.card.kind == "source" else ""
        parts = (
            f"<div data-pagefind-body{weight}>",
            self._partial("facets", root, facts),
            content,
            self._partial("concerns", root, facts),
            "</div>",
        )
        return html[: place.start] + "\n".join(parts) + html[place.stop :], unseen

    def _with_box(self, html: str, root: str) -> str:
        box = self._partial("search", root)
        return _HEADER.sub(lambda header: header[0] + box, html, count=1)

    def _partial(self, name: str, root: str, facts: Mapping[str, str] | None = None) -> str:
        template = _environment().get_template(f"partials/briefings-{name}.html")
        return template.render(briefings_search=self.for_theme, briefings_facets=facts, root=root)


def told_to_scripts(language: Language, questions: Mapping[str, Any]) -> str:
    """What the scripts of search are told, as JSON; `questions` is how readers ask."""
    told = {"kinds": list(KINDS), "letters": PLAIN, **search_words(language), **questions}
    return json.dumps(told, ensure_ascii=False)


@cache
def _environment() -> Environment:
    icons = DictLoader({".icons/material/magnify.svg": _GLASS})
    made = Environment(loader=ChoiceLoader([icons, FileSystemLoader(_THEME)]), autoescape=False)
    made.filters["url"] = _from_root
    return made


@pass_context
def _from_root(context: Context, url: str) -> str:
    """An address within the site, from the page that is made."""
    return context["root"] if url == "." else f"{context['root']}/{url}"


def has_mark(html: str) -> bool:
    """Whether a page still has the mark behind its text."""
    return bool(_ENDS.search(html))


def without_mark(html: str) -> str:
    """A page without that mark, which only finishing needs."""
    return _ENDS.sub("", html)


def _content(html: str) -> slice | None:
    """The place of a page's content: all that is in the innermost element around the mark."""
    mark = _ENDS.search(html)
    if not mark:
        return None
    start, depth = 0, 0
    for tag in reversed(list(_AROUND.finditer(html, 0, mark.start()))):
        depth += 1 if tag[1] else -1
        if depth < 0:
            start = html.index(">", tag.end()) + 1
            break
    depth = 0
    for tag in _AROUND.finditer(html, mark.end()):
        depth += -1 if tag[1] else 1
        if depth < 0:
            return slice(start, tag.start())
    return None


def _names_everywhere(card: Card) -> tuple[str, ...]:
    """What a country is called in other languages, on its own page."""
    codes = card.countries if card.kind == "country" else ()
    return tuple(name for code in codes for name in names_everywhere(code))
