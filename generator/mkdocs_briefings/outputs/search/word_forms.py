"""Words of a page in plain letters, where they have others: for the index besides the words."""

from __future__ import annotations

import re
import unicodedata

from mkdocs_briefings.language.letters import OTHERWISE, typed_plainly

_WORD = re.compile(rf"[\w\u0300-\u036f{re.escape(OTHERWISE)}]+")
_OTHERWISE = frozenset(OTHERWISE)


def word_forms(text: str) -> list[str]:
    """The words of a text that are typed otherwise, as they are typed: for Łukasz, lukasz.

    A word with a zero-width non-joiner is typed as two or as one. In order, each once.
    """
    text = " ".join(word for word in text.split() if not word.isascii())  # a few of thousands
    words = set(_WORD.findall(unicodedata.normalize("NFKC", text).lower()))
    others = [word for word in words if not _OTHERWISE.isdisjoint(word)]
    joined = (word.replace("\u200c", "") for word in others)
    return sorted({typed_plainly(word) for word in (*others, *joined)} - {""})
