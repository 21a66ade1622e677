"""`briefings merge`: two records of one thing made one."""

from __future__ import annotations

import click

from mkdocs_briefings.commands.changing import change, change_options, refusals
from mkdocs_briefings.commands.command import settings
from mkdocs_briefings.rename.merging import plan_merge


@click.command()
@click.argument("old")
@click.argument("into")
@change_options
@click.pass_context
def merge(context: click.Context, old: str, into: str, dry_run: bool, force: bool) -> None:
    """Let the record INTO take in the record OLD: two actors, two incidents or two sources.

    INTO gets what it lacks of OLD, as it is written there: fields, items of lists, statements; the
    names of an actor become aliases. Every reference to OLD then means INTO, the address of OLD
    leads there, and the file of OLD goes. What both say otherwise stays as INTO has it, and is
    told. Where a single step is not possible, nothing is done.

    \b
    Exit status: 0 done, 1 refused, 2 could not run.

    \b
    Examples:
      briefings merge --dry-run isk islamic-state-khorasan
      briefings merge sources/voa-2024-03b sources/voa-2024-03
    """
    site = settings(context)
    with refusals():
        change(plan_merge(site, old, into), dry_run=dry_run, force=force)
