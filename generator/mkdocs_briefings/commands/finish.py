"""`briefings finish`: a whole site of the pages that another engine built from our Markdown."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_briefings.build.finishing import Finishing, NotOurs
from mkdocs_briefings.build.site import plan_site
from mkdocs_briefings.commands.command import CannotRun, file_faults, settings_of_build
from mkdocs_briefings.commands.report import tell
from mkdocs_briefings.outputs.search.indexing import IndexingError


@click.command()
@click.argument("folder", metavar="SITE", type=click.Path(file_okay=False, path_type=Path))
@click.pass_context
def finish(context: click.Context, folder: Path) -> None:
    """Finish the pages in SITE that another engine built from `briefings pages`.

    Adds what the plugin adds by itself under MkDocs: search, the files for other software, what
    heads of pages tell, the policy, and forwarding from earlier addresses. The records are read
    again, and must be those of the pages.

    \b
    Example:
      briefings pages build/plain
      zensical build --config-file build/plain/mkdocs.yml
      briefings finish build/plain/site
    """
    read = settings_of_build(context)
    if not folder.is_dir():
        raise CannotRun(f"{folder} is no folder; name the one that the engine wrote")
    site = plan_site(read)
    tell(site.problems, site.library.tally)
    try:
        with file_faults():
            count = Finishing(site, read, folder).finish()
    except NotOurs as error:
        hint = "build it anew from what `briefings pages` writes of these records"
        raise CannotRun(f"{error}; {hint}") from error
    except IndexingError as error:
        raise CannotRun(str(error)) from error
    for output in site.outputs.without_address:
        click.echo(f"{output.name} is not made: mkdocs.yml has no site_url", err=True)
    click.echo(f"{count} pages finished in {folder}", err=True)
