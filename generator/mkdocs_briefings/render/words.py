"""The words of templates: messages, lists and names in the site's language, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from mkdocs_briefings.language.language import Language, fill
from mkdocs_briefings.markdown.escaping import escape_inline
from mkdocs_briefings.render.filters import finalize, link


class Words:
    """What templates call to put something in words of a language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def gettext(self, message: str, **values: Any) -> str:
        """A message in the site's language, its places ({name}) filled with text or Markdown."""
        return filled(self.language.gettext(message), **values)

    def ngettext(self, one: str, many: str, count: int, **values: Any) -> str:
        """The form of a message for a number, which may stand in it as {count}."""
        text = self.language.ngettext(one, many, count)
        return filled(text, **{"count": self.language.number(count), **values})

    def listed(self, values: Iterable[Any], *, apart: bool = False) -> Markup:
        """Texts or Markdown as a list in a sentence; `apart` where they hold commas."""
        return Markup(self.language.listed([finalize(value) for value in values], apart=apart))

    def person(self, one: Any, with_words: bool = True) -> str:
        """Somebody by name, with the office or the source's own words beside it."""
        if not one.name:
            return str(one.words)
        if not one.words or not with_words:
            return link(one)
        return self.gettext("{name}, {office}", name=link(one), office=one.words)


def filled(text: str, **values: Any) -> str:
    """A text with its places filled.

    It is escaped as a whole later; where Markdown is filled in, the rest is escaped now.
    """
    if not any(isinstance(value, Markup) for value in values.values()):
        return fill(text, values) if values else text
    written = {name: finalize(value) for name, value in values.items()}
    return Markup(fill(text, written, escape_inline))
