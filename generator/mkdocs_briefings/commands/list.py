"""`briefings list`: what records there are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

import click

from mkdocs_briefings.addresses import parted
from mkdocs_briefings.commands.command import settings
from mkdocs_briefings.language.vocabulary import BRIEFING_STATUS
from mkdocs_briefings.model.records import KINDS
from mkdocs_briefings.reading.read import Reading, read_site


@dataclass(frozen=True, slots=True)
class Listed:
    """A record; `used_by` is how many other records refer to it."""

    kind: str
    id: str
    status: str
    used_by: int
    name: str


@click.command("list")
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.option("--status", type=click.Choice(BRIEFING_STATUS.slugs), help="Only briefings of this.")
@click.option("--unused", is_flag=True, help="Only what no other record refers to.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How records are listed.",
)
@click.pass_context
def list_records(
    context: click.Context, kind: str | None, status: str | None, unused: bool, form: str
) -> None:
    """List the records of the site: kind, id, status, how many others refer to it, and name.

    A record with errors in its form is not listed; `briefings check` tells of it.

    \b
    Examples:
      briefings list
      briefings list actor --unused
      briefings list --status draft
    """
    rows = [
        row
        for row in _rows(read_site(settings(context), preview=True))
        if kind in (None, row.kind)
        if status in (None, row.status)
        if not unused or (not row.used_by and row.kind != "briefing")
    ]
    if form == "json":
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
        return
    width = max((len(row.id) for row in rows), default=0)
    for row in rows:
        used = f"used by {row.used_by}" if row.used_by else "-"
        click.echo(f"{row.kind:8}  {row.id:{width}}  {row.status or '-':10}  {used:11}  {row.name}")
    click.echo(f"{len(rows)} record{'' if len(rows) == 1 else 's'}", err=True)


def _rows(reading: Reading) -> Iterator[Listed]:
    """Every record that can be read, kind by kind in the order of ids."""
    used: dict[str, set[str]] = {}
    for use in reading.linked.uses:
        used.setdefault(parted(use.meaning or "")[0], set()).add(use.document)
    order = list(KINDS)
    for entry in sorted(reading.entries, key=lambda one: (order.index(one.kind), one.id)):
        uri = entry.document.uri
        status = getattr(entry.record, "status", "")
        others = used.get(uri, set()) - {uri}
        name: str = getattr(entry.record, "title", "") or getattr(entry.record, "name", "")
        yield Listed(entry.kind, entry.id, status, len(others), name)
