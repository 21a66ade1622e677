"""Reads authors' Markdown: CommonMark, tables, footnotes, struck text; HTML as text; `[@key]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from mkdocs_briefings.markdown.pieces import Cited
from mkdocs_briefings.problems import Fault

# `[@key]`, `[@key, para. 4]`, `[@one; @two, p. 3]`; before `(` it is the text of a link. Without
# `[` inside, so that no input makes the search go over the same text again and again.
_ONE = r"@[^\[\]\s;,]+\s*(?:,[^\[\];]*)?"
CITATION = re.compile(rf"\[({_ONE}(?:;\s*{_ONE})*)\](?!\()")

DEEPEST = 20  # levels of quotes and lists; a list counts twice, once for its items
LONGEST = 100_000  # characters; a briefing of 15,000 words
MOST_HEADINGS = 500
MOST_NOTES = 1_000  # references to footnotes

_HOW_TO_CITE = "Write [@key], [@key, para. 4] or [@one; @two, p. 3]."


def too_long(source: str) -> Fault | None:
    """Refuse a text that Python-Markdown, in time that grows with the square, might not finish."""
    if len(source) <= LONGEST:
        return None
    message = f"has {len(source):,} characters, more than the {LONGEST:,} that are read"
    return Fault("too-long", message, "Divide it, or put the rest elsewhere and link to it.")


def too_divided(headings: int) -> Fault | None:
    """Refuse a text with so many headings that its table of contents would be of no use."""
    if headings <= MOST_HEADINGS:
        return None
    message = f"has {headings:,} headings, more than the {MOST_HEADINGS} that are read"
    return Fault("too-long", message, "Divide the text, or leave headings out.")


def _too_many_notes(tokens: list[Token]) -> Fault | None:
    """Refuse a text with more footnotes than Python-Markdown links in a quarter of a second."""
    inline = (child for token in tokens for child in token.children or ())
    number = sum(child.type == "footnote_ref" for child in inline)
    if number <= MOST_NOTES:
        return None
    message = f"refers to footnotes {number:,} times, more than the {MOST_NOTES:,} that are read"
    return Fault("too-long", message, "Divide the text, or leave footnotes out.")


def citations(inner: str) -> Iterator[Cited]:
    """Yield what is cited by the inner part of `[…]`, in order."""
    for part in inner.split(";"):
        key, _, at = part.strip().partition(",")
        yield Cited(key[1:].strip(), " ".join(at.split()))


def read(source: str) -> tuple[list[Token], list[Fault]]:
    """Return the tokens of a text, and what is wrong with it; no tokens where that is all of it."""
    faults: list[Fault] = []
    tokens = [
        token  # but for the ways back from a footnote, which the writer sets where they belong
        for token in _PARSER.parse(source, {"faults": faults})
        if token.type != "footnote_anchor"
    ]
    if any(
        t.type in ("blockquote_open", "list_item_open") and t.level > DEEPEST - 2 for t in tokens
    ):
        message = "nests quotes and lists too deep to be read"
        return [], [Fault("too-deep", message, "Use fewer levels.")]
    if fault := _too_many_notes(tokens):
        return [], [fault]
    if fault := too_divided(sum(token.type == "heading_open" for token in tokens)):
        return [], [fault]
    return tokens, faults


def web_links(source: str) -> list[str]:
    """The web addresses that links of a text lead to, each once, in their order."""
    spans = [token for block in read(source)[0] for token in block.children or ()]
    found = [str(token.attrs["href"]) for token in spans if token.type == "link_open"]
    return list(dict.fromkeys(one for one in found if one.startswith(("http://", "https://"))))


def _read_citation(state: StateInline, silent: bool) -> bool:
    # Silent is the search for the end of a link's text, where citations do not count.
    if silent or not state.src.startswith("[@", state.pos):
        return False
    match = CITATION.match(state.src, state.pos, state.posMax)
    if match and not state.linkLevel:
        state.push("citation", "", 0).content = match[1]
        state.pos = match.end()
        return True
    if not _begins_link(state):
        state.env["faults"].append(_malformed(state))
    return False


def _begins_link(state: StateInline) -> bool:
    end = state.src.find("]", state.pos, state.posMax)
    return end > 0 and state.src[end + 1 : end + 2] in ("(", "[")


def _malformed(state: StateInline) -> Fault:
    end = state.src.find("]", state.pos, min(state.pos + 80, state.posMax))
    needle = state.src[state.pos : end + 1 if end > 0 else state.pos + 2].partition("\n")[0]
    place = "stands inside a link" if state.linkLevel else "is not understood as a citation"
    return Fault("citation", f"`{needle}` {place}", _HOW_TO_CITE, needle)


def _read_definition(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """`[@key]: …` begins a sentence, and does not define a link."""
    if state.src.startswith(("[@", "[^"), state.bMarks[line] + state.tShift[line]):
        return False
    return reference(state, line, end, silent)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    parser.enable(["table", "strikethrough"]).use(footnote_plugin, inline=False)
    parser.inline.ruler.before("link", "citation", _read_citation)
    parser.block.ruler.at("reference", _read_definition)
    # Addresses are judged by `address_kind`, and encoded by `url`, when they are written.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser


_PARSER = _parser()
