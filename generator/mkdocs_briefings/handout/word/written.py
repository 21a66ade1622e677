"""Text in lines: runs with their direction, links, and the marks of sources."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any
from xml.etree.ElementTree import Element

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from mkdocs_briefings.handout.html_tree import classes
from mkdocs_briefings.handout.sheets import is_mark
from mkdocs_briefings.handout.word.xml import element
from mkdocs_briefings.language.direction import has_letters_from_right, runs_from_right

_ISOLATES = re.compile("[\u2066-\u2069]")
"""Signs for direction that Word does not know: there each run says its own."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

Marks = Callable[[Paragraph, Element], None]
"""Writes the mark of a source behind a paragraph's last run."""


@dataclass(frozen=True, slots=True)
class Format:
    """How a run is set; `link` is the relation to where it leads, `language` a tag (BCP 47) where
    it is not that of the document."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    struck: bool = False
    underlined: bool = False
    shift: str = ""
    link: str = ""
    language: str = ""


_CHANGES: dict[str, dict[str, Any]] = {
    "strong": {"bold": True},
    "b": {"bold": True},
    "summary": {"bold": True},
    "em": {"italic": True},
    "i": {"italic": True},
    "cite": {"italic": True},
    "code": {"code": True},
    "kbd": {"code": True},
    "del": {"struck": True},
    "s": {"struck": True},
    "u": {"underlined": True},
    "ins": {"underlined": True},
    "sup": {"shift": "superscript"},
    "sub": {"shift": "subscript"},
}


def write_text(
    paragraph: Paragraph, within: Element, marks: Marks, form: Format = Format()
) -> None:
    """Write what stands in an element into a paragraph; elements that are lines of text only."""
    _write(paragraph, within.text, form)
    for child in within:
        if is_mark(child):
            marks(paragraph, child)
        elif child.tag == "br":
            paragraph.add_run().add_break()
        elif child.tag == "img":
            _write(paragraph, child.get("alt"), form)
        else:
            known = len(paragraph._p)
            write_text(paragraph, child, marks, _changed(paragraph, child, form))
            if direction := child.get("dir"):
                _isolate(paragraph._p[known:], direction)
            if "briefing-address" in classes(child) and (address := child.get("href")):
                _write(paragraph, f": {address}", form)  # on paper it has to be read
        _write(paragraph, child.tail, form)


def _isolate(written: list[Any], direction: str) -> None:
    """Let what was written run in a direction, whatever is around it (17.3.2.8); what runs in one
    itself needs nothing."""
    runs = [run for one in written for run in one.iter(qn("w:r"))]
    if len({run.find(qn("w:rPr") + "/" + qn("w:rtl")) is None for run in runs}) > 1:
        held = element("w:dir", val=direction)
        written[0].addprevious(held)
        held.extend(written)


def _changed(paragraph: Paragraph, child: Element, form: Format) -> Format:
    form = replace(form, language=child.get("lang") or form.language)
    if child.tag == "a" and (target := child.get("href")):
        link = paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return replace(form, link=link)
    return replace(form, **_CHANGES.get(str(child.tag), {}))


def _write(paragraph: Paragraph, text: str | None, form: Format) -> None:
    clean = _NOT_IN_XML.sub("", _ISOLATES.sub("", text or ""))
    clean = re.sub(r"[ \t\r\n]+", " ", clean)
    if next(paragraph._p.iter(qn("w:r")), None) is None:
        clean = clean.lstrip(" ")
    for piece, from_right in _by_direction(clean):
        run = paragraph.add_run(piece)
        _set(run, form, from_right)
        if form.link:
            link = element("w:hyperlink")
            link.set(qn("r:id"), form.link)
            run._r.addprevious(link)
            link.append(run._r)


def _set(run: Any, form: Format, from_right: bool) -> None:
    font = run.font
    font.rtl = from_right or None
    for name in ("bold", "italic"):
        if getattr(form, name):
            setattr(font, name, True)
            setattr(font, f"cs_{name}", True)
    font.strike, font.underline = form.struck or None, form.underlined or None
    font.superscript = form.shift == "superscript" or None
    font.subscript = form.shift == "subscript" or None
    if form.language and from_right == runs_from_right(form.language):  # no name from elsewhere
        run._r.get_or_add_rPr().append(
            element("w:lang", **{"bidi" if from_right else "val": form.language})
        )
    if form.code:
        font.name = "Consolas"
    elif form.link:
        run.style = "Hyperlink"


def _by_direction(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text by direction (UAX #9); what has none goes with what is around it."""
    if not has_letters_from_right(text):
        if text:
            yield text, False
        return
    sides = [_side(letter) for letter in text]
    after = ""
    for at in range(len(sides) - 1, -1, -1):
        after = sides[at] or after
        sides[at] = sides[at] or f"?{after}"
    before = ""
    for at, side in enumerate(sides):
        if side.startswith("?"):
            sides[at] = "R" if before == "R" and side == "?R" else "L"
        else:
            before = side
    for side, pairs in groupby(zip(text, sides, strict=True), key=lambda pair: pair[1]):
        yield "".join(letter for letter, _ in pairs), side == "R"


def _side(letter: str) -> str:
    """Whether a letter runs from left or right; nothing for a sign or number."""
    kind = unicodedata.bidirectional(letter)
    return {"L": "L", "R": "R", "AL": "R"}.get(kind, "")


def turn(paragraph: Paragraph) -> None:
    """Set a paragraph from right to left (17.3.1.6)."""
    properties = paragraph._p.get_or_add_pPr()
    before = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")
    properties.insert_element_before(element("w:bidi"), *before)


def begins_from_right(text: str) -> bool:
    """Whether the first letter of a text that has a direction runs from right to left."""
    return next((side == "R" for side in map(_side, text) if side), False)
