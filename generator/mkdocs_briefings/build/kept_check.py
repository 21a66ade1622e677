"""What a check has found, for the next one: where nothing has changed, nothing is read again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import astuple, fields
from typing import Any

from pathspec.gitignore import GitIgnoreSpec

from mkdocs_briefings.build.digests import digest
from mkdocs_briefings.build.fingerprint import fingerprint
from mkdocs_briefings.build.program import is_pure, program_stamp
from mkdocs_briefings.build.store import FOLDER, Store
from mkdocs_briefings.library.tally import Tally
from mkdocs_briefings.problems import Problem
from mkdocs_briefings.settings import Settings

_PLACE = "/check"
"""Under which it is kept; folders of sites have other names."""


def check_again(settings: Settings) -> tuple[Tally, list[Problem]]:
    """As `check_site`; what that would find again is taken from the store. Raises SettingsError."""
    mark = _mark(settings)
    store = Store(settings.root / FOLDER, b"") if mark else None
    noted = store.site(_PLACE) if store else None
    if isinstance(noted, dict) and noted.get("mark") == mark:
        with suppress(TypeError, KeyError):
            return Tally(*noted["tally"]), [Problem(*one) for one in noted["problems"]]
    from mkdocs_briefings.build.site import check_site  # takes longer than all that stands above

    tally, problems = check_site(settings)
    if store is None:
        return tally, problems
    told = [astuple(problem) for problem in problems]
    store.keep_site(_PLACE, {"mark": mark, "tally": astuple(tally), "problems": told})
    store.close([])
    return tally, problems


def _mark(settings: Settings) -> str:
    """The stamp of all that a check looks at; empty where nobody can say what that is."""
    if not all(map(is_pure, settings.markdown_extensions)):
        return ""
    told = [_told(getattr(settings, field.name)) for field in fields(settings)]
    return fingerprint(digest((program_stamp(), told)), settings)


def _told(value: Any) -> Any:
    """A setting as plain data."""
    if isinstance(value, GitIgnoreSpec):
        patterns = ((one.regex, one.include) for one in value.patterns)
        return [(regex.pattern if regex else "", include) for regex, include in patterns]
    if isinstance(value, frozenset):
        return sorted(value)
    return value if isinstance(value, str | int | tuple | dict) or value is None else str(value)
