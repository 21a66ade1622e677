"""How many sources say the same, in words as far as such numbers are read as words."""

from __future__ import annotations

from mkdocs_briefings.language.language import Language
from mkdocs_briefings.language.words import N_

_IN_WORDS = {
    2: N_("two sources agree"),
    3: N_("three sources agree"),
    4: N_("four sources agree"),
    5: N_("five sources agree"),
}


def sources_agree(count: int, language: Language) -> str:
    """That so many sources, two or more, give the same number."""
    if count in _IN_WORDS:
        return language.gettext(_IN_WORDS[count])
    return language.ngettext("{count} source agrees", "{count} sources agree", count)
