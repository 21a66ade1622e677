"""Search in a site: the theme's blocks, each page's facets, the index; no second index beside."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_briefings.addresses import INDEX, PREVIEW_INDEX, SEARCH, markdown_file, without_index
from mkdocs_briefings.language.countries import is_language
from mkdocs_briefings.language.country_names import names_everywhere
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.letters import PLAIN
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.outputs.search.facet_table import Row
from mkdocs_briefings.outputs.search.facets import filters, query
from mkdocs_briefings.outputs.search.indexing import (
    BackgroundIndex,
    IndexingError,
    make_index,
    program,
)
from mkdocs_briefings.outputs.search.questions import questions
from mkdocs_briefings.outputs.search.word_forms import word_forms
from mkdocs_briefings.pages.card import LISTING, Card
from mkdocs_briefings.pages.parts.told import packed
from mkdocs_briefings.pages.search import CONCERNS, search_words
from mkdocs_briefings.plugin.pages import RecordPage
from mkdocs_briefings.plugin.theme import THEMES

log = get_plugin_logger("briefings")

_OWN_SEARCHES = ("search", *(f"{name}/search" for name in THEMES))
_TAG = re.compile(r"<[^>]*>")
_UNNAMED = ("source", "page")  # whose names nobody is told who misspells a word
HOLDS = "holds"
"""Begins the word by which a page is found that holds statements of a kind, as holdsclaim."""


class Search:
    """The search of a site by Pagefind; where it cannot be, or is not wanted, Material's own."""

    def __init__(self) -> None:
        self.used = False
        self.bundle = INDEX
        self._rows: dict[str, Row] = {}
        self._index = BackgroundIndex()
        self._language = Language()
        self._questions: dict[str, Any] = {}
        self._said: set[str] = set()

    def configure(
        self, config: MkDocsConfig, wanted: str, synonyms: Mapping[str, Iterable[str]]
    ) -> None:
        """Find out which search is used, say so, and set other ones aside.

        `synonyms` are words of the site's pages, each with others that readers type for it.
        """
        self._questions = questions(synonyms)
        reason = _why_not(config, wanted)
        self.used = not reason
        if reason:
            self._say(f"Material's own search is used, {reason}")
            return
        for name in _set_aside(config):
            self._say(f"The plugin {name} is set aside: search is Pagefind's")

    def _say(self, message: str) -> None:
        """Tell something once: not again at each save of a preview."""
        if message not in self._said:
            self._said.add(message)
            log.info("%s", message)

    def told(self, language: Language) -> str:
        """What the scripts are told, as JSON; empty where Material's search is used."""
        told = {"kinds": list(KINDS), "letters": PLAIN, **search_words(language), **self._questions}
        return json.dumps(told, ensure_ascii=False) if self.used else ""

    def begin(self, env: Environment, files: Files, language: Language, *, preview: bool) -> None:
        """Tell the theme's blocks where search is, and its words; no page is known yet."""
        self._rows = {}
        self.bundle = PREVIEW_INDEX if preview else INDEX
        file = files.get_file_from_path(markdown_file(SEARCH))
        assert file is not None
        self._language = language
        env.globals["briefings_search"] = {
            "url": file.url,
            "bundle": f"{self.bundle}/",
            "words": search_words(language)["words"],
        }

    def add(self, context: Any, page: MkDocsPage, config: MkDocsConfig) -> None:
        """Note a page's facets and tell the theme of it; what lists other pages has none."""
        card = found_by(page)
        self.put(page, self.row(page))
        if card is None:
            return
        names = [*card.names, *_names_everywhere(card)]
        told = page.made.told() if isinstance(page, RecordPage) and card.stands else []
        context["briefings_facets"] = {
            "names": ", ".join(names),
            "authors": ", ".join(card.authors),
            "plain": " ".join(word_forms(" ".join([str(page.title), *names]))),
            "holds": " ".join(sorted({f"{HOLDS}{one.anchor.partition('-')[0]}" for one in told})),
            "told": packed(told),
            "forms": " ".join(word_forms(_TAG.sub(" ", page.content or ""))),
            "date": self._language.date(card.date),
            "kind": card.kind,
            "query": query(card),
            "concerns": self._language.gettext(CONCERNS, name=card.title),
        }

    def row(self, page: MkDocsPage) -> Row | None:
        """The facets of a page; of what search does not find, none."""
        card = found_by(page) if self.used else None
        if card is None:
            return None
        day = card.date.first.isoformat() if card.date else ""
        values = {**filters(card), "language": [card.language or self._language.tag]}
        return Row(day, values, [] if card.kind in _UNNAMED else [card.title, *card.names])

    def put(self, page: MkDocsPage, row: Row | None) -> None:
        """Note the facets of a page, if it has any."""
        if row:
            self._rows[without_index(page.file.dest_uri)] = row

    def index(self, site: Path) -> None:
        """Index a site that is written, in a preview while its pages are read already.

        Raises PluginError where a build's index cannot be made.
        """
        preview = self.bundle == PREVIEW_INDEX
        try:
            self._index.start(site, self._rows) if preview else make_index(site, self._rows)
        except IndexingError as error:
            if not preview:
                raise PluginError(str(error)) from error
            log.warning("%s", error)

    def stop(self) -> None:
        """Leave off indexing: what is read for it is about to change."""
        self._index.stop()


def _why_not(config: MkDocsConfig, wanted: str) -> str:
    """Why Material's own search is used; empty where Pagefind is."""
    if wanted == "material":
        return "as the option `search` says"
    if config.theme.name not in THEMES:
        return f"as the theme is {config.theme.name}, not {' or '.join(THEMES)}"
    return "" if program() else "as there is no program `pagefind` for this machine"


def _set_aside(config: MkDocsConfig) -> list[str]:
    """Take out plugins that make an index of their own; their names."""
    found = [name for name in _OWN_SEARCHES if name in config.plugins]
    for name in found:
        plugin = config.plugins.pop(name)
        for event, methods in config.plugins.events.items():
            kept = [one for one in methods if getattr(one, "__self__", None) is not plugin]
            config.plugins.events[event] = kept
    return found


def _names_everywhere(card: Card) -> tuple[str, ...]:
    """What a country is called in other languages, on its own page."""
    codes = card.countries if card.kind == "country" else ()
    return tuple(name for code in codes for name in names_everywhere(code))


def found_by(page: MkDocsPage) -> Card | None:
    """The card by which search finds a page; None for what it does not find.

    A hand-written page is found unless its front matter says `search: exclude: true`.
    """
    if isinstance(page, RecordPage):
        card = page.made.card()
        return None if card.kind == LISTING else card
    given = page.meta.get("search")
    if isinstance(given, dict) and given.get("exclude"):
        return None
    return Card(kind="page", language=own_language(page))


def own_language(page: MkDocsPage) -> str:
    """The language that a page has by itself; empty where it is in the site's."""
    if isinstance(page, RecordPage):
        return page.made.card().language
    lang = str(page.meta.get("lang") or "")
    return lang if is_language(lang) else ""
