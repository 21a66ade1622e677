"""`briefings check`: every record checked, each problem told with its place, cause and remedy."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from mkdocs_briefings.build.site import check_site
from mkdocs_briefings.commands.command import CannotRun, settings
from mkdocs_briefings.commands.report import FORMATS
from mkdocs_briefings.problems import Problem, errors

_AS_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, type=_AS_FILE)
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
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], form: str, strict: bool) -> None:
    """Check every record; report each problem with its place, cause and remedy.

    The whole library is read; with PATHS, only what is found in these files or folders counts.
    What passes here, `mkdocs build` builds; with --strict, `mkdocs build --strict`.

    \b
    Exit status: 0 no errors, 1 errors (with --strict warnings too), 2 could not run.

    \b
    Examples:
      briefings check
      briefings check briefings/2024/crocus-city-hall.yaml
      briefings check --strict --format github
    """
    site = settings(context)
    tally, found = check_site(site)
    problems = _in_paths(found, paths, site.root)
    click.echo(FORMATS[form](problems, tally, click.style))
    gc.freeze()  # the process ends: nobody need search what it leaves for garbage
    strict = strict or site.strict
    sys.exit(1 if (problems if strict else errors(problems)) else 0)


def _in_paths(problems: list[Problem], paths: Sequence[Path], root: Path) -> list[Problem]:
    if missing := [path for path in paths if not path.exists()]:
        raise CannotRun(f"{missing[0]} does not exist")
    wanted = [path.resolve() for path in paths]
    return [
        problem
        for problem in problems
        if not wanted or any((root / problem.path).is_relative_to(path) for path in wanted)
    ]
