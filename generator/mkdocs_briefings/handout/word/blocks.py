"""Sheets as paragraphs, lists, tables and pictures of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

from docx.document import Document
from docx.image.exceptions import UnrecognizedImageError
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from mkdocs_briefings.handout.html_tree import classes, text_of
from mkdocs_briefings.handout.pictures import DrawnPicture
from mkdocs_briefings.handout.sheets import DRAWING, Sheet, is_source
from mkdocs_briefings.handout.word import styles
from mkdocs_briefings.handout.word.notes import Notes
from mkdocs_briefings.handout.word.written import Format, begins_from_right, turn, write_text
from mkdocs_briefings.handout.word.xml import element as xml

_BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "body", "dd", "details", "div", "dl", "dt"),
        *("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p"),
        *("pre", "section", "summary", "table", "ul"),
    )
)
_STEP = Mm(7)
"""How far what belongs to an item stands in, a level."""
_WIDEST, _SCALE = Mm(120), Mm(60)
"""Widths of drawings: of the large ones, and of scales within a text."""
_SMALL = frozenset(("briefing-meta", "briefing-kind"))
_TITLES = {f"h{level}": f"Heading {level}" for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where blocks are put: in the document or a cell, how deep, and set as what."""

    holder: Any
    depth: int = 0
    style: str = ""
    from_right: bool = False


