"""`briefings new`: a record begun."""

from __future__ import annotations

import shlex
from datetime import datetime

import click

from mkdocs_briefings.commands.command import file_faults, settings
from mkdocs_briefings.commands.typed import shown, typed
from mkdocs_briefings.edit.new_record import KINDS, NotMade, new_record


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("title")
@click.option(
    "--date",
    "today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The date to write in; today where it is left out.",
)
@click.option("--id", "id", help="Its path below the folder of records; made of TITLE if left out.")
@click.pass_context
def new(
    context: click.Context, kind: str, title: str, today: datetime | None, id: str | None
) -> None:
    """Begin a record of KIND with a TITLE, as a file with notes on what can be written.

    An existing file is never written over.

    \b
    Examples:
      briefings new briefing "The Kerman bombings"
      briefings new actor "Example Group"
      briefings new briefing "Kerman, a year on" --id 2025/kerman
    """
    site = settings(context)
    try:
        with file_faults():
            path = new_record(site.docs, kind, title, (today or datetime.now()).date(), id)
    except NotMade as error:
        raise click.ClickException(str(error)) from error
    place, config = shown(path), context.obj
    click.echo(f"{place} begun. Next: fill in what is blank, then")
    option = f" -f {shlex.quote(str(config))}" if config else ""
    click.echo(f"  {typed('briefings')}{option} check {shlex.quote(str(place))}")
    click.echo(f"  {typed('mkdocs')} serve{option}")
