"""Marks that other programs know and this format does not: they are shown as signs, untold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_briefings.link import Linked
from mkdocs_briefings.rules.rule import Finding, Rule, of_text, rule


class _Mark(NamedTuple):
    """A mark as it looks, what to write in its place, and how it is shown."""

    pattern: str
    hint: str
    shown: str = "as it stands"


_NO_FORMULAS = "Formulas are not set: write them in words, or as a picture."

_MARKS = (
    _Mark(  # before all else, as a backslash takes the meaning of a bracket in other texts
        r"(?<![\w/\\])\\\([^\n]{1,200}?\\\)"
        r"|(?<![\w/\\])\\\[\s*(?:[a-z]|[^\[\]@]{0,200}(?:[=^+<>\\]|_[\d{])[^\[\]]{0,200})\s*\\\]",
        _NO_FORMULAS,
        "without its backslashes",
    ),
    _Mark(
        r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]{0,200})?/?>|<!--",
        "HTML is shown as text: write Markdown, or leave the tag out.",
    ),
    _Mark(
        r"^[ ]{0,3}(?:(?:[-*+]|\d{1,9}[.)]|>)[ ]{1,3}){0,4}"
        r"(?:!!!|\?\?\?\+?|///|:::|===[!+]?)[ ]*[\w\"'{].*$|^[ ]{0,3}>[ ]?\[!\w+\][+-]?.*$",
        "Boxes and tabs are not known here: write a heading, or a quotation (`> `).",
    ),
    _Mark(r"==(?=[^\s=])[^=\n]+==", "Nothing is marked here: write `**word**` for emphasis."),
    _Mark(
        r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}",
        "Nothing is filled in here: write the text that is meant.",
    ),
    _Mark(r"\{ ?[:#.][^{}\n]*\}", "Attributes are not kept: leave the braces out."),
    _Mark(
        r"(?<![\w:/]):[a-z][a-z0-9_+-]*:(?![\w:/])",
        "Names of signs are not known here: write the sign itself, or a word.",
    ),
    _Mark(
        r"^[ ]*[-*+][ ]\[[ xX]\](?=[ ])",
        "Boxes to tick are not known here: leave the brackets out, and say in words what is done.",
    ),
    _Mark(r"\+\+\w+(?:\+\w+)*\+\+|\^\^[^\s^][^^\n]*\^\^", "Write the words without these signs."),
    _Mark(
        r"(?<!\[)\^[^\s^\[\]]{1,20}\^|(?<=[\w)])~[^\s~]{1,20}~",
        "Nothing is set high or low by signs: write the character itself, as in m² or CO₂.",
    ),
    _Mark(
        r"\$\$[^$\n]+\$\$|(?<![\w$])\$(?=[^\s$\d])[^$\n]{0,200}(?<=[^\s$])\$(?![\w$])",
        _NO_FORMULAS,
    ),
    _Mark(
        r"^[ ]{0,3}:[ \t]+\S.*$",
        "Words and their meanings make no list: write `- **word**: what it means`.",
    ),
    _Mark(
        r"^[ ]{0,3}\*\[[^\[\]\n]+\]:.*$", "Nothing is spelt out by itself: write it in the text."
    ),
    _Mark(
        r"\{(?:--|\+\+|~~|==|>>)[^{}\n]*\}",
        "Edits are not shown: write the text as it should read.",
    ),
    _Mark(
        r"%%[^%\n]+%%",
        "Nothing is hidden in a text: a note for colleagues is a line of its own after `# `.",
    ),
    _Mark(r"^[ ]*\[(?:TOC|toc)\][ ]*$", "The page has its own contents: leave this line out."),
    _Mark(r"\[\[[^\[\]\n]+\]\]", "Write a link as [words](path-from-this-file.yaml)."),
    _Mark(r"^[ ]*-{1,2}8<-{1,2}.*$", "No file is included here: write the text itself."),
    _Mark(r"\^\[[^\[\]\n]+\]", "Write the note below, as `[^1]: …`, and `[^1]` here."),
    _Mark(
        r"^[ ]*[•‣·▪▫◦●○–—][ \t]+\S.*\n[ ]*[•‣·▪▫◦●○–—][ \t]+\S",
        "These lines make no list: begin each with a hyphen and a blank.",
    ),
)
# Passed over: code, what a backslash takes its meaning from, and addresses.
_NO_MARK = r"`+[^`]*`+|\\[\\`*_{}\[\]()<>#+.!|~^$:=-]|<https?://[^<>\s]*>|<[^<>\s@]+@[^<>\s]+>"
_FIRST, *_OTHERS = (f"({mark.pattern})" for mark in _MARKS)
_ANY = re.compile("|".join([_FIRST, _NO_MARK, *_OTHERS]), re.M)
# Most texts have citations and no marks: this says so in a tenth of the time.
_MAY_HOLD_ONE = re.compile(
    r"\[!|\\[(\[]|[<{^~•‣·▪▫◦●○–—]|!!!|\?\?\?|///|:::|===?|:[a-z \t]|\+\+|\$[^\s\d]|8<|%%"
    r"|\*?\[[\[ xXTt]|\*\["
)
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
# Where another begins in one, the search begins anew: else each would look through all that follow.
_NOTE = re.compile(r"\[\^([^\[\]\s]+)\](:?)")


@rule("warning")
def unknown_mark(linked: Linked) -> Iterator[Finding]:
    """
    A text holds a mark that some programs know and this format does not, such as HTML, `!!! note`,
    `==word==`, `{{ name }}`, `:smile:`, `\\(x\\)` or a footnote that stands nowhere. Its signs are
    shown.

    Passes:
        body: |
          An **example** with a note[^1] and ~~struck~~ text.

          [^1]: The note.
    Fails:
        body: |
          !!! note
              An ==example==.
    """
    for subject, path, text in linked.world.with_marks:
        for written, mark in _found(text):
            assert subject.entry
            line = written.strip().partition("\n")[0]
            shown = line if len(line) <= 40 else f"{line[:39]}…"
            message = f"`{shown}` is shown {mark.shown}"
            yield Finding(subject.entry.document, path, message, mark.hint, line)


@of_text
def _found(text: str) -> tuple[tuple[str, _Mark], ...]:
    told = _without_blocks(text)
    return (*_marks(told), *_notes(told))


def _without_blocks(text: str) -> str:
    """The text without its blocks of code, in time that grows with its length alone."""
    if "```" not in text and "~~~" not in text and "    " not in text:
        return text
    kept: list[str] = []
    fence = ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if fence:
            ends = found and found[1].startswith(fence) and line.strip() == found[1]
            fence = "" if ends else fence
        elif found:
            fence = found[1]
        elif not line.startswith(("    ", "\t")):
            kept.append(line)
            continue
        kept.append("")
    return "\n".join(kept)


def _marks(text: str) -> Iterator[tuple[str, _Mark]]:
    """Each kind of mark in a text once, as it is first written."""
    if not _MAY_HOLD_ONE.search(text):
        return
    told: set[int] = set()
    for found in _ANY.finditer(text):
        if found.lastindex and found.lastindex not in told:
            told.add(found.lastindex)
            yield found[0], _MARKS[found.lastindex - 1]


def _notes(text: str) -> Iterator[tuple[str, _Mark]]:
    """Footnotes that are referred to and stand nowhere, and those that nothing refers to."""
    if "[^" not in text:
        return
    found = list(_NOTE.finditer(text))
    defined = {one[1] for one in found if one[2]}
    referred = {one[1] for one in found if not one[2]}
    for one in sorted(referred - defined):
        yield f"[^{one}]", _Mark("", f"Write the note below, as `[^{one}]: …`.")
    for one in sorted(defined - referred):
        hint = f"Write `[^{one}]` where the note belongs; without it, it is not shown."
        yield f"[^{one}]:", _Mark("", hint)


RULES: tuple[Rule, ...] = (unknown_mark,)
