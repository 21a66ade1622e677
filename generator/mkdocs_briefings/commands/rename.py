"""`briefings rename`: a record moved with every reference to it, or given a new name."""

from __future__ import annotations

import click

from mkdocs_briefings.commands.changing import change, change_options, refusals
from mkdocs_briefings.commands.command import CannotRun, settings
from mkdocs_briefings.rename import plan_rename
from mkdocs_briefings.rename.new_name import plan_new_name


@click.command()
@click.argument("old")
@click.argument("new", required=False)
@click.option("--name", help="Change the name, not the id; the old becomes an alias.")
@change_options
@click.pass_context
def rename(
    context: click.Context, old: str, new: str | None, name: str | None, dry_run: bool, force: bool
) -> None:
    """Give the record OLD the id NEW: move its file, update every reference, keep its old address.

    OLD and NEW are ids or paths. A NEW without a folder stays in the folder of OLD, and one that
    ends in / keeps the name of OLD. The kind of a record cannot change. All other bytes of the
    files stay as they are, and where a single step is not possible, nothing is done. With --name,
    the record has a new name or title, and its id and address stay.

    \b
    Exit status: 0 done, 1 refused, 2 could not run.

    \b
    Examples:
      briefings rename isk islamic-state-khorasan
      briefings rename 2024/old-name 2025/new-name
      briefings rename isk --name "Islamic State – Khorasan Province"
      briefings rename --dry-run briefings/actors/isk.yaml is-khorasan
    """
    if (new is None) == (name is None):
        raise CannotRun("give either a NEW id or --name, not both")
    site = settings(context)
    with refusals():
        plan = plan_new_name(site, old, name or "") if new is None else plan_rename(site, old, new)
        change(plan, dry_run=dry_run, force=force)
