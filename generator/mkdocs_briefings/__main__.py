"""Run the command `briefings` as `python -m mkdocs_briefings`."""

from mkdocs_briefings.cli import main

main(prog_name="briefings")
