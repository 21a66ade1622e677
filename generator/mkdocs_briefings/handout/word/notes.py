"""Sources as footnotes of Word: a part of the document that python-docx does not make.

A source has one footnote, where it is cited first; where it is cited again stands the number of
that footnote, as Word's own cross-references have it (17.16.5.42 NOTEREF), so that numbers follow
when somebody edits the document. Numbers run on through a document, as not every program begins
them anew with a section: the list of sources of each page but the first takes them over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from string import ascii_lowercase
from typing import Any
from xml.etree.ElementTree import Element

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.story import StoryPart
from docx.text.paragraph import Paragraph

from mkdocs_briefings.handout.sheets import WITHIN, Sheet, is_source, sources_on
from mkdocs_briefings.handout.word.styles import NOTE, NOTE_MARK
from mkdocs_briefings.handout.word.written import turn
from mkdocs_briefings.handout.word.xml import element, field, in_style

_SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))
_DIGITS = re.compile(r"[0-9]+")
_WHERE_CITED = "_Ref{number:08}"
"""Names of bookmarks that begin so are hidden from readers."""

Writer = Callable[[Paragraph, Element], None]


class Notes:
    """The footnotes of a document. `about` begins those of another sheet."""

    def __init__(self, document: Document, write: Writer) -> None:
        self._part, self._write = _new_part(document), write
        self._count = 0
        self._sources: dict[str, Element] = {}
        self._numbers: dict[str, int] = {}
        self._names: dict[str, str] = {}
        self._quoted = 0
        self._from_right = False

    def about(self, sheet: Sheet) -> None:
        """From now on, marks are of this sheet's sources, which it names by their new numbers."""
        self._sources, self._from_right = sources_on(sheet), sheet.from_right
        self._numbers = {
            target: number for number, target in enumerate(self._sources, self._count + 1)
        }
        self._names = {target: str(number) for target, number in self._numbers.items()}
        listed = {f"#{one.get('id')}" for one in sheet.body.iter() if is_source(one)}
        for link in sheet.body.iter():
            target = link.get(WITHIN, "")
            if target in listed and link.text:
                link.text = _DIGITS.sub(self._name(target), link.text)

    def _name(self, target: str) -> str:
        """The number of a source; of one that is no footnote, as others only quote it, a letter."""
        if target not in self._names:
            times, at = divmod(self._quoted, len(ascii_lowercase))
            self._names[target] = ascii_lowercase[at] * (times + 1)
            self._quoted += 1
        return self._names[target]

    def name(self, source: Element) -> str:
        """The number of a source in the list, or its letter; of one that nothing names, none."""
        return self._names.get(f"#{source.get('id')}", "")

    def mark(self, paragraph: Paragraph, mark: Element) -> None:
        """Write the mark of a source behind a paragraph's last run."""
        target = mark.get("href", "")
        number = self._numbers.get(target)
        if number is None:
            paragraph.add_run("".join(mark.itertext())).font.superscript = True
        elif number > self._count:
            self._first(paragraph, number, target)
        else:
            again = f"NOTEREF {_WHERE_CITED.format(number=number)} \\f \\h"
            for run in field(again, str(number), in_style(NOTE_MARK)):
                paragraph._p.append(run)

    def _first(self, paragraph: Paragraph, number: int, target: str) -> None:
        self._count = number
        name = _WHERE_CITED.format(number=number)
        run = element("w:r")
        run.append(in_style(NOTE_MARK))
        run.append(element("w:footnoteReference", id=str(number)))
        paragraph._p.append(element("w:bookmarkStart", id=str(number), name=name))
        paragraph._p.append(run)
        paragraph._p.append(element("w:bookmarkEnd", id=str(number)))
        self._note(self._sources[target])

    def _note(self, source: Element) -> None:
        note = element("w:footnote", id=str(self._count))
        self._part.element.append(note)
        paragraph = element("w:p")
        note.append(paragraph)
        properties = element("w:pPr")
        properties.append(element("w:pStyle", val=NOTE))
        paragraph.append(properties)
        run = element("w:r")
        run.append(in_style(NOTE_MARK))
        run.append(element("w:footnoteRef"))
        paragraph.append(run)
        written = Paragraph(paragraph, self._part)
        if self._from_right:
            turn(written)
        written.add_run(" ")
        self._write(written, source)


def _new_part(document: Document) -> StoryPart:
    """The part of footnotes, in the place of one that a template has."""
    main = document.part
    for key, relation in list(main.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            del main.rels[key]
    root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
    for id, kind in _SEPARATORS:
        root.append(_separator(id, kind))
    part = StoryPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, main.package)
    main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    _name_separators(document.settings.element)
    return part


def _separator(id: str, kind: str) -> Any:
    note = element("w:footnote", type=kind, id=id)
    paragraph, run = element("w:p"), element("w:r")
    run.append(element(f"w:{kind}"))
    paragraph.append(run)
    note.append(paragraph)
    return note


def _name_separators(settings: Any) -> None:
    """Tell in the settings which footnotes are mere lines (17.11.9), where the order allows it."""
    for given in settings.findall(qn("w:footnotePr")):
        settings.remove(given)
    properties = element("w:footnotePr")
    for id, _ in _SEPARATORS:
        properties.append(element("w:footnote", id=id))
    for name in ("w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr"):
        following = settings.find(qn(name))
        if following is not None:
            following.addprevious(properties)
            return
