"""`briefings check`: every record checked, each problem told with its place, cause and remedy."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from mkdocs_briefings.build.kept_check import check_again
from mkdocs_briefings.commands.chosen import Chosen
from mkdocs_briefings.commands.command import CannotRun, settings
from mkdocs_briefings.commands.report import FORMATS, as_problems
from mkdocs_briefings.problems import Problem, errors, in_order
from mkdocs_briefings.settings import Settings, SettingsError

_AS_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, type=_AS_FILE, metavar="[PATH or ID]...")
@as_problems
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
    chosen = Chosen(paths, site)
    try:
        tally, found = check_again(site)
        if against:
            found = in_order([*found, *_lost(site, against)])
    except SettingsError as error:
        raise CannotRun(str(error)) from error
    problems = [problem for problem in found if chosen.has(problem.path)]
    click.echo(FORMATS[form](problems, tally, click.style))
    gc.freeze()  # the process ends: nobody need search what it leaves for garbage
    strict = strict or site.strict
    sys.exit(1 if (problems if strict else errors(problems)) else 0)


def _lost(site: Settings, against: str) -> list[Problem]:
    """What was published and would lead nowhere. Raises CannotRun."""
    from mkdocs_briefings.build.site import read_library  # takes longer than a check by itself
    from mkdocs_briefings.difference.against import NoList, lost_since
    from mkdocs_briefings.difference.revisions import NoRevision

    try:
        return lost_since(site, against, read_library(site)[0])
    except (NoRevision, NoList) as error:
        raise CannotRun(str(error)) from error
