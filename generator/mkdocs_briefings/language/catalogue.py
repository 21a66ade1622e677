"""Catalogues of translated words: one .po file a language, read as they are, with none to compile.

`messages.pot` beside them has every message; `make words` writes it. To translate, copy it to
`de.po`, say, and fill it in.
"""

from __future__ import annotations

from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

FOLDER = Path(__file__).parent / "catalogues"


@lru_cache(maxsize=16)
def catalogue(tag: str) -> NullTranslations:
    """The words of a language by its tag (BCP 47), else of the language without script and region;
    without either, as in English, words stay as they are written."""
    for name in (tag, tag.split("-")[0]):
        path = FOLDER / f"{name}.po"
        if name.replace("-", "").isalnum() and path.is_file():
            return _compiled(path)
    return NullTranslations()


def _compiled(path: Path) -> NullTranslations:
    from babel.messages.mofile import write_mo  # here, since English needs none of it
    from babel.messages.pofile import read_po

    file = BytesIO()
    with path.open("rb") as text:
        write_mo(file, read_po(text))
    file.seek(0)
    return GNUTranslations(file)
