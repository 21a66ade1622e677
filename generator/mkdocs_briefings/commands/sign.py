"""`briefings sign`: a record reviewed."""

from __future__ import annotations

from datetime import datetime

import click

from mkdocs_briefings.commands.changing import change, change_options, refusals
from mkdocs_briefings.commands.command import settings
from mkdocs_briefings.rename.signing import plan_signature


@click.command()
@click.argument("record", metavar="ID")
@click.option("--by", "name", required=True, metavar="NAME", help="Who has looked through it.")
@click.option(
    "--date",
    "today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The date to write in; today where it is left out.",
)
@change_options
@click.pass_context
def sign(
    context: click.Context,
    record: str,
    name: str,
    today: datetime | None,
    dry_run: bool,
    force: bool,
) -> None:
    """Write into the record ID that NAME has looked through it as it is now.

    A review holds until the record says something else. With `reviews: 2` among the plugin's
    options, a published record with fewer that hold is a warning.

    \b
    Exit status: 0 done, 1 refused, 2 could not run.

    \b
    Examples:
      briefings sign 2024/crocus-city-hall --by "Example Editor"
      briefings sign --dry-run 2024/crocus-city-hall --by "Example Editor"
    """
    with refusals():
        day = (today or datetime.now()).date()
        plan = plan_signature(settings(context), record, name, day)
        change(plan, dry_run=dry_run, force=force)
