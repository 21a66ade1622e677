"""Run the command `briefings` as `python -m mkdocs_briefings`."""

from mkdocs_briefings.commands.main import main

main(prog_name="briefings")
