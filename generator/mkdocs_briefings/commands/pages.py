"""`briefings pages`: the site as plain Markdown, for any site engine."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_briefings.build.plain_site import CONFIG, write_plain_site
from mkdocs_briefings.build.site import make_site
from mkdocs_briefings.commands.command import CannotRun, file_faults, settings_of_build
from mkdocs_briefings.commands.report import tell


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.pass_context
def pages(context: click.Context, out: Path) -> None:
    """Write the site as plain Markdown below OUT, with a mkdocs.yml, for any engine that reads it.

    The pages stand in OUT/docs, hand-written ones and pictures with them. Files of the same names
    are written over, but for mkdocs.yml; what it wrote there before and is of the site no longer
    is deleted. OUT is not the folder of records, nor in it or around it. What the engine then
    builds, `briefings finish` makes whole.

    \b
    Example:
      briefings pages build/plain
      properdocs build --config-file build/plain/mkdocs.yml
      briefings finish build/plain/site
    """
    read = settings_of_build(context)
    place, docs = out.resolve(), read.docs.resolve()
    if place.is_relative_to(docs) or docs.is_relative_to(place):
        hint = "give a folder of its own, such as build/plain"
        raise CannotRun(f"{out} and the records in {read.docs_name} would be mixed; {hint}")
    if out.exists() and not out.is_dir():
        raise CannotRun(f"{out} is a file; name a folder, such as build/plain")
    site = make_site(read)
    tell(site.problems, site.library.tally)
    with file_faults():
        configured = write_plain_site(site, read, out)
    kept = "" if configured else f"; {CONFIG}, which was there already, stays as it is"
    click.echo(f"{len(site.markdown)} pages written to {out}{kept}", err=True)
