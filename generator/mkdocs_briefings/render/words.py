"""The words of templates: messages, lists and names in the site's language, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from markupsafe import Markup

from mkdocs_briefings.language.direction import runs_from_right
from mkdocs_briefings.language.language import (
    Language,
    fill,
    has_words,
    parts_of,
    without_stop,
)
from mkdocs_briefings.language.spoken import Spoken, are_alike, is_foreign, page_in
from mkdocs_briefings.markdown.escaping import (
    Sentence,
    attribute,
    escape,
    escape_inline,
    line_in_language,
)
from mkdocs_briefings.markdown.name_links import name_link
from mkdocs_briefings.render.filters import finalize, link

W = TypeVar("W", bound=str)


class Words:
    """What templates call to put something in words of a language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def gettext(self, message: str, **values: Any) -> str:
        """A message in the site's language, its places ({name}) filled with text or Markdown."""
        text = self.language.gettext(message)
        return self._own(text, values) if values else text

    def ngettext(self, one: str, many: str, count: int, **values: Any) -> str:
        """The form of a message for a number, which may stand in it as {count}."""
        text = self.language.form(one, many, count)
        return self._own(text, {"count": self.language.number(count), **values})

    def phrase(self, text: str, **values: Any) -> str:
        """A phrase of a view in the site's language, its places filled."""
        return self._own(text, values)

    def _own(self, message: str, values: Mapping[str, Any]) -> str:
        """A message, filled, as one in the site's language, which may not be the page's."""

        def write() -> str:
            return filled(message, values)

        written = self._in_own(write) if has_words(message) else write()
        if isinstance(written, Markup):
            return Sentence(
                written, lambda: self.language.own(message, fill(message, values), values)
            )
        return self.language.own(message, written, values)

    def _in_own(self, write: Callable[[], W]) -> W | Markup:
        """What is written in the site's language, so that a page in another says so; within it, it
        is what is in another that does."""
        tag = self.language.tag
        if not is_foreign(tag):
            return write()
        with page_in(tag):
            written = write()
        return line_in_language(written, tag) if isinstance(written, Markup) else written

    def in_own_language(self) -> Markup:
        """The attributes of an element of raw HTML that is in the site's language, on a page that
        is in another; else nothing."""
        tag = self.language.tag
        return _in(tag) if is_foreign(tag) else Markup("")

    def in_title_language(self, title: str) -> Markup:
        """The attributes of an element of raw HTML that holds a title among the site's words."""
        if isinstance(title, Spoken) and not are_alike(title.tag, self.language.tag):
            return _in(title.tag)
        return Markup("")

    def labelled(self, label: str, value: Any) -> Markup:
        """A value behind its label; nothing where there is no value."""
        if not value:
            return Markup("")
        return Markup(f"**{self.gettext('{label}:', label=finalize(label))}** {finalize(value)}")

    def listed(self, values: Iterable[Any], *, apart: bool = False) -> Markup:
        """Texts or Markdown as a list in a sentence; `apart` where they hold commas."""
        many = list(values)

        def write() -> Markup:
            return Markup(self.language.listed([finalize(one) for one in many], apart=apart))

        return self._in_own(write) if len(many) > 1 and not apart else write()

    def links(self, many: Sequence[Any]) -> Markup:
        """Links as a list in a sentence."""

        def write() -> Markup:
            return Markup(self.language.listed([link(one) for one in many]))

        return self._in_own(write) if len(many) > 1 else write()

    def people(self, many: Sequence[Any]) -> Markup:
        """People with their offices, or the source's own words for them, as a list."""
        return self.listed(map(self.person, many), apart=True)

    def names(self, many: Sequence[Any]) -> Markup:
        """People by their names only; where they have none, in the source's words."""
        return self.listed(_name(one) if one.name else one.words for one in many)

    def person(self, one: Any) -> str:
        """Somebody by name, with the office or the source's own words beside it."""
        if not one.name:
            return str(one.words)
        name = _name(one)
        return self.gettext("{name}, {office}", name=name, office=one.words) if one.words else name


def _in(tag: str) -> Markup:
    direction = "rtl" if runs_from_right(tag) else "ltr"
    return Markup(f" lang='{attribute(tag)}' dir='{direction}'")


def _name(one: Any) -> Markup:
    """A name that leads to its page, where it has one."""
    return name_link(escape(one.name), one.href) if one.href else escape(one.name)


def filled(text: str, values: Mapping[str, Any]) -> str:
    """A text with its places filled.

    It is escaped as a whole later; where Markdown is filled in, or a text that is to say its
    language, the rest is escaped now.
    """
    for value in values.values():
        if isinstance(value, Markup) or (isinstance(value, Spoken) and is_foreign(value.tag)):
            break
    else:
        return fill(text, values)
    written: list[str] = []
    for number, part in enumerate(_written(text)):
        if number % 2:
            written.append(finalize(values[part]) if part in values else f"{{{part}}}")
        else:
            written.append(without_stop(part, written))
    return Markup("".join(written))


@lru_cache(maxsize=4096)
def _written(text: str) -> tuple[str, ...]:
    """The parts of a message, what stands between its places as Markdown."""
    return tuple(part if n % 2 else escape_inline(part) for n, part in enumerate(parts_of(text)))
