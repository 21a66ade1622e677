"""What search needs of the pages: the theme's blocks, each page's facets, no second index."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_briefings import vocabulary
from mkdocs_briefings.indexing import BUNDLE, PREVIEW, program
from mkdocs_briefings.pages import Facets
from mkdocs_briefings.pages.search import FACETS, SEARCH, VALUES, WORDS
from mkdocs_briefings.plugin.pages import RecordPage
from mkdocs_briefings.slugs import fold

_PARTS = ("", "-index", "-results", "-box", "-page", "-facets")
ASSETS = ("search.css", *(f"search{part}.js" for part in _PARTS))
"""The style sheet and the scripts of search, the first of which loads the others."""

_THEME = Path(__file__).parents[1] / "theme"
_OWN_SEARCHES = ("search", "material/search")
_OTHER_FORM = re.compile(r"\w*(?:[يىك]\w*|\w\u200c\w+)+")  # not as Persian keyboards type it
_CLEAR = vocabulary.MARKING.default


def why_not(config: MkDocsConfig, wanted: str) -> str:
    """Why Material's own search is used; empty where Pagefind is."""
    if wanted == "material":
        return "as the option `search` says"
    if config.theme.name != "material":
        return f"as the theme is {config.theme.name}, not material"
    return "" if program() else "as there is no program `pagefind` for this machine"


def set_aside(config: MkDocsConfig) -> list[str]:
    """Take out plugins that make an index of their own; their names."""
    found = [name for name in _OWN_SEARCHES if name in config.plugins]
    for name in found:
        plugin = config.plugins.pop(name)
        for event, methods in config.plugins.events.items():
            kept = [one for one in methods if getattr(one, "__self__", None) is not plugin]
            config.plugins.events[event] = kept
    return found


def use_theme(config: MkDocsConfig) -> None:
    """Put the search blocks before Material's templates; a site's own folder stays first."""
    folders = [path for path in config.theme.dirs if (Path(path) / "mkdocs_theme.yml").is_file()]
    place = config.theme.dirs.index(folders[0]) if folders else len(config.theme.dirs)
    config.theme.dirs.insert(place, str(_THEME))


def set_globals(env: Environment, files: Files, *, preview: bool) -> None:
    """Tell the theme's blocks where search is, and its words."""
    file = files.get_file_from_path(f"{SEARCH}.md")
    assert file is not None
    words = {"words": WORDS, "facets": list(FACETS.items()), "values": VALUES}
    env.globals["briefings_search"] = {
        "url": file.url,
        "bundle": f"{PREVIEW if preview else BUNDLE}/",
        "words": words,
    }


def set_facets(context: Any, page: MkDocsPage, config: MkDocsConfig) -> None:
    """Hand a page's facets to the theme; pages that list what others hold have none."""
    facets = page.made.facets if isinstance(page, RecordPage) else _by_hand(page)
    if facets is None:
        return
    lang = facets.lang or config.theme.get("language") or "en"
    filters = {**facets.filters, "language": [lang]}
    context["briefings_facets"] = {
        "filters": [(name, value) for name, values in filters.items() for value in values],
        "names": ", ".join(facets.names),
        "forms": _forms(page.content or "") if _is_arabic(lang) else "",
        "date": facets.date,
        "kind": facets.filters["kind"][0],
        "query": facets.query,
    }


def _by_hand(page: MkDocsPage) -> Facets | None:
    """A hand-written page is found too, unless its front matter says `search: exclude: true`."""
    given = page.meta.get("search")
    if isinstance(given, dict) and given.get("exclude"):
        return None
    lang = page.meta.get("lang")
    return Facets(
        {"kind": ["page"], "marking": [_CLEAR]}, lang=lang if isinstance(lang, str) else ""
    )


def _is_arabic(lang: str) -> bool:
    return lang.split("-")[0] in ("ar", "ckb", "fa", "ps", "sd", "ug", "ur")


def _forms(content: str) -> str:
    """Words of a page that a Persian keyboard types otherwise, in that form, for the index."""
    found = _OTHER_FORM.findall(re.sub(r"<[^>]*>", " ", content))
    return " ".join(sorted({form for one in found for form in (fold(one), _joined(one))}))


def _joined(word: str) -> str:
    return fold(word.replace("\u200c", ""))


def without_repeats(content: str, page: MkDocsPage) -> str:
    """Mark the sections that only repeat other pages, so that search finds these instead."""
    facets = page.made.facets if isinstance(page, RecordPage) else None
    for key in facets.elsewhere if facets else ():
        section = re.compile(rf'<h2 id="{re.escape(escape(key))}".*?(?=<h2 |\Z)', re.S)
        content = section.sub(
            lambda found: f'<div data-pagefind-ignore="all">{found[0]}</div>', content, count=1
        )
    return content


def in_its_language(html: str, page: MkDocsPage) -> str:
    """A page with its own language, under which it is indexed and read out."""
    facets = page.made.facets if isinstance(page, RecordPage) else _by_hand(page)
    if facets is None or not facets.lang:
        return html
    return re.sub(r'<html lang="[^"]*"', f'<html lang="{escape(facets.lang)}"', html, count=1)
