"""`briefings check`: every record checked, each problem told with its place, cause and remedy."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from mkdocs_briefings.build.site import check_site, read_library
from mkdocs_briefings.commands.command import CannotRun, settings
from mkdocs_briefings.commands.report import FORMATS
from mkdocs_briefings.difference.against import NoList, lost_since
from mkdocs_briefings.difference.revisions import NoRevision
from mkdocs_briefings.load.folder import SUFFIXES
from mkdocs_briefings.problems import Problem, errors, in_order
from mkdocs_briefings.settings import Settings, SettingsError

_AS_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, type=_AS_FILE, metavar="[PATH or ID]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How problems are written.",
)
@click.option(
    "--strict", is_flag=True, help="Let warnings fail too, as `strict: true` in mkdocs.yml does."
)
@click.option(
    "--against",
    metavar="REVISION or LIST",
    help="Also fail where an address or anchor that was published in this revision, or stands in "
    "this list of addresses (a file or where one is on the web), would lead nowhere.",
)
@click.pass_context
def check(
    context: click.Context, paths: tuple[Path, ...], form: str, strict: bool, against: str | None
) -> None:
    """Check every record; report each problem with its place, cause and remedy.

    The whole library is read; with a PATH or an ID, only what is found in these files or folders
    counts. What passes here, `mkdocs build` builds; with --strict, `mkdocs build --strict`.

    \b
    Exit status: 0 no errors, 1 errors (with --strict warnings too), 2 could not run.

    \b
    Examples:
      briefings check
      briefings check briefings/2024/crocus-city-hall.yaml
      briefings check 2024/crocus-city-hall
      briefings check --strict --format github
      briefings check --against origin/main
      briefings check --against https://example.org/data/addresses.txt
    """
    site = settings(context)
    try:
        tally, found = check_site(site)
        if against:
            found = in_order([*found, *lost_since(site, against, read_library(site)[0])])
    except (SettingsError, NoRevision, NoList) as error:
        raise CannotRun(str(error)) from error
    problems = _in_paths(found, [_named(path, site) for path in paths], site.root)
    click.echo(FORMATS[form](problems, tally, click.style))
    gc.freeze()  # the process ends: nobody need search what it leaves for garbage
    strict = strict or site.strict
    sys.exit(1 if (problems if strict else errors(problems)) else 0)


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
        raise CannotRun(f"{path} does not exist")
    return same[0]


def _in_paths(problems: list[Problem], paths: Sequence[Path], root: Path) -> list[Problem]:
    wanted = [path.resolve() for path in paths]
    return [
        problem
        for problem in problems
        if not wanted or any((root / problem.path).is_relative_to(path) for path in wanted)
    ]
