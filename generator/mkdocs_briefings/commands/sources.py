"""`briefings sources`: the addresses of all sources, for people and for an archiver."""

from __future__ import annotations

import click

from mkdocs_briefings.archiving.addresses_listed import as_csv, listed_addresses
from mkdocs_briefings.commands.command import settings
from mkdocs_briefings.reading.read import read_site
from mkdocs_briefings.rename.renaming import counted


@click.command()
@click.option("--csv", "as_table", is_flag=True, help="As comma-separated values, for an archiver.")
@click.option("--unarchived", is_flag=True, help="Only addresses of which no copy is kept.")
@click.pass_context
def sources(context: click.Context, as_table: bool, unarchived: bool) -> None:
    """List the addresses of all sources: copy, when it was last read, which records cite it.

    Records that are drafts or marked above the site's marking count too: give the list to nobody
    who may not read these. The columns of --csv are those of a sheet of bellingcat's auto-archiver,
    which takes the file as it is; `briefings archive` reads back what it found.

    \b
    Examples:
      briefings sources
      briefings sources --csv --unarchived > to-archive.csv
    """
    reading = read_site(settings(context), preview=True).with_drafts()
    listed = listed_addresses(reading.linked.world)
    listed = [one for one in listed if not (unarchived and one.copy)]
    if as_table:
        click.echo(as_csv(listed), nl=False)
        return
    for one in listed:
        click.echo(one.as_text())
    click.echo(counted(len(listed), "address", "addresses"), err=True)
