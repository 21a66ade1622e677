"""The styles of a document: those of a template, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from mkdocs_briefings.handout.word.xml import element

SMALL = "Briefing small line"
NOTE, NOTE_MARK = "FootnoteText", "FootnoteReference"
"""Styles of footnotes by their ids, which are the same in every language of Word."""

_INK, _QUIET = RGBColor(0x1F, 0x1F, 0x1F), RGBColor(0x56, 0x56, 0x56)
_SIZES = {"Title": 24, "Heading 1": 18, "Heading 2": 13, "Heading 3": 11, "Heading 4": 10.5}


def complete(document: Document) -> None:
    """Add the styles that sheets need and the document lacks."""
    small = _added(document, SMALL, WD_STYLE_TYPE.PARAGRAPH)
    if small is not None:
        small.base_style = document.styles["Normal"]
        small.font.color.rgb = _QUIET
        _size(small, 9)
    note = _added(document, "footnote text", WD_STYLE_TYPE.PARAGRAPH, NOTE)
    if note is not None:
        note.base_style = document.styles["Normal"]
        _size(note, 8.5)
        note.paragraph_format.space_after = Pt(0)
    mark = _added(document, "footnote reference", WD_STYLE_TYPE.CHARACTER, NOTE_MARK)
    if mark is not None:
        mark.font.superscript = True
    link = _added(document, "Hyperlink", WD_STYLE_TYPE.CHARACTER)
    if link is not None:
        link.font.underline = True


def _added(document: Document, name: str, kind: WD_STYLE_TYPE, id: str = "") -> Any:
    """A new style; None where there is one of this name or id."""
    styles = document.styles
    if any(one.style_id == id for one in styles) or name in styles:
        return None
    made = styles.add_style(name, kind, builtin=bool(id))
    if id:
        made.element.set(qn("w:styleId"), id)
    return made


def plain(document: Document, language: str) -> None:
    """How a document looks for which nobody gives a template: sober, on A4."""
    styles: Any = document.styles
    normal = styles["Normal"]
    _letters(normal, "Calibri")
    _size(normal, 10.5)
    normal.paragraph_format.space_after = Pt(5)
    for name, size in _SIZES.items():
        style = styles[name]
        _letters(style, "Calibri")
        _size(style, size)
        style.font.color.rgb = _INK
        style.font.bold = style.font.cs_bold = True
        style.font.italic = style.font.cs_italic = False
        style.paragraph_format.space_before = Pt(14 if size > 12 else 9)
        style.paragraph_format.space_after = Pt(3)
    for border in styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    set_language(normal.element.get_or_add_rPr(), language)


def set_language(properties: Any, tag: str, *, from_right: bool = False) -> None:
    """Say in which language runs are (17.3.2.20), for spelling, hyphens and voices."""
    for given in properties.findall(qn("w:lang")):
        properties.remove(given)
    properties.append(element("w:lang", **{"bidi" if from_right else "val": tag}))


def _size(style: Any, points: float) -> None:
    """One size for every script; letters from right to left have a size of their own
    (17.3.2.39)."""
    style.font.size = Pt(points)
    properties = style.element.get_or_add_rPr()
    for given in properties.findall(qn("w:szCs")):
        properties.remove(given)
    properties.find(qn("w:sz")).addnext(element("w:szCs", val=str(round(points * 2))))


def _letters(style: Any, family: str) -> None:
    """One family for every script; letters that it lacks come from what the machine has."""
    style.font.name = family
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if "Theme" in name:
            del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), family)


def first_of(document: Document, names: Iterable[str]) -> str:
    """The first of some styles that a document has; `Normal`, which every one has."""
    return next((name for name in names if name in document.styles), "Normal")


RIGHT, CENTRE = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER
