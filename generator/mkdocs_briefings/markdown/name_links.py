"""Names that lead to their pages: on a whole page, each leads there once a section.

A name is written as a link whose address begins with a control character, which no record can
hold. Only when a page is laid out is it known which of them a section has first.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from mkdocs_briefings.markdown.escaping import url

_NAME = "\x05"
# What is escaped is passed over: a search from each escaped bracket would read all that follows it.
_LINK = re.compile(rf"\\.|\[((?:[^\[\]\\]|\\.)*)\]\({_NAME}([^()\s]*)\)")
_SECTION = ("# ", "## ")
_FOLDED = "    "  # what can be folded away is indented


def name_link(text: str, address: str) -> Markup:
    """A name, as Markdown, with the address of its page."""
    return Markup(f"[{text}]({_NAME}{url(address)})")


def names_once(text: str) -> str:
    """The page with each name as a link where a section has it first, and as text after that.

    What a folded part has first leads on there only, as a reader may not see it.
    """
    if _NAME not in text:
        return text
    seen: set[str] = set()
    folded: set[str] = set()

    def write(found: re.Match[str]) -> str:
        name, address = found.groups()
        if address is None:
            return found[0]
        if address in here:
            return name
        here.add(address)
        folded.add(address)
        return f"[{name}]({address})"

    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.startswith(_SECTION):
            seen, folded = set(), set()
        if _NAME in line:
            here = folded if line.startswith(_FOLDED) else seen
            lines[number] = _LINK.sub(write, line)
    return "\n".join(lines)
