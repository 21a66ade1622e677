"""Texts that know their language, so that a page in another one says so (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from mkdocs_briefings.language.direction import runs_from_right

_PAGE: ContextVar[str] = ContextVar("language of the page", default="")


class Spoken(str):
    """A text with the tag (BCP 47) of the language that it is in.

    Wherever it goes it is the text; only what writes it onto a page looks at the language.
    """

    __slots__ = ("tag",)

    tag: str

    def __new__(cls, text: str, tag: str) -> Spoken:
        """The text in the language with this tag."""
        one = super().__new__(cls, text)
        one.tag = tag
        return one

    def __reduce__(self) -> tuple[type[Spoken], tuple[str, str]]:
        """What a copy in another process is made of."""
        return Spoken, (str(self), self.tag)


def spoken(text: str, tag: str | None) -> str:
    """The text with its language, where that is known."""
    return Spoken(text, tag) if tag else text


def as_spoken(text: str, like: str) -> str:
    """What was made of a text, in the language of that text."""
    return Spoken(text, like.tag) if isinstance(like, Spoken) else text


@contextmanager
def page_in(tag: str) -> Iterator[None]:
    """While a page in this language is written: texts in others are to say in which they are."""
    token = _PAGE.set(tag)
    try:
        yield
    finally:
        _PAGE.reset(token)


def is_foreign(tag: str) -> bool:
    """Whether a language is another than that of the page which is written now."""
    page = _PAGE.get()
    return bool(page) and not are_alike(page, tag)


def are_alike(one: str, other: str) -> bool:
    """Whether two tags are of one language: British English is no other than English."""
    return one == other or _kind(one) == _kind(other)


def on_page_from_right() -> bool:
    """Whether the page which is written now runs from right to left."""
    page = _PAGE.get()
    return bool(page) and runs_from_right(page)


@lru_cache(maxsize=1024)
def _kind(tag: str) -> tuple[str, bool]:
    """What readers tell languages apart by: the language itself, and its direction."""
    return tag.partition("-")[0].lower(), runs_from_right(tag)
