"""A document of Word from sheets: each begins a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from html import escape
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Pt

from mkdocs_briefings.handout.booklet import Booklet
from mkdocs_briefings.handout.html_tree import tree_of
from mkdocs_briefings.handout.pictures import DrawnPicture, picture_of
from mkdocs_briefings.handout.sheets import Sheet
from mkdocs_briefings.handout.word import styles
from mkdocs_briefings.handout.word.blocks import Blocks
from mkdocs_briefings.handout.word.notes import Notes
from mkdocs_briefings.handout.word.written import turn, write_text
from mkdocs_briefings.handout.word.xml import field
from mkdocs_briefings.settings import CLEAR

Pictures = Callable[[str], bytes | None]

_EPOCH = (1980, 1, 1, 0, 0, 0)


class NotATemplate(Exception):
    """A file is no document of Word whose styles could be taken; the message says why."""


def word_document(booklet: Booklet, pictures: Pictures, template: bytes | None = None) -> bytes:
    """The document of a booklet; the same bytes for the same.

    `pictures` gives the bytes of a picture beside the records by its path; `template` is a
    document whose styles, paper, headers and footers are taken. Raises NotATemplate.
    """
    document = _opened(template)
    if template is None:
        styles.plain(document, booklet.language)
    styles.complete(document)
    _tell_properties(document, booklet)
    only = len(booklet.sheets) == 1
    notes = Notes(document, partial(write_text, marks=lambda *_: None))
    if template is None:
        _head_and_foot(document.sections[0], booklet)
    elif booklet.marking != CLEAR:
        _mark(document, booklet.marking)
    if not only:
        _cover(document, booklet)
    for sheet in booklet.sheets:
        if not only:
            document.add_section(WD_SECTION.NEW_PAGE)
        _write(document, sheet, notes, pictures)
    return _dated_nowhere(document)


def _opened(template: bytes | None) -> WordDocument:
    """A document without content, with the styles of a template."""
    try:
        document = Document(BytesIO(template)) if template else Document()
    except Exception as error:  # python-docx raises whatever it comes upon in a strange file
        raise NotATemplate("it is no document of Word; save it as .docx") from error
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    return document


def _write(document: WordDocument, sheet: Sheet, notes: Notes, pictures: Pictures) -> None:
    drawings = sheet.drawings

    def drawn(number: int) -> DrawnPicture | None:
        return picture_of(drawings[number])

    notes.about(sheet)
    Blocks(document, sheet, notes, drawn, pictures).write()
    if sheet.url:
        document.add_paragraph(sheet.url, style=styles.SMALL)


def _cover(document: WordDocument, booklet: Booklet) -> None:
    """What a document of several briefings holds."""
    document.add_paragraph(booklet.title, style=styles.first_of(document, ("Title", "Heading 1")))
    document.add_paragraph(f"{booklet.site} · {booklet.marking}", style=styles.SMALL)
    for line, sheet in zip(booklet.contents, booklet.sheets, strict=True):
        paragraph = document.add_paragraph()
        write_text(paragraph, tree_of(escape(line)), lambda *_: None)
        if sheet.from_right:
            turn(paragraph)


def _head_and_foot(section: Any, booklet: Booklet) -> None:
    """The marking above and below every page, as the protocol asks, and the page's number."""
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph, text in ((head, booklet.marking), (foot, f"{booklet.marking}    ")):
        paragraph.alignment = styles.RIGHT
        run = paragraph.add_run(text)
        run.font.bold, run.font.size = True, Pt(12)
    for run in field("PAGE", "1"):
        foot._p.append(run)


def _mark(document: WordDocument, marking: str) -> None:
    """Put a marking above and below every page, below what a template has there."""
    for section in document.sections:
        kinds = [section.header, section.footer]
        if section.different_first_page_header_footer:
            kinds += [section.first_page_header, section.first_page_footer]
        if document.settings.odd_and_even_pages_header_footer:
            kinds += [section.even_page_header, section.even_page_footer]
        for one in kinds:
            if any(marking in paragraph.text for paragraph in one.paragraphs):
                continue
            paragraph = one.add_paragraph()
            paragraph.alignment = styles.RIGHT
            paragraph.add_run(marking).font.bold = True


def _tell_properties(document: WordDocument, booklet: Booklet) -> None:
    about = document.core_properties
    about.title, about.author, about.language = (
        booklet.title[:255],
        booklet.site[:255],
        (booklet.language),
    )
    about.comments = about.keywords = about.last_modified_by = ""
    about.created = about.modified = booklet.day or datetime(*_EPOCH)
    about.revision = 1


def _dated_nowhere(document: WordDocument) -> bytes:
    """The document's bytes, without the time at which they were packed."""
    packed, out = BytesIO(), BytesIO()
    document.save(packed)
    with ZipFile(packed) as given, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in given.namelist():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            made.writestr(info, given.read(name))
    return out.getvalue()
