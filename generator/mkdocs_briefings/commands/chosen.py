"""The records that a command is to tell of, named by paths or ids."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs_briefings.commands.command import CannotRun
from mkdocs_briefings.language.nearest import nearest
from mkdocs_briefings.load.file_names import SUFFIXES
from mkdocs_briefings.settings import Settings


class Chosen:
    """Files and folders that were named; where none was, every file is chosen.

    Raises CannotRun where one is not there.
    """

    def __init__(self, paths: Iterable[Path], site: Settings) -> None:
        self._root = site.root
        self._paths = [_named(path, site).resolve() for path in paths]

    def has(self, name: str) -> bool:
        """Whether a file is chosen, by its path from the site's folder."""
        file = self._root / name
        return not self._paths or any(file.is_relative_to(path) for path in self._paths)


def _named(path: Path, site: Settings) -> Path:
    """The file or folder of a path, or of an id: the path below the folder of records, or a stem.

    Raises CannotRun where there is none.
    """
    below = [site.docs / path, *(site.docs / f"{path}{suffix}" for suffix in SUFFIXES)]
    if found := next((one for one in (path, *below) if one.exists()), None):
        return found
    stems = [one for suffix in SUFFIXES for one in sorted(site.docs.rglob(f"*{suffix}"))]
    same = [one for one in stems if one.name.removesuffix(one.suffix) == str(path)]
    if len(same) > 1:
        raise CannotRun(f"{path} is the name of {len(same)} records; write the whole path")
    if not same:
        ids = [one.relative_to(site.docs).as_posix().rpartition(".")[0] for one in stems]
        near = nearest(str(path), [name for id in ids for name in (id, Path(id).name)], 0.6)
        raise CannotRun(f"{path} does not exist" + (f"; did you mean {near}?" if near else ""))
    return same[0]
