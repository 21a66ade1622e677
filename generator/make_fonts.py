"""Makes the letters of link previews: the parts of DejaVu Sans that their scripts need.

Run by hand, once, when they are to be renewed; what it writes is committed:

    npm install dejavu-fonts-ttf@2.37.3 && pip install fonttools
    python generator/make_fonts.py node_modules/dejavu-fonts-ttf

DejaVu is free to use, change and hand on under the licence that is copied beside the fonts. One
face holds all the scripts, so that a line may mix them; signs for mathematics are left out.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "mkdocs_briefings/outputs/previews/fonts"
FACES = {"DejaVuSansCondensed.ttf": "regular.ttf", "DejaVuSansCondensed-Bold.ttf": "bold.ttf"}
BLOCKS = (
    *((0x20, 0x7E), (0xA0, 0x36F), (0x370, 0x52F), (0x531, 0x58F)),  # Latin, Greek, Cyrillic, …
    *((0x5B0, 0x5F4), (0x600, 0x6FF), (0x750, 0x77F), (0x10A0, 0x10FF)),  # Hebrew, Arabic, …
    *((0x1E00, 0x1FFF), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2113, 0x2122)),
    *((0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248), (0x2264, 0x2265)),
    *((0xFB00, 0xFDFF), (0xFE70, 0xFEFF)),
)
"""First and last letters of the ranges that are kept."""


def main() -> None:
    """Write the fonts, what both of them cover, and their licence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="the folder of dejavu-fonts-ttf")
    package = parser.parse_args().package
    covered = {code for first, last in BLOCKS for code in range(first, last + 1)}
    for name in FACES:
        font = TTFont(package / "ttf" / name)
        covered &= set(font.getBestCmap())
    for name, short in FACES.items():
        options = subset.Options(hinting=False, layout_features=["*"], notdef_outline=True)
        options.name_IDs = [0, 1, 2, 13, 14]
        font = TTFont(package / "ttf" / name)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=covered)
        subsetter.subset(font)
        font.recalcTimestamp = False
        font.save(FONTS / short)
    (FONTS / "covered.txt").write_text("\n".join(ranges(covered)) + "\n", "utf-8")
    shutil.copyfile(package / "LICENSE", FONTS / "LICENSE")


def ranges(codes: set[int]) -> list[str]:
    """Codes as ranges, the first and last of each in hexadecimal figures."""
    firsts = sorted(code for code in codes if code - 1 not in codes)
    lasts = sorted(code for code in codes if code + 1 not in codes)
    return [f"{first:x} {last:x}" for first, last in zip(firsts, lasts, strict=True)]


if __name__ == "__main__":
    main()
