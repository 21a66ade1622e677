"""Text and addresses made safe for Markdown, so that a page shows exactly what was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal
from urllib.parse import quote

from markupsafe import Markup

from mkdocs_briefings.language.direction import (
    FIRST_STRONG_ISOLATE,
    POP_ISOLATE,
    has_letters_from_right,
    runs_from_right,
)
from mkdocs_briefings.language.spoken import Spoken, is_foreign, on_page_from_right

# Python-Markdown takes back a backslash before these only; all else needs an HTML entity. `{` gets
# one too, because plugins that run Jinja over pages would see `{%` and `{#` behind a backslash.
_BACKSLASH = "\\`*_[]}|"
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
_BACKSLASHABLE = frozenset("\\`*_{}[]()>#+-.!|")

# The characters that mean something to Markdown or to the extensions that a site may switch on;
# those in the second line only at some places: `==mark==`, `++ctrl++`, `:smile:`, `/// note`, and
# `$5–$6`, where the second sign would end a formula.
_SPECIAL = re.compile(
    r"[\\`*_\[\]{}<&|~^=+:/$](?:(?<=[\\`*_\[\]{}<&|~^])"
    r"|(?<==)(?==)|(?<=\+)(?=\+)|(?<=:)(?=[+\-\w]+:)|(?<=/)(?=//)|(?<=\$)(?<!\s\$))"
)

_HEAVY = 500  # characters that are escaped in a text before it is written for speed
_BRACKETS = {ord("("): "&#40;", ord(")"): "&#41;"}  # the end of an address would end a run too

# The signs of Unicode that begin and end isolates. Those that force a direction, and what an author
# leaves open, stay signs.
_ISOLATES = re.compile("[\u2066-\u2069]")
_ISOLATED = 200  # signs of isolates in a text that become elements; of more, signs they stay

# What begins a heading, quote, list, definition, admonition, tab or formula where it comes first;
# the last character of the match is the one to defuse.
_BLOCK_START = re.compile(
    r"\s*(?:[#>:]|!(?=!!)|\?(?=\?\?)|[-+](?=[\s-]|$)|=(?=\s|$)|\\\["
    r"|(?:\d+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)[.)](?=\s|$))"
)

# NBSP and other blanks that Unicode counts as white space are the author's choice, and stay.
_BLANKS = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_CONTROLS = dict.fromkeys([*range(9), *range(0x0E, 0x1C), *range(0x7F, 0xA0)])
del _CONTROLS[0x85]  # a line end

_ATTRIBUTE = {ord(c): f"&#{ord(c)};" for c in "`*_[]{}\\|~^$#+!=:'"} | {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
}

SCHEMES = frozenset({"http", "https", "mailto"})
_SCHEME = re.compile(r"([^/?#:]*):")
_UNSAFE_IN_ADDRESS = re.compile(r"%(?![0-9A-Fa-f]{2})|&|\+(?=\+)|[^\w\-.~/?#@:!,;=%+&]+")
_IGNORED_IN_ADDRESS = dict.fromkeys([*range(32), *range(0x7F, 0xA0)])  # as browsers do


def escape(text: str) -> Markup:
    """Return Markdown that shows exactly the text, in whatever place a template puts it.

    White space is folded to single blanks, control characters are dropped. What runs from right to
    left is isolated from what the template puts beside it, and what is in another language than the
    page says so.
    """
    if isinstance(text, Spoken) and is_foreign(text.tag):
        return in_language(text, text.tag)
    return _escape(text)


@lru_cache(maxsize=20_000)  # labels and names come again and again
def _escape(text: str) -> Markup:
    markdown = guard(escape_inline(text).strip())
    return Markup(_isolated(markdown) if has_letters_from_right(markdown) else markdown)


def in_language(text: str, tag: str) -> Markup:
    """As `escape`, in an element that says which language (a BCP 47 tag) the text is in.

    So it is read out, hyphenated and set as that language wants it (WCAG 2.2, 3.1.2). Letters from
    right to left run so from the first to the last, even where a Latin word comes first.
    """
    return line_in_language(guard(escape_inline(text).strip()), tag)


def line_in_language(markdown: str, tag: str) -> Markup:
    """As `in_language`, of Markdown that stands in one line.

    Single quotation marks, as it may stand in the title of a folded part, between double ones.
    """
    inner = _isolated(markdown) if _ISOLATES.search(markdown) else markdown
    return Markup(f"<bdi lang='{attribute(tag)}'{_direction(markdown, tag)}>{inner}</bdi>")


class SpokenMarkdown(Markup):
    """Markdown with the tag of its language; what is made of a part of it has none."""

    __slots__ = ("tag",)

    tag: str

    def __new__(cls, text: str = "", tag: str = "") -> SpokenMarkdown:
        """The Markdown in the language with this tag (BCP 47)."""
        one = super().__new__(cls, text)
        one.tag = tag
        return one

    def on_page(self) -> Markup:
        """As it stands on the page: a line in another language than the page says so."""
        is_other = self.tag and "\n" not in self and is_foreign(self.tag)
        return line_in_language(self, self.tag) if is_other else self


class Sentence(Markup):
    """A sentence as Markdown that says the languages of its parts; `plain` makes it without."""

    __slots__ = ("plain",)

    plain: Callable[[], str]

    def __new__(cls, text: str, plain: Callable[[], str]) -> Sentence:
        """The Markdown, and what makes the same as text."""
        one = super().__new__(cls, text)
        one.plain = plain
        return one


def language_of(text: str) -> Markup:
    """The attribute of an element of raw HTML or SVG that holds the text, where it is in another
    language than the page; else nothing."""
    words = text.plain() if isinstance(text, Sentence) else text
    if isinstance(words, Spoken) and is_foreign(words.tag):
        return Markup(f" lang='{attribute(words.tag)}'")
    return Markup("")


def element(text: str, name: str) -> Markup:
    """An element of SVG, such as `title`, with a text that says its language."""
    return Markup(f"<{name}{language_of(text)}>{attribute(text)}</{name}>")


def _direction(markdown: str, tag: str) -> str:
    """The attribute that a piece in a language needs, so that it runs as that is written."""
    if runs_from_right(tag):
        return " dir='rtl'" if has_letters_from_right(markdown) else ""
    return " dir='ltr'" if on_page_from_right() else ""


def _isolated(markdown: str) -> str:
    """Markdown in an element of its own direction, or with one for each isolate in it."""
    signs = _ISOLATES.findall(markdown)
    if not signs:
        return f"<bdi>{markdown}</bdi>"
    depth, lowest = 0, 0
    for sign in signs:
        depth += {FIRST_STRONG_ISOLATE: 1, POP_ISOLATE: -1}.get(sign, -_ISOLATED)
        lowest = min(lowest, depth)
    if depth or lowest or len(signs) > _ISOLATED:
        return markdown
    return markdown.replace(FIRST_STRONG_ISOLATE, "<bdi>").replace(POP_ISOLATE, "</bdi>")


def escape_inline(text: str) -> str:
    """Return Markdown for a piece of text from the middle of a line; blanks at its ends stay.

    Whoever puts it next to Markdown of another kind must `guard` it.
    """
    if not text.isprintable() or "  " in text:
        text = _BLANKS.sub(" ", text.translate(_CONTROLS))
    written, number = _SPECIAL.subn(_defused, text)
    return written if number <= _HEAVY else _SPECIAL.sub(_as_entity, text).translate(_BRACKETS)


def escaped(text: str) -> Iterator[re.Match[str]]:
    """The characters of a text that `escape` writes otherwise, each of which costs time later."""
    return _SPECIAL.finditer(text)


def guard(markdown: str, first: bool = True) -> str:
    """Return the result of `escape_inline` safe at its ends, whatever comes before or after it.

    `first` says whether it may be the first thing in its block.
    """
    if markdown.endswith(("#", "!")):  # a heading's closing marks; an image, where a link follows
        markdown = f"{markdown[:-1]}\\{markdown[-1]}"
    if not first:  # after a footnote's mark a colon would make its definition
        return f"&#58;{markdown[1:]}" if markdown.startswith(":") else markdown
    return guard_start(markdown)


def guard_start(markdown: str) -> str:
    """Return escaped Markdown safe as the first thing in its block; what is safe stays as it is."""
    start = _BLOCK_START.match(markdown)
    if start is None:
        return markdown
    if start[0].endswith("["):  # `\[` … `\]` alone in a block is a formula to Arithmatex
        return start[0][:-2] + "&#91;" + markdown[start.end() :]
    return start[0][:-1] + _defuse(start[0][-1]) + markdown[start.end() :]


def attribute(text: str) -> Markup:
    """Return the text for raw HTML: an attribute value in double quotes, or an element's text.

    Neither HTML nor Markdown finds anything in it; white space is folded.
    """
    if isinstance(text, Sentence):
        text = text.plain()
    if not text.isprintable() or "  " in text:
        text = _BLANKS.sub(" ", text.translate(_CONTROLS))
    safe = text.strip().translate(_ATTRIBUTE)
    start = _BLOCK_START.match(safe)
    return Markup(f"{start[0][:-1]}&#{ord(start[0][-1])};{safe[start.end() :]}" if start else safe)


def data_attribute(text: str) -> Markup:
    """Return JSON for raw HTML: the value of an attribute in single quotes of a block's element.

    Its quotation marks and colons stay, of which it has many; Markdown reads none in there.
    """
    safe = str(attribute(text))
    return Markup(safe.replace("&quot;", '"').replace("&#58;", ":"))


def address_kind(target: str) -> Literal["external", "relative", "refused"]:
    """Say whether a link target may stand on a page, and whether it leads out of the site.

    External are http, https and mailto. Refused are all other schemes, in whatever disguise
    browsers see through, targets like `//host`, and nothing at all.
    """
    seen = target.translate(_IGNORED_IN_ADDRESS).strip()
    scheme = _SCHEME.match(seen)
    if scheme:
        return "external" if scheme[1].lower() in SCHEMES else "refused"
    return "refused" if not seen or re.match(r"[/\\]{2}", seen) else "relative"


@lru_cache(maxsize=20_000)
def url(text: str) -> Markup:
    """Return an address as the destination of a Markdown link or the value of an HTML attribute.

    What could end the destination or mean something to Markdown is percent-encoded. An address
    that `address_kind` refuses becomes empty.
    """
    kind = address_kind(text)
    if kind == "refused":
        return Markup("")
    clean = text.translate(_IGNORED_IN_ADDRESS).strip()
    if kind == "external":
        return Markup(_UNSAFE_IN_ADDRESS.sub(_encoded, clean))
    # MkDocs looks for the file of a path as it stands, without taking entities back.
    end = len(re.split("[?#]", clean, maxsplit=1)[0])
    encoded = _UNSAFE_IN_ADDRESS.sub(lambda unsafe: _percent(unsafe[0]), clean[:end])
    return Markup(encoded + _UNSAFE_IN_ADDRESS.sub(_encoded, clean[end:]))


def _defused(match: re.Match[str]) -> str:
    character = match[0]
    if character == "]" and match.string.startswith(":", match.end()):
        return "&#93;"  # `[…\]:` at the start of a line would define a link's name
    return (
        f"\\{character}"
        if character in _BACKSLASH
        else _ENTITIES.get(character, f"&#{ord(character)};")
    )


def _as_entity(match: re.Match[str]) -> str:
    """The character in the form of which `runs` hands many on at once."""
    return _ENTITIES.get(match[0], f"&#{ord(match[0])};")


def _defuse(character: str) -> str:
    return f"\\{character}" if character in _BACKSLASHABLE else f"&#{ord(character)};"


def _encoded(match: re.Match[str]) -> str:
    if match[0] in "&+":  # these mean themselves, and other than their codes
        return "&amp;" if match[0] == "&" else "&#43;"
    return _percent(match[0])


def _percent(unsafe: str) -> str:
    return quote(unsafe, safe="", errors="replace")
