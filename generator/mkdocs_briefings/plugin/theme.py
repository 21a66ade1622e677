"""What a site adds to Material's theme: the way to a page, its tab, and what its foot says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_briefings.build.digests import digest
from mkdocs_briefings.build.program import program_stamp
from mkdocs_briefings.build.site import Site
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.markdown.escaping import address_kind
from mkdocs_briefings.outputs.newest import newest_briefing
from mkdocs_briefings.outputs.search.on_pages import INSTEAD, MISSING
from mkdocs_briefings.pages.data import licence_link
from mkdocs_briefings.pages.parts.links import Link
from mkdocs_briefings.plugin.pages import RecordPage
from mkdocs_briefings.plugin.shared_navigation import SharedNavigation, with_the_theme
from mkdocs_briefings.plugin.theme_folder import THEME
from mkdocs_briefings.render.compiled import compiled_templates

_WORDS = {
    "way": N_("The way to this page"),
    "contents": N_("On this page"),
    "missing": MISSING,
    "instead": INSTEAD,
}
_KEPT = re.compile(r"<(article|pre|script|textarea)\b")
_INDENT = re.compile(r"\n\s+")


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands at the foot of every page, and of which day the newest briefing is.

    That day changes with every new briefing; were it written on each page of a record too, all
    would have to be made again for it. There the style sheet says it, `in_style`.
    """

    everywhere: tuple[Link, ...] = ()
    newest: tuple[Link, ...] = ()
    in_style: bool = False

    def of(self, page: MkDocsPage | None) -> Footer:
        """The foot of a page; also of a page of the theme, such as 404.html."""
        is_record = isinstance(page, RecordPage) and not page.made.in_nav
        return replace(self, newest=(), in_style=bool(self.newest)) if is_record else self

    @property
    def items(self) -> tuple[Link, ...]:
        """All of it, in order."""
        return (*self.newest, *self.everywhere)


def tell_theme(env: Environment, words: Language, footer: Footer, nav: Navigation) -> None:
    """Let the theme's templates know our words, what stands at the foot, and their navigation.

    Lines that only hold tags of a template leave no line behind: they are a tenth of a page.
    """
    env.trim_blocks = env.lstrip_blocks = True
    env.bytecode_cache = compiled_templates(digest((program_stamp(), sorted(env.extensions))))
    env.globals["briefings_words"] = {name: words.gettext(text) for name, text in _WORDS.items()}
    env.globals["briefings_footer"] = footer
    env.globals["briefings_navigation"] = SharedNavigation(nav)
    env.loader = with_the_theme(env.loader, THEME)


def without_indents(html: str) -> str:
    """A page whose lines begin at their first letter, as far as they are the theme's.

    >>> without_indents("<nav>\\n\\n  <a>\\n</nav><article>\\n  text</article>")
    '<nav>\\n<a>\\n</nav><article>\\n  text</article>'
    """
    written: list[str] = []
    done = at = 0
    while kept := _KEPT.search(html, at):
        at = kept.end()
        end = html.find(f"</{kept[1]}>", at)
        if end >= 0:
            written += _INDENT.sub("\n", html[done : kept.start()]), html[kept.start() : end]
            done = at = end
    return "".join([*written, _INDENT.sub("\n", html[done:])])


def footer_of(site: Site, config: MkDocsConfig, files: Files, contact: str) -> Footer:
    """The foot of a site's pages."""
    language, published = site.outputs.edition.site.language, site.outputs.edition.site
    name = config.site_author or config.site_name
    found = [
        Link(language.gettext("Published by {publisher}", publisher=name), ""),
        _contact(contact, files, language),
        _licence(published.licence, language),
        _feed(site, language),
    ]
    newest = newest_briefing(site.library, language)
    return Footer(tuple(filter(None, found)), (Link(newest),) if newest else ())


def _contact(contact: str, files: Files, language: Language) -> Link | None:
    """How to reach who publishes: by mail, at an address of the web, or by a page of the site."""
    page = files.get_file_from_path(contact) if contact else None
    if page:
        return Link(language.gettext("Contact"), page.url)
    link = f"mailto:{contact}" if "@" in contact and "/" not in contact else ""
    if address_kind(contact) == "external":
        link = contact
    told = language.gettext("Contact: {contact}", contact=contact)
    return Link(told, link) if contact else None


def _licence(licence: str, language: Language) -> Link | None:
    link = licence_link(licence)
    if link is None:
        return None
    return Link(language.gettext("Licence: {licence}", licence=link.text), link.href)


def _feed(site: Site, language: Language) -> Link | None:
    feed = site.outputs.main_feed
    return Link(language.gettext("Feed of new briefings"), feed) if feed else None
