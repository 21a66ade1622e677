"""`briefings archive`: copies that an archiver made, written into the records."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_briefings.archiving.archiver_csv import NoTable, read_archived
from mkdocs_briefings.archiving.copies import plan_copies
from mkdocs_briefings.commands.changing import change, change_options, refusals
from mkdocs_briefings.commands.command import CannotRun, settings


@click.command()
@click.argument("file", metavar="FILE.csv", type=click.Path(dir_okay=False, path_type=Path))
@change_options
@click.pass_context
def archive(context: click.Context, file: Path, dry_run: bool, force: bool) -> None:
    """Write `archive_url` into each source of which an archiver made a copy, as FILE.csv says.

    FILE.csv is the list of `briefings sources --csv` filled in, a sheet of bellingcat's
    auto-archiver saved as CSV, or the file that its csv_db writes. A source that has a copy keeps
    it. All other bytes of the records stay as they are, comments too.

    \b
    Exit status: 0 done, 1 refused, 2 could not run.

    \b
    Examples:
      briefings archive --dry-run archived.csv
      briefings archive archived.csv
    """
    site = settings(context)
    with refusals():
        try:
            archived = read_archived(file)
        except NoTable as error:
            raise CannotRun(str(error)) from error
        change(plan_copies(site, archived), dry_run=dry_run, force=force)
