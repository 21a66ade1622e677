"""Writes what stands inside a block of Markdown: text, emphasis, links, pictures, citations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markdown_it.token import Token

from mkdocs_briefings.markdown.code import code_span
from mkdocs_briefings.markdown.escaping import address_kind, attribute, escape, url
from mkdocs_briefings.markdown.pieces import (
    Cited,
    NoteMark,
    Piece,
    SiteImage,
    SiteLink,
    Text,
    merged,
)
from mkdocs_briefings.markdown.reader import citations
from mkdocs_briefings.problems import Fault

_MARKS = {"em": "*", "strong": "**"}
_TAGS = {"s": "del"}  # what is no longer right, not what is no longer relevant
_LINK_HINT = "Use http, https, mailto, or a path from this file; `//host` needs its `https:`."
_IMAGE_HINT = "Put the picture below briefings/, and write the path to it from this file."


def plain_text(tokens: Iterable[Token]) -> str:
    """Return the words in tokens, without markup, citations and what is struck out.

    Blocks are apart by a blank.
    """
    words: list[str] = []
    struck = 0
    for token in tokens:
        struck += token.nesting if token.tag == "s" else 0
        if struck:
            continue
        if token.type in ("text", "code_inline", "fence", "code_block"):
            words.append(token.content)
        elif token.type == "list_item_open" and token.info:
            words.append(f"{token.info}. ")
        elif token.type == "citation" and words:
            words[-1] = words[-1].rstrip()
        elif token.children:
            words.append(plain_text(token.children))
        if token.type.endswith("break") or token.block:
            words.append(" ")
    return " ".join("".join(words).split())


@dataclass(slots=True)
class Spans:
    """Writes inline tokens, and gathers what the text cites and links to."""

    citations: list[Cited] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def write(
        self, tokens: list[Token], hooked: bool, first: bool = True, inside: bool = False
    ) -> list[Piece]:
        """Return tokens as pieces.

        `hooked` says whether names may become links here, `first` whether the block begins with
        the tokens, `inside` that they are emphasised.
        """
        tokens = _joined(tokens)
        row: list[Piece] = []
        at = 0
        while at < len(tokens):
            token, begins = tokens[at], first and not row
            if token.nesting > 0:
                end = _closing(tokens, at)
                inner = tokens[at + 1 : end]
                if token.type == "link_open":
                    row += self._link(token, self.write(inner, False, begins, inside))
                else:
                    alone = not inside and _stands_alone(tokens, at, end)
                    row += _emphasis(token, self.write(inner, hooked, begins, True), alone)
                at = end
            else:
                row += self._leaf(token, hooked, begins)
            at += 1
        return row

    def _leaf(self, token: Token, hooked: bool, first: bool) -> list[Piece]:
        match token.type:
            case "text":
                text = Text(token.content, first)
                return [text if hooked else text.markdown]
            case "code_inline":
                return [code_span(token.content)]
            case "hardbreak":
                return ["<br>"]
            case "footnote_ref":
                return [NoteMark(token.meta["id"] + 1, token.meta["subId"] == 0)]
            case "citation":
                cited = list(citations(token.content))
                self.citations += cited
                return list(cited)
            case _:
                return [self._image(token)]

    def _link(self, token: Token, shown: list[Piece]) -> list[Piece]:
        target = str(token.attrs["href"])
        shown = shown or [escape(target)]
        kind = address_kind(target)
        if kind == "refused":
            self.faults.append(_refused("link", target, _LINK_HINT))
            return shown
        if kind == "external":
            return ["[", *shown, f"]({url(target)}{_title(token)})"]
        self.links.append(target)
        return [SiteLink(target, _title(token), merged(shown))]

    def _image(self, token: Token) -> Piece:
        target, alt = str(token.attrs["src"]), escape(plain_text(token.children or []))
        if address_kind(target) != "relative" or target.strip()[0] in "/\\#?":
            self.faults.append(_refused("picture", target, _IMAGE_HINT))
            return alt
        self.images.append(target)
        return SiteImage(target, _title(token), alt)


def _joined(tokens: list[Token]) -> list[Token]:
    """The tokens with a text of several lines made one, so that a name is found across them."""
    result: list[Token] = []
    for token in tokens:
        content = " " if token.type == "softbreak" else token.content
        if token.type not in ("text", "softbreak"):
            result.append(token)
        elif result and result[-1].type == "text":
            result[-1] = Token("text", "", 0, content=result[-1].content + content)
        elif content:
            result.append(Token("text", "", 0, content=content))
    return result


def _closing(tokens: list[Token], opening: int) -> int:
    level = tokens[opening].level
    return next(
        at
        for at in range(opening + 1, len(tokens))
        if tokens[at].nesting < 0 and tokens[at].level == level
    )


def _emphasis(token: Token, inner: list[Piece], alone: bool) -> list[Piece]:
    """Marks where Markdown's readers agree on what they mean, HTML where they may not."""
    if alone and token.tag in _MARKS:
        return [_MARKS[token.tag], *inner, _MARKS[token.tag]]
    tag = _TAGS.get(token.tag, token.tag)
    return [f"<{tag}>", *inner, f"</{tag}>"]


def _stands_alone(tokens: list[Token], start: int, end: int) -> bool:
    """Whether the emphasis is neither part of a word nor begins or ends with a blank or markup."""
    before = tokens[start - 1] if start else None
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    return (
        start + 1 < end
        and _is_edge(tokens[start + 1], 0)
        and _is_edge(tokens[end - 1], -1)
        and _is_apart(before, -1)
        and _is_apart(after, 0)
    )


def _is_edge(token: Token, end: int) -> bool:
    return token.type == "code_inline" or (
        token.type == "text" and not token.content[end].isspace()
    )


def _is_apart(token: Token | None, end: int) -> bool:
    if token is None or token.type == "citation" or token.type.endswith("break"):
        return True
    return token.type == "text" and not (token.content[end].isalnum() or token.content[end] == "_")


def _title(token: Token) -> str:
    title = str(token.attrs.get("title", ""))
    if not title.strip():
        return ""
    return f' "{attribute(title)}"'.replace("(", "&#40;").replace(")", "&#41;")


def _refused(what: str, target: str, hint: str) -> Fault:
    shown = target if len(target) <= 60 else target[:59] + "…"
    return Fault("address", f"`{shown}` is no address that a {what} may have", hint, target)
