"""Lines of text in letters that come with the program: which there are, and how they are drawn.

The same lines give the same dots wherever the same version of Pillow draws them: no font of the
system is used. The letters are those of DejaVu Sans, for the scripts that it has.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.language.direction import has_letters_from_right

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

_FONTS = Path(__file__).parent / "fonts"


def can_letter(texts: Iterable[str]) -> bool:
    """Whether there are letters for all of some texts, and what sets them in their direction."""
    whole = "".join(texts)
    signs = {ord(sign) for sign in set(unicodedata.normalize("NFC", whole)) if not _is_mute(sign)}
    return signs <= _covered() and _can_draw(from_right=has_letters_from_right(whole))


@lru_cache(1_000)
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


class Letters(NamedTuple):
    """Letters of a face in a size, in dots, for words of a language that may run from right."""

    face: str
    size: int
    from_right: bool

    @property
    def pitch(self) -> int:
        """How far the next line of a text stands below one."""
        return round(self.size * 1.25)

    def width(self, word: str) -> float:
        """How wide a word or a blank is."""
        return _width(self, word)

    def draw(self, line: str, picture: Image, edge: int, top: int, shade: int) -> None:
        """Draw a line from the edge at which its language begins.

        Words are drawn one by one where each stands behind the one before it.
        """
        if not _runs_one_way(line, from_right=self.from_right):
            _put(_mask(self, line), picture, edge, top, shade)
            return
        place, way = float(edge), -1 if self.from_right else 1
        for word in line.split(" "):
            _put(_word(self, word), picture, round(place), top, shade)
            place += way * (self.width(word) + self.width(" "))


_Mask = tuple[int, int, "Image"]
"""Where a drawn text begins from its place, to the right and below, and how dark its dots are."""


def _runs_one_way(line: str, *, from_right: bool) -> bool:
    """Whether each word of a line stands behind the one before it, as in one language they do."""
    if not from_right:
        return not has_letters_from_right(line)
    # Digits and letters from left stand in an order that may follow from other words (UAX #9).
    signs = filter(str.isalnum, line)
    return all(sign.isalpha() and has_letters_from_right(sign) for sign in signs)


def _put(mask: _Mask, picture: Image, place: int, top: int, shade: int) -> None:
    left, above, drawn = mask
    picture.paste(shade, (place + left, top + above), drawn)


def _mask(letters: Letters, text: str) -> _Mask:
    from PIL import Image, ImageDraw

    over = letters.size  # dots around, over which letters may hang
    width = ceil(letters.width(text)) + 2 * over
    mask = Image.new("L", (width, letters.size + 2 * over))
    place = width - over if letters.from_right else over
    ImageDraw.Draw(mask).text(
        (place, over),
        text,
        fill=255,
        font=_font(letters.face, letters.size),
        anchor="ra" if letters.from_right else "la",
        direction=_direction(letters),
    )
    box = mask.getbbox() or (0, 0, 1, 1)
    return box[0] - place, box[1] - over, mask.crop(box)


_word = lru_cache(2_000)(_mask)  # 6 KB each, as most are; most words are in many pictures


@lru_cache(10_000)
def _width(letters: Letters, word: str) -> float:
    return _font(letters.face, letters.size).getlength(word, direction=_direction(letters))


def _direction(letters: Letters) -> str:
    return "rtl" if letters.from_right else "ltr"


@cache
def _font(face: str, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    layout = ImageFont.Layout.RAQM
    return ImageFont.truetype(str(_FONTS / f"{face}.ttf"), size, layout_engine=layout)
