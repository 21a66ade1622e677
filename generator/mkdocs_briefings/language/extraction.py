"""Every word that is to be translated, gathered from the code and the templates.

`python -m mkdocs_briefings.language.extraction`, or `make words`, writes the catalogue. What
authors read, rules and their messages, stays English and is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from mkdocs_briefings.language.catalogue import FOLDER

_CODE = Path(__file__).parents[1]
_TEMPLATES = _CODE.parents[1] / "templates"
_KEYWORDS = {"_": None, "N_": None, "Nn_": (1, 2), "gettext": None, "ngettext": (1, 2)}
_FOR_AUTHORS = {"rules", "commands"}
_COMMENT = "For translators:"


def extracted() -> str:
    """The catalogue without translations, in the order of its messages."""
    catalog = Catalog(charset="utf-8")
    for file, _, message, comments, _ in sorted(_found(), key=lambda one: one[0]):
        catalog.add(message, locations=[(file, 0)], auto_comments=comments)
    text = BytesIO()
    write_po(text, catalog, width=100, omit_header=True, sort_output=True, include_lineno=False)
    return text.getvalue().decode()


def _found() -> Iterator[tuple[str, int, Any, list[str], str | None]]:
    for folder, method, ending in ((_CODE, "python", ".py"), (_TEMPLATES, "jinja2", ".j2")):
        for file, *rest in extract_from_dir(
            folder, [(f"**{ending}", method)], keywords=_KEYWORDS, comment_tags=(_COMMENT,)
        ):
            if folder is _TEMPLATES or Path(file).parts[0] not in _FOR_AUTHORS:
                yield f"{folder.name}/{Path(file).as_posix()}", *rest  # type: ignore[misc]


if __name__ == "__main__":
    (FOLDER / "messages.pot").write_text(extracted(), "utf-8", newline="\n")
