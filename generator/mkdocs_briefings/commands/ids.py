"""`briefings ids`: the addresses of statements made to stay."""

from __future__ import annotations

import click

from mkdocs_briefings.commands.changing import change, change_options, refusals
from mkdocs_briefings.commands.command import settings
from mkdocs_briefings.rename.anchors import plan_ids


@click.command()
@click.argument("records", nargs=-1, metavar="[ID]...")
@change_options
@click.pass_context
def ids(context: click.Context, records: tuple[str, ...], dry_run: bool, force: bool) -> None:
    """Write today's anchor of each statement into its record as `id:`; of all records, or of some.

    Without an id, the address of a statement is made of its first words and changes with them. All
    other bytes of the files stay as they are, comments too.

    \b
    Exit status: 0 done, 1 refused, 2 could not run.

    \b
    Examples:
      briefings ids --dry-run
      briefings ids 2024/crocus-city-hall
    """
    site = settings(context)
    with refusals():
        change(plan_ids(site, records), dry_run=dry_run, force=force)
