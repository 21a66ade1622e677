"""A few lines of text as a picture, in letters that come with the program.

The same lines give the same bytes wherever the same version of Pillow draws them: no font of the
system is used. The letters are those of DejaVu Sans, for the scripts that it has.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from struct import pack
from typing import TYPE_CHECKING, BinaryIO
from zlib import compress, crc32

from mkdocs_briefings.language.direction import has_letters_from_right

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
"""Pixels, in the proportion in which Open Graph's readers show a picture whole."""
_MARGIN = 64
_ROOM = WIDTH - 2 * _MARGIN
_FONTS = Path(__file__).parent / "fonts"
_INK, _PAPER = (0x1C, 0x28, 0x33), (0xFF, 0xFF, 0xFF)
_SHADES = 16
_STRONG, _QUIET, _EMPTY = 0, 5, _SHADES - 1  # shades, from ink to paper
_TITLES = ((62, 3), (50, 4))  # sizes of letters, and lines of them that have room
_TEXT, _LEAST = 34, 28
_LEVEL = 1
"""Of compression: the paper is most of a picture, and packed as well by any."""


@dataclass(frozen=True, slots=True)
class Poster:
    """What a picture says: a line above, a title, a text, a line in bold, and one at the foot.

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


def can_letter(texts: Iterable[str]) -> bool:
    """Whether there are letters for all of some texts, and what sets them in their direction."""
    whole = "".join(texts)
    signs = {ord(sign) for sign in set(unicodedata.normalize("NFC", whole)) if not _is_mute(sign)}
    return signs <= _covered() and _can_draw(from_right=has_letters_from_right(whole))


def _is_mute(sign: str) -> bool:
    """Whether a sign is no letter: blanks, and signs that only tell a direction."""
    return sign.isspace() or unicodedata.category(sign) == "Cf"


@cache
def _covered() -> frozenset[int]:
    """The letters that both faces have, by their codes."""
    lines = (_FONTS / "covered.txt").read_text("utf-8").split("\n")
    ranges = [[int(end, 16) for end in line.split()] for line in lines if line]
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


@cache
def lettered_by() -> Mapping[str, str]:
    """What draws letters on this machine, by its versions; empty where nothing does.

    Which texts can be lettered follows from it, and so which pictures there are.
    """
    try:
        from PIL import features
    except ImportError:
        return {}
    return {one: str(features.version(one)) for one in ("raqm", "fribidi") if features.check(one)}


@cache
def _can_draw(*, from_right: bool) -> bool:
    """Whether Pillow is there, and the library that orders letters from right to left."""
    wanted = {"raqm", "fribidi"} if from_right else {"raqm"}
    return wanted <= lettered_by().keys()


@cache
def _font(face: str, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    layout = ImageFont.Layout.RAQM
    return ImageFont.truetype(str(_FONTS / f"{face}.ttf"), size, layout_engine=layout)


def write_picture(poster: Poster, stream: BinaryIO) -> None:
    """Write a poster as PNG, in sixteen shades from paper to ink."""
    from PIL import Image, ImageDraw

    picture = Image.new("P", (WIDTH, HEIGHT), _EMPTY)
    draw = ImageDraw.Draw(picture)
    draw.fontmode = "L"  # edges of letters are shades between theirs and the paper's
    draw.rectangle((0, 0, WIDTH, 16), fill=_STRONG)
    column = _Column(draw, from_right=poster.from_right)
    foot = HEIGHT - _MARGIN
    if poster.foot:
        foot = column.up_from(foot, poster.foot, _font("regular", _LEAST), _QUIET)
    if poster.bold:
        foot = column.up_from(foot, poster.bold, _font("bold", _TEXT), _STRONG)
    font = _font("regular", _LEAST)
    place = column.lines(_MARGIN, column.broken(poster.above, font, 1), font, _QUIET)
    font, lines = _title(poster, column)
    place = column.lines(place + 12, lines, font, _STRONG)
    font = _font("regular", _TEXT)
    room = (foot - place - 24) // column.height_of(font)
    if poster.text and room > 0:
        column.lines(place + 12, column.broken(poster.text, font, room), font, _STRONG)
    _write_png(picture.tobytes("raw", "P;4"), stream)


def _write_png(shades: bytes, stream: BinaryIO) -> None:
    """Write rows of shades, two a byte, as PNG (ISO/IEC 15948), in half of Pillow's time."""
    row = WIDTH // 2
    rows = [b"\0" + shades[at : at + row] for at in range(0, len(shades), row)]  # without a filter
    head = pack(">LLBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)  # 4 bits a pixel, by a palette
    stream.write(b"\x89PNG\r\n\x1a\n")
    data = compress(b"".join(rows), _LEVEL)
    for name, chunk in ((b"IHDR", head), (b"PLTE", _palette()), (b"IDAT", data), (b"IEND", b"")):
        told = name + chunk
        stream.write(pack(">L", len(chunk)) + told + pack(">L", crc32(told)))


@cache
def _palette() -> bytes:
    """The red, green and blue of each shade."""
    steps = [step / (_SHADES - 1) for step in range(_SHADES)]
    pairs = list(zip(_INK, _PAPER, strict=True))
    return bytes(round(ink + (paper - ink) * step) for step in steps for ink, paper in pairs)


def _title(poster: Poster, column: _Column) -> tuple[FreeTypeFont, list[str]]:
    """The title in the largest letters in which it has room; in the smallest, its beginning."""
    for size, most in _TITLES:
        font = _font("bold", size)
        lines = column.broken(poster.title, font, most)
        if not lines[-1].endswith("…"):
            break
    return font, lines


class _Column:
    """Lines of text below each other, from the margin at which its language begins."""

    def __init__(self, draw: object, *, from_right: bool) -> None:
        self._draw = draw
        self._direction = "rtl" if from_right else "ltr"
        self._edge = WIDTH - _MARGIN if from_right else _MARGIN
        self._anchor = "ra" if from_right else "la"

    @staticmethod
    def height_of(font: FreeTypeFont) -> int:
        """How far the next line of a text stands below one, in pixels."""
        return round(font.size * 1.25)

    def lines(self, place: int, lines: Sequence[str], font: FreeTypeFont, shade: int) -> int:
        """Draw lines from a place on; where the next thing may stand."""
        for line in lines:
            self._draw.text(  # type: ignore[attr-defined]
                (self._edge, place),
                line,
                fill=shade,
                font=font,
                anchor=self._anchor,
                direction=self._direction,
            )
            place += self.height_of(font)
        return place

    def up_from(self, foot: int, line: str, font: FreeTypeFont, shade: int) -> int:
        """Draw the beginning of a line above a place; the place above it."""
        top = foot - self.height_of(font)
        self.lines(top, self.broken(line, font, 1), font, shade)
        return top - 12

    def broken(self, text: str, font: FreeTypeFont, most: int) -> list[str]:
        """A text in lines that have room; where they are too many, what is left out shows as …"""
        lines: list[str] = [""]
        words = unicodedata.normalize("NFC", text).split()
        for word in words:
            longer = f"{lines[-1]} {word}".strip()
            if self._has_room(longer, font):
                lines[-1] = longer
            elif len(lines) < most and lines[-1] and self._has_room(word, font):
                lines.append(word)
            else:
                return [*lines[:-1], self._cut(longer, font)]
        return lines

    def _cut(self, line: str, font: FreeTypeFont) -> str:
        """The beginning of a line that has no room."""
        while line and not self._has_room(f"{line} …", font):
            shorter = line.rpartition(" ")[0]
            line = shorter or line[:-1]
        return f"{line} …"

    def _has_room(self, line: str, font: FreeTypeFont) -> bool:
        """Whether a line is short enough, by its words: no letter changes over a blank."""
        words = line.split(" ")
        blanks = (len(words) - 1) * _length(" ", font, self._direction)
        return blanks + sum(_length(word, font, self._direction) for word in words) <= _ROOM


@lru_cache(10_000)
def _length(word: str, font: FreeTypeFont, direction: str) -> float:
    """How long a word is, in pixels; most words are in many pictures."""
    return font.getlength(word, direction=direction)
