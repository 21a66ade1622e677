"""The text or the words of a statement in one plain line."""

from __future__ import annotations

from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.spoken import spoken
from mkdocs_briefings.library.linked import Statement

_LONGEST = 280


def said(statement: Statement, language: Language) -> str:
    """What a statement says, in our words or in those that were said."""
    if statement.data.text:
        return spoken(shortened(statement.data.text.plain), statement.home.lang or language.tag)
    return verbatim(statement, language) if statement.data.quote else ""


def verbatim(statement: Statement, language: Language) -> str:
    """The words that were said, shortened where there are many."""
    words = spoken(shortened(statement.data.quote), statement.home.lang or language.tag)
    return language.gettext("“{words}”", words=words)


def is_long(text: str) -> bool:
    """Whether a heading has room for the beginning of a text only."""
    return len(text) > _LONGEST


def shortened(text: str, longest: int = _LONGEST) -> str:
    """A text without its end where it is long."""
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"
