"""Of which day the newest briefing is: what the foot of each page tells."""

from __future__ import annotations

from mkdocs_briefings.language.language import Language
from mkdocs_briefings.library.library import Library


def newest_briefing(library: Library, language: Language) -> str:
    """Of which day the newest briefing is, in words; empty where none has a day."""
    days = [one.published for one in library.briefings if one.stands and one.published]
    newest = language.date(max(days, key=lambda day: day.sort_key, default=None))
    return language.gettext("Newest briefing: {date}", date=newest) if newest else ""
