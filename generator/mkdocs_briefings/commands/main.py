"""The command `briefings`: its options, and the commands below it."""

from __future__ import annotations

from importlib import import_module

import click

from mkdocs_briefings.commands.command import config_option

_COMMANDS = (
    *("init", "new", "check", "list", "diff", "rename", "merge", "ids", "sign", "sources"),
    *("archive", "links", "fields", "rules", "schema", "pages", "finish", "export", "handout"),
)
"""Each is in a module of its name, and is called so there, but for some."""
_ELSEWHERE = {
    "list": ("list", "list_records"),
    "links": ("web_links", "links"),
}
"""The modules of these, and what they are called there."""


class _Commands(click.Group):
    """Loads a command when it is asked for: what the others need takes longer than a check."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted(_COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """A command by its name."""
        if name in _COMMANDS and name not in self.commands:
            module, variable = _ELSEWHERE.get(name, (name, name))
            command = getattr(import_module(f"mkdocs_briefings.commands.{module}"), variable)
            command.params.append(config_option())
            self.add_command(command)
        return self.commands.get(name)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
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