@dataclass(slots=True)
class Blocks:
    """Writes the blocks of one sheet; `picture` gives what stands beside the records, `drawn` the
    picture of a drawing by its number."""

    document: Document
    sheet: Sheet
    notes: Notes
    drawn: Callable[[int], DrawnPicture | None]
    picture: Callable[[str], bytes | None]

    def write(self) -> None:
        """Write the whole sheet at the end of the document."""
        self._children(self.sheet.body, _Place(self.document, from_right=self.sheet.from_right))

    def _children(self, holder: Element, place: _Place) -> None:
        """Blocks one by one; text that stands beside them has a paragraph of its own."""
        for part in _parts(holder):
            if part.tag in _BLOCKS:
                self._block(part, place)
            else:
                self._paragraph(part, place)

    def _block(self, block: Element, place: _Place) -> None:
        if direction := block.get("dir"):
            place = replace(place, from_right=direction == "rtl")
        match block.tag:
            case "p" | "dt" | "figcaption" | "summary" | "address":
                self._paragraph(block, place)
            case "ul" | "ol":
                self._list(block, place)
            case "table":
                self._table(block, place)
            case "blockquote":
                self._children(block, replace(place, style="Quote", depth=place.depth + 1))
            case "pre":
                self._code(block, place)
            case "hr":
                pass
            case title if title in _TITLES:
                self._paragraph(block, replace(place, style=_TITLES[str(title)]))
            case "dd":
                self._children(block, replace(place, depth=place.depth + 1))
            case _:
                self._children(block, place)

    def _paragraph(self, block: Element, place: _Place) -> Paragraph | None:
        """A paragraph of text; pictures in it stand below each other."""
        for one in block.iter():
            if DRAWING in classes(one):
                self._drawing(one, place)
            elif one.tag == "img":
                self._image(one, place)
        if not text_of(block):
            return None
        paragraph: Paragraph = self._new(place, block)
        if place.depth and not place.style.startswith("List"):
            paragraph.paragraph_format.left_indent = Length(_STEP * place.depth)
        if block.tag == "summary":
            paragraph.paragraph_format.keep_with_next = True
        write_text(paragraph, block, self.notes.mark, Format(bold=block.tag == "summary"))
        self._turn(paragraph, block, place)
        return paragraph

    def _new(self, place: _Place, block: Element) -> Paragraph:
        small = classes(block) & _SMALL or "admonition-title" in classes(block)
        wanted = (styles.SMALL,) if small and not place.style else (place.style,)
        style = styles.first_of(self.document, wanted)
        holder = place.holder
        first = holder is not self.document and len(holder.paragraphs) == 1
        if first and not holder.paragraphs[0].text and len(holder._element) <= 2:
            paragraph: Paragraph = holder.paragraphs[0]  # the one that every cell begins with
            paragraph.style = style
            return paragraph
        made: Paragraph = holder.add_paragraph(style=style)
        return made

    def _turn(self, paragraph: Paragraph, block: Element, place: _Place) -> None:
        """Set a paragraph from right to left where it runs so."""
        if place.from_right or (not block.get("dir") and begins_from_right(text_of(block))):
            turn(paragraph)

    def _list(self, items: Element, place: _Place) -> None:
        """A list; numbers are written out, and those of sources are the numbers of their notes."""
        for number, item in enumerate(items, int(items.get("start") or 1)):
            sign = f"{number}." if items.tag == "ol" else "•"
            for source in filter(is_source, item.iter()):
                own = self.notes.name(source)
                sign = f"{own}." if own else "–"
            if len(item) and item[0].tag in _TITLES and not text_of(_text(item.text or "")):
                self._children(item, place)  # the title leads it, and so needs no sign
            else:
                self._item(item, sign, place)

    def _item(self, item: Element, sign: str, place: _Place) -> None:
        inside = replace(place, depth=place.depth + 1)
        first = True
        for part in _parts(item):
            if part.tag in _BLOCKS - {"p"}:
                self._block(part, inside)
                continue
            paragraph = self._paragraph(part, inside)
            if paragraph is not None and first:
                first = False
                form = paragraph.paragraph_format
                form.first_line_indent = Length(-_STEP)
                form.tab_stops.add_tab_stop(Length(_STEP * inside.depth))
                lead = xml("w:r")
                lead.append(xml("w:t", sign))
                lead.append(xml("w:tab"))
                paragraph._p.insert(1, lead)

    def _table(self, table: Element, place: _Place) -> None:
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
        width = max(map(len, rows), default=0)
        if not width:
            return
        made = place.holder.add_table(len(rows), width, *self._width(place))
        made.style = (
            styles.first_of(self.document, ("Table Grid",))
            if "Table Grid" in (self.document.styles)
            else None
        )
        if place.from_right:
            made._tbl.tblPr.insert_element_before(xml("w:bidiVisual"), "w:tblW", "w:tblLook")
        for number, row in enumerate(rows):
            for cell, given in zip(made.rows[number].cells, row, strict=False):
                self._children(given, _Place(cell, from_right=place.from_right))
                if given.tag == "th":
                    _embolden(cell)
        if rows[0] and rows[0][0].tag == "th":
            made.rows[0]._tr.get_or_add_trPr().append(xml("w:tblHeader"))
        if place.holder is self.document:
            self.document.add_paragraph().paragraph_format.space_after = Length(0)

    def _width(self, place: _Place) -> list[Length]:
        return [] if place.holder is self.document else [_WIDEST]

    def _code(self, block: Element, place: _Place) -> None:
        paragraph = self._new(replace(place, style=""), block)
        for number, line in enumerate("".join(block.itertext()).rstrip().splitlines()):
            run = paragraph.add_run(line)
            run.font.name = "Consolas"
            if number:
                run._r.addprevious(xml("w:r"))
                run._r.getprevious().append(xml("w:br"))

    def _drawing(self, one: Element, place: _Place) -> None:
        number = int(one.get("data-number", ""))
        if picture := self.drawn(number):
            large = "briefing-drawing" in self.sheet.drawings[number].around
            self._show(picture.png, picture.words, _WIDEST if large else _SCALE, place)

    def _image(self, image: Element, place: _Place) -> None:
        data = self.picture(image.get("src", ""))
        if data:
            self._show(data, image.get("alt", ""), _WIDEST, place)

    def _show(self, data: bytes, words: str, width: Length, place: _Place) -> None:
        """A picture with its words for those who do not see it (20.4.2.5 docPr)."""
        paragraph = place.holder.add_paragraph()
        if place.depth:
            paragraph.paragraph_format.left_indent = Length(_STEP * place.depth)
        if place.from_right:
            turn(paragraph)
        try:
            shape = paragraph.add_run().add_picture(BytesIO(data), width=width)
        except UnrecognizedImageError:  # of a form that Word does not show
            write_text(paragraph, _text(words), self.notes.mark)
            return
        shape._inline.docPr.set("descr", words)


def _parts(holder: Element) -> Iterator[Element]:
    """The blocks in an element; the lines of text between them as elements of their own."""
    line = _text(holder.text or "")
    for child in holder:
        if child.tag in _BLOCKS:
            if text_of(line) or len(line):
                yield line
            yield child
            line = _text(child.tail or "")
        else:
            line.append(child)
    if text_of(line) or len(line):
        yield line


def _text(text: str) -> Element:
    made = Element("span")
    made.text = text
    return made


def _embolden(cell: Any) -> None:
    for paragraph in cell.paragraphs:
        for run in paragraph.runs:
            run.font.bold = run.font.cs_bold = True
