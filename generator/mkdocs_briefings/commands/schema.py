"""`briefings schema`: the record format as JSON Schema."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_briefings.commands.command import file_faults
from mkdocs_briefings.model.json_schema import as_text, files
from mkdocs_briefings.model.records import KINDS


@click.command()
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(".schema"),
    show_default=True,
    help="The folder for the schemas of all kinds.",
)
def schema(kind: str | None, out: Path) -> None:
    """Write the record format as JSON Schema, by which editors help in writing.

    With KIND, the schema of that kind of record is printed; without, all are written into a folder.

    \b
    Examples:
      briefings schema
      briefings schema actor
    """
    if kind is not None:
        click.echo(as_text(kind), nl=False)
        return
    with file_faults():
        out.mkdir(parents=True, exist_ok=True)
        for name, text in files().items():
            (out / name).write_text(text, "utf-8", newline="\n")
    click.echo(f"The schemas of {', '.join(KINDS)} are in {out}", err=True)
