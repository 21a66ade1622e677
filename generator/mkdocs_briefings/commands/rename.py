"""`briefings rename`: a record moved, with every reference to it."""

from __future__ import annotations

import click

from mkdocs_briefings.commands.command import CannotRun, settings
from mkdocs_briefings.rename import NotRenamed, carry_out, plan_rename, uncommitted


@click.command()
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
