"""A site as plain Markdown with a plain mkdocs.yml, which any engine of that kind can build."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs_briefings.addresses import HOME, folder_page, is_page
from mkdocs_briefings.build.site import Site
from mkdocs_briefings.outputs.newest import newest_briefing
from mkdocs_briefings.outputs.page_heads import title_for_theme, with_front_matter
from mkdocs_briefings.outputs.search.on_pages import ENDS, told_to_scripts
from mkdocs_briefings.outputs.search.questions import questions
from mkdocs_briefings.outputs.web_files import SCRIPTS, STYLES, assets
from mkdocs_briefings.pages.tabs import TABS
from mkdocs_briefings.settings import Settings

DOCS, CONFIG = "docs", "mkdocs.yml"
_LIST = ".briefings-pages"
"""The file that lists what was written below `docs`, a path a line."""
_EXTENSIONS: dict[str, dict[str, Any]] = {
    **{name: {} for name in ("admonition", "attr_list", "fenced_code", "pymdownx.details")},
    "tables": {"use_align_attribute": True},
    "toc": {"permalink": True, "toc_depth": 2},
}
"""Markdown extensions that the templates use, and MkDocs switches on for every site."""


def write_plain_site(site: Site, settings: Settings, out: Path) -> bool:
    """Write every page as Markdown, and what else the site holds, below `out`/docs.

    Each page says of itself, in front matter, what the engine shows of it, and ends in a mark that
    the finishing needs. What an earlier call wrote and this one does not is deleted, as it may be
    published no longer. The configuration beside it is only written where there is none, so that it
    can be changed. Returns whether it was written. Raises OSError.
    """
    docs = out / DOCS
    beside = site.by_hand
    language = site.outputs.edition.site.language
    told = told_to_scripts(language, questions(settings.synonyms)) if settings.search else ""
    ours = dict(assets(told, newest_briefing(site.library, language)))
    _delete_others(out, {*(page.file for page in site.pages), *beside, *ours})
    for page in site.pages:
        text = with_front_matter(site.markdown[page.file], page.title, page.card())
        _write(docs / page.file, f"{text.rstrip()}\n\n{ENDS}\n")
    for file in beside:
        path = docs / file
        if not is_page(file):
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(settings.docs / file, path)
        else:
            text = (settings.docs / file).read_text("utf-8-sig")
            _write(path, f"{text.rstrip()}\n\n{ENDS}\n")
    for file, text in ours.items():
        _write(docs / file, text)
    config = out / CONFIG
    if config.exists():
        return False
    _write(config, json.dumps(_config(site, settings, beside), indent=2, ensure_ascii=False) + "\n")
    return True


def _delete_others(out: Path, files: set[str]) -> None:
    """Delete what is in the list of files that an earlier call wrote, but for these; note these."""
    listed, docs = out / _LIST, (out / DOCS).resolve()
    before = listed.read_text("utf-8").splitlines() if listed.is_file() else []
    for file in sorted(set(before) - files):
        path = docs / file
        if path.resolve().is_relative_to(docs) and path.is_file():
            path.unlink()
            for folder in path.relative_to(docs).parents[:-1]:
                if not any((docs / folder).iterdir()):
                    (docs / folder).rmdir()
    _write(listed, "".join(f"{file}\n" for file in sorted(files)))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def _config(site: Site, settings: Settings, beside: list[str]) -> dict[str, Any]:
    """The settings of the plain site: JSON, which is YAML too."""
    own = {name: dict(options) for name, options in settings.markdown_extensions.items()}
    extensions = {
        name: own.get(name, {}) | options for name, options in (own | _EXTENSIONS).items()
    }
    given = dict(settings.theme)
    given.pop("custom_dir", None)
    theme = {"name": "material", **given, "language": settings.language, "font": False}
    found: dict[str, Any] = {"site_name": settings.site_name}
    if settings.site_url:
        found["site_url"] = settings.site_url
    return {
        **found,
        "docs_dir": DOCS,
        "use_directory_urls": settings.folders,
        "theme": theme,
        "plugins": [{"search": {"enabled": False}} if settings.search else "search"],
        "markdown_extensions": [
            {name: options} if options else name for name, options in extensions.items()
        ],
        "extra_css": [STYLES],
        "extra_javascript": [{"path": SCRIPTS, "defer": True}],
        "validation": {"nav": {"omitted_files": "ignore"}},
        "nav": list(_navigation(site, beside)),
    }


def _navigation(site: Site, beside: list[str]) -> Iterator[Any]:
    """The home page, the tabs with their pages, then the hand-written ones; records stay out."""
    gettext = site.outputs.edition.site.language.gettext
    pages = {page.uri: page for page in site.pages}
    yield {gettext("Home"): pages[HOME].file}
    for tab in TABS:
        found = [pages[uri] for uri in map(folder_page, tab.folders) if uri in pages]
        if found:
            yield {gettext(tab.title): [{title_for_theme(p.title): p.file} for p in found]}
    yield from (file for file in beside if is_page(file))
