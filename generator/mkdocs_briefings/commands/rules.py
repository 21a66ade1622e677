"""`briefings rules`: what records are checked by."""

from __future__ import annotations

import click

from mkdocs_briefings.commands.command import CannotRun
from mkdocs_briefings.rules.all_rules import described, explain
from mkdocs_briefings.rules.description import Description


@click.command()
@click.argument("name", required=False)
def rules(name: str | None) -> None:
    """List the rules that records are checked by, or explain the one of that NAME.

    \b
    Examples:
      briefings rules
      briefings rules uncited
    """
    if name is None:
        for one in described():
            click.echo(f"{one.name} ({one.severity}): {one.says}")
        return
    found = explain(name)
    if not isinstance(found, Description):
        hint = f"; did you mean `{found}`?" if found else ""
        raise CannotRun(f"there is no rule `{name}`{hint}")
    click.echo(f"{found.name} ({found.severity})\n\n{found.says}")
    for title, example in (("Passes", found.passes), ("Fails", found.fails)):
        lines = "\n".join(f"    {line}" for line in example.split("\n"))
        click.echo(f"\n{title}:\n{lines}")
