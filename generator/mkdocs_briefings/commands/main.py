"""The command `briefings`: its options, and the commands below it."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_briefings.commands.check import check
from mkdocs_briefings.commands.new import new
from mkdocs_briefings.commands.pages import pages
from mkdocs_briefings.commands.rename import rename
from mkdocs_briefings.commands.rules import rules
from mkdocs_briefings.commands.schema import schema


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-briefings")
@click.option(
    "--config",
    "-f",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's configuration.",
)
@click.pass_context
def main(context: click.Context, config: Path) -> None:
    """Briefings from YAML records: checked, linked, ready for MkDocs.

    \b
    Examples:
      briefings new briefing "Title"   begin a record
      briefings check                  check every record
      mkdocs serve                     preview the site
    """
    context.obj = config


for one in (check, new, rename, rules, schema, pages):
    main.add_command(one)
