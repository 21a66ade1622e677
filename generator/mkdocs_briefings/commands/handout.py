"""`briefings handout`: briefings as a document of Word or as PDF."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from mkdocs_briefings.build.site import Site, plan_site
from mkdocs_briefings.commands.command import CannotRun, file_faults, settings
from mkdocs_briefings.commands.report import tell
from mkdocs_briefings.handout.booklet import Booklet, booklet_of
from mkdocs_briefings.handout.choosing import NothingFits, Wanted, fitting, named
from mkdocs_briefings.handout.pictures import CAN_DRAW
from mkdocs_briefings.handout.print_page import print_page
from mkdocs_briefings.handout.printing import CannotPrint, printed
from mkdocs_briefings.library.linked import Briefing
from mkdocs_briefings.settings import Settings

_EXTRA = "pip install 'mkdocs-briefings[handout]'"
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--docx", "form", flag_value="docx", default=True, help="As a document of Word.")
@click.option("--pdf", "form", flag_value="pdf", help="As PDF, in the print style of the site.")
@click.option("--from", "since", default="", metavar="DATE", help="Published then or later.")
@click.option("--to", "until", default="", metavar="DATE", help="Published then or earlier.")
@click.option("--country", "countries", multiple=True, help="On this country (two letters).")
@click.option("--topic", "topics", multiple=True, help="On this topic.")
@click.option("--actor", "actors", multiple=True, help="On this actor (id or name).")
@click.option("--template", type=_FILE, help="A .docx whose styles, paper and headers are taken.")
@click.option("--out", type=_FILE, help="The file to write.  [default: named after the briefing]")
@click.option("--force", is_flag=True, help="Write over a file that exists.")
@click.option("--dry-run", is_flag=True, help="List what it would hold, and write nothing.")
@click.pass_context
def handout(
    context: click.Context,
    /,
    ids: tuple[str, ...],
    form: str,
    template: Path | None,
    out: Path | None,
    force: bool,
    dry_run: bool,
    **wanted: Any,
) -> None:
    """Write briefings as a document to hand out: of each ID, or all that fit what is asked for.

    It says what their pages say, with the sources as footnotes, and holds nothing that the site
    does not show: no drafts, and nothing above the site's marking. DATE is a year, a month or a
    day; --country, --topic and --actor can be given more than once.

    \b
    Examples:
      briefings handout 2024/crocus-city-hall
      briefings handout crocus-city-hall --pdf
      briefings handout --from 2024-03 --to 2024-05 --country AF --out spring.docx
      briefings handout --topic "Early warning" --dry-run
      briefings handout crocus-city-hall --template house-style.docx
    """
    read = settings(context)
    site = plan_site(read)
    if site.errors:
        tell(site.problems, site.library.tally)
    chosen = _chosen(ids, Wanted(**wanted), site)
    path = out or Path(
        f"{chosen[0].id.rpartition('/')[2] if len(chosen) == 1 else 'handout'}.{form}"
    )
    for one in chosen:
        click.echo(f"{one.published.text if one.published else '-':10}  {one.id}  {one.name}")
    if dry_run:
        click.echo(f"{path} would hold these; nothing was written", err=True)
        return
    if path.exists() and not force:
        raise CannotRun(f"{path} exists; name another file with --out, or use --force")
    booklet = booklet_of(chosen, site.outputs.edition)
    data = _made(booklet, form, template, _pictures(site, read))
    with file_faults():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    click.echo(f"written to {path}", err=True)


def _chosen(ids: tuple[str, ...], wanted: Wanted, site: Site) -> list[Briefing]:
    if bool(ids) == bool(wanted):
        raise CannotRun("name briefings by their ids, or say which with --from, --country and such")
    try:
        return named(ids, site.library) if ids else fitting(wanted, site.library)
    except NothingFits as error:
        raise CannotRun(str(error)) from error


def _made(
    booklet: Booklet, form: str, template: Path | None, pictures: Callable[[str], bytes | None]
) -> bytes:
    if form == "pdf":
        try:
            return printed(print_page(booklet, pictures))
        except CannotPrint as error:
            raise CannotRun(str(error)) from error
    if not find_spec("docx"):
        raise CannotRun(f"documents of Word need python-docx: {_EXTRA}")
    from mkdocs_briefings.handout.word.document import NotATemplate, word_document

    if not CAN_DRAW and any(sheet.drawings for sheet in booklet.sheets):
        click.echo(f"drawings are left out, what they show stands in words: {_EXTRA}", err=True)
    try:
        with file_faults():
            return word_document(booklet, pictures, template.read_bytes() if template else None)
    except NotATemplate as error:
        raise CannotRun(f"{template}: {error}") from error


def _pictures(site: Site, read: Settings) -> Callable[[str], bytes | None]:
    """Gives a picture beside the records, as long as the site shows it."""

    def picture(path: str) -> bytes | None:
        shown = path in site.library.files and path not in site.hidden_files
        return (read.docs / path).read_bytes() if shown else None

    return picture
