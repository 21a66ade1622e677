"""Code as Markdown, with nothing in it that Markdown, or an extension of it, would act on."""

from __future__ import annotations

import re

_CODE_ENTITIES = {ord(c): f"&#{ord(c)};" for c in "!\"#$%&'*+-./:;<=>?@[\\]^_`{|}~\n"}

# Left to themselves, code spans are read for these by tables, by InlineHilite, and, as the whole
# page is, by whatever looks for HTML, edits or Jinja.
_SPAN = re.compile(r"(?! |:::|#!)[^`\\|<&{\x00-\x1f\x7f]+(?<! )")

# The same in blocks: snippets (`--8<--`, which read files) and Jinja; in indented ones also HTML,
# and fences, which SuperFences finds at any depth.
_UNSAFE_IN_FENCE = re.compile(r"8<|\{[^\w\s\"']|[\x00-\x08\x0b-\x1f\x7f]")
_UNSAFE_INDENTED = re.compile(r"[<&`~{]|^\s*\n|[\x00-\x08\x0b-\x1f\x7f]")
_FENCE = re.compile(r"^(`{3,})\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


def code_span(code: str) -> str:
    """Return inline code."""
    if _SPAN.fullmatch(code):
        return f"`{code}`"
    return f"<code>{code.translate(_CODE_ENTITIES)}</code>"


def code_block(code: str, *, nested: bool) -> list[str]:
    """Return the lines of a block of code; `nested` in a list, a quote or anything indented.

    No language is named, because a site may have given some of them another meaning than colours:
    diagrams, formulas, requests to a server.
    """
    code = code.rstrip("\n").expandtabs(4)
    if not (_UNSAFE_INDENTED if nested else _UNSAFE_IN_FENCE).search(code) and code.strip():
        if nested:  # Python-Markdown sees fences only at the start of a line
            return [f"    {line}" if line.strip() else "" for line in code.split("\n")]
        fence = "`" * (1 + max([2, *map(len, re.findall("`+", code))]))
        return [fence, *code.split("\n"), fence]
    return [f"<pre><code>{code.translate(_CODE_ENTITIES)}</code></pre>"]


def indent_fences(markdown: str) -> str:
    """Return Markdown whose fences, as written by `code_block`, are blocks that can be indented."""

    def indented(fence: re.Match[str]) -> str:
        # The comment keeps the code out of a list or other code before it.
        return "\n".join(["<!-- -->", "", *code_block(fence[2], nested=True)])

    return _FENCE.sub(indented, markdown)


def one_line(code: str) -> str:
    """Return code of several lines as one code span."""
    return code_span(" ".join(code.split()))
