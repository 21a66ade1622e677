"""The command `briefings`: its options, and the commands below it."""

from __future__ import annotations

import click

from mkdocs_briefings.commands.archive import archive
from mkdocs_briefings.commands.check import check
from mkdocs_briefings.commands.command import config_option
from mkdocs_briefings.commands.diff import diff
from mkdocs_briefings.commands.export import export
from mkdocs_briefings.commands.fields import fields
from mkdocs_briefings.commands.finish import finish
from mkdocs_briefings.commands.handout import handout
from mkdocs_briefings.commands.ids import ids
from mkdocs_briefings.commands.init import init
from mkdocs_briefings.commands.list import list_records
from mkdocs_briefings.commands.merge import merge
from mkdocs_briefings.commands.new import new
from mkdocs_briefings.commands.pages import pages
from mkdocs_briefings.commands.rename import rename
from mkdocs_briefings.commands.rules import rules
from mkdocs_briefings.commands.schema import schema
from mkdocs_briefings.commands.sign import sign
from mkdocs_briefings.commands.sources import sources
from mkdocs_briefings.commands.web_links import links


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-briefings")
def main() -> None:
    """Briefings from YAML records: checked, linked, ready for MkDocs.

    \b
    Examples:
      briefings init                   begin a site of your own
      briefings new briefing "Title"   begin a record
      briefings check                  check every record
      mkdocs serve                     preview the site
    """


main.params.append(config_option())
_COMMANDS = (
    init,
    new,
    check,
    list_records,
    diff,
    rename,
    merge,
    ids,
    sign,
    sources,
    archive,
    links,
    fields,
    rules,
    schema,
    pages,
    finish,
    export,
    handout,
)
for one in _COMMANDS:
    one.params.append(config_option())
    main.add_command(one)
