"""The command `briefings`: check records, write the plain Markdown tree."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mkdocs_briefings.problems import Problem, errors, summary
from mkdocs_briefings.settings import Settings, SettingsError, read_settings
from mkdocs_briefings.site import make_site, read_library


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
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
    """Briefings from YAML records.

    \b
    Examples:
      briefings check                check every record
      briefings pages out/           write the site as plain Markdown
    """
    context.obj = config


def _settings(context: click.Context) -> Settings:
    try:
        return read_settings(context.obj)
    except SettingsError as error:
        click.echo(f"briefings: {error}", err=True)
        sys.exit(2)


@main.command()
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.pass_context
def check(context: click.Context, strict: bool) -> None:
    """Check every record and report each problem with its place and remedy.

    Exit status: 0 no errors, 1 errors (with --strict warnings too), 2 could not run.
    """
    _, problems = read_library(_settings(context))
    _report(problems)
    failed = problems if strict else errors(problems)
    sys.exit(1 if failed else 0)


@main.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.pass_context
def pages(context: click.Context, out: Path) -> None:
    """Write every page as Markdown below OUT, for any Markdown site engine.

    Files of the same names are written over; nothing is deleted.
    """
    site = make_site(_settings(context))
    _report(site.problems)
    if site.errors:
        sys.exit(1)
    for file, markdown in site.markdown.items():
        path = out / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown, "utf-8", newline="\n")
    click.echo(f"{len(site.markdown)} pages written to {out}", err=True)


def _report(problems: list[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem))
    click.echo(summary(problems), err=True)
