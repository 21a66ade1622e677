"""Citations as numbers: each mark of a page is numbered, and its sources are listed at its foot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from mkdocs_briefings.markdown.escaping import attribute, url
from mkdocs_briefings.markdown.marks import LIST, SourceMark, marks_in, with_marks

_BETWEEN = "\u2009"  # a thin space, lest 1 and 2 become 12
_NUMBERED = re.compile(r"(\D*\s)([0-9]+)")  # a place such as: para. 18
_DIGITS = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place in a source that a page cites, and the anchors of the marks that do.

    `said` leaves out what the place before begins with too: para. 2, 18.
    """

    at: str
    said: str
    anchors: list[str]


@dataclass(slots=True)
class ListedSource:
    """A source in the list of a page: its number, and the anchors of its marks by their place."""

    number: int
    source: Any
    marks: dict[str, list[str]] = field(default_factory=dict)
    carrier: ListedSource | None = None
    """The source in the list through which this one is known."""
    explains_grade: bool = False
    """Whether its grade leads to what grades mean: it is the first of the list that has one."""

    @property
    def anchor(self) -> str:
        """Its anchor in the list: that of its record where this is written on the page."""
        return self.source.anchor or f"ref:{self.number}"

    @property
    def places(self) -> list[CitedPlace]:
        """The places cited, in the order of their numbers."""
        found: list[CitedPlace] = []
        before = ""
        for at in sorted(self.marks, key=_in_order):
            numbered = _NUMBERED.fullmatch(at)
            begins = numbered[1] if numbered else ""
            said = numbered[2] if numbered and begins == before else at
            found.append(CitedPlace(at, said, self.marks[at]))
            before = begins
        return found


def numbered(
    text: str,
    sources_of: Callable[[list[str]], Iterable[Any]],
    laid_out: Callable[[list[ListedSource]], str],
) -> str:
    """A page with its marks as numbers in the order of the text, and the list of its sources.

    `sources_of` gives what is to be listed for the ids of the sources cited, in the order of the
    list; `laid_out` makes the Markdown of the list, which stands at the page's end where the page
    has no place for it.
    """
    ids = list(dict.fromkeys(mark.source for mark in marks_in(text)))
    listed = [ListedSource(number, source) for number, source in enumerate(sources_of(ids), 1)]
    by_id = {one.source.id: one for one in listed}
    graded = next((one for one in listed if one.source.grade), None)
    for one in listed:
        one.carrier = by_id.get(one.source.via_id)
        one.explains_grade = one is graded
    text = with_marks(text, _Writer(by_id).write)
    if not listed:
        return text.replace(LIST, "")
    whole = laid_out(listed)
    return text.replace(LIST, whole) if LIST in text else f"{text.rstrip()}\n\n{whole}"


class _Writer:
    """Writes the marks of one page, and notes at each source where it is cited."""

    def __init__(self, by_id: dict[str, ListedSource]) -> None:
        self.by_id = by_id
        self.count = 0

    def write(self, marks: list[SourceMark]) -> str:
        """The numbers of the sources cited at one place, those of one source as one."""
        if marks[0].below:
            return self._below_drawing(marks)
        groups: dict[str, tuple[SourceMark, list[str]]] = {}
        for mark in marks:
            first, places = groups.setdefault(mark.source, (mark, []))
            places += [mark.at] if mark.at and mark.at not in places else []
            groups[mark.source] = (_both(first, mark), places)
        shown = (self._number(mark, places) for mark, places in groups.values())
        numbers = _BETWEEN.join(filter(None, shown))
        return f"<sup>{numbers}</sup>" if numbers else ""

    def _below_drawing(self, marks: list[SourceMark]) -> str:
        """The numbers of all sources of a drawing, each once, in their order."""
        cited = {one.source: self.by_id[one.source] for one in marks if one.source in self.by_id}
        ordered = sorted(cited.values(), key=lambda one: one.number)
        numbers = (f'<a href="{url(f"#{one.anchor}")}">{one.number}</a>' for one in ordered)
        return " " + ", ".join(numbers)

    def _number(self, mark: SourceMark, places: list[str]) -> str:
        cited = self.by_id.get(mark.source)
        if cited is None:
            return ""
        self.count += 1
        anchor = f"mark:{self.count}"
        for at in places or [""]:
            cited.marks.setdefault(at, []).append(anchor)
        data = {"at": _together(places), "grade": mark.grade, "via": mark.via}
        more = "".join(f' data-{name}="{attribute(text)}"' for name, text in data.items() if text)
        href = url(f"#{cited.anchor}")
        return f'<a id="{anchor}" href="{href}"{more}>{cited.number}</a>'


def _both(one: SourceMark, other: SourceMark) -> SourceMark:
    """What is said of two places in a source: the first that says how good it is, or through whom
    it is known."""
    return one._replace(grade=one.grade or other.grade, via=one.via or other.via)


def _together(places: list[str]) -> str:
    """Places in one source as a text: para. 2 and para. 18 are para. 2, 18."""
    written: list[str] = []
    before = ""
    for place in places:
        found = _NUMBERED.fullmatch(place)
        if found and found[1] == before:
            written[-1] += f", {found[2]}"
        else:
            written.append(place)
        before = found[1] if found else ""
    return "; ".join(written)


def _in_order(place: str) -> list[tuple[int, str]]:
    """A key by which para. 2 comes before para. 18."""
    return [(int(one), "") if one.isdecimal() else (-1, one) for one in _DIGITS.split(place) if one]
