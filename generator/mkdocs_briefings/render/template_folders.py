"""Where the templates of pages stand."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parents[1]
_PACKAGED = (_HERE / "templates", _HERE.parents[1] / "templates")  # in a wheel, in the repository


def template_folders(templates: Path | None) -> list[Path]:
    """The folders in which templates are looked for: the site's own, if there is one, first."""
    packaged = next(folder for folder in _PACKAGED if folder.is_dir())
    return [folder for folder in (templates, packaged) if folder and folder.is_dir()]
