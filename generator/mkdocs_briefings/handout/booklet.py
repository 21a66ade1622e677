"""What a hand-out holds: the sheets of some briefings, and what stands above them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import chain

from mkdocs_briefings.handout.sheets import Sheet, sheet_of
from mkdocs_briefings.language.vocabulary import MARKING
from mkdocs_briefings.library.figures import figures_by_subject
from mkdocs_briefings.library.linked import Briefing, Statement, Subject
from mkdocs_briefings.outputs.output import Edition


@dataclass(frozen=True, slots=True)
class Booklet:
    """The sheets of a hand-out in their order.

    `contents` is a line for each sheet: its date and its title. `marking` is the highest of all,
    `day` that of the newest, `language` the tag of the site's.
    """

    title: str
    site: str
    contents: Sequence[str]
    marking: str
    day: datetime | None
    language: str
    sheets: Sequence[Sheet]


def booklet_of(briefings: Sequence[Briefing], edition: Edition) -> Booklet:
    """The hand-out of some briefings, at least one."""
    pages = {page.uri: page for page in edition.pages}
    sheets = [sheet_of(pages[one.uri], edition) for one in briefings]
    site = edition.site
    days = [one.latest.first for one in briefings if one.latest]
    marking = max(_marking_of(one, edition) for one in briefings)
    return Booklet(
        title=sheets[0].title if len(sheets) == 1 else site.language.gettext("Briefings"),
        site=site.name,
        contents=[_line(one, edition) for one in briefings],
        marking=MARKING.slugs[marking],
        day=datetime.combine(max(days), time()) if days else None,
        language=site.language.tag,
        sheets=sheets,
    )


def _line(briefing: Briefing, edition: Edition) -> str:
    day = edition.site.language.date(briefing.published)
    return " · ".join(filter(None, (day, briefing.name)))


def _marking_of(briefing: Briefing, edition: Edition) -> int:
    """The rank of the highest marking of a briefing and all that stands on its page."""
    subjects: list[Subject] = [briefing, *briefing.sources.values(), *briefing.incidents]
    subjects += [source.source for source in briefing.header]
    said = [*_with_responses(chain(*briefing.lists.values()))]
    if briefing.incident:
        subjects.append(briefing.incident)
        said += _with_responses(chain(*briefing.incident.lists.values()))
        said += edition.library.once(figures_by_subject).get(briefing.incident, [])
    cited = [one for statement in said for one in statement.all_citations()]
    subjects += [subject for one in cited for subject in (one.source, one.via) if subject]
    return max(*(one.marking for one in subjects), *(one.marking for one in said), 0)


def _with_responses(statements: Iterable[Statement]) -> Iterator[Statement]:
    for statement in statements:
        yield statement
        yield from _with_responses(statement.responses)
