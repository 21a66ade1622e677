"""`briefings pages`: every page as Markdown, for any site engine."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mkdocs_briefings.build.site import make_site
from mkdocs_briefings.commands.command import CannotRun, settings
from mkdocs_briefings.commands.report import FORMATS


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
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
    if out.exists() and not out.is_dir():
        raise CannotRun(f"{out} is a file; name a folder, such as build/markdown")
    site = make_site(read)
    click.echo(FORMATS["text"](site.problems, site.library.tally, click.style), err=True)
    if site.errors:
        sys.exit(1)
    try:
        for file, markdown in site.markdown.items():
            path = out / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(markdown, "utf-8", newline="\n")
    except OSError as error:
        raise CannotRun(f"{error.filename}: {error.strerror}") from error
    click.echo(f"{len(site.markdown)} pages written to {out}", err=True)
