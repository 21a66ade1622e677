"""How much the library holds, and where it falls short, with a line for each such thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from mkdocs_briefings.addresses import below, folder_page
from mkdocs_briefings.language.words import N_
from mkdocs_briefings.library import quality
from mkdocs_briefings.library.library import Library
from mkdocs_briefings.library.linked import Mention, Source, Statement, Subject
from mkdocs_briefings.model.kinds import KINDS
from mkdocs_briefings.model.statements import Kind
from mkdocs_briefings.pages.lists.listing import list_pages
from mkdocs_briefings.pages.page import Page
from mkdocs_briefings.pages.parts.lines import LineView, line_view
from mkdocs_briefings.pages.parts.links import Link, Links
from mkdocs_briefings.pages.parts.mentions import section_key
from mkdocs_briefings.pages.parts.times import newest


class Titled(NamedTuple):
    """A page's address and title, and what it is for."""

    uri: str
    title: str
    about: str


Row = Statement | Subject


@dataclass(frozen=True, slots=True)
class Measure:
    """What falls short: its list, and of how many; `key` is the name of the list's page.

    `by_source` is whether the list has a line for each source, with the number of statements.
    """

    key: str
    title: str
    about: str
    rows: Callable[[Library], Sequence[Row]]
    whole: Callable[[Library], int]
    by_source: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A number with the way to the rows behind it; without one where there are none."""

    title: str
    about: str
    link: Link
    whole: str = ""


@dataclass(frozen=True, slots=True)
class QualityView:
    """All that the page on data quality shows; `newest` is the day against which it measures."""

    title: str
    about: str
    newest: str
    holds: list[Count]
    kinds: list[Count]
    measures: list[Count]
    per_source: Link


QUALITY = Titled(
    "quality",
    N_("Counts and data quality"),
    N_("How much this site holds, how well it is sourced, and where it falls short."),
)


def _statements(library: Library) -> int:
    return len(library.statements)


def _sources(library: Library) -> int:
    return len(library.sources)


def _open_disputes(library: Library) -> list[Statement]:
    return newest(quality.open_disputes(library))


MEASURES = (
    Measure(
        "uncited",
        N_("Statements without a source"),
        N_("They cite nothing, neither for themselves nor in their reasons."),
        quality.uncited,
        _statements,
    ),
    Measure(
        "single-source",
        N_("Statements that rest on one source"),
        N_("If this source is wrong, nothing supports the statement."),
        quality.single_source,
        _statements,
        by_source=True,
    ),
    Measure(
        "ungraded-statements",
        N_("Statements without a grade"),
        N_("They cite, and nobody says how credible what they cite is."),
        quality.ungraded_statements,
        _statements,
    ),
    Measure(
        "open-disputes",
        N_("Statements of any kind in dispute"),
        N_("Claims, and what else somebody disputes or denies without a resolution since."),
        _open_disputes,
        _statements,
    ),
    Measure(
        "stale-recommendations",
        N_("Recommendations stale for more than a year"),
        N_("They are open, with no update in the year before the latest date on this site."),
        quality.stale,
        lambda library: len(library.of_kind("recommendation")),
    ),
    Measure(
        "ungraded-sources",
        N_("Sources without a grade"),
        N_("Nobody says how reliable they are."),
        quality.ungraded_sources,
        _sources,
    ),
    Measure(
        "unarchived-sources",
        N_("Sources without an archived copy"),
        N_("They can be read on the web, and no copy is kept."),
        quality.unarchived,
        _sources,
    ),
    Measure(
        "not-reviewed",
        N_("Pages without a review"),
        N_("Nobody has signed that they were looked through as they are now."),
        quality.not_reviewed,
        lambda library: len(quality.published_records(library)),
    ),
)


_LISTED = {"judgement", "claim", "quote", "figure", "recommendation"}
"""The kinds of statement that a page lists: its number counts them, and words quoted in others."""


def quality_page(links: Links, ways: Sequence[tuple[str, str, int]]) -> Page:
    """The page on data quality; `ways` lead to the registers."""
    gettext, view = links.language.gettext, partial(_view, links, ways)
    return Page(links.uri, gettext(QUALITY.title), "quality", view, in_nav=True)


def _view(links: Links, ways: Sequence[tuple[str, str, int]]) -> QualityView:
    gettext, number = links.language.gettext, links.language.number
    return QualityView(
        gettext(QUALITY.title),
        gettext(QUALITY.about),
        links.date(quality.newest_date(links.library)),
        [Count(title, "", Link(number(count), links.to(uri))) for title, uri, count in ways],
        [_of_kind(kind, links) for kind in KINDS.values() if kind.name not in _LISTED],
        [_count(measure, links) for measure in MEASURES],
        Link(gettext("Statements per source"), links.to(folder_page("sources"))),
    )


def _of_kind(kind: Kind, links: Links) -> Count:
    number = links.language.number(len(links.library.of_kind(kind.name)))
    return Count(links.language.gettext(kind.many), "", Link(number))


def _count(measure: Measure, links: Links) -> Count:
    rows, uri = links.library.once(measure.rows), below(QUALITY.uri, measure.key)
    gettext, number = links.language.gettext, links.language.number
    link = Link(number(len(rows)), links.to(uri) if rows else "")
    whole = number(measure.whole(links.library))
    return Count(gettext(measure.title), gettext(measure.about), link, whole)


def measure_pages(measure: Measure, site: Links) -> Iterator[Page]:
    """The list behind a number of the page on data quality."""
    gettext = site.language.gettext
    rows = site.library.once(measure.rows)
    uri, whole = below(QUALITY.uri, measure.key), (gettext(QUALITY.title), folder_page(QUALITY.uri))
    if measure.by_source:
        counted = Counter(source for row in rows for source in _sole(row)).items()
        most_first = sorted(counted, key=lambda item: (-item[1], item[0].id))
        yield from list_pages(uri, gettext(measure.title), most_first, whole, site, _source_line)
    else:
        yield from list_pages(uri, gettext(measure.title), rows, whole, site, _line)


def _sole(row: Row) -> list[Source]:
    return quality.sole_sources(row)[-1:] if isinstance(row, Statement) else []


def _line(row: Row, links: Links) -> LineView:
    if isinstance(row, Statement):
        return line_view(Mention("", statement=row), links, brief=True)
    return line_view(Mention("", subject=row), links)


def _source_line(counted: tuple[Source, int], links: Links) -> LineView:
    """A source, with a link to what rests on it alone."""
    source, count = counted
    anchor = source.anchor or section_key("alone")
    rests = links.language.ngettext("{count} statement", "{count} statements", count)
    return LineView(
        text=links.source_label(source), href=links.to(source.uri, anchor), pieces=[rests]
    )
