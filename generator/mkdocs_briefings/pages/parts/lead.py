"""The first sentence of a text, which a reader in a hurry reads."""

from __future__ import annotations

import re

from markupsafe import Markup

# A sentence ends before a blank and a capital letter; not after one such letter (U.S. officials),
# and not within a link, code or emphasis, which would be cut in two.
_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])[.!?](?:\x02[^\x03]*\x03)*\s+(?=[A-Z])")
_OPEN = re.compile(r"[\[\]*_`<>|\n]")
_LONGEST = 300


def lead(text: Markup) -> tuple[Markup, Markup]:
    """The first sentence of a Markdown text and the rest of it; no first one where it is not plain.

    Links may stand in it whole.
    """
    end = _END.search(text)
    first = text[: end.end()].rstrip() if end else text
    whole = re.sub(r"\[[^\[\]]*\]\([^()]*\)|\x02[^\x03]*\x03", "", first)
    if len(first) > _LONGEST + 200 or _OPEN.search(whole):
        return Markup(""), text
    return Markup(first), Markup(text[end.end() :] if end else "")


def first_sentence(plain: str) -> str:
    """The first sentence of a plain text; of a long one, its beginning."""
    end = _END.search(plain)
    first = plain[: end.end()].rstrip() if end else plain.strip()
    return first if len(first) <= _LONGEST else first[:_LONGEST].rsplit(" ", 1)[0] + " …"
