"""The command `briefings`: check records, explain rules, write the plain Markdown tree."""

from __future__ import annotations

import gc
import os
import shlex
import shutil
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from mkdocs_briefings.new import KINDS, NotMade, new_record
from mkdocs_briefings.problems import Problem, errors
from mkdocs_briefings.rename import NotRenamed, carry_out, plan_rename, uncommitted
from mkdocs_briefings.report import FORMATS
from mkdocs_briefings.rules import RULES, explain
from mkdocs_briefings.rules.rule import Rule
from mkdocs_briefings.schema import as_text, files
from mkdocs_briefings.settings import Settings, SettingsError, read_settings
from mkdocs_briefings.site import check_site, make_site

_AS_FILE = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-briefings")
@click.option(
    "--config",
    "-f",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's configuration.",
)
@click.pass_context
def main(context: click.Context, config: Path) -> None:
    """Briefings from YAML records: checked, linked, ready for MkDocs.

    \b
    Examples:
      briefings new briefing "Title"   begin a record
      briefings check                  check every record
      mkdocs serve                     preview the site
    """
    context.obj = config


def settings(context: click.Context) -> Settings:
    """The site's settings; where there are none, say so and exit with status 2."""
    try:
        return read_settings(context.obj)
    except SettingsError as error:
        raise CannotRun(str(error)) from error


class CannotRun(click.ClickException):
    """Why a command could not do its work; exit status 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Print the reason in one line."""
        click.echo(f"briefings: {self.message}", err=True)


@main.command()
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


@main.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("title")
@click.option(
    "--date",
    "today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The date to write in; today where it is left out.",
)
@click.pass_context
def new(context: click.Context, kind: str, title: str, today: datetime | None) -> None:
    """Begin a record of KIND with a TITLE, as a file with notes on what can be written.

    An existing file is never written over.

    \b
    Examples:
      briefings new briefing "The Kerman bombings"
      briefings new actor "Example Group"
    """
    site = settings(context)
    try:
        path = new_record(site.docs, kind, title, (today or datetime.now()).date())
    except NotMade as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise CannotRun(f"{error.filename}: {error.strerror}") from error
    shown, config = _shown(path), context.obj
    click.echo(f"{shown} begun. Next: fill in what is blank, then")
    option = "" if config == Path("mkdocs.yml") else f" -f {shlex.quote(str(config))}"
    click.echo(f"  {_typed('briefings')}{option} check {shlex.quote(str(shown))}")
    click.echo(f"  {_typed('mkdocs')} serve{option}")


def _shown(path: Path) -> Path:
    """A path as it is shortest to type: from the working folder where it is below that."""
    path = Path(os.path.abspath(path))
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _typed(name: str) -> str:
    """A program as it can be typed here: by its name, else beside the program that runs."""
    if shutil.which(name):
        return name
    running = Path(sys.argv[0])
    beside = running.with_name(name).with_suffix(running.suffix)
    if beside.is_file():
        return shlex.quote(str(_shown(beside)))
    modules = {"briefings": "mkdocs_briefings"}
    return f"{shlex.quote(str(_shown(Path(sys.executable))))} -m {modules.get(name, name)}"


@main.command()
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--force", is_flag=True, help="Also change files with uncommitted changes.")
@click.pass_context
def rename(context: click.Context, old: str, new: str, dry_run: bool, force: bool) -> None:
    """Give the record OLD the id NEW: move its file, update every reference, keep its old address.

    OLD and NEW are ids or paths. A NEW without a folder stays in the folder of OLD, and one that
    ends in / keeps the name of OLD. The kind of a record cannot change. All other bytes of the
    files stay as they are, and where a single step is not possible, nothing is done.

    \b
    Exit status: 0 done, 1 refused, 2 could not run.

    \b
    Examples:
      briefings rename isk islamic-state-khorasan
      briefings rename 2024/old-name 2025/new-name
      briefings rename --dry-run briefings/actors/isk.yaml is-khorasan
    """
    site = settings(context)
    try:
        plan = plan_rename(site, old, new)
        if dry_run:
            click.echo(plan.diff(), nl=False)
            click.echo("\n".join([*plan.remarks(), "nothing was written"]), err=True)
        elif not force and (names := uncommitted(plan)):
            hint = "Commit them first, or use --force."
            listed = "".join(f"  {name}\n" for name in names)
            raise NotRenamed(f"there are uncommitted changes in\n{listed}{hint}")
        else:
            carry_out(plan)
            click.echo(plan.summary())
    except NotRenamed as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise CannotRun(f"{error.filename}: {error.strerror}; nothing was changed") from error


@main.command()
@click.argument("name", required=False)
def rules(name: str | None) -> None:
    """List the rules that records are checked by, or explain the one of that NAME.

    \b
    Examples:
      briefings rules
      briefings rules uncited
    """
    if name is None:
        for one in RULES:
            click.echo(f"{one.name} ({one.severity}): {one.says}")
        return
    found = explain(name)
    if not isinstance(found, Rule):
        hint = f"; did you mean `{found}`?" if found else ""
        raise CannotRun(f"there is no rule `{name}`{hint}")
    click.echo(f"{found.name} ({found.severity})\n\n{found.says}")
    for title, example in (("Passes", found.passes), ("Fails", found.fails)):
        lines = "\n".join(f"    {line}" for line in example.split("\n"))
        click.echo(f"\n{title}:\n{lines}")


@main.command()
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(".schema"),
    show_default=True,
    help="The folder for the schemas of all kinds.",
)
def schema(kind: str | None, out: Path) -> None:
    """Write the record format as JSON Schema, by which editors help in writing.

    With KIND, the schema of that kind of record is printed; without, all are written into a folder.

    \b
    Examples:
      briefings schema
      briefings schema actor
    """
    if kind is not None:
        click.echo(as_text(kind), nl=False)
        return
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in files().items():
            (out / name).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise CannotRun(f"{error.filename}: {error.strerror}") from error
    click.echo(f"The schemas of {', '.join(KINDS)} are in {out}", err=True)


@main.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.pass_context
def pages(context: click.Context, out: Path) -> None:
    """Write every page as Markdown below OUT, for any Markdown site engine.

    Files of the same names are written over; nothing is deleted. OUT is not the folder of records,
    nor in it or around it.

    \b
    Example:
      briefings pages build/markdown
    """
    read = settings(context)
    place, docs = out.resolve(), read.docs.resolve()
    if place.is_relative_to(docs) or docs.is_relative_to(place):
        hint = "give a folder of its own, such as build/markdown"
        raise CannotRun(f"{out} and the records in {read.docs_name} would be mixed; {hint}")
    site = make_site(read)
    click.echo(FORMATS["text"](site.problems, site.library.tally, click.style), err=True)
    if site.errors:
        sys.exit(1)
    for file, markdown in site.markdown.items():
        path = out / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown, "utf-8", newline="\n")
    click.echo(f"{len(site.markdown)} pages written to {out}", err=True)
