"""`briefings init`: a site of one's own, or what is missing in one."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from mkdocs_briefings.commands.command import CannotRun, settings
from mkdocs_briefings.commands.typed import shown, typed
from mkdocs_briefings.edit.new_site import NewSite, new_site, remove_examples


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("."), metavar="[DIR]")
@click.option(
    "--remove-examples",
    "remove",
    is_flag=True,
    help="Delete the example records of a site, those that were not changed.",
)
@click.pass_context
def init(context: click.Context, folder: Path, remove: bool) -> None:
    """Begin a site of your own in DIR, which is this folder where none is named.

    Writes mkdocs.yml, an example of each kind of record, a home page, settings for editors, and the
    workflows by which GitHub checks and publishes the site. In a folder that is a MkDocs site
    already, only what is missing is added. A file that is there is never touched.

    \b
    Examples:
      briefings init
      briefings init my-briefings
      briefings init --remove-examples
    """
    try:
        if remove:
            _remove(context, folder)
        else:
            _report(new_site(folder))
    except (OSError, UnicodeDecodeError) as error:
        name, reason = getattr(error, "filename", None), getattr(error, "strerror", None)
        raise CannotRun(f"{name or folder}: {reason or error}") from error


def _remove(context: click.Context, folder: Path) -> None:
    if folder != Path("."):
        context.obj = folder / "mkdocs.yml"
    removed, changed = remove_examples(settings(context).docs)
    for path in removed:
        click.echo(f"deleted  {shown(path)}")
    for path in changed:
        click.echo(f"kept     {shown(path)}, as it was changed")
    if not removed and not changed:
        click.echo("There are no example records here.")


def _report(made: NewSite) -> None:
    for path in made.written:
        click.echo(f"written  {shown(path)}")
    for path in made.kept:
        click.echo(f"kept     {shown(path)}")
    if made.by_hand:
        click.echo(f"\nWrite into {shown(made.config)} by hand, as it was there before:")
        for line in made.by_hand:
            click.echo(f"  {line}")
    click.echo("\nNext:" if made.written else "\nNothing was missing. Next:")
    if made.root.resolve() != Path.cwd():
        click.echo(f"  cd {shlex.quote(str(shown(made.root)))}")
    click.echo(f"  {typed('mkdocs')} serve    # the preview, at http://127.0.0.1:8000/")
    click.echo(f'  {typed("briefings")} new briefing "Title of it"')
