"""The search page, and every fixed word that the scripts of search show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from mkdocs_briefings.addresses import SEARCH
from mkdocs_briefings.language import vocabulary
from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.words import N_, Nn_
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.pages.home import Way, ways_in
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.links import Links

WORDS = {
    "placeholder": N_("Search"),
    "box": N_("Quick search"),
    "all": N_("All results"),
    "none": N_("Nothing found"),
    "meant": N_("Nothing is called “{asked}” here. Did you mean {names}?"),
    "failed": N_("The search index cannot be read."),
    "by": N_("Sort by"),
    "relevance": N_("Relevance"),
    "date": N_("Date, newest first"),
    "more": N_("More results"),
    "values": N_("Show all"),
    "clear": N_("Clear all"),
    "facets": N_("Narrow down (numbers are pages)"),
}
"""Words of the search box and the search page."""

COUNTED = {
    "found": Nn_("{count} page found", "{count} pages found"),
    "most": Nn_("Up to {count} page found", "Up to {count} pages found"),
}
"""What they show with a number."""

CONCERNS = N_("Search everything about {name}")
"""The link from a page to the search for what concerns it."""

FACETS = {
    "kind": N_("Kind of page"),
    "statement": N_("Kind of statement"),
    "year": N_("Year"),
    "country": N_("Country"),
    "actor": N_("Actor"),
    "topic": N_("Topic"),
    "collection": N_("Identified in"),
    "language": N_("Language"),
    "marking": N_("Marking"),
    "status": N_("Status"),
}
"""The facets in their order."""

VALUES = {
    "kind:briefing": N_("Briefing"),
    "kind:incident": N_("Incident"),
    "kind:actor": N_("Actor"),
    "kind:person": N_("Person"),
    "kind:country": N_("Country"),
    "kind:topic": N_("Topic"),
    "kind:source": N_("Source"),
    "kind:page": N_("Other page"),
    **{f"kind:{kind.name}": kind.one for kind in KINDS.values()},
    **{f"statement:{kind.name}": kind.many for kind in KINDS.values() if kind.is_facet},
    **{f"status:{term.slug}": term.label for term in vocabulary.BRIEFING_STATUS},
}
"""How the values of a facet are shown that are not shown as they are."""


def search_words(language: Language) -> dict[str, Any]:
    """All words for the scripts of search, in the site's language, by what they are for."""
    gettext, ngettext = language.gettext, language.ngettext
    labels = {
        "source": ngettext("Source", "Sources", 1),
        "sources": ngettext("Source", "Sources", 2),
    }
    ours = {name: gettext("{label}:", label=label) for name, label in labels.items()}
    return {
        "language": language.tag,
        "words": ours | {name: gettext(text) for name, text in WORDS.items()},
        "counted": {name: language.forms(*pair) for name, pair in COUNTED.items()},
        "facets": {name: gettext(text) for name, text in FACETS.items()},
        "values": {name: gettext(text) for name, text in VALUES.items()},
    }


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the search page shows before a script fills it."""

    ways: list[Way]


def search_page(links: Links, ways: Sequence[tuple[str, str, int]]) -> Page:
    """The search page; without scripts, it leads to the registers."""
    title = links.language.gettext("Search")
    return Page(SEARCH, title, "search", partial(_view, links, ways))


def _view(links: Links, ways: Sequence[tuple[str, str, int]]) -> SearchView:
    return SearchView(ways_in(ways, links))
