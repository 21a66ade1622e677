"""A starting record: the right place, today's date, and what can be written, as notes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mkdocs_briefings.addresses import is_reserved, reserved_name, rooted
from mkdocs_briefings.language.slugs import slug
from mkdocs_briefings.load import yaml_reader
from mkdocs_briefings.load.file_names import name_fault, path_fault
from mkdocs_briefings.load.folder import SUFFIXES, is_inside
from mkdocs_briefings.model.entry import FOLDERS
from mkdocs_briefings.problems import printable

_STARTERS = Path(__file__).parents[1] / "starters"
KINDS = ("briefing", "incident", "actor", "source")


class NotMade(Exception):
    """Why no record was begun; the message tells the author what to do."""


def new_record(docs: Path, kind: str, title: str, today: date, id: str | None = None) -> Path:
    """Begin a record of a kind and return its path; an existing file is never touched.

    Without an `id`, its name is made of the title. Raises NotMade where the title cannot be one or
    gives no name, the id cannot be one, or the file exists; OSError where it cannot be written.
    """
    title = " ".join(title.split())
    text = _text(kind, title, today)
    found = _given(kind, id, today) if id else _id(kind, title, today)
    path = docs / f"{found}.yaml"
    if not is_inside(path.parent, docs):
        raise NotMade(f"{path.parent} is a link that leads out of {docs}")
    for suffix in SUFFIXES:
        if (other := path.with_suffix(suffix)).exists():
            raise NotMade(f"{other} exists; give another title, or edit it")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def _text(kind: str, title: str, today: date) -> str:
    try:
        title.encode()
    except UnicodeEncodeError as error:
        raise NotMade(f"the title `{printable(title)}` is not UTF-8") from error
    starter = (_STARTERS / f"{kind}.yaml").read_text("utf-8")
    text = starter.format(title=title, date=today.isoformat())
    for problem in yaml_reader.read(text, "").problems:
        raise NotMade(f"`{printable(title)}` cannot be a title: {problem.message}")
    return text


def _id(kind: str, title: str, today: date) -> str:
    name = slug(title)
    if not name:
        raise NotMade(f"`{title}` has neither letter nor digit to make a file name of")
    found = f"{_folder(kind, today)}/{name}"
    fault = name_fault(name) or (
        f"{rooted(found)} is a page of the site" if is_reserved(found) else ""
    )
    if fault:
        raise NotMade(f"{fault}; give a longer title, which can be changed in the file")
    return found


def _given(kind: str, id: str, today: date) -> str:
    """The id that was asked for; one without a folder stands in that of its kind."""
    found = id if "/" in id else f"{_folder(kind, today)}/{id}"
    folder = found.partition("/")[0]
    if any(not part or part.startswith(".") for part in found.split("/")):
        fault = f"`{id}` is no path below the folder of records"
    elif FOLDERS.get(folder, "briefing") != kind:
        fault = f"what stands in {folder}/ is no {kind}"
    elif name := reserved_name(found, in_folder_of_kind=folder in FOLDERS):
        fault = f"{rooted(found)} cannot be: `{name}` is a page of the site"
    else:
        fault = path_fault(found)
    if fault:
        raise NotMade(f"{printable(fault)}; give an id such as {_folder(kind, today)}/example")
    return found


def _folder(kind: str, today: date) -> str:
    folders = {name: folder for folder, name in FOLDERS.items()}
    return folders.get(kind, str(today.year))
