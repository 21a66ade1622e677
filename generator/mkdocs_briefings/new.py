"""A starting record: the right place, today's date, and what can be written, as notes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mkdocs_briefings.check import FOLDERS
from mkdocs_briefings.slugs import slug

_STARTERS = Path(__file__).parent / "starters"
KINDS = ("briefing", "incident", "actor", "source")


class NotMade(Exception):
    """Why no record was begun; the message tells the author what to do."""


def new_record(docs: Path, kind: str, title: str, today: date) -> Path:
    """Begin a record of a kind and return its path; an existing file is never touched.

    Raises NotMade where the title gives no name or the file exists, OSError where it cannot be
    written.
    """
    title = " ".join(title.split())
    name = slug(title)
    if not name:
        raise NotMade(f"`{title}` has neither letter nor digit to make a file name of")
    path = docs / _folder(kind, today) / f"{name}.yaml"
    starter = (_STARTERS / f"{kind}.yaml").read_text("utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(starter.format(title=title, date=today.isoformat()))
    except FileExistsError as error:
        raise NotMade(f"{path} exists; give another title, or edit it") from error
    return path


def _folder(kind: str, today: date) -> str:
    folders = {name: folder for folder, name in FOLDERS.items()}
    return folders.get(kind, str(today.year))
