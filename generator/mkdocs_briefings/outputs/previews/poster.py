"""A few texts as a picture, to be shown where somebody shares a link."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import BinaryIO, NamedTuple

from mkdocs_briefings.outputs.previews.lettering import Letters
from mkdocs_briefings.outputs.previews.png import ROW_BEGINS, SHADES, Strip, strip, write_png

WIDTH, HEIGHT = 1200, 630
"""Dots, in the proportion in which Open Graph's readers show a picture whole."""
_MARGIN = 64
_ROOM = WIDTH - 2 * _MARGIN
_GAP = 12  # between texts
_BAR = 17  # rows, above all
_INK, _PAPER = (0x1C, 0x28, 0x33), (0xFF, 0xFF, 0xFF)
_STRONG, _QUIET, _EMPTY = 0, 5, SHADES - 1  # shades, from ink to paper
_TITLES = ((62, 3), (50, 4))  # sizes of letters, and lines of them that have room
_TEXT, _LEAST = 34, 28
_BOLD = 2  # lines in which a toll has room with its incident: cut, it would be half a toll


@dataclass(frozen=True, slots=True)
class Poster:
    """What a picture says: a line above, a title, a text, a text in bold, and a line at the foot.

    `from_right` is whether its language runs from right to left.
    """

    above: str
    title: str
    text: str = ""
    bold: str = ""
    foot: str = ""
    from_right: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it says."""
        return self.above, self.title, self.text, self.bold, self.foot


class _Block(NamedTuple):
    """Some lines below each other, all of the same letters and shade."""

    lines: tuple[str, ...]
    letters: Letters
    shade: int

    @property
    def height(self) -> int:
        """In rows, without the half of a gap that it has above and below."""
        return len(self.lines) * self.letters.pitch


def write_picture(poster: Poster, stream: BinaryIO) -> None:
    """Write a poster as PNG, in sixteen shades from paper to ink."""
    strips, place = [_bar()], _BAR
    for top, block in _placed(poster):
        strips += [_blank(top - _GAP // 2 - place), _drawn(block)]
        place = top + block.height + _GAP // 2
    write_png(stream, (WIDTH, HEIGHT), _palette(), [*strips, _blank(HEIGHT - place)])


def _placed(poster: Poster) -> list[tuple[int, _Block]]:
    """The texts of a poster, each with the row at which it begins: the first ones follow from
    above, the last from below, and the text has the room that is left."""
    least, text = (Letters("regular", size, poster.from_right) for size in (_LEAST, _TEXT))
    strong = Letters("bold", _TEXT, poster.from_right)
    last, foot = [], HEIGHT - _MARGIN
    below = (poster.foot, least, _QUIET, 1), (poster.bold, strong, _STRONG, _BOLD)
    for line, letters, shade, most in below:
        if line:
            block = _Block(_broken(line, letters, most), letters, shade)
            last.append((foot - block.height, block))
            foot -= block.height + _GAP
    found, place = [], _MARGIN
    for block in (_Block(_broken(poster.above, least, 1), least, _QUIET), _title(poster)):
        found.append((place, block))
        place += block.height + _GAP
    room = (foot - place - _GAP) // text.pitch
    if poster.text and room > 0:
        found.append((place, _Block(_broken(poster.text, text, room), text, _STRONG)))
    return [*found, *reversed(last)]


def _title(poster: Poster) -> _Block:
    """The title in the largest letters in which it has room; in the smallest, its beginning."""
    for size, most in _TITLES:
        letters = Letters("bold", size, poster.from_right)
        lines = _broken(poster.title, letters, most)
        if not lines[-1].endswith("…"):
            break
    return _Block(lines, letters, _STRONG)


def _broken(text: str, letters: Letters, most: int) -> tuple[str, ...]:
    """A text in lines that have room; where they are too many, what is left out shows as …"""
    lines: list[str] = []
    line: list[str] = []
    width = 0.0  # of the line, with a blank behind it
    for word in unicodedata.normalize("NFC", text).split():
        own = letters.width(word)
        if width + own > _ROOM:
            if not line or own > _ROOM or len(lines) == most - 1:
                return *lines, _cut(" ".join([*line, word]), letters)
            lines.append(" ".join(line))
            line, width = [], 0.0
        line.append(word)
        width += own + letters.width(" ")
    return *lines, " ".join(line)


def _cut(line: str, letters: Letters) -> str:
    """The beginning of a line that has no room."""
    while line and _width(f"{line} …", letters) > _ROOM:
        shorter = line.rpartition(" ")[0]
        line = shorter or line[:-1]
    return f"{line} …"


def _width(line: str, letters: Letters) -> float:
    """How wide a line is, by its words: no letter changes over a blank."""
    words = line.split(" ")
    return sum(map(letters.width, words)) + (len(words) - 1) * letters.width(" ")


@lru_cache(128)  # the line above and the foot are in many pictures
def _drawn(block: _Block) -> Strip:
    from PIL import Image

    # Two dots before each row, of the first shade, are the byte with which a row begins.
    begin = 2 * len(ROW_BEGINS)
    picture = Image.new("P", (begin + WIDTH, block.height + _GAP), _EMPTY)
    edge = WIDTH - _MARGIN if block.letters.from_right else _MARGIN
    for number, line in enumerate(block.lines):
        top = _GAP // 2 + number * block.letters.pitch
        block.letters.draw(line, picture, begin + edge, top, block.shade)
    picture.paste(0, (0, 0, begin, picture.height))
    return strip(picture.tobytes("raw", "P;4"))


@lru_cache(256)
def _blank(rows: int) -> Strip:
    return _even(rows, _EMPTY)


@cache
def _bar() -> Strip:
    return _even(_BAR, _STRONG)


def _even(rows: int, shade: int) -> Strip:
    return strip((ROW_BEGINS + bytes([shade << 4 | shade]) * (WIDTH // 2)) * rows)


@cache
def _palette() -> bytes:
    """The red, green and blue of each shade."""
    steps = [step / (SHADES - 1) for step in range(SHADES)]
    pairs = list(zip(_INK, _PAPER, strict=True))
    return bytes(round(ink + (paper - ink) * step) for step in steps for ink, paper in pairs)
