"""`briefings export`: the files of an output, as a built site has them."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path

import click

from mkdocs_briefings.build.site import make_site
from mkdocs_briefings.commands.command import CannotRun, file_faults, settings_of_build
from mkdocs_briefings.commands.report import tell
from mkdocs_briefings.outputs.all_outputs import OUTPUT_NAMES


@click.command()
@click.argument("output", metavar="FORMAT", type=click.Choice(OUTPUT_NAMES))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("export"),
    show_default=True,
    help="The folder to write into.",
)
@click.option(
    "--bom", is_flag=True, help="Begin CSV with a byte order mark: Excel needs it for its letters."
)
@click.pass_context
def export(context: click.Context, output: str, out: Path, bom: bool) -> None:
    """Write the files of one output, the same as in a built site.

    \b
    FORMAT is one of those that the option `outputs` names in mkdocs.yml.
    Files of the same names are written over; nothing is deleted.

    \b
    Examples:
      briefings export jsonl
      briefings export csv --bom --out build/data
    """
    site = make_site(settings_of_build(context))
    tell(site.problems, site.library.tally)
    outputs = site.outputs.only(output)
    if outputs.without_address:
        raise CannotRun(f"{output} holds whole addresses; write `site_url` in mkdocs.yml")
    with file_faults():
        count = outputs.write(out)
        for file in outputs.every() if bom else ():
            if file.media_type == "text/csv":
                path = out / file.path
                path.write_bytes(BOM_UTF8 + path.read_bytes())
    click.echo(f"{count} files written to {out}", err=True)
