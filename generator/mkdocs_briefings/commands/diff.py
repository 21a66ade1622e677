"""`briefings diff`: what changes for readers between two states of the records."""

from __future__ import annotations

import click

from mkdocs_briefings.commands.command import CannotRun, settings
from mkdocs_briefings.difference.comparing import compare_libraries
from mkdocs_briefings.difference.revisions import NoRevision, folder_at
from mkdocs_briefings.difference.summary import FORMS
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.load.folder import load
from mkdocs_briefings.reading.read import read
from mkdocs_briefings.settings import Settings


@click.command()
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="text",
    show_default=True,
    help="How the changes are written.",
)
@click.pass_context
def diff(context: click.Context, old: str, new: str | None, form: str) -> None:
    """What changes for readers from the revision OLD to NEW, or to the records as they are here.

    Both states of the records are read and linked, and what their pages say is compared: new and
    removed statements, changed wording and numbers, sources on which nothing rests any more,
    addresses that would lead nowhere. How the files are written makes no difference.

    \b
    Examples:
      briefings diff HEAD
      briefings diff v1.0 main --format markdown
      briefings diff origin/main --format json
    """
    site = settings(context)
    try:
        before, after = _library(site, old), _library(site, new)
    except NoRevision as error:
        raise CannotRun(str(error)) from error
    click.echo(FORMS[form](compare_libraries(before, after)))


def _library(site: Settings, revision: str | None) -> Library:
    """All that a site shows in a revision; without one, as its files are now."""
    docs, name, leaves_out = site.docs, site.docs_name, site.leaves_out
    if revision is None:
        folder = load(docs, name, leaves_out=leaves_out)
    else:
        folder = folder_at(docs, name, revision, leaves_out)
    return read(folder, site.marking).linked.library
