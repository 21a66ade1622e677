"""`briefings links`: whether the web addresses that records give still lead somewhere."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from mkdocs_briefings.asking.all_links import ask_all, links_of, problems_of
from mkdocs_briefings.asking.known import FILE, Known
from mkdocs_briefings.asking.manners import Manners
from mkdocs_briefings.commands.chosen import Chosen
from mkdocs_briefings.commands.command import settings
from mkdocs_briefings.commands.report import FORMATS, as_problems
from mkdocs_briefings.problems import errors, in_order
from mkdocs_briefings.reading.read import read_site


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH or ID]...")
@as_problems
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option(
    "--days",
    type=click.IntRange(0),
    default=7,
    show_default=True,
    help="Believe for so long that an address which led somewhere still does.",
)
@click.option(
    "--pause", type=click.FloatRange(0), default=1.0, show_default=True, metavar="SECONDS"
)
@click.option("--own-network", is_flag=True, help="Also ask hosts that are not on the internet.")
@click.pass_context
def links(
    context: click.Context,
    paths: tuple[Path, ...],
    form: str,
    strict: bool,
    days: int,
    pause: float,
    own_network: bool,
) -> None:
    """Ask every web address in records whether it still leads somewhere.

    These are those of sources, of their copies and of actors, and what links in texts lead to.

    No build does this. Each host is asked one thing at a time, with a pause between and as its
    robots.txt allows; what fails is tried again, later each time. Addresses in drafts and in
    records above the site's marking are asked for too, which their hosts can see. What is found is
    kept in .cache/briefings-links.json.

    \b
    Exit status: 0 all lead somewhere, 1 some do not (with --strict or may not), 2 could not run.

    \b
    Examples:
      briefings links
      briefings links 2024/crocus-city-hall --days 0
      briefings links --format github
    """
    site = settings(context)
    chosen = Chosen(paths, site)
    linked = read_site(site, preview=True).with_drafts().linked
    found = [one for one in links_of(linked) if chosen.has(one[0].name)]
    addresses = {address for *_, address in found}
    known = Known(site.root / FILE, datetime.now(UTC))
    manners = Manners(pause=pause, own_network=own_network)
    newest = timedelta(days=days)
    bar = click.progressbar(
        length=len(addresses), label="asking", file=sys.stderr, hidden=not sys.stderr.isatty()
    )
    with bar:
        verdicts = ask_all(addresses, manners, known, newest, lambda: bar.update(1))
    problems = in_order(problems_of(found, verdicts))
    click.echo(FORMATS[form](problems, linked.tally, click.style))
    sys.exit(1 if (problems if strict else errors(problems)) else 0)
